import Synchronization

/// The part of a lexicon that only sheets need: names, titles, words and labels.
final class NameLexicon: Sendable {
  private let call: Call
  /// By the position of the code list in the call.
  let lists: [NameTable]
  let targets: NameTable
  let labels: [ObjectIdentifier: LabelTable]
  private let provinces: NameTable
  /// What stands before a province's name, as keys, with accents and without.
  private let provinceLeads: [[UInt8]]
  /// The same before the name of an item of a code list.
  private let itemLeads: [[UInt8]]
  /// The list of sources of money, and what people add to their names.
  private let sources: Int?
  private let sourceWords = SourceWords()
  private let madePlaces = AtomicLazyReference<Places>()
  private let madeOrientations = AtomicLazyReference<Orientations>()

  /// The provinces that people may mean by the name of a place, by its key without accents.
  private final class Places: Sendable {
    let provinces: [[UInt8]: [Int]]

    init(_ items: [Province]) {
      var provinces: [[UInt8]: [Int]] = [:]
      for (position, province) in items.enumerated() {
        for place in province.places {
          let key = MatchKey.bare(bytes: ArraySlice(place.utf8))
          if provinces[key]?.last != position { provinces[key, default: []].append(position) }
        }
      }
      self.provinces = provinces
    }
  }

  private final class Orientations: Sendable {
    let index: OrientationIndex

    init(_ orientations: [Orientation]) {
      index = OrientationIndex(orientations)
    }
  }

  init(_ call: Call) {
    self.call = call
    lists = call.codeLists.map { list in
      NameTable(list.items.map { [$0.code, $0.label.vi, $0.label.en] + $0.aliases })
    }
    targets = NameTable(call.targets.map { [$0.id, $0.title.vi, $0.title.en] })
    provinces = NameTable(call.provinces.items.map { [$0.name] + $0.aliases })
    var labels: [ObjectIdentifier: LabelTable] = [:]
    for table in call.forms.flatMap(\.tables) {
      labels[ObjectIdentifier(table)] = LabelTable(table)
    }
    self.labels = labels
    sources = call.codeLists.firstIndex { $0.id == "otherSource" }
    provinceLeads = Self.leads([
      "ủy ban nhân dân", "UBND", "sở công thương", "SCT", "tỉnh", "thành phố", "tp", "t.p", "t",
    ])
    itemLeads = Self.leads([
      "từ", "do", "bằng", "của", "các", "nguồn", "vốn", "kinh phí", "ngành", "lĩnh vực",
      "công nghiệp", "sản xuất", "nhiệm vụ",
    ])
  }

  private static func leads(_ words: [String]) -> [[UInt8]] {
    words.flatMap { lead in
      let key = MatchKey.name(bytes: ArraySlice(lead.utf8))
      return [key, MatchKey.withoutAccents(key)]
    }
  }

  /// An item of a code list by what a person writes: its name, with words before it that say of what
  /// kind it is (`Từ nguồn doanh nghiệp`) or a remark in brackets behind it.
  func item(_ text: ArraySlice<UInt8>, of list: Int) -> Int? {
    let key = MatchKey.name(bytes: text)
    if let found = item(key: key[...], of: list) { return found }
    if text.last == UInt8(ascii: ")"), let remark = text.lastIndex(of: UInt8(ascii: "(")) {
      return item(key: MatchKey.name(bytes: text[..<remark])[...], of: list)
    }
    guard list == sources else { return nil }
    return sourceWords.likes(key[...]).lazy.compactMap { self.item(key: $0, of: list) }.first
  }

  private func item(key: ArraySlice<UInt8>, of list: Int) -> Int? {
    var rest = key
    while true {
      if let found = lists[list].find(key: rest)?.position { return found }
      guard let shorter = Self.without(itemLeads, rest) else { return nil }
      rest = shorter
    }
  }

  /// The words of the orientations, made when the first text is no plain number.
  var orientations: OrientationIndex {
    let made = madeOrientations.load() ?? madeOrientations.storeIfNil(.init(call.orientations))
    return made.index
  }

  /// A province by the key of its name, with what stands before it taken off if need be.
  func province(_ key: ArraySlice<UInt8>, where suits: (Int) -> Bool) -> Int? {
    var rest = key
    while true {
      if let found = provinces.find(key: rest, where: suits) { return found }
      guard let shorter = Self.without(provinceLeads, rest) else { return nil }
      rest = shorter
    }
  }

  /// The provinces that may be meant by the name of a place, with what stands before it taken
  /// off if need be.
  func provinces(ofPlace key: ArraySlice<UInt8>, where suits: (Int) -> Bool) -> [Int] {
    let made = madePlaces.load() ?? madePlaces.storeIfNil(.init(call.provinces.items))
    var rest = key
    while true {
      if let found = made.provinces[MatchKey.withoutAccents(Array(rest))]?.filter(suits),
        !found.isEmpty
      {
        return found
      }
      guard let shorter = Self.without(provinceLeads, rest) else { return [] }
      rest = shorter
    }
  }

  private static func without(
    _ leads: [[UInt8]], _ key: ArraySlice<UInt8>
  ) -> ArraySlice<UInt8>? {
    for lead in leads where key.starts(with: lead) {
      let rest = key.dropFirst(lead.count)
      let name = rest.drop { $0 == 0x20 || $0 == 0x2E }
      if name.count < rest.count, !name.isEmpty { return name }
    }
    return nil
  }
}

extension NameTable {
  /// Takes the names of each position; an earlier position goes before a later one.
  init(_ names: [[String]]) {
    self.init()
    for (position, names) in names.enumerated() {
      for name in names { insert(name, position) }
    }
  }
}

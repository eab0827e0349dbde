/// What a label of a sheet names.
public struct LabelMatch: Sendable, Hashable {
  public var target: Target
  /// The unit that the label carries: `Tổng kinh phí (triệu đồng)`.
  public var unit: MoneyUnit?
  /// Whether it carries a unit or currency that no form has: `Tổng kinh phí (USD)`.
  public var hasForeignUnit = false
  /// Whether the accents agree too; a label without them is matched all the same.
  public var isExact: Bool

  public enum Target: Sendable, Hashable {
    /// The position among the table's `fields`.
    case field(Int)
    /// The position among the table's `combined`.
    case combined(Int)
  }
}

/// The labels of one table, ready for look-up.
struct LabelTable: Sendable {
  private var names = NameTable()
  private let fieldCount: Int
  /// The fields that hold amounts: only their labels have a unit without brackets around it.
  private let amounts: Set<Int>

  init(_ table: FieldTable) {
    fieldCount = table.fields.count
    amounts = Set(table.fields.indices.filter { table.fields[$0].type == .amount })
    for (position, field) in table.fields.enumerated() {
      for label in [field.label.vi, field.label.en, field.id, field.xmlName] + field.aliases {
        names.insert(label, position)
      }
    }
    for (position, combined) in table.combined.enumerated() {
      for label in combined.labels { names.insert(label, fieldCount + position) }
    }
  }

  /// Reads a label: as it is, without the bracket or unit behind it, without the number or sign
  /// before it.
  func match(_ text: ArraySlice<UInt8>) -> LabelMatch? {
    if let match = find(MatchKey.name(bytes: text)[...]) { return match }
    var rest = text
    var unit = Carried()
    while let (before, inside) = Self.trailingBracket(rest) {
      rest = before
      unit.take(inside)
      if let match = find(MatchKey.name(bytes: rest)[...], unit) { return match }
    }
    let key = MatchKey.name(bytes: rest)[...]
    // Only the label of an amount has a unit elsewhere; not every table has one.
    if !amounts.isEmpty,
      let found = find(withTrailingUnit: key, unit) ?? find(withLeadingUnit: key, unit)
        ?? match(withoutInnerUnit: text) ?? match(beforeDash: rest)
        ?? find(withPurpose: key, unit)
    {
      return found
    }
    return find(withSource: key)
  }

  /// `Kinh phí (triệu đồng) dự kiến`: a unit in brackets within the label.
  private func match(withoutInnerUnit text: ArraySlice<UInt8>) -> LabelMatch? {
    guard let open = text.firstIndex(of: UInt8(ascii: "(")),
      let close = text[open...].firstIndex(of: UInt8(ascii: ")")),
      !text[..<open].contains(UInt8(ascii: ":"))
    else { return nil }
    var unit = Carried()
    unit.take(text[(open + 1)..<close])
    guard unit.isSaid else { return nil }
    return match(text[..<open] + text[(close + 1)...], unit)
  }

  /// `Tổng kinh phí thực hiện nhiệm vụ`, `Kinh phí đề nghị`, `Kinh phí hỗ trợ từ ngân sách`: what an
  /// amount is for.
  private func find(withPurpose key: ArraySlice<UInt8>, _ unit: Carried) -> LabelMatch? {
    for tail in Self.purposes where key.count > tail.count && key.suffix(tail.count) == tail {
      if let match = find(key.dropLast(tail.count), unit).flatMap(withAmount) { return match }
    }
    for lead in Self.plans where key.count > lead.count && key.prefix(lead.count) == lead {
      if let match = find(key.dropFirst(lead.count), unit).flatMap(withAmount) { return match }
    }
    return Self.withoutInitials(key).flatMap { find($0[...], unit) }.flatMap(withAmount)
  }

  /// `KP` in full: `KP`, `Tổng KP`, `KP hỗ trợ`; nil where it does not stand there.
  private static func withoutInitials(_ key: ArraySlice<UInt8>) -> [UInt8]? {
    let words = key.split(separator: 0x20)
    guard words.contains(where: { $0.elementsEqual(initials) }) else { return nil }
    return Array(
      words.map { $0.elementsEqual(initials) ? money[...] : $0 }.joined(separator: [0x20]))
  }

  private static let initials = Array("kp".utf8)
  private static let money = MatchKey.name(bytes: ArraySlice("kinh phí".utf8))

  private static let purposes = [
    "thực hiện nhiệm vụ", "của nhiệm vụ", "cho nhiệm vụ", "thực hiện dự án", "thực hiện", "dự kiến",
    "đề nghị", "đề xuất",
  ].map { [0x20] + MatchKey.name(bytes: ArraySlice($0.utf8)) }.map { $0[...] }
  private static let plans = [
    "dự kiến", "nhu cầu", "tổng nhu cầu", "ước tính", "đề xuất", "kinh phí hỗ trợ từ", "hỗ trợ từ",
    "kinh phí từ",
  ].map { MatchKey.name(bytes: ArraySlice($0.utf8)) + [0x20] }.map { $0[...] }

  /// `Tổng kinh phí - người`: a unit that no form has behind a dash, which a key does not keep.
  private func match(beforeDash text: ArraySlice<UInt8>) -> LabelMatch? {
    for dash in Self.dashes {
      guard let (before, tail) = text.parted(at: dash), MoneyWords.isForeign(tail) else { continue }
      var unit = Carried()
      unit.isForeign = true
      return match(before, unit)
    }
    return nil
  }

  private static let dashes = ["-", "–", "—"].map { Array($0.utf8) }

  private func match(_ text: ArraySlice<UInt8>, _ unit: Carried) -> LabelMatch? {
    find(MatchKey.name(bytes: text)[...], unit).flatMap(withAmount)
  }

  /// A match where it is that of an amount.
  private func withAmount(_ match: LabelMatch) -> LabelMatch? {
    guard case .field(let position) = match.target, amounts.contains(position) else { return nil }
    return match
  }

  /// `USD - Tổng kinh phí`, `(triệu đồng) Tổng kinh phí`.
  private func find(withLeadingUnit key: ArraySlice<UInt8>, _ unit: Carried) -> LabelMatch? {
    let word = key.drop { $0 == 0x28 }.prefix { $0 < 0x20 || isSmallLetter($0) || isDigit($0) }
    let isUnit =
      word.isEmpty
      ? key.first == 0x24 || key.first == 0x25
      : MoneyWords.isUnitWord(word.filter { $0 >= 0x20 }[...])
    guard isUnit else { return nil }
    for position in key.prefix(Self.longestUnit).indices
    where Self.beforeUnits.contains(key[position]) || key[position] == 0x29 {
      var unit = unit
      unit.takeBare(key[...position].filter { $0 >= 0x20 && !Self.frame.contains($0) }[...])
      guard unit.isSaid else { continue }
      let label = key[(position + 1)...].drop { Self.beforeUnits.contains($0) }
      if let match = find(label, unit).flatMap(withAmount) { return match }
    }
    return nil
  }

  /// Brackets, colons and commas around a unit.
  private static let frame: [UInt8] = [0x28, 0x29, 0x3A, 0x2C]

  /// `Định hướng theo Công văn số 1469/BCT-TKNL`: the label, and where it is from.
  private func find(withSource key: ArraySlice<UInt8>) -> LabelMatch? {
    let tail = key.indices.first { position in
      key[position] == 0x20 && Self.sources.contains { key[(position + 1)...].starts(with: $0) }
    }
    // Behind a colon stands the value.
    guard let tail, key[tail...].dropLast().contains(0x3A) == false else { return nil }
    return find(key[..<tail])
  }

  private static let sources = ["theo công văn", "theo thông báo", "theo văn bản"].map {
    MatchKey.name(bytes: ArraySlice($0.utf8))
  }

  /// What the brackets and the tail of a label say of its unit.
  private struct Carried {
    var unit: MoneyUnit?
    var isForeign = false

    var isSaid: Bool { unit != nil || isForeign }

    /// Takes what stands without brackets, where it is a unit and no other word.
    mutating func takeBare(_ text: ArraySlice<UInt8>) {
      if let named = MoneyWords.unit(text) {
        unit = unit ?? named
      } else if MoneyWords.namesCurrency(text) {
        isForeign = true
      }
    }

    mutating func take(_ text: ArraySlice<UInt8>) {
      if let named = LabelTable.unit(in: text) ?? MoneyWords.unit(within: text) {
        if unit == nil { unit = named }
      } else if LabelTable.isForeign(text) {
        isForeign = true
      }
    }
  }

  private func find(_ key: ArraySlice<UInt8>, _ unit: Carried = Carried()) -> LabelMatch? {
    var isFirst = true
    var rest = key
    while true {
      if let (position, isExact) = names.find(key: rest) {
        let target: LabelMatch.Target =
          position < fieldCount ? .field(position) : .combined(position - fieldCount)
        return LabelMatch(
          target: target, unit: unit.unit, hasForeignUnit: unit.isForeign, isExact: isExact)
      }
      guard isFirst else { return nil }
      isFirst = false
      rest = Self.withoutNumbering(rest)
      for lead in Self.partings where rest.starts(with: lead) {
        rest = rest.dropFirst(lead.count).drop { $0 == 0x20 || $0 == 0x3A }
      }
    }
  }

  /// `Trong đó: NSNN` names what `NSNN` does.
  private static let partings = ["trong đó:", "trong đó ", "gồm:", "bao gồm:"].map { word in
    MatchKey.name(bytes: ArraySlice(word.utf8))
  }

  /// `Kinh phí, triệu đồng`, `Kinh phí ĐVT: triệu đồng`, `Kinh phí triệu đồng`.
  private func find(withTrailingUnit key: ArraySlice<UInt8>, _ unit: Carried) -> LabelMatch? {
    // A unit is a few words at the end; the longest of them goes first.
    let tail = key.suffix(Self.longestUnit)
    for position in tail.indices
    where Self.beforeUnits.contains(key[position]) || key[position] == 0x25 {
      // A sign of a share stands without a space behind the label.
      let start = key[position] == 0x25 ? position : position + 1
      let tail = key[start...].filter { $0 >= 0x20 }[...]
      // Behind a colon a figure begins the value: `Nguồn khác: 100 triệu đồng`.
      if Self.beginsValue(key, at: start) { continue }
      var unit = unit
      let before = (unit.unit, unit.isForeign)
      // Without brackets a bare word such as `năm` is part of the label, not its unit.
      let isApart = key[position] == 0x2C || position > key.startIndex && key[position - 1] == 0x2C
      if Self.unit(in: tail) == nil, !MoneyWords.namesCurrency(tail),
        !(isApart && MoneyWords.isForeign(tail))
      {
        continue
      }
      unit.take(tail)
      guard (unit.unit, unit.isForeign) != before || Self.unit(in: tail) != nil else { continue }
      var label = key[..<start]
      while let last = label.last, Self.beforeUnits.contains(last) {
        label.removeLast()
      }
      if let match = find(label, unit).flatMap(withAmount) { return match }
    }
    return nil
  }

  private static func beginsValue(_ key: ArraySlice<UInt8>, at start: Int) -> Bool {
    if let colon = key[start...].lastIndex(of: 0x3A), key[colon...].contains(where: isDigit) {
      return true
    }
    guard key[start...].first(where: { $0 != 0x20 }).map(isDigit) == true else { return false }
    return key[..<start].last { $0 != 0x20 } == 0x3A
  }

  /// A space, and the signs before a unit: `Tổng số, %`, `Kinh phí/USD`.
  private static let beforeUnits: [UInt8] = [0x20, 0x2C, 0x2D, 0x2F, 0x3A, 0x3B]

  /// The bytes of a unit in words, as a key.
  private static let longestUnit = 48

  private static func unit(in text: ArraySlice<UInt8>) -> MoneyUnit? {
    if case .unit(let unit)? = MoneyWords.caption(text) { return unit }
    return MoneyWords.unit(text)
  }

  private static func isForeign(_ text: ArraySlice<UInt8>) -> Bool {
    MoneyWords.caption(text) == .foreign || MoneyWords.bearsForeign(text)
  }

  /// Parts a text that ends in a bracket before it.
  private static func trailingBracket(
    _ text: ArraySlice<UInt8>
  ) -> (before: ArraySlice<UInt8>, inside: ArraySlice<UInt8>)? {
    var rest = text
    while let last = rest.last, last <= 0x20 || last == 0x3A || last == 0x2A { rest.removeLast() }
    guard let close = rest.last, close == 0x29 || close == 0x5D,
      let open = rest.lastIndex(of: close == 0x29 ? 0x28 : 0x5B), open > rest.startIndex,
      // Behind a colon stands the value.
      rest[..<open].last(where: { $0 > 0x20 }) != 0x3A
    else { return nil }
    return (rest[..<open], rest[(open + 1)..<(rest.endIndex - 1)])
  }

  /// Without `1.`, `1.2`, `II.`, `a)`, `(1)`, `+` or `*` before the label.
  private static func withoutNumbering(_ key: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let rest = key.drop { $0 == 0x28 || $0 == 0x2A || $0 == 0x2B }
    let figures = rest.prefix { isDigit($0) || $0 == 0x2E }
    let letters = rest.prefix(while: isSmallLetter)
    let number = figures.isEmpty ? letters : figures
    // `(USD) Tổng kinh phí`: a unit is no numbering.
    let isNumbering =
      figures.isEmpty
      ? letters.count <= 4 && !(letters.count > 1 && MoneyWords.isUnitWord(letters))
      : figures.contains(0x2E)
    var label = rest.dropFirst(number.count)
    if let sign = label.first,
      (sign == 0x29 && (isNumbering || !figures.isEmpty))
        || (sign == 0x2E && isNumbering)
    {
      label = label.dropFirst()
    } else if figures.isEmpty || !isNumbering {
      label = rest
    }
    return label.drop { $0 == 0x20 || $0 == 0x2E }
  }
}

extension ArraySlice<UInt8> {
  /// What stands before the last of some sign, and behind it; nil where there is none.
  fileprivate func parted(at sign: [UInt8]) -> (before: Self, behind: Self)? {
    guard count > sign.count,
      let start = indices.dropLast(sign.count - 1).last(where: { self[$0...].starts(with: sign) })
    else { return nil }
    return (self[..<start], self[(start + sign.count)...])
  }
}

internal import IntakeCore

/// The lead of a task and its partners in one text: `Sở Công Thương; phối hợp: UBND huyện`.
struct LeadAndPartners {
  private(set) var lead: [UInt8]
  /// Empty where none is told apart.
  private(set) var partners: [UInt8]

  /// The lead goes first; its partners follow `phối hợp`, a semicolon, a slash or a line break. What
  /// commas part may be one name as well: it stays with the lead.
  init(_ text: ArraySlice<UInt8>) {
    if let parted = Self.marked(text) {
      self = parted
      return
    }
    let parts = text.split { [0x3B, 0x2F, 0x0A, 0x0D].contains($0) }.map(Self.withoutMark)
      .filter { !$0.isEmpty }
    lead = Self.withoutLabel(parts.first ?? text)
    partners = Array(parts.dropFirst().joined(separator: Array("; ".utf8)))
  }

  private init(lead: [UInt8], partners: [UInt8]) {
    self.lead = lead
    self.partners = partners
  }

  /// Parts a text at its only `phối hợp`, with something before it and behind it.
  private static func marked(_ text: ArraySlice<UInt8>) -> LeadAndPartners? {
    let words = text.split(whereSeparator: isSpace)
    let keys = words.map { MatchKey.bare(bytes: $0.drop { !isLetter($0) }) }
    let found = keys.indices.dropLast().filter {
      keys[$0] == first && keys[$0 + 1].starts(with: second)
    }
    guard found.count == 1, var start = found.first else { return nil }
    var end = start + 2
    while end < keys.count, linking.contains(keys[end]) || words[end].elementsEqual([0x3A]) {
      end += 1
    }
    while start > 0, naming.contains(keys[start - 1]) { start -= 1 }
    guard start > 0, end < words.count else { return nil }
    let before = text[text.startIndex..<words[start].startIndex]
    let lead = withoutLabel(withoutMark(before[...].trimmed))
    guard !lead.isEmpty else { return nil }
    return LeadAndPartners(lead: lead, partners: Array(withoutMark(text[words[end].startIndex...])))
  }

  /// Without the signs of a list around a name.
  private static func withoutMark(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = text.trimmed.drop { [0x2D, 0x2B, 0x2A, 0x3A, 0x20].contains($0) }
    while let last = rest.last,
      [0x2C, 0x3B, 0x3A, 0x2D, 0x2B, 0x2F, 0x28, 0x20, 0x0A, 0x0D].contains(last)
    {
      rest.removeLast()
    }
    return rest
  }

  /// `Chủ trì: Sở Công Thương`, `Sở Công Thương chủ trì`, `Sở Công Thương (chủ trì)`: the name alone.
  private static func withoutLabel(_ text: ArraySlice<UInt8>) -> [UInt8] {
    if let (label, value) = Labels.parted(text),
      MatchKey.bare(bytes: label).split(separator: 0x20).allSatisfy({ leading.contains(Array($0)) })
    {
      return Array(withoutMark(value))
    }
    let words = text.split(whereSeparator: isSpace)
    let tail = words.suffix(2).map { MatchKey.bare(bytes: $0.filter { $0 != 0x28 && $0 != 0x29 }) }
    guard words.count > 2, tail == lead, let last = words.dropLast(2).last else {
      return Array(text)
    }
    return Array(withoutMark(text[text.startIndex..<last.endIndex]))
  }

  private static let (first, second) = (key("phối"), key("hợp"))
  private static let lead = [key("chủ"), key("trì")]
  private static let linking = Set(["với", "cùng", "gồm", "là"].map(key))
  /// Words before `phối hợp` that name who does it, and are no part of the lead's name.
  private static let naming = Set(["đơn", "vị", "cơ", "quan", "và", "các"].map(key))
  private static let leading = Set(
    ["đơn", "vị", "cơ", "quan", "tổ", "chức", "chủ", "trì"].map(key))

  private static func key(_ word: String) -> [UInt8] {
    MatchKey.bare(bytes: ArraySlice(word.utf8))
  }
}

extension RawRecord {
  /// Sets the lead and, as far as they are told apart, its partners.
  mutating func set(
    _ lead: Int, _ partners: Int, toShared value: GridValue, at place: Place
  ) {
    guard value.kind == .text, !value.text.isEmpty else {
      set(lead, to: value, at: place)
      return
    }
    let parted = LeadAndPartners(value.text)
    set(lead, to: parted.lead[...], at: place)
    if slots[partners].isBlank, !parted.partners.isEmpty {
      set(partners, to: parted.partners[...], at: place)
    }
  }
}

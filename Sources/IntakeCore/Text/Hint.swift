/// The hint that a blank form prints in the place of an answer, made ready for comparing.
struct Hint: Sendable {
  /// The position of its field in the table.
  let position: Int
  private let texts: [String]
  private let leads: [[UInt8]]

  /// Nil where the field has no hint, or holds an amount: what is no amount is said by M009.
  init?(_ field: Field, position: Int) {
    guard let hint = field.hint, field.type != .amount, field.type != .quantity else { return nil }
    self.position = position
    texts = [hint.vi, hint.en]
    leads = texts.map { Self.lead(of: Array($0.utf8)[...]) }
  }

  /// The hints of a table's blank form.
  static func all(of table: FieldTable) -> [Hint] {
    table.fields.enumerated().compactMap { Hint($0.element, position: $0.offset) }
  }

  /// Whether a text is this hint. Most answers are told from it by their first letters.
  func matches(_ text: ArraySlice<UInt8>) -> Bool {
    guard mayStart(text), text.count <= Self.longest else { return false }
    let key = Self.key(text)
    return texts.contains { Self.key(Array($0.utf8)[...]) == key }
  }

  /// Whether a text that starts with a byte may be the hint; a letter of ASCII tells most of them
  /// apart.
  func mayStart(with byte: UInt8) -> Bool {
    guard isSmallLetter(byte | 0x20), let letter = Self.letter(UInt32(byte)) else { return true }
    return leads.contains { $0.first == letter }
  }

  /// Bytes beyond which nothing is a hint.
  private static let longest = 1_000

  /// Letters that are compared before a key is made.
  private static let leadLength = 8

  /// The first letters and digits, without accents, `y` as `i`: the same for all texts that have
  /// the same key.
  private static func lead(of text: ArraySlice<UInt8>) -> [UInt8] {
    var lead: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex, lead.count < leadLength {
      if let letter = letter(nextScalar(text, &index)) { lead.append(letter) }
    }
    return lead
  }

  /// Whether the first letters of a text are those of the hint: mostly the very first are not.
  private func mayStart(_ text: ArraySlice<UInt8>) -> Bool {
    leads.contains { lead in
      var index = text.startIndex
      var position = 0
      while index < text.endIndex, position < lead.count {
        guard let letter = Self.letter(nextScalar(text, &index)) else { continue }
        guard letter == lead[position] else { return false }
        position += 1
      }
      return position == lead.count
    }
  }

  private static func letter(_ scalar: UInt32) -> UInt8? {
    sign(scalar).map { $0 == UInt8(ascii: "y") ? UInt8(ascii: "i") : $0 }
  }

  /// A scalar as a small letter or digit of ASCII; nil for all others.
  private static func sign(_ scalar: UInt32) -> UInt8? {
    if scalar < 0x80 {
      let byte = UInt8(scalar)
      if isDigit(byte) || isSmallLetter(byte) { return byte }
      return isSmallLetter(byte | 0x20) ? byte | 0x20 : nil
    }
    if let letter = VietnameseLetter(scalar) { return letter.base }
    guard case .ascii(let byte) = ScalarClass(scalar) else { return nil }
    return sign(UInt32(byte))
  }

  /// The key of what stands between the first and the last letter or digit.
  private static func key(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let key = MatchKey.name(bytes: text)
    let isSpoken: (UInt8) -> Bool = { isDigit($0) || isSmallLetter($0) || $0 >= 0x80 || $0 < 0x20 }
    guard let first = key.firstIndex(where: isSpoken), let last = key.lastIndex(where: isSpoken)
    else { return [] }
    return Array(key[first...last])
  }
}

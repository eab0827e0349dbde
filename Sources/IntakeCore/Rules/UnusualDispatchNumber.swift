extension Rule {
  static let unusualDispatchNumber: Rule = Rule(
    code: "A006",
    title: Localized(
      vi: "Số, ký hiệu văn bản không theo dạng thường gặp",
      en: "A dispatch number not in the usual shape"),
    why: Localized(
      vi: "Số và ký hiệu (như 215/SCT-KTATMT) là cách tìm lại văn bản trong sổ đến; ghi thiếu thì "
        + "khó đối chiếu. Thể thức chỉ bắt buộc với cơ quan nhà nước, nên đây chỉ là cảnh báo.",
      en: "Number and symbol (such as 215/SCT-KTATMT) are how a dispatch is found again in the "
        + "mail book. The style binds state bodies alone, so this is only a warning."),
    advice: Localized(
      vi: "Ghi đủ số và ký hiệu như trên văn bản, ví dụ 215/SCT-KTATMT.",
      en: "Give number and symbol as on the dispatch, such as 215/SCT-KTATMT."),
    severity: .warning, adjustable: true,
    place: Localized(vi: "mục số văn bản", en: "the dispatch number"),
    clause: .law(
      Localized(
        vi: "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 3",
        en: "Decree 30/2020/NĐ-CP, Annex I, part II, section 3")),
    expectsExample: true,
    examples: [
      .good(), .good([("submitter.dispatchNumber", "5059/BCĐ – TKNL")]),
      .good([("submitter.dispatchNumber", "02/2024/NQ-HĐND")]),
      .bad([("submitter.dispatchNumber", "công văn của Sở")], at: "submitter.dispatchNumber"),
      .bad([("submitter.dispatchNumber", "215")], at: "submitter.dispatchNumber"),
    ],
    check: .records([.submitter]) { record, context, findings in
      for position in record.slots.indices
      where record.table.fields[position].type == .dispatchNumber
        && !record.slots[position].isBlank
      {
        guard !DispatchNumberShape.fits(record.bytes(position)),
          context.answer(record, position) == .answer
        else { continue }
        findings.report(.unusualDispatchNumber, on: record, at: position) {
          .unusual(record.text(position))
        }
      }
    })
}

/// Whether a text looks like the number and symbol of a dispatch: digits, then groups of letters
/// and digits after `/`, `-`, `.` or `_`, with the dashes, slashes and spaces that people type.
enum DispatchNumberShape {
  static func fits(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = Signs(text)
    rest.skip { $0 == .space }
    rest.skipLead()
    guard (1...7).contains(rest.skip { $0 == .digit }) else { return false }
    if rest.next == .letter { rest.move() }
    var symbols = false
    var slash = false
    while true {
      rest.skip { $0 == .space }
      guard let sign = rest.next else { return symbols && slash }
      guard sign == .slash || sign == .dash else { return false }
      slash = slash || sign == .slash
      rest.move()
      rest.skip { $0 == .space }
      let group = rest.skip { sign in
        symbols = symbols || sign == .letter
        return sign == .letter || sign == .digit || sign == .numeral || sign == .ampersand
      }
      guard group > 0 else { return false }
    }
  }
}

/// The signs of a dispatch number, one after the other; combining marks belong to the letter before
/// them.
private struct Signs {
  /// The next sign; nil at the end.
  private(set) var next: Kind?
  private let text: ArraySlice<UInt8>
  private var start: Int
  private var end: Int

  enum Kind {
    case digit, letter, numeral, ampersand, space, other
    /// The slash, its look-alikes, and the underscore of file names.
    case slash
    /// A dash of any length, or a dot.
    case dash
  }

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    start = text.startIndex
    end = text.startIndex
    move()
  }

  mutating func move() {
    start = end
    guard end < text.endIndex else {
      next = nil
      return
    }
    next = Self.kind(nextScalar(text, &end))
    var following = end
    while following < text.endIndex, Self.isMark(nextScalar(text, &following)) { end = following }
  }

  /// Moves over the signs that belong; says how many.
  @discardableResult
  mutating func skip(while belongs: (Kind) -> Bool) -> Int {
    var count = 0
    while let sign = next, belongs(sign) {
      count += 1
      move()
    }
    return count
  }

  /// Moves over `Số:`.
  mutating func skipLead() {
    guard next == .letter else { return }
    var word = self
    word.skip { $0 == .letter }
    guard MatchKey.name(bytes: text[start..<word.start]) == Self.lead else { return }
    self = word
    while next == .space || text[start..<end].elementsEqual(":".utf8) { move() }
  }

  private static let lead = MatchKey.name(bytes: ArraySlice("số".utf8))

  private static func kind(_ scalar: UInt32) -> Kind {
    switch scalar {
    case 0x30...0x39: return .digit
    case 0x41...0x5A, 0x61...0x7A: return .letter
    case 0x26: return .ampersand
    case 0x2F, 0x5F, 0x2044, 0x2215, 0xFF0F: return .slash
    case 0x2D, 0x2E, 0x2010...0x2014, 0x2212: return .dash
    case 0x20, 0x09...0x0D: return .space
    case 0..<0x80: return .other
    default:
      if VietnameseLetter(scalar) != nil { return .letter }
      guard let properties = Unicode.Scalar(scalar)?.properties else { return .other }
      if properties.isWhitespace { return .space }
      if properties.isAlphabetic { return .letter }
      return properties.numericType == nil ? .other : .numeral
    }
  }

  private static func isMark(_ scalar: UInt32) -> Bool {
    guard scalar >= 0x300 else { return false }
    if VietnameseMark(scalar) != nil { return true }
    return Unicode.Scalar(scalar)?.properties.isGraphemeExtend ?? false
  }
}

extension Findings.Details {
  fileprivate static func unusual(_ text: String) -> Self {
    Self(
      found: text.excerpt(200), expected: "215/SCT-KTATMT",
      message: Localized(
        vi: "“\(text.excerpt())” không giống số, ký hiệu văn bản thường gặp.",
        en: "“\(text.excerpt())” does not look like a dispatch's number and symbol."))
  }
}

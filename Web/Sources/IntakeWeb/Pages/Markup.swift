/// Text that is safe to stand in a page, between tags or within a quoted attribute. Literals of
/// the source are taken as they are; whatever is put into them is escaped, unless it is markup.
struct Markup: Sendable, Hashable, ExpressibleByStringInterpolation {
  private(set) var text: String

  init(stringLiteral value: String) {
    text = value
  }

  init(stringInterpolation: StringInterpolation) {
    text = stringInterpolation.text
  }

  /// Takes markup that the library has made.
  init(trusted text: String) {
    self.text = text
  }

  static func + (one: Markup, other: Markup) -> Markup {
    Markup(trusted: one.text + other.text)
  }

  static func += (one: inout Markup, other: Markup) { one.text += other.text }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ markup: Markup) { text += markup.text }
    mutating func appendInterpolation(_ number: some BinaryInteger) { text += String(number) }

    mutating func appendInterpolation(_ raw: String) {
      for scalar in raw.unicodeScalars {
        switch scalar {
        case "&": text += "&amp;"
        case "<": text += "&lt;"
        case ">": text += "&gt;"
        case "\"": text += "&quot;"
        case "'": text += "&#39;"
        default: text.unicodeScalars.append(scalar.isControl ? "\u{FFFD}" : scalar)
        }
      }
    }
  }
}

extension Sequence<Markup> {
  func joined() -> Markup { reduce(into: "") { $0 += $1 } }
}

extension Unicode.Scalar {
  /// What no page may hold.
  fileprivate var isControl: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}

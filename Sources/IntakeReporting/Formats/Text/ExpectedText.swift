import IntakeCore

/// What a finding expects, in words: a value, a bound, or a period to lie in.
struct ExpectedText {
  let names: FieldNames
  let values: ShownValue

  /// `850.000.000 đồng`, `từ 20.000.000 đồng trở lên`, `từ 09/2024 trở đi`; nil where nothing is
  /// expected.
  func text(_ finding: Finding) -> TerminalText? {
    guard let expected = finding.expected else { return nil }
    let isMoney = names.isMoney(finding)
    guard let bound = Bound(expected, of: finding) else {
      return values.text(expected, isMoney: isMoney)
    }
    let words = bound.kind.around[values.language]
    return "\(words.before)" + values.text(bound.value, isMoney: isMoney) + "\(words.after)"
  }

  /// A value that bounds what may stand there.
  private struct Bound {
    let kind: Kind
    let value: String

    init?(_ expected: String, of finding: Finding) {
      if let (kind, sign) = Kind.signs.first(where: { expected.hasPrefix($0.sign) }) {
        (self.kind, value) = (kind, String(expected.dropFirst(sign.count)))
        return
      }
      switch finding.code {
      case "T004": kind = .touching
      case "T006": kind = .within
      case "T005": kind = .from
      // Days in ISO form stand in the order of their letters.
      case "T007": kind = finding.found.map { $0 < expected } == true ? .from : .until
      default: return nil
      }
      value = expected
    }
  }

  private enum Kind {
    case atLeast, atMost, about, above, from, until, within, touching

    static let signs: [(kind: Kind, sign: String)] = [
      (.atLeast, "≥ "), (.atMost, "≤ "), (.about, "≈ "), (.above, "> "),
    ]

    var around: Around {
      switch self {
      case .atLeast: Around(vi: ("từ ", " trở lên"), en: ("at least ", ""))
      case .atMost: Around(vi: ("không quá ", ""), en: ("at most ", ""))
      case .about: Around(vi: ("khoảng ", ""), en: ("about ", ""))
      case .above: Around(vi: ("lớn hơn ", ""), en: ("more than ", ""))
      case .from: Around(vi: ("từ ", " trở đi"), en: ("", " or later"))
      case .until: Around(vi: ("đến ", " trở về trước"), en: ("", " or earlier"))
      case .within: Around(vi: ("trong khoảng ", ""), en: ("within ", ""))
      case .touching:
        Around(vi: ("ít nhất một tháng trong ", ""), en: ("at least one month of ", ""))
      }
    }
  }

  /// What stands before and behind a value.
  private struct Around {
    let vi: (before: String, after: String)
    let en: (before: String, after: String)

    subscript(language: Language) -> (before: String, after: String) {
      language == .vi ? vi : en
    }
  }
}

import IntakeCore

/// What stands in a document's way, cause by cause, the weightiest first: what hides or blocks the
/// most, then money, orientation, months and texts.
struct ErrorSummary {
  let causes: [Cause]

  /// A finding, or the first of many that say the same of one field.
  struct Cause {
    let first: Finding
    /// Where it stands among the document's findings.
    let position: Int
    /// The findings that it stands for, itself among them.
    let times: Int
  }

  /// Up to so many findings of one kind are causes of their own.
  private static let apart = 3

  init(_ document: JudgedDocument) {
    let standing = document.findings.indices.filter {
      let finding = document.findings[$0]
      return finding.severity >= .review && finding.waivedBy == nil
    }
    let kinds = Dictionary(grouping: standing) { Kind(document.findings[$0]) }
    causes = kinds.values.flatMap { Self.causes($0, of: document) }.sorted {
      let (one, other) = (Self.rank($0), Self.rank($1))
      return one == other ? $0.position < $1.position : one < other
    }
  }

  /// So many findings stand in the way.
  var count: Int { causes.reduce(0) { $0 + $1.times } }

  var hasErrors: Bool { causes.contains { $0.first.severity == .error } }

  private struct Kind: Hashable {
    let code: Code
    let severity: Severity
    let field: String?

    init(_ finding: Finding) {
      code = finding.code
      severity = finding.severity
      field = finding.field
    }
  }

  private static func causes(_ positions: [Int], of document: JudgedDocument) -> [Cause] {
    guard positions.count > apart else {
      return positions.map { Cause(first: document.findings[$0], position: $0, times: 1) }
    }
    let first = document.findings[positions[0]]
    let listed = document.findings.count { $0.code == first.code }
    // What is not listed could only be of this kind where all of its code are.
    let unlisted =
      listed == positions.count ? (document.countsByCode[first.code] ?? listed) - listed : 0
    return [Cause(first: first, position: positions[0], times: positions.count + unlisted)]
  }

  private static func rank(_ cause: Cause) -> Int {
    weight(cause.first) * 2 + (cause.first.severity == .error ? 0 : 1)
  }

  private static func weight(_ finding: Finding) -> Int {
    switch finding.code {
    case "X001", "X002": return 1
    case "X003", "X008", "R004": return 7
    case "X004": return 5
    case "X005": return 4
    case "X006": return 6
    case "X007": return 8
    default: break
    }
    return switch FieldGroup(finding) {
    case .file: 0
    case .pair: 1
    case .deadline: 2
    case .register: 3
    case .money: 4
    case .orientation: 5
    case .period: 6
    case .content: 7
    case .submitter: 8
    }
  }
}

extension ErrorSummary.Cause {
  /// `Nhiệm vụ 4: Không có định hướng “12”; đợt kêu gọi có 10 định hướng`.
  func text(_ language: Language) -> TerminalText {
    let sentence = TerminalText.shortened(Self.firstSentence(of: first.message[language]), to: 220)
    guard let task = PlaceText(language: language).task(of: first) else { return sentence }
    return TerminalText(task.text.prefix(1).uppercased() + task.text.dropFirst()) + ": " + sentence
  }

  /// ` (và 38 chỗ nữa)`; nothing for a single one.
  func others(_ language: Language) -> String {
    guard times > 1 else { return "" }
    return Localized(vi: " (và \(times - 1) chỗ nữa)", en: " (and \(times - 1) more)")[language]
  }

  /// A sentence ends where a space follows its full stop.
  private static func firstSentence(of text: String) -> String {
    let end = text.firstRange(of: ". ")?.lowerBound ?? text.endIndex
    let sentence = text[..<end]
    return String(sentence.hasSuffix(".") ? sentence.dropLast() : sentence)
  }
}

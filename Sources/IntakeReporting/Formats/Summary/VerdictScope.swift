import IntakeCore

/// What a verdict covers, and what it leaves open, in words.
struct VerdictScope {
  /// The checks that were not made, each with its reason, in a fixed order.
  private var open: [(question: Question, because: Localized, documents: Int)] = []
  /// The forms of the documents that were not compared with their other form.
  private var unpaired: Set<FormKind> = []
  private var lacksDeadline = false

  /// What rules that were not run ask about.
  enum Question: Int, Sendable {
    case fields, pair, deadline, register

    init(_ code: Code) {
      switch code.description.first {
      case "X": self = .pair
      case "R": self = .register
      case "T" where ["T001", "T002", "T003", "T008"].contains(code): self = .deadline
      default: self = .fields
      }
    }

    var name: Localized {
      switch self {
      case .fields: Localized(vi: "các mục của mẫu", en: "the fields of the form")
      case .pair: Localized(vi: "đối chiếu hai phụ lục", en: "the two forms against each other")
      case .deadline: Localized(vi: "hạn nộp", en: "the deadline")
      case .register:
        Localized(vi: "trùng lặp và nộp lại", en: "duplicates and resubmissions")
      }
    }
  }

  init() {}

  init(_ document: JudgedDocument) { add(document) }

  mutating func add(_ document: JudgedDocument) {
    let reasons = Dictionary(grouping: document.rulesNotRun, by: \.because)
    for (because, rules) in reasons {
      for question in Set(rules.map { Question($0.code) }) { note(question, because) }
    }
    if let form = document.form, document.rulesNotRun.contains(where: { $0.code == "X001" }) {
      unpaired.insert(form)
    }
    if document.receipt.status == .notJudged { lacksDeadline = true }
  }

  private mutating func note(_ question: Question, _ because: Localized) {
    if let known = open.firstIndex(where: { $0.question == question && $0.because == because }) {
      open[known].documents += 1
      return
    }
    open.append((question, because, 1))
    open.sort { ($0.question.rawValue, $0.because.vi) < ($1.question.rawValue, $1.because.vi) }
  }

  /// Each question that is open, once, with its reasons.
  var questions: [(question: Question, reasons: [(because: Localized, documents: Int)])] {
    Dictionary(grouping: open, by: \.question).sorted { $0.key.rawValue < $1.key.rawValue }
      .map { question, open in (question, open.map { ($0.because, $0.documents) }) }
  }

  /// Whether “eligible” would say more than was looked at.
  var isPartial: Bool { !unpaired.isEmpty || lacksDeadline }

  /// `chưa đối chiếu Phụ lục 2 (bắt buộc), chưa xét hạn nộp`.
  var left: Localized {
    var parts: [Localized] = []
    switch (unpaired.contains(.appendix1), unpaired.contains(.appendix2)) {
    case (true, false):
      parts.append(
        Localized(
          vi: "chưa đối chiếu Phụ lục 2 (bắt buộc)",
          en: "not compared with Appendix 2 (which is required)"))
    case (false, true):
      parts.append(
        Localized(
          vi: "chưa đối chiếu Phụ lục 1 (bắt buộc)",
          en: "not compared with Appendix 1 (which is required)"))
    case (true, true):
      parts.append(Localized(vi: "chưa đối chiếu hai phụ lục", en: "the two forms not compared"))
    case (false, false): break
    }
    if lacksDeadline {
      parts.append(Localized(vi: "chưa xét hạn nộp", en: "the deadline not judged"))
    }
    return Localized(
      vi: parts.map(\.vi).joined(separator: ", "), en: parts.map(\.en).joined(separator: ", "))
  }

  /// The other form that has to come along; nil where none is missing.
  var missing: FormKind? {
    if unpaired.contains(.appendix1) { return .appendix2 }
    return unpaired.contains(.appendix2) ? .appendix1 : nil
  }

  var asksForReceipt: Bool { lacksDeadline }

  /// What the verdict is called on a report.
  static func name(_ verdict: Verdict, isPartial: Bool) -> Localized {
    verdict == .eligible && isPartial
      ? Localized(vi: "phần đã xét: đủ điều kiện", en: "eligible as far as judged")
      : verdict.name
  }
}

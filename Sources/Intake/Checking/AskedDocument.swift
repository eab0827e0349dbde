import IntakeCore
import IntakeFence
import IntakeReading

/// A document that questions are asked about, wherever it is read.
enum AskedDocument {
  /// In this process.
  case here(DocumentInHand)
  /// By a worker that has the file which holds it; nil: it is that file itself.
  case fenced(FencedFile, part: Int?)

  /// The forms that an office file holds, nil of what is read whole; what could not be read here is
  /// said with none.
  var steps: FormSteps? {
    switch self {
    case .here(let document): return document.steps
    case .fenced(let file, let part):
      switch file.steps(of: part) {
      case .success(let steps): return steps
      case .failure(let unread):
        return FormSteps(format: nil, steps: [], findings: [.unreadHere(unread.why)])
      }
    }
  }

  /// Reads it into a judge.
  /// - Parameter step: which form of an office file; nil of other documents.
  func read(
    _ step: FormStep?, _ newJudge: () -> DocumentJudge
  ) -> (judge: DocumentJudge, outcome: ReadOutcome) {
    switch self {
    case .here(let document):
      let judge = newJudge()
      let outcome = document.read(step, into: judge)
      let kind = judge.hasForm ? nil : document.attachableKind(format: outcome.format)
      return (
        judge,
        ReadOutcome(format: outcome.format, encoding: outcome.encoding, attachableKind: kind)
      )
    case .fenced(let file, let part):
      switch file.read(part, step: step, into: newJudge) {
      case .success(let (judge, outcome)): return (judge, outcome)
      case .failure(let unread):
        // What the judge of a try was told is void.
        let judge = newJudge()
        judge.report(.unreadHere(unread.why))
        return (judge, ReadOutcome(format: nil, encoding: "UTF-8", attachableKind: nil))
      }
    }
  }

  /// What stands at the places of its findings.
  func excerpts(_ judged: JudgedDocument) -> SourceExcerpts {
    let places = judged.findings.map(\.place)
    let step = judged.identity.step.isEmpty ? nil : judged.identity.step
    switch self {
    case .here(let document): return document.excerpts(at: places, form: judged.form, step: step)
    case .fenced(let file, let part):
      return file.excerpts(part, at: places, form: judged.form, step: step)
    }
  }
}

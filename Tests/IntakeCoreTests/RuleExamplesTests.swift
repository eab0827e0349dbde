import Testing

@testable import IntakeCore

/// The rules' examples on records: what can be shown without a reader. The same examples run
/// through the writers and readers in another suite.
@Suite struct RuleExamplesTests {
  static let edited = RuleCatalog.all.flatMap { rule in
    rule.examples.enumerated().compactMap { position, example in
      if case .fields(let edits, let place) = example.content {
        EditedExample(
          code: rule.code, number: position + 1, kind: example.kind, form: example.form,
          edits: edits, place: place)
      } else {
        nil
      }
    }
  }

  struct EditedExample: Sendable, CustomTestStringConvertible {
    let code: Code
    let number: Int
    let kind: Example.Kind
    let form: FormKind
    let edits: [Example.FieldEdit]
    let place: String?

    var testDescription: String { "\(code) \(number)" }

    /// The key at which the finding stands: of a field taken out, the record that lacks it.
    func place(among places: [String: Place]) -> Place? {
      let key = place ?? edits.first { $0.text == nil }?.key
      guard let key else { return .document }
      let record = key.split(separator: ".").dropLast().joined(separator: ".")
      return places[key] ?? places[record]
    }
  }

  @Test(arguments: edited, [DocumentFormat.xml, .csv])
  func example(_ example: EditedExample, as format: DocumentFormat) {
    let content = ExampleDocument.sound(example.form, call: PracticeCall.call)
      .applying(example.edits)
    let (document, places) = Practice.judge(content, as: format)
    let found = document.findings.filter { $0.code == example.code }
    switch example.kind {
    case .good: #expect(found.isEmpty, "\(document.findings)")
    case .bad:
      #expect(
        found.contains { $0.place == example.place(among: places) },
        "\(example.place ?? "") expected, found: \(document.findings.map { ($0.code, $0.place) })")
    }
  }

  @Test(arguments: FormKind.allCases, [DocumentFormat.xml, .csv])
  func theSoundDocumentsAreSound(_ form: FormKind, as format: DocumentFormat) {
    let content = ExampleDocument.sound(form, call: PracticeCall.call)
    let (document, _) = Practice.judge(content, as: format)
    #expect(document.findings.isEmpty)
    #expect(document.verdict == .eligible)
  }

  @Test func theSoundOutlinesBelongToTheSoundList() {
    let call = PracticeCall.call
    let contents =
      [ExampleDocument.sound(.appendix1, call: call)]
      + ExampleDocument.outlines(call: call)
    let documents = contents.enumerated().map {
      Practice.judge($0.element, as: .xml, path: "\($0.offset)").document
    }
    let judged = SubmissionJudge(call: call, rules: RuleSet()).judge(documents)
    #expect(judged.allSatisfy { $0.findings.isEmpty })
  }

  struct SubmissionExample: Sendable, CustomTestStringConvertible {
    let code: Code
    let number: Int
    let example: Example

    var testDescription: String { "\(code) \(number)" }
  }

  static let submissions = RuleCatalog.all.flatMap { rule in
    rule.examples.enumerated().compactMap { position, example in
      if case .submission = example.content {
        SubmissionExample(code: rule.code, number: position + 1, example: example)
      } else {
        nil
      }
    }
  }

  @Test(arguments: submissions)
  func submission(_ shown: SubmissionExample) throws {
    guard case .submission(let list, let outline, let key) = shown.example.content else { return }
    let call = PracticeCall.call
    var outlines = ExampleDocument.outlines(call: call)
    if let outline {
      outlines[0] = outlines[0].applying(outline)
    } else {
      outlines.removeFirst()
    }
    let contents = [ExampleDocument.sound(.appendix1, call: call).applying(list)] + outlines
    let papers = contents.enumerated().map {
      Practice.judge($0.element, as: .xml, path: "\($0.offset)")
    }
    let judged = SubmissionJudge(call: call, rules: RuleSet()).judge(papers.map(\.document))
    let found = judged.enumerated().flatMap { position, document in
      document.findings.filter { $0.code == shown.code }.map { (position, $0.place) }
    }
    guard shown.example.kind == .bad else {
      #expect(found.isEmpty)
      return
    }
    let document = shown.example.form == .appendix1 ? 0 : 1
    let place = key.map { papers[document].places[$0] } ?? .document
    #expect(found.contains { $0 == document && $1 == place }, "\(found)")
  }

  @Test func receiptExamples() {
    let call = PracticeCall.call
    for rule in RuleCatalog.all {
      for example in rule.examples {
        guard case .received(let text) = example.content else { continue }
        let receipt = text.map { Receipt(at: HandMade.instant($0), evidence: .mailBook) }
        let content = ExampleDocument.sound(example.form, call: call)
        let judgement = ReceiptJudgement(receipt: receipt, deadline: call.deadline)
        let (document, _) = Practice.judge(content, as: .csv, receipt: judgement)
        let found = document.findings.filter { $0.code == rule.code }
        #expect(found.map(\.place) == (example.kind == .bad ? [.document] : []), "\(rule.code)")
      }
    }
  }
}

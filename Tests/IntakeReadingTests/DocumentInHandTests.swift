import IntakeArchives
import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReading

/// A document that stays in hand says the same whatever was asked of it before.
@Suite struct DocumentInHandTests {
  private func said(_ document: DocumentInHand, _ step: FormStep) -> [String] {
    let collector = Collector()
    _ = document.read(step, into: collector)
    return collector.findings.map { "\($0.code) \($0.message.en)" }
      + ["\(collector.tasks.count) \(collector.submitters.count)"]
  }

  private func workbook() throws -> [UInt8] {
    let heading: [TestCell] = ["STT", "Tên nhiệm vụ", "Định hướng", "Ngành"]
    let rows: [[TestCell]] = (1...200).map {
      [.text("\($0)"), .text("Nhiệm vụ thứ \($0)"), "3", "Dệt may"]
    }
    var maker = WorkbookMaker(["Một", "Hai"].map { TestSheet($0, [heading] + rows) })
    maker.isInline = true
    return maker.bytes()
  }

  /// Whether one form unpacks too much depends on that form alone.
  @Test func noAnswerDependsOnAnother() throws {
    let bytes = try workbook()
    let lexicon = try TestCall.lexicon.get()
    var forms = 0
    for most in stride(from: 20_000, through: 120_000, by: 10_000) {
      var limits = Limits.standard
      limits.unpackedBytes = most
      let reader = DocumentReader(lexicon: lexicon, limits: limits)
      let kept = DocumentInHand(bytes, reader)
      for index in [0, 1, 0, 1] {
        let fresh = DocumentInHand(bytes, reader)
        guard let steps = kept.steps?.steps, steps.count == 2 else { continue }
        #expect(said(kept, steps[index]) == said(fresh, steps[index]), "\(most)")
        forms += 1
      }
    }
    #expect(forms > 4 && forms < 44)
  }

  /// No program writes them; a register has to tell their forms apart all the same.
  @Test func sheetsOfOneNameOrNoneAreToldApart() throws {
    let rows: [[TestCell]] = [
      ["STT", "Tên nhiệm vụ", "Định hướng", "Ngành"], ["1", "A", "3", "B"],
    ]
    let bytes = WorkbookMaker(["", "Một", "Một", "Một#3", ""].map { TestSheet($0, rows) }).bytes()
    let reader = DocumentReader(lexicon: try TestCall.lexicon.get())
    let steps = try #require(DocumentInHand(bytes, reader).steps).steps
    #expect(steps.map(\.name) == ["#1", "Một", "Một#3", "Một#3#4", "#5"])
  }
}

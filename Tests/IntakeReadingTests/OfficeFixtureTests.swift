import Foundation
import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReading

/// Files that the programs of offices wrote (scripts/make-office-fixtures) say what the samples say
/// that they were made from.
@Suite struct OfficeFixtureTests {
  private static let folder = "Tests/Fixtures/office/"

  private func reader() throws -> DocumentReader {
    DocumentReader(lexicon: try TestCall.lexicon.get())
  }

  private func judged(
    _ read: (DocumentReader, DocumentJudge) -> DocumentReader.Outcome
  ) throws -> JudgedDocument {
    let judge = DocumentJudge(
      lexicon: try TestCall.lexicon.get(), rules: RuleSet(), keepsRecords: true)
    let outcome = read(try reader(), judge)
    return judge.finish(
      JudgedDocument.Identity(path: "x", sha256: "0", bytes: 0), format: outcome.format,
      encoding: outcome.encoding,
      receipt: ReceiptJudgement(receipt: nil, status: .notJudged))
  }

  /// What a task means, whatever it is written in.
  private func meaning(_ document: JudgedDocument) -> [[String]] {
    document.tasks.map { task in
      let texts: [KnownField] = [
        .objective, .content, .product, .lead, .partners, .location, .note,
      ]
      return [
        task.number ?? "", task.title ?? "", task.orientation.map(String.init) ?? "",
        task.sector ?? "", task.start?.iso ?? "", task.end?.iso ?? "", task.total?.decimal ?? "",
        task.state?.decimal ?? "", task.other?.decimal ?? "", task.otherSource ?? "",
      ] + texts.map { task.record?.text($0) ?? "" }
        + (task.record?.children ?? []).map { "\($0.text(.content) ?? "") \($0.value(.state))" }
    }
  }

  private func expectTheSamples(_ name: String, _ steps: [String]) throws {
    let bytes = try Checkout.bytes(Self.folder + name)
    let found = try #require(DocumentInHand(bytes, reader()).steps)
    #expect(found.steps.map(\.name) == steps && found.findings.isEmpty, "\(found)")
    for (step, sample) in zip(found.steps, ["phu-luc-1.csv", "phu-luc-2.csv"]) {
      let document = try judged { DocumentInHand(bytes, $0).read(step, into: $1) }
      let plain = try Checkout.bytes("samples/drafts/\(sample)")
      let wanted = try judged { $0.read(plain, into: $1) }
      #expect(document.form == wanted.form)
      #expect(meaning(document) == meaning(wanted), "\(name) \(step.name)")
      #expect(document.submitter == wanted.submitter)
      #expect(
        document.findings.map(\.code) == wanted.findings.map(\.code),
        "\(document.findings.map { "\($0.code) \($0.place.spot?.vi ?? "") \($0.message.vi)" })")
    }
  }

  @Test(arguments: [
    "openpyxl.xlsx", "xlsxwriter.xlsx", "libreoffice.xlsx", "odfpy.ods", "libreoffice.ods",
  ])
  func workbooks(name: String) throws {
    try expectTheSamples(name, ["Phụ lục 1", "Phụ lục 2"])
  }

  @Test(arguments: ["python-docx.docx", "libreoffice.docx"])
  func wordDocuments(name: String) throws {
    try expectTheSamples(name, ["1", "2"])
  }

  @Test(arguments: [
    ("libreoffice.xls", "XLS"), ("libreoffice.doc", "DOC"), ("libreoffice.odt", "ODT"),
  ])
  func whatIsNotReadIsNamed(name: String, kind: String) throws {
    let bytes = try Checkout.bytes(Self.folder + name)
    let document = try judged { $0.read(bytes, into: $1) }
    #expect(document.findings.map(\.code) == ["F002"])
    #expect(document.findings[0].message.vi.contains(kind), "\(document.findings[0].message.vi)")
    #expect(document.findings[0].advice.vi.contains("LibreOffice"))
  }

  @Test func partsAreToldApartByTheirSheets() throws {
    let bytes = try Checkout.bytes(Self.folder + "openpyxl.xlsx")
    let found = try #require(DocumentInHand(bytes, reader()).steps)
    #expect(found.format == .xlsx && found.steps.map(\.number) == [1, 2])
    #expect(found.steps.allSatisfy { !$0.isHidden })
  }
}

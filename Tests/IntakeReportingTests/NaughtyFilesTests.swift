import Foundation
@testable import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReporting

/// Text that was made to do harm, in every field of a plan and of the letters: programs that no one
/// here wrote read each file, and find in it what they find where the text is plain.
@Suite struct NaughtyFilesTests {
  private static let strings =
    NaughtyStringsTests.strings.filter { !$0.isEmpty } + [
      "x\r\nBcc: ai@vidu.example\r\n\r\nFrom ai", "\n.\r\nQUIT", "{{=1+1}} &nbsp; \\u003cb\\u003e",
    ]

  /// A folder per text, "0" for the plain one; then what Python's own readers say of them all.
  @Test func everyFileReadsAsWithPlainText() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("dexuat-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (position, text) in (["Chữ thường"] + Self.strings).enumerated() {
      let place = folder.appendingPathComponent("\(position)")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for file in try files(text) {
        try Data(file.bytes).write(to: place.appendingPathComponent(file.name))
      }
    }
    let root = Checkout.root
    let script = root.appendingPathComponent("Tests/IntakeReportingTests/Support/read-files.py")
    let schema = root.appendingPathComponent("docs/plan.xsd")
    let run = try Tool.run(
      "/usr/bin/env", ["python3", script.path, folder.path, schema.path])
    #expect(run.code == 0, "\(run.output)")
    #expect(run.output == "\(Self.strings.count + 1) folders\n", "\(run.output)")
  }

  @Test(arguments: strings)
  func lettersToMailStayPlain(_ text: String) throws {
    for file in try letters(text) where file.name.hasSuffix(".txt") {
      let letter = String(decoding: file.bytes, as: UTF8.self)
      for scalar in letter.unicodeScalars where scalar != "\n" {
        let category = scalar.properties.generalCategory
        #expect(category != .control && category != .format && category != .lineSeparator)
      }
      for line in letter.split(separator: "\n") {
        #expect(DisplayWidth.of(String(line)) <= 72, "\(line)")
        #expect(!line.hasPrefix("Bcc:") && !line.hasPrefix("From ") && line != ".", "\(line)")
      }
    }
  }

  // MARK: The text in every field

  private func files(_ text: String) throws -> [(name: String, bytes: [UInt8])] {
    try PlanFiles.all(plan(text), comparison: .changes(changes(text)), version: "1.0.0")
      + letters(text)
  }

  private func plan(_ text: String) -> Plan {
    var plan = SamplePlan.plan
    plan.groups = plan.groups.map { group in
      var group = group
      group.lines = PlanLines(group.lines.map { line(text, $0) })
      return group
    }
    plan.toReview = plan.toReview.map { held(text, $0) }
    plan.returned = plan.returned.map { held(text, $0) }
    plan.heard = [Submitter(name: text, kind: text, code: text, province: text)]
    return plan
  }

  private func line(_ text: String, _ plain: PlanLine) -> PlanLine {
    var line = plain
    (line.submitter, line.number, line.title, line.objective) = (text, text, text, text)
    (line.content, line.product, line.lead, line.partners) = (text, text, text, text)
    (line.location, line.note) = (text, text)
    line.contributions = plain.contributions.map {
      Contribution(target: $0.target, text: text, quantity: $0.quantity)
    }
    return line
  }

  private func held(_ text: String, _ plain: Held) -> Held {
    var held = plain
    (held.path, held.submitter, held.number, held.title) = (text, text, text, text)
    held.reasons = plain.reasons.enumerated().map { position, reason in
      // The same said twice is told once, so each says something of its own.
      let own = "\(position) " + text
      var finding = reason.finding
      (finding.task, finding.found, finding.expected) = (text, text, text)
      finding.message = Localized(vi: own, en: own)
      return Held.Reason(path: own, finding: finding)
    }
    return held
  }

  private func changes(_ text: String) -> PlanChanges {
    let lines = SamplePlan.plan.groups.flatMap(\.lines).map { plain in
      var values = Dictionary(
        uniqueKeysWithValues: PlanFiles.content(of: plain).map { ($0.name, $0.value) })
      for name in ["title", "note", "lead", "submitter"] { values[name] = text }
      return EarlierPlan.Line(entry: plain.entry, values: values)
    }
    return PlanChanges(
      from: EarlierPlan(asOf: SampleCall.instant("2023-05-01T09:00"), lines: lines),
      to: SamplePlan.plan, published: PlanFiles.content,
      reason: { _ in .withdrawn(SamplePlan.withdrawal) },
      causes: { _, _ in
        [.decided(SamplePlan.withdrawal), .amended(by: text, why: text, document: text)]
      })
  }

  private func letters(_ text: String) throws -> [(name: String, bytes: [UInt8])] {
    let documents = SampleReport.documents.prefix(2).map { judged(text, $0.0) }
    let matter = SampleLetters.matter(list: documents[0], outline: documents[1])
    return try LetterKind.allCases.flatMap { kind in
      let letter = try #require(Letter.of(kind, on: matter, language: .vi))
      return [
        (name: "\(kind.rawValue).txt", bytes: letter.text),
        (name: "\(kind.rawValue).html", bytes: letter.html),
      ]
    }
  }

  private func judged(_ text: String, _ plain: JudgedDocument) -> JudgedDocument {
    var document = plain
    document.identity.path = text
    document.submitter?.name = text
    document.tasks = plain.tasks.map { task in
      var task = task
      (task.number, task.title) = (text, text)
      return task
    }
    document.findings = plain.findings.map { finding in
      var finding = finding
      (finding.found, finding.expected, finding.task) = (text, text, finding.task.map { _ in text })
      finding.message = Localized(vi: "Có “\(text)”.", en: "Found “\(text)”.")
      finding.related = finding.related.map {
        .init(document: text, place: $0.place, path: $0.path, found: text)
      }
      return finding
    }
    return document
  }
}

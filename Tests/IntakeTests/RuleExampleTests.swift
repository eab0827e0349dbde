import Foundation
import Intake
import IntakeCore
import IntakeReporting
import IntakeTesting
import Testing

/// Every example of every rule, through the form writers, the readers and the judge, in each
/// format that can show it and in disguises: with a byte order mark, with CRLF, and with a line
/// of multi-byte letters in front. A bad one is found at its mark; a good one shows nothing.
@Suite struct RuleExampleTests {
  /// An outline that breaks off behind its number belongs to the task with that number; one that
  /// breaks off before it is not said to be in no list, nor any task to have no outline.
  @Test(arguments: [("<title>", ["X001", "X001"]), ("<number>", ["X001", "X001", "X001"])])
  func anOutlineCutShort(_ end: String, _ listed: [Code]) throws {
    let call = try Checkout.call()
    let checker = DocumentChecker(call: call)
    let outline = try Checkout.bytes("samples/drafts/phu-luc-2.xml")
    let text = String(decoding: outline, as: UTF8.self)
    let cut = try #require(text.range(of: end))
    let papers = [
      ("list", try Checkout.bytes("samples/drafts/phu-luc-1.xml")),
      ("outline", Array(text[..<cut.upperBound].utf8)),
    ]
    let judged = checker.checkTogether(
      papers.map { name, bytes in
        checker.check(bytes, path: name, receipt: .notJudged(call.deadline), keepsRecords: true)
      })
    #expect(judged[0].findings.map(\.code) == listed)
    let isKnown = end == "<title>"
    #expect(judged[0].findings.allSatisfy { $0.severity == (isKnown ? .error : .review) })
    #expect(judged[0].findings.allSatisfy { $0.message.vi.contains("tệp outline hỏng") != isKnown })
    #expect(judged[0].tasks.map(\.verdict).max() == (isKnown ? .ineligible : .review))
    #expect(judged[1].rulesNotRun.contains { $0.code == "X002" } != isKnown)
    #expect(judged[1].rulesRun.contains("X002") == isKnown)
    #expect(judged[1].findings.map(\.code) == ["F001"])
  }

  @Test(arguments: RuleCatalog.all.map(\.code))
  func examples(_ code: Code) throws {
    let rule = try #require(RuleCatalog.rule(code))
    let call = try Checkout.call()
    let checker = DocumentChecker(call: call)
    for (position, example) in rule.examples.enumerated() {
      for paper in ExamplePaper.all(of: example, call: call) {
        for disguise in Disguise.allCases {
          guard let worn = disguise.put(on: paper) else { continue }
          let judged = checker.check(
            worn.bytes, path: "x", receipt: .notJudged(call.deadline), keepsRecords: false)
          let found = judged.findings.filter { $0.code == code }
          let name = "\(code) example \(position + 1), \(paper.format), \(disguise)"
          switch example.kind {
          case .good:
            #expect(found.isEmpty, "\(name): \(found.map(\.place))")
          case .bad:
            #expect(
              found.contains { worn.marks($0.place, of: code) },
              "\(name): expected at \(worn.place), found \(judged.findings.map { "\($0.code) \($0.place)" })"
            )
          }
        }
      }
    }
  }

  @Test(arguments: FormKind.allCases, [DocumentFormat.xml, .csv])
  func theSoundDocumentsAreSound(_ form: FormKind, in format: DocumentFormat) throws {
    let call = try Checkout.call()
    let content = ExampleDocument.sound(form, call: call)
    let judged = DocumentChecker(call: call).check(
      ExamplePaper.write(content, format, call).bytes, path: "x",
      receipt: .notJudged(call.deadline), keepsRecords: false)
    #expect(judged.findings.isEmpty, "\(judged.findings.map { "\($0.code) \($0.message.vi)" })")
    #expect(judged.verdict == .eligible)
  }

  @Test(arguments: [DocumentFormat.xml, .csv])
  func submissions(in format: DocumentFormat) throws {
    let call = try Checkout.call()
    let checker = DocumentChecker(call: call)
    for rule in RuleCatalog.all {
      for (position, example) in rule.examples.enumerated() {
        guard case .submission(let list, let outline, let key) = example.content else { continue }
        let written = Self.contents(list, outline, call).map {
          ExamplePaper.write($0, format, call)
        }
        let documents = written.enumerated().map {
          checker.check(
            $0.element.bytes, path: "\($0.offset)", receipt: .notJudged(call.deadline),
            keepsRecords: true)
        }
        let subject = example.form == .appendix1 ? 0 : 1
        let place = key.map { written[subject].places[$0]?.place } ?? .document
        let judged = checker.checkTogether(documents)
        let found = judged[subject].findings.filter { $0.code == rule.code }.map(\.place)
        let name = "\(rule.code) example \(position + 1), \(format)"
        switch example.kind {
        case .good:
          #expect(judged.allSatisfy { $0.countsByCode[rule.code] == nil }, "\(name)")
        case .bad:
          #expect(
            found.contains { $0 == place }, "\(name): \(found), not \(String(describing: place))")
        }
      }
    }
  }

  static func contents(
    _ list: [Example.FieldEdit], _ outline: [Example.FieldEdit]?, _ call: Call
  ) -> [FormContent] {
    var outlines = ExampleDocument.outlines(call: call)
    if let outline {
      outlines[0] = outlines[0].applying(outline)
    } else {
      outlines.removeFirst()
    }
    return [ExampleDocument.sound(.appendix1, call: call).applying(list)] + outlines
  }

  @Test(arguments: [DocumentFormat.xml, .csv])
  func receipts(in format: DocumentFormat) throws {
    let call = try Checkout.call()
    let checker = DocumentChecker(call: call)
    for rule in RuleCatalog.all {
      for example in rule.examples {
        guard case .received(let text) = example.content else { continue }
        let instant = text.flatMap { Instant(iso: $0, zone: call.zone) }
        #expect((text == nil) == (instant == nil))
        let receipt = instant.map { Receipt(at: $0, evidence: .mailBook) }
        let content = ExampleDocument.sound(example.form, call: call)
        let judged = checker.check(
          ExamplePaper.write(content, format, call).bytes, path: "x",
          receipt: ReceiptJudgement(receipt: receipt, deadline: call.deadline),
          keepsRecords: false)
        let found = judged.findings.filter { $0.code == rule.code }
        #expect(found.map(\.place) == (example.kind == .bad ? [.document] : []), "\(rule.code)")
      }
    }
  }

  @Test func theCatalogueIsTheFolder() throws {
    let others = ["RuleCatalog.swift", "ExampleDocument.swift"]
    var codes: Set<Code> = []
    for file in try Checkout.files(below: "Sources/IntakeCore/Rules", endings: [".swift"]) {
      let name = file.split(separator: "/").last.map(String.init) ?? file
      guard !others.contains(name) else { continue }
      let source = String(decoding: try Checkout.bytes(file), as: UTF8.self)
      let lets = source.matches(of: /static let (\w+)(?:: Rule)? = Rule\(\s*code: "(\w+)"/)
      #expect(lets.count == 1, "\(name): one rule in each file")
      guard let rule = lets.first else { continue }
      let stem = name.dropLast(".swift".count)
      #expect(
        rule.output.1 == stem.prefix(1).lowercased() + stem.dropFirst(), "\(name): its own name")
      #expect(codes.insert(Code(String(rule.output.2))).inserted, "\(name): a code of its own")
    }
    #expect(codes.sorted() == RuleCatalog.all.map(\.code))
  }
}

/// An example written down as a file, with the place of its finding.
struct ExamplePaper {
  var format: DocumentFormat
  var text: String
  /// Where the finding stands; the document as a whole where there is no mark.
  var place: Place

  var bytes: [UInt8] { Array(text.utf8) }

  /// The files that show an example; none where it is a story or needs several documents.
  static func all(of example: Example, call: Call) -> [ExamplePaper] {
    switch example.content {
    case .fields(let edits, let key):
      [DocumentFormat.xml, .csv].map { format in
        let content = ExampleDocument.sound(example.form, call: call).applying(edits)
        let written = write(content, format, call)
        var text = String(decoding: written.bytes, as: UTF8.self)
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        return ExamplePaper(
          format: format, text: text.replacing("\r\n", with: "\n"),
          place: place(key, edits, written))
      }
    case .xml(let text): [marked(text, .xml)]
    case .csv(let text): [marked(text, .csv)]
    case .submission, .received, .told: []
    }
  }

  static func write(
    _ content: FormContent, _ format: DocumentFormat, _ call: Call
  ) -> WrittenForm {
    format == .xml
      ? XMLFormWriter.write(content, call: call) : SheetFormWriter.write(content, call: call)
  }

  /// A field taken out stands where the format shows what is missing: its cell, else its record.
  private static func place(
    _ key: String?, _ edits: [Example.FieldEdit], _ written: WrittenForm
  ) -> Place {
    guard let key = key ?? edits.first(where: { $0.text == nil })?.key else { return .document }
    let record = key.split(separator: ".").dropLast().joined(separator: ".")
    return (written.places[key] ?? written.places[record])?.place ?? .document
  }

  private static func marked(_ text: String, _ format: DocumentFormat) -> ExamplePaper {
    guard let mark = text.firstIndex(of: "↓") else {
      return ExamplePaper(format: format, text: text, place: .document)
    }
    let before = text[..<mark]
    let line = before.count { $0 == "\n" } + 1
    let beginning = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let place =
      format == .xml
      ? Place(line: line, column: beginning.unicodeScalars.count + 1)
      : Place(line: line, column: beginning.count { $0 == "," } + 1, row: line)
    return ExamplePaper(format: format, text: text.replacing("↓", with: ""), place: place)
  }

  /// Whether a finding stands at the mark. A parser notices a fault of syntax somewhere in its
  /// line, so there the line is enough.
  func marks(_ found: Place, of code: Code) -> Bool {
    code == "F001" ? found.line == place.line : found == place
  }
}

/// Ways to write the same file otherwise.
enum Disguise: CaseIterable {
  case plain, byteOrderMark, carriageReturns, lineInFront

  /// The paper in disguise; nil where it would no longer be the same.
  func put(on paper: ExamplePaper) -> ExamplePaper? {
    var worn = paper
    switch self {
    case .plain: break
    case .byteOrderMark: worn.text = "\u{FEFF}" + paper.text
    case .carriageReturns: worn.text = paper.text.replacing("\n", with: "\r\n")
    case .lineInFront:
      guard paper.text.contains(where: { !$0.isWhitespace }) else { return nil }
      worn.text = front(of: paper) + rest(of: paper)
      if !paper.place.isDocument, Int(paper.place.line) > (declares(paper) ? 1 : 0) {
        let (line, column) = (Int(paper.place.line) + 1, Int(paper.place.column))
        worn.place =
          paper.place.row > 0
          ? .cell(row: Int(paper.place.row) + 1, column: column, line: line)
          : .text(line: line, column: column)
      }
    }
    return worn
  }

  private func declares(_ paper: ExamplePaper) -> Bool { paper.text.hasPrefix("<?xml") }

  private func front(of paper: ExamplePaper) -> String {
    guard paper.format == .xml else { return "Kính gửi Quý cơ quan 🌾 ậẫẩ,\n" }
    let declaration = declares(paper) ? paper.text.prefix { $0 != "\n" } + "\n" : ""
    return declaration + "<!-- Kính gửi Quý cơ quan 🌾 ậẫẩ -->\n"
  }

  private func rest(of paper: ExamplePaper) -> String {
    guard declares(paper) else { return paper.text }
    return String(paper.text.drop { $0 != "\n" }.dropFirst())
  }
}

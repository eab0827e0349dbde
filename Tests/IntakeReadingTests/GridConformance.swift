import Foundation
import IntakeArchives
import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReading

/// A document through a grid of an office file: what was handed over.
func readOffice(
  _ bytes: [UInt8], step index: Int = 0, limits: Limits = .standard
) throws -> Collector {
  let reader = DocumentReader(lexicon: try TestCall.lexicon.get(), limits: limits)
  let file = DocumentInHand(bytes, reader)
  let collector = Collector()
  guard let found = file.steps else {
    _ = file.read(nil, into: collector)
    return collector
  }
  guard found.steps.indices.contains(index) else {
    for finding in found.findings { collector.report(finding) }
    return collector
  }
  _ = file.read(found.steps[index], into: collector)
  return collector
}

/// Whatever kind of file holds a grid, the same cells give the same records and findings.
@Suite struct GridConformance {
  /// The sheets of the tests as they were delivered in CSV.
  static let sheets: [String] = {
    let office = (try? Checkout.files(below: "Tests/IntakeTests/Fixtures", endings: [".csv"])) ?? []
    let samples = (try? Checkout.files(below: "samples", endings: [".csv"])) ?? []
    return office + samples
  }()

  /// The rows of a CSV file; nil where one of them is damaged, which no other grid can be.
  private func rows(_ bytes: [UInt8], _ labels: Labels) -> [Int: [TestCell]]? {
    let text = TextDecoder.decode(bytes)
    guard text.fault == nil else { return nil }
    var grid = CSVGrid(text, limits: .standard, isLabel: labels.isLabel)
    var rows: [Int: [TestCell]] = [:]
    var row = GridRow()
    while grid.next(into: &row) {
      guard row.fault == nil else { return nil }
      if row.isBlank { continue }
      rows[row.number] = (0..<row.count).map {
        row.isBlank($0) ? .blank : .text(String(decoding: row[$0], as: UTF8.self))
      }
    }
    return rows
  }

  /// A finding without the line of the file, which only text has.
  private func said(_ finding: Finding) -> String {
    "\(finding.code) \(finding.place.row):\(finding.place.column) \(finding.message.vi)"
  }

  private func expectTheSame(
    _ found: Collector, as wanted: Collector, _ name: String, isSheet: Bool = true
  ) {
    // Sentences name the places, which Word has others of.
    let said = isSheet ? said : { "\($0.code) \($0.place.row):\($0.place.column)" }
    #expect(found.form?.kind == wanted.form?.kind, "\(name)")
    #expect(found.header?.unit == wanted.header?.unit, "\(name)")
    #expect(found.header?.numberStyle == wanted.header?.numberStyle, "\(name)")
    #expect(found.submitters.map(\.fields) == wanted.submitters.map(\.fields), "\(name)")
    #expect(found.tasks.map(\.fields) == wanted.tasks.map(\.fields), "\(name)")
    #expect(
      found.tasks.map { $0.children.map(\.fields) }
        == wanted.tasks.map { $0.children.map(\.fields) },
      "\(name)")
    #expect(found.totals.map(\.record.fields) == wanted.totals.map(\.record.fields), "\(name)")
    #expect(
      found.findings.filter { $0.code != "F004" }.map(said)
        == wanted.findings.filter { $0.code != "F004" }.map(said), "\(name)")
  }

  private func collect(_ bytes: [UInt8]) throws -> Collector {
    let collector = Collector()
    _ = DocumentReader(lexicon: try TestCall.lexicon.get()).read(bytes, into: collector)
    return collector
  }

  @Test(arguments: sheets)
  func aWorkbookSaysTheSame(path: String) throws {
    let bytes = try Checkout.bytes(path)
    let labels = Labels(try TestCall.lexicon.get())
    let wanted = try collect(bytes)
    guard wanted.form != nil, let rows = rows(bytes, labels) else { return }
    var plain = WorkbookMaker([TestSheet("Phụ lục", numbered: rows)])
    expectTheSame(try readOffice(plain.bytes()), as: wanted, "shared \(path)")
    plain.isInline = true
    plain.hasReferences = false
    plain.prefix = "x"
    plain.isStrict = true
    plain.encode = { text in
      [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }
    expectTheSame(try readOffice(plain.bytes()), as: wanted, "rare \(path)")
  }

  @Test(arguments: sheets)
  func anOpenWorkbookSaysTheSame(path: String) throws {
    let bytes = try Checkout.bytes(path)
    let wanted = try collect(bytes)
    guard wanted.form != nil, let rows = rows(bytes, Labels(try TestCall.lexicon.get())) else {
      return
    }
    let file = OpenWorkbookMaker([TestSheet("Phụ lục", numbered: rows)])
    expectTheSame(try readOffice(file.bytes()), as: wanted, path)
  }

  /// All rows as those of one table, blank ones too.
  @Test(arguments: sheets)
  func aWordTableSaysTheSame(path: String) throws {
    let bytes = try Checkout.bytes(path)
    let wanted = try collect(bytes)
    guard wanted.form != nil, let rows = rows(bytes, Labels(try TestCall.lexicon.get())) else {
      return
    }
    let table = (1...(rows.keys.max() ?? 1)).map { number in
      (rows[number] ?? [.blank]).map { cell in if case .text(let text) = cell { text } else { "" } }
    }
    let file = WordMaker([.table(table)]).bytes()
    let reader = DocumentReader(lexicon: try TestCall.lexicon.get())
    let steps = try #require(DocumentInHand(file, reader).steps).steps
    #expect(steps.map(\.name) == ["1"], "\(path)")
    expectTheSame(try readOffice(file), as: wanted, path, isSheet: false)
  }
}

import Foundation
import IntakeCore
import Testing

@testable import IntakeReporting

@Suite(.enabled(if: WorkbookParts.canRead, "needs python3"))
struct WorkbookTests {
  private func parts() throws -> WorkbookParts {
    try WorkbookParts(Self.workbook())
  }

  private static func workbook() throws -> [UInt8] {
    var bytes: [UInt8] = []
    try PlanWorkbook.write(SamplePlan.plan) { bytes += $0 }
    return bytes
  }

  @Test func theSamePlanGivesTheSameBytes() throws {
    #expect(try Self.workbook() == Self.workbook())
    let properties = try #require(try parts().parts["docProps/core.xml"])
    #expect(properties.contains("2023-05-10T02:00:00Z"))
  }

  @Test func oneSheetForEachView() throws {
    let workbook = try #require(try parts().parts["xl/workbook.xml"])
    for name in ["Danh mục", "Chờ xem xét", "Trả lại", "Phủ", "Sổ sách"] {
      #expect(workbook.contains("name=\"\(name)\""))
    }
    #expect(workbook.contains("'Danh mục'!$9:$11"), "heading rows are printed on each page")
  }

  @Test func sumsAreFormulasWithTheirValues() throws {
    let annex = try #require(try parts().parts["xl/worksheets/sheet1.xml"])
    #expect(annex.contains("<f>SUM(I13:I13)</f><v>480</v>"), "\(annex)")
    #expect(annex.contains("<f>SUM(I16:I17)</f><v>1236068.390123</v>"))
    #expect(annex.contains("<f>SUM(I14,I18,I21)</f><v>1236548.390123</v>"))
    #expect(annex.contains("orientation=\"landscape\""))
    #expect(annex.contains("paperSize=\"9\""))
    #expect(annex.contains("state=\"frozen\""))
    #expect(annex.contains("fitToHeight=\"0\""))
  }

  @Test func noTextBecomesAFormulaOrALink() throws {
    let parts = try parts().parts
    for (name, text) in parts {
      #expect(!name.contains("sheet1.xml.rels") && !text.contains("<hyperlink"))
      for formula in text.components(separatedBy: "<f>").dropFirst() {
        #expect(formula.hasPrefix("SUM("), "\(name): \(formula.prefix(60))")
      }
    }
    #expect(parts.values.contains { $0.contains("<is><t>=HYPERLINK(") })
  }

  /// A plan's sheets are laid down row by row; the cells of the heading that take two rows are merged
  /// all the same, and have their look in both.
  @Test func tallCellsOfTheHeadingAreMerged() throws {
    let annex = try #require(try parts().parts["xl/worksheets/sheet1.xml"])
    for range in ["A9:A10", "H9:H10", "L9:L10", "I9:K9"] {
      #expect(annex.contains("<mergeCell ref=\"\(range)\"/>"), "\(range)")
    }
    for cell in ["A9", "A10", "L10"] { #expect(annex.contains("<c r=\"\(cell)\" s=")) }
    #expect(annex.contains("<c r=\"A9\"") && annex.contains(">TT<"))
  }

  @Test(arguments: [
    ("a_x0041_b", "a_x005F_x0041_b"), ("_x00zz_", "_x00zz_"), ("a\r\nb\rc", "a\nb\nc"),
    ("a\u{0}\u{1F}b", "a\u{FFFD}\u{FFFD}b"), ("", ""),
  ])
  func cellText(_ raw: String, _ safe: String) {
    #expect(SpreadsheetText(raw).text == safe)
  }

  @Test func aCellIsCutWhereNoProgramTakesMore() throws {
    let text = SpreadsheetText(String(repeating: "ữ𝄞", count: 20_000)).text
    #expect(text.utf16.count <= 32_767 && text.hasSuffix(SpreadsheetSink.cut))
  }

  @Test func decimalsOfMoney() {
    let amounts: [(Int128, Int)] = [
      (0, 0), (5_000_000, 0), (1_500_000, 1), (1, 6), (-1_230_000, 2), (10, 5),
    ]
    for (dong, decimals) in amounts { #expect(Money(dong: dong).decimalsInMillions == decimals) }
  }

  @Test(arguments: [(0, "A"), (8, "I"), (25, "Z"), (26, "AA"), (27, "AB")])
  func columnLetters(_ column: Int, _ letter: String) {
    #expect(SheetPage.letter(column) == letter)
  }
}

/// The parts of an XLSX file as text, by their names; read by Python.
struct WorkbookParts {
  let parts: [String: String]

  static var canRead: Bool {
    (try? Tool.run("/usr/bin/env", ["python3", "--version"]).code) == 0
  }

  init(_ bytes: [UInt8]) throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("dexuat-\(UUID().uuidString).xlsx")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let script =
      "import sys,zipfile,json;z=zipfile.ZipFile(sys.argv[1]);"
      + "print(json.dumps({n:z.read(n).decode() for n in z.namelist()}))"
    let run = try Tool.run("/usr/bin/env", ["python3", "-c", script, file.path])
    parts = try JSONDecoder().decode([String: String].self, from: Data(run.output.utf8))
  }
}

import Foundation
import FoundationXML
import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReporting

/// Blank forms and documents for Excel and Word: the same bytes each time, whole packages.
@Suite(.enabled(if: WorkbookParts.canRead, "needs python3"))
struct OfficeFormTests {
  private let call = SampleCall.call

  private func form(_ kind: FormKind) throws -> Form { try #require(call.form(kind)) }

  @Test(arguments: FormKind.allCases)
  func theSameCallGivesTheSameForms(_ kind: FormKind) throws {
    let form = try form(kind)
    #expect(try FormWorkbook.blank(form, call) == FormWorkbook.blank(form, call))
    #expect(FormWord.blank(form, call) == FormWord.blank(form, call))
  }

  /// Every relationship leads to a part, every part has its type, and all of it is XML.
  @Test(arguments: FormKind.allCases)
  func packagesAreWhole(_ kind: FormKind) throws {
    let form = try form(kind)
    for bytes in [try FormWorkbook.blank(form, call), try #require(FormWord.blank(form, call))] {
      try expectWhole(bytes)
    }
  }

  @Test func planAndLettersAreWholePackages() throws {
    try expectWhole(annex())
    #expect(try annex() == annex())
  }

  private func annex() throws -> [UInt8] {
    var bytes: [UInt8] = []
    #expect(try PlanWord.write(SamplePlan.plan) { bytes += $0 })
    return bytes
  }

  private func expectWhole(_ bytes: [UInt8]) throws {
    let parts = try WorkbookParts(bytes).parts
    let types = try #require(parts["[Content_Types].xml"])
    for (name, text) in parts {
      #expect(XMLParser(data: Data(text.utf8)).parse(), "\(name)")
      guard name.hasSuffix(".rels") else {
        let isTyped =
          types.contains("PartName=\"/\(name)\"")
          || types.contains("Extension=\"\(name.split(separator: ".").last ?? "")\"")
        #expect(isTyped || name == "[Content_Types].xml", "\(name)")
        continue
      }
      let folder = name.split(separator: "/").dropLast(2).joined(separator: "/")
      for target in text.components(separatedBy: "Target=\"").dropFirst() {
        let path = String(target.prefix { $0 != "\"" })
        let whole = URL(filePath: "/" + folder).appending(path: path).standardized.path
        #expect(parts[String(whole.dropFirst())] != nil, "\(name) → \(path)")
      }
    }
  }

  @Test func theWorkbookHelpsToFillItIn() throws {
    let parts = try WorkbookParts(try FormWorkbook.blank(try form(.appendix1), call)).parts
    let sheet = try #require(parts["xl/worksheets/sheet1.xml"])
    #expect(sheet.contains("type=\"list\"") && sheet.contains("state=\"frozen\""))
    #expect(sheet.contains("orientation=\"landscape\"") && !sheet.contains("sheetProtection"))
    let workbook = try #require(parts["xl/workbook.xml"])
    #expect(workbook.contains("_xlnm.Print_Titles") && workbook.contains("Danh sách để chọn"))
    let notes = try #require(parts["xl/comments1.xml"])
    #expect(notes.contains("Ghi số của một định hướng:"))
    let texts = try #require(parts["xl/sharedStrings.xml"])
    for orientation in call.orientations { #expect(texts.contains(orientation.title.vi)) }
    let hint = try #require(try form(.appendix1).table(.submitter)?.fields.first?.hint?.vi)
    #expect(!texts.contains(hint), "hints are notes, not answers")
  }

  @Test func thePlanIsAnAnnexOfTheDecree() throws {
    let parts = try WorkbookParts(annex()).parts
    let document = try #require(parts["word/document.xml"])
    #expect(document.contains("w:orient=\"landscape\"") && document.contains("<w:titlePg/>"))
    #expect(document.components(separatedBy: "<w:tblHeader/>").count == 4)
    #expect(document.contains("Kèm theo Quyết định số …"))
    #expect(document.contains(PlanPhrases.grandTotal(groups: SamplePlan.plan.groups.count)))
    #expect(try #require(parts["word/styles.xml"]).contains("Times New Roman"))
    #expect(try #require(parts["word/header1.xml"]).contains(" PAGE "))
    let first = try #require(parts["word/header2.xml"])
    #expect(!first.contains("PAGE"))
  }
}

import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReporting

@Suite struct FormWriterTests {
  let call = SampleCall.call

  @Test func xmlGolden() throws {
    try Golden.expect(XMLFormWriter.write(SampleCall.list, call: call).bytes, is: "list.xml")
    try Golden.expect(XMLFormWriter.write(SampleCall.outline, call: call).bytes, is: "outline.xml")
  }

  @Test func sheetGolden() throws {
    try Golden.expect(SheetFormWriter.write(SampleCall.list, call: call).bytes, is: "list.csv")
    try Golden.expect(
      SheetFormWriter.write(SampleCall.outline, call: call).bytes, is: "outline.csv")
  }

  @Test(arguments: [SampleCall.list, SampleCall.outline])
  func xmlPlacesAreStartTags(_ content: FormContent) throws {
    let written = XMLFormWriter.write(content, call: call)
    let lines = String(decoding: written.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(written.places.count > 20)
    for (key, location) in written.places {
      let line = lines[Int(location.place.line) - 1]
      let tag = line.unicodeScalars.dropFirst(Int(location.place.column) - 1)
      let name = try #require(location.path?.split(separator: "/").last).prefix { $0 != "[" }
      #expect(String(tag).hasPrefix("<\(name)>"), "\(key)")
    }
    let second = content.form == .appendix1 ? "/appendix1/task[2]/title" : nil
    #expect(written.places["task[2].title"]?.path == second)
  }

  @Test func sheetPlacesAreCells() throws {
    let written = SheetFormWriter.write(SampleCall.list, call: call)
    let total = try #require(written.places["task[1].total"]?.place)
    #expect(total.cell == "M19")
    let next = try #require(written.places["task[2].number"]?.place)
    #expect((next.cell, Int(next.line)) == ("A20", 21), "the first task's row has two lines")
    #expect(written.places["task[2]"]?.place == Place(line: 21, column: 0, row: 20))
    #expect(written.places["submitter.name"]?.place.cell == "B4")
    #expect(written.places["task[2].other"]?.place.cell == "O20", "a blank cell has its place")
  }

  @Test(arguments: [
    ("1500.50", "1500,5"), ("1500.", "1500"), (".5", "0,5"), ("1.234", "1,2340"), ("-2.0", "-2"),
    ("+3", "+3"), ("1.2.3", "1.2.3"), ("1,5", "1,5"), ("", ""), (".", "."), ("1e3", "1e3"),
  ])
  func decimals(_ xml: String, _ sheet: String) {
    #expect(CellWords(call: call, submitter: []).text(xml, .amount) == sheet)
  }

  @Test func names() {
    let words = CellWords(call: call, submitter: SampleCall.submitter)
    #expect(words.text("15", .province) == "Yên Bái")
    #expect(words.text("99", .province) == "99")
    #expect(words.text("2024-02-30", .date) == "2024-02-30")
    #expect(words.text("2024-02-28Z", .date) == "28/02/2024")
    #expect(words.text("2024-02-28X", .date) == "2024-02-28X")
    #expect(words.text("a", .target) == "a", "two targets share this name")
    #expect(words.text("models-2025", .target) == "Số mô hình đến năm 2025")
    #expect(words.text("steel", .code(list: "sector")) == "Thép")
    #expect(words.text("gold", .code(list: "sector")) == "gold")
  }

  @Test func controlsCannotStandInXML() {
    let content = FormContent(
      form: .appendix1, call: "\"<&", unit: nil,
      submitter: [.init("name", "a\u{0}b\r\nc\u{9B}\u{FFFE}")], tasks: [])
    let text = String(decoding: XMLFormWriter.write(content, call: call).bytes, as: UTF8.self)
    #expect(text.contains("<name>a\u{FFFD}b&#13;\nc&#155;\u{FFFD}</name>"))
    #expect(text.contains("call=\"&quot;&lt;&amp;\">"))
  }

  @Test func blankForms() throws {
    for form in call.forms {
      try Golden.expect(
        BlankFormWriter.write(form, call), is: "blank-\(form.kind.rawValue).csv")
    }
  }

  @Test func allTemplates() throws {
    #expect(
      try TemplateFiles.all(call).map(\.name)
        == ["appendix1", "appendix2"].flatMap { form in
          ["xsd", "csv", "xlsx", "docx"].map { "\(form).\($0)" }
        })
  }
}

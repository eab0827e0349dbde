import IntakeCore
import Testing

@testable import IntakeReading

/// Whole documents in every encoding give the same records.
struct EncodingDocumentTests {
  @Test(arguments: ["phu-luc-1.csv", "phu-luc-1-loi.csv", "phu-luc-2.csv"], Coding.allCases)
  func sheets(name: String, coding: Coding) throws {
    let text = try EncodingTexts.text("samples/drafts/\(name)")
    let (plain, _) = try read(Array(text.utf8))
    let (coded, outcome) = try read(coding.encode(text))
    #expect(coding.names.contains(outcome.encoding), "\(outcome.encoding)")
    try compare(coded, plain, coding)
  }

  @Test(arguments: ["phu-luc-1.xml", "phu-luc-2.xml"], Coding.allCases)
  func markup(name: String, coding: Coding) throws {
    let text = try EncodingTexts.text("samples/drafts/\(name)")
    let (plain, _) = try read(Array(text.utf8))
    let declared = coding.declarations.map { text.replacing("\"UTF-8\"", with: "\"\($0)\"") }
    for text in declared + [text.replacing(/<\?xml.*\?>/, with: "<?xml version=\"1.0\"?>")] {
      let (coded, outcome) = try read(coding.encode(text))
      #expect(coding.names.contains(outcome.encoding), "\(outcome.encoding)")
      try compare(coded, plain, coding)
    }
  }

  @Test(arguments: Coding.old)
  func aFalseDeclarationIsReview(coding: Coding) throws {
    let text = try EncodingTexts.text("samples/drafts/phu-luc-2.xml")
    for wrong in ["UTF-8", coding == .viscii ? "windows-1258" : "VISCII"] {
      let bytes = coding.encode(text.replacing("\"UTF-8\"", with: "\"\(wrong)\""))
      let (read, outcome) = try read(bytes)
      #expect(coding.names.contains(outcome.encoding), "\(outcome.encoding)")
      let told = read.findings.filter { $0.code == "F004" }
      #expect(told.map(\.severity) == [.review])
      #expect(told.first?.message.vi.contains("“\(wrong)”") == true)
      #expect(read.tasks.count == 1)
    }
  }

  @Test func utf8ThatCallsItselfOldIsReview() throws {
    let text = try EncodingTexts.text("samples/drafts/phu-luc-2.xml")
    let bytes = Array(text.replacing("\"UTF-8\"", with: "\"windows-1258\"").utf8)
    let (read, outcome) = try read(bytes)
    #expect(outcome.encoding == "UTF-8")
    #expect(read.findings.filter { $0.code == "F004" }.map(\.severity) == [.review])
    #expect(read.tasks.first?.text(.title)?.hasPrefix("Xây dựng") == true)
  }

  /// What a program took for windows-1252 or Latin-1 and encoded once more is read as it was.
  @Test(arguments: ["samples/drafts/phu-luc-1.csv", "samples/drafts/phu-luc-2.xml"])
  func utf8EncodedTwiceIsRead(_ file: String) throws {
    let text = try EncodingTexts.text(file)
    let once = try read(Array(text.utf8)).0
    let latin = text.utf8.flatMap { Array(String(Unicode.Scalar($0)).utf8) }
    let (twice, _) = try read(latin)
    #expect(twice.tasks.map(\.fields) == once.tasks.map(\.fields))
    let told = twice.findings.filter { $0.code == "F004" }
    #expect(told.map(\.severity) == [.warning])
    #expect(told.first?.message.vi.contains("hai lần") == true)
  }

  /// The text is shorter than it was: the place is one of what is read.
  @Test func utf8EncodedTwiceIsToldWhereItShows() throws {
    let text = String(repeating: "à ", count: 200) + "Sở Sở Sở"
    let latin = text.utf8.flatMap { Array(String(Unicode.Scalar($0)).utf8) }
    let told = try read(latin).0.findings.filter { $0.code == "F004" }
    #expect(told.map(\.place) == [Place(line: 1, column: 402)])
  }

  @Test func signsForMarksAreNamed() throws {
    let text =
      "DDo+n vi. dde^` xua^'t;So+? Co^ng Thu+o+ng ti?nh Be^'n Tre\nSTT;Te^n nhie^.m vu.;No^.i dung chi'nh\n"
    let sheet = try read(Array(text.utf8)).0
    #expect(sheet.codes == ["F004", "F002"])
    #expect(sheet.findings.first?.message.vi.contains("VIQR") == true)
  }

  @Test(arguments: ["\u{1A}", "\u{1A}\r\n"])
  func theEndOfADosFileIsNoRow(_ end: String) throws {
    let text = try EncodingTexts.text("samples/drafts/phu-luc-1.csv")
    #expect(try read(Array((text + end).utf8)).0.isSame(as: try read(Array(text.utf8)).0))
  }

  @Test func otherEncodingsAreNotRead() throws {
    let text = "<?xml version=\"1.0\" encoding=\"KOI8-R\"?><appendix1/>"
    let (read, _) = try read(Array(text.utf8))
    #expect(read.codes == ["F004"] && read.findings[0].severity == .error)
    #expect(read.findings[0].place == Place(line: 1, column: 31))
  }

  @Test func theFirstByteThatDecidesIsTold() throws {
    let text = "STT;Ten;Ghi chu\n1;Mở rộng sản xuất sạch hơn tại các làng nghề của tỉnh\n"
    let (read, outcome) = try read(Coding.tcvn3.encode(text))
    #expect(outcome.encoding == "TCVN3")
    let finding = try #require(read.findings.first { $0.code == "F004" })
    #expect((finding.place.line, finding.place.column) == (2, 4))
    #expect(finding.message.en.contains("byte number 20 "))
  }

  private func compare(_ coded: Collector, _ plain: Collector, _ coding: Coding) throws {
    #expect(coded.findings.filter { $0.code != "F004" }.map(\.code) == plain.findings.map(\.code))
    let told = coded.findings.filter { $0.code == "F004" }.map(\.severity)
    #expect(told == (coding == .utf8 || coding == .utf8Marked ? [] : [.warning]))
    #expect(coded.tasks.count == plain.tasks.count)
    #expect(coded.totals.count == plain.totals.count)
    let pairs = zip(coded.submitters + coded.tasks, plain.submitters + plain.tasks)
    for (one, other) in pairs {
      #expect(one.fields == other.fields.mapValues(coding.expected))
      #expect(
        one.children.map(\.fields) == other.children.map { $0.fields.mapValues(coding.expected) })
    }
  }
}

extension Coding {
  /// What an XML declaration calls it.
  fileprivate var declarations: [String] {
    switch self {
    case .windows1258: ["windows-1258", "CP1258"]
    case .viscii: ["VISCII"]
    case .tcvn3: ["TCVN3", "ABC", "TCVN", "ISO-8859-1"]
    case .tcvn5712: ["TCVN", "TCVN-5712", "TCVN5712-1", "x-viet-tcvn5712"]
    case .vni: ["VNI", "windows-1252"]
    case .utf16Little, .utf16Big, .utf16LittleMarked, .utf16BigMarked: ["UTF-16"]
    case .utf8, .utf8Marked, .tcvn3Letters, .vniLetters: ["UTF-8"]
    }
  }
}

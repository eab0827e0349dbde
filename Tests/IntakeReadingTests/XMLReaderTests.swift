import IntakeCore
import Testing

@testable import IntakeReading

struct XMLReaderTests {
  static let head = "<appendix1 xmlns=\"urn:dexuat:forms:1\" call=\"889-2024\" unit=\"million\">\n"

  /// A list with what stands in it.
  private func list(_ body: String) throws -> Collector {
    try read(Self.head + body + "</appendix1>\n")
  }

  private let submitter = "<submitter><name>A</name></submitter>\n"

  @Test func recordsCarryPlacesAndPaths() throws {
    let document = try list(
      submitter
        + "<!-- đề xuất -->\n <task><number> 1\n</number><title>ằ<![CDATA[<b>]]>&amp;</title></task>\n"
    )
    #expect(document.findings.isEmpty, "\(document.said)")
    let task = try #require(document.tasks.first)
    #expect(task.fields == ["number": "1", "title": "ằ<b>&"])
    #expect(task.place == Place(line: 4, column: 2))
    #expect(task.path == "/appendix1/task[1]")
    let title = try #require(task.table.position(of: .title))
    #expect(task.place(title) == Place(line: 5, column: 10))
    #expect(task.path(title) == "/appendix1/task[1]/title")
    #expect(document.header?.callId?.text == "889-2024")
    #expect(document.header?.place == Place(line: 1, column: 1))
  }

  @Test(arguments: [
    ("<task><number>1</number><colour>x<a/></colour></task>", ["F005 3:25"]),
    ("<task><number>1</number><number>2</number></task>", ["F007 3:25"]),
    ("<task><title>a</title><number>1</number></task>", ["F007 3:23"]),
    ("<task><number>1<b>2</b></number></task>", ["F005 3:16"]),
    ("<task>\n đơn <number>1</number></task>", ["F005 3:1"]),
    ("<task xml:lang=\"vi\"><number id=\"a\">1</number></task>", ["F005 3:1", "F005 3:21"]),
    ("<task xmlns=\"urn:other\"><number>1</number></task>", ["F005 3:1"]),
    ("<job/>", ["F005 3:1"]), ("<submitter/>", ["F007 3:1"]),
    ("<task><number>1</numbr></task>", ["F001 3:16"]),
    ("<task><number>1&x;</number></task>", ["F001 3:16"]),
    ("<task><number>1 & 2</number></task>", ["F001 3:17"]),
    ("<task><number>a<b</number></task>", ["F001 3:16"]),
    ("<task><number>\u{1}</number></task>", ["F001 3:15"]),
    ("<task><number>&#0;</number></task>", ["F001 3:15"]),
    ("<task><number id=1>1</number></task>", ["F001 3:7"]),
    ("<task><x:number>1</x:number></task>", ["F001 3:7"]),
    ("<task><number a=\"1\" a=\"2\"/></task>", ["F001 3:7"]),
    ("<task><number>1</number>", ["F001 3:25"]),
    ("<task></task><!DOCTYPE a>", ["L002 3:14"]),
    ("<task><number><!DOCTYPE a></number></task>", ["L002 3:15"]),
    ("<!-- <!DOCTYPE a> --><![CDATA[ ]]><?p <!DOCTYPE a> ?>", []),
  ])
  func whatIsWrongIsToldAtItsPlace(body: String, said: [String]) throws {
    let document = try list(submitter + body)
    #expect(document.said == said)
  }

  @Test func anotherNamespaceIsOneFindingAndReadAllTheSame() throws {
    let other = submitter.replacing("<submitter>", with: "<submitter xmlns=\"urn:other\">")
    let document = try list(other + "<task xmlns=\"\"><number>1</number></task>")
    #expect(document.codes == ["F005"])
    #expect(document.findings.first?.expected == "urn:dexuat:forms:1")
    #expect(document.submitters.count == 1 && document.tasks.count == 1)
  }

  @Test(arguments: ["\n", "  ", "\r\n\r\n"])
  func whatStandsBeforeTheDeclarationIsNamed(_ before: String) throws {
    let document = try read(before + "<?xml version=\"1.0\"?>\n" + Self.head + "</appendix1>")
    #expect(document.codes == ["F001"])
    #expect(document.findings.first?.advice.vi.contains("dòng đầu của tệp") == true)
  }

  @Test func aFaultKeepsWhatWasWholeBefore() throws {
    let task = "<task><number>1</number></task>\n"
    let document = try list(submitter + task + task + "<task><number>3</nomber></task>")
    #expect(document.tasks.count == 2)
    #expect(document.codes == ["F001"])
    #expect(document.findings.first?.path == "/appendix1/task[3]/number")
  }

  @Test func theSubmitterMayComeLate() throws {
    let document = try list("<task><number>1</number></task>" + submitter)
    #expect(document.codes == ["F007"])
    #expect(document.submitters.count == 1 && document.tasks.count == 1)
  }

  @Test func aFindingInATaskCarriesIt() throws {
    let document = try list(
      submitter + "<task><number>7</number></task><task><job/><number>8</number></task>")
    #expect(
      document.findings.first?.task == nil && document.findings.first?.taskIndex == 2
        || document.findings.first?.task == "8")
  }

  @Test(arguments: [
    ("<other/>", ["F002"]), ("<appendix1/>", ["F002"]), ("<appendix1 xmlns=\"urn:x\"/>", ["F002"]),
    ("<appendix1 xmlns=\"urn:dexuat:forms:1\"/>", ["F007"]),
    ("<appendix1 xmlns=\"urn:dexuat:forms:1\" unit=\"usd\"/>", ["F007"]),
    ("<a:appendix1 xmlns:a=\"urn:dexuat:forms:1\" unit=\"dong\" x=\"1\"/>", ["F005"]),
    ("<!DOCTYPE html><html/>", ["F002"]), ("<!doctype html><html/>", ["F002"]),
    ("<!DOCTYPE appendix1><appendix1/>", ["L002"]),
    ("<?xml version=\"1.0\"?>", ["F001"]), ("<!-- -->", ["F001"]), ("<", ["F001"]),
    ("<appendix1 xmlns=\"urn:dexuat:forms:1\" unit=\"dong\"/><b/>", ["F001"]),
    ("<appendix1 xmlns=\"urn:dexuat:forms:1\" unit=\"dong\"/>junk", ["F001"]),
    ("<appendix1 xmlns=\"urn:dexuat:forms:1\" unit=\"dong\"", ["F001"]),
  ])
  func rootsAreJudged(text: String, codes: [String]) throws {
    #expect(try read(text).codes == codes)
  }

  @Test func longDocumentsComeInPieces() throws {
    let long = String(repeating: "đề xuất ", count: 40_000)
    var body = submitter
    for number in 1...40 {
      body += "<task><number>\(number)</number><title>\(number == 20 ? long : "t")</title>\n"
      body += "<objective>\(String(repeating: "ệ", count: 3_001))</objective></task>\n"
    }
    let document = try list(body)
    #expect(document.findings.isEmpty, "\(document.said)")
    #expect(document.tasks.count == 40)
    #expect(document.tasks[19].fields["title"] == long.trimmed)
    #expect(document.tasks[39].place == Place(line: 81, column: 1))
  }
}

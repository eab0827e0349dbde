import Testing

@testable import IntakeWeb

/// Forms as browsers, programs and attackers send them.
@Suite struct MultipartTests {
  /// Parts as `name|file name|content`, read from pieces of some size.
  private func parts(
    _ body: String, piece: Int = .max, boundary: String = "B",
    limits: WebLimits = .standard
  ) throws(Trouble) -> [String] {
    var reader = MultipartReader(boundary: Array(boundary.utf8), limits: limits)
    var parts: [String] = []
    var content: [UInt8] = []
    let bytes = Array(body.utf8)
    for start in stride(from: 0, to: bytes.count, by: min(piece, max(1, bytes.count))) {
      let end = min(bytes.count, start &+ min(piece, bytes.count))
      try reader.take(bytes[start..<end]) { event throws(Trouble) in
        switch event {
        case .part(let heading):
          let file = heading.fileName.map { String(decoding: $0, as: UTF8.self) } ?? "-"
          parts.append("\(heading.field)|\(file)|")
        case .content(let bytes): content += bytes
        case .partEnded:
          parts[parts.count - 1] += String(decoding: content, as: UTF8.self)
          content = []
        }
      }
    }
    try reader.end()
    return parts
  }

  private func form(_ parts: String...) -> String {
    parts.map { "--B\r\n" + $0 + "\r\n" }.joined() + "--B--\r\n"
  }

  private func heading(_ disposition: String) throws(Trouble) -> String {
    let whole = form("Content-Disposition: form-data; \(disposition)\r\n\r\n")
    return String(try parts(whole).joined().dropLast())
  }

  @Test func everyCutOfABodyReadsTheSame() throws {
    let body = form(
      "Content-Disposition: form-data; name=\"file\"; filename=\"phụ lục 1.csv\"\r\n"
        + "Content-Type: text/csv\r\n\r\nmột\r\n--\r\n--\r--B\n--B\r\r\n--b\r\nhai\r\n",
      "content-disposition:form-data;name=received\r\n\r\n28/4/2023 16:00",
      "Content-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n",
      "\r\nno heading at all")
    let expected = [
      "file|phụ lục 1.csv|một\r\n--\r\n--\r--B\n--B\r\r\n--b\r\nhai\r\n",
      "received|-|28/4/2023 16:00",
      "file||", "|-|no heading at all",
    ]
    for piece in 1...body.utf8.count { #expect(try parts(body, piece: piece) == expected) }
  }

  @Test func aPartMayEndWithItsHeading() throws {
    let body = "--B\r\nContent-Disposition: form-data; name=a\r\n\r\n--B--"
    for piece in [1, 7, 1_000] { #expect(try parts(body, piece: piece) == ["a|-|"]) }
  }

  @Test func whatStandsAroundTheFormIsNoPart() throws {
    let body = "a preface\r\n" + form("Content-Disposition: form-data; name=a\r\n\r\n1") + "an end"
    for piece in [1, 3, 1_000] { #expect(try parts(body, piece: piece) == ["a|-|1"]) }
  }

  @Test(arguments: [
    "", "--B", "--B\r\n", "--B\r\nContent-Disposition: form-data; name=a\r\n",
    "--B\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--B\r\n",
    "--C\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--C--\r\n",
    "--B\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--Bend",
    "--B\nContent-Disposition: form-data; name=a\n\n1\n--B--\n",
    "--B\r\nContent-Transfer-Encoding: base64\r\n\r\nMQ==\r\n--B--\r\n",
  ])
  func whatIsNoFormIsRefused(_ body: String) {
    for piece in [1, 1_000] {
      #expect(throws: Trouble.brokenForm) { try parts(body, piece: piece) }
    }
  }

  @Test func headingsAndPrefacesWithoutEndAreRefused() {
    let long = String(repeating: "x", count: 9_000)
    for body in ["--B\r\nContent-Disposition: \(long)", long, "--B\r\n\(long)\r\n\r\n1\r\n--B--"] {
      for piece in [100, 100_000] {
        #expect(throws: Trouble.brokenForm) { try parts(body, piece: piece) }
      }
    }
  }

  @Test func tenThousandPartsAreRefusedEarly() {
    let part = "--B\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n"
    let body = String(repeating: part, count: 10_000) + "--B--"
    #expect(throws: Trouble.tooManyFiles) { try parts(body) }
  }

  @Test func namesOfFilesAsBrowsersAndProgramsWriteThem() throws {
    #expect(try heading("name=\"file\"; filename=\"a%22b.csv\"") == "file|a\"b.csv")
    #expect(try heading("name=\"file\"; filename=\"a\\\"b;c.csv\"") == "file|a\"b;c.csv")
    #expect(try heading("name=\"file\"; filename=\"100% \\thật.csv\"") == "file|100% \\thật.csv")
    #expect(try heading("name=file; filename=a.csv") == "file|a.csv")
    #expect(
      try heading("name=\"file\"; filename=\"x\"; filename*=UTF-8''ph%E1%BB%A5%20l%E1%BB%A5c.csv")
        == "file|phụ lục.csv")
    #expect(try heading("name=\"file\"; filename=\"x.csv\"; filename*=latin1''y") == "file|x.csv")
  }

  @Test func contentTypesTellWhatABodyIs() {
    #expect(ContentKind("multipart/form-data; boundary=abc") == .form(boundary: Array("abc".utf8)))
    #expect(
      ContentKind("Multipart/Form-Data; charset=x; Boundary=\"a b\"")
        == .form(boundary: Array("a b".utf8)))
    #expect(ContentKind("multipart/form-data") == .noBoundary)
    let long = String(repeating: "x", count: 71)
    #expect(ContentKind("multipart/form-data; boundary=\(long)") == .noBoundary)
    #expect(ContentKind("multipart/mixed; boundary=a") == .unfit)
    #expect(ContentKind("application/x-www-form-urlencoded") == .unfit)
    #expect(ContentKind("text/csv; charset=utf-8") == .bytes)
    #expect(ContentKind(nil) == .bytes)
  }

  @Test func aNameKeepsItsLastStepOnly() throws {
    func title(_ name: String) throws -> String? {
      try FileTitle(Array(name.utf8), limits: .standard).text
    }
    #expect(try title("../../etc/passwd") == "passwd")
    #expect(try title("C:\\fakepath\\Phụ lục 1.csv") == "Phụ lục 1.csv")
    #expect(try title("/") == nil)
    #expect(try FileTitle([0x61, 0xFF], limits: .standard).text == "a\\xFF")
    #expect(throws: Trouble.nameTooLong) { try title(String(repeating: "ế", count: 86)) }
    #expect(try title(String(repeating: "ế", count: 85))?.count == 85)
  }
}

import IntakeCore
import Testing

@testable import IntakeReporting

@Suite struct LetterStyleTests {
  @Test func thePolicyLetsTheStyleIn() {
    for style in [ReportStyle.self, LetterStyle.self, PlanStyle.self, PlanPageStyle.self]
      as [any PageStyle.Type]
    {
      #expect(style.hash == SHA256Digest.base64(Array(style.css.utf8)), "\(style)")
    }
  }

  /// Every column width that a letter asks for has its style.
  @Test func everyWidthHasAStyle() {
    for kind in LetterKind.allCases {
      guard let letter = Letter.of(kind, on: Self.matter("x"), language: .vi) else { continue }
      let html = String(decoding: letter.html, as: UTF8.self)
      for part in html.split(separator: "<col class=\"").dropFirst() {
        let name = part.prefix { $0 != "\"" }
        #expect(LetterStyle.css.contains(".\(name) {"), "\(name)")
      }
    }
  }

  /// Whatever submitters call themselves and their files, it stays text.
  @Test(arguments: [
    "<script>alert(1)</script>", "\u{202E}đảo", "a\u{1B}[31mđỏ", "dòng\nmới", "\u{0}", "'\"&<>",
    String(repeating: "dài", count: 400), "=cmd|' /C calc'!A0", "\u{200B}\u{FEFF}",
  ])
  func naughtyNamesStayText(_ name: String) throws {
    for kind in LetterKind.allCases {
      let letter = try #require(Letter.of(kind, on: Self.matter(name), language: .vi))
      let html = String(decoding: letter.html, as: UTF8.self)
      let text = String(decoding: letter.text, as: UTF8.self)
      #expect(!html.contains("<script>"))
      for scalar in ["\u{202E}", "\u{1B}", "\u{0}", "\u{200B}", "\u{FEFF}"] as [Unicode.Scalar] {
        #expect(!html.unicodeScalars.contains(scalar) && !text.unicodeScalars.contains(scalar))
      }
      for line in text.split(separator: "\n") { #expect(line.count <= 72) }
    }
  }

  private static func matter(_ name: String) -> LetterMatter {
    var document = SampleReport.sheet
    document.submitter?.name = name
    document.tasks = document.tasks.map { task in
      var task = task
      task.title = name
      return task
    }
    return LetterMatter(
      call: SampleCall.call,
      submitter: Submitter(name: name, kind: "state", code: nil, province: nil),
      asOf: SampleCall.instant("2023-05-08T09:00:00+07:00"),
      files: [
        LetterMatter.File(
          entry: 1, name: name, mailNumber: nil, standing: .current, document: document)
      ], pairs: [])
  }
}

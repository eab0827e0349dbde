import Testing

@testable import IntakeReporting

@Suite struct SinkTests {
  @Test(arguments: [
    ("Sở Công Thương – “A”", "Sở Công Thương – “A”"), ("a\u{1B}[31m", "a␛[31m"),
    ("\u{9B}31m", "⟨U+009B⟩31m"), ("a\nb\tc\r", "a␊b␉c␍"), ("\u{7F}", "␡"),
    ("\u{202E}x\u{2066}", "⟨U+202E⟩x⟨U+2066⟩"), ("a\u{200B}b\u{FEFF}", "a⟨U+200B⟩b⟨U+FEFF⟩"),
    ("\u{AD}", "⟨U+00AD⟩"), ("\u{E0041}", "⟨U+E0041⟩"), ("\u{2028}", "⟨U+2028⟩"),
    ("e\u{302}\u{301}", "e\u{302}\u{301}"),
  ])
  func terminal(_ raw: String, _ safe: String) {
    #expect(Array(TerminalText(raw).text.unicodeScalars) == Array(safe.unicodeScalars))
  }

  @Test func terminalCapsMarks() {
    let text = TerminalText("a" + String(repeating: "\u{301}", count: 6)).text
    #expect(text.hasSuffix("⟨U+0301⟩⟨U+0301⟩"))
  }

  @Test func howOftenStaysWithWhat() {
    #expect("M001 ×12   M002 ×3".wrapped(first: 16, rest: 16) == ["M001 ×12", "M002 ×3"])
  }

  @Test func interpolationEscapesOnlyWhatIsRaw() {
    let inner: HTMLText = "<b>\("<x>")</b>"
    let outer: HTMLText = "<p>\(inner)\(3)</p>"
    #expect(outer.text == "<p><b>&lt;x&gt;</b>3</p>")
  }

  @Test func html() {
    let raw = "<a href='x'>&\"\u{0}"
    #expect(HTMLText(raw).text == "&lt;a href=&#39;x&#39;&gt;&amp;&quot;\u{FFFD}")
    #expect(HTMLText.submittedLines("a\r\n<b>").text == "<bdi>a</bdi><br><bdi>&lt;b&gt;</bdi>")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+84", "'+84"), ("-5", "-5"), ("-5+1", "'-5+1"), ("@x", "'@x"),
    ("＝1", "'＝1"), ("\tx", "\"'\tx\""), ("a;b", "\"a;b\""), ("a\"b", "\"a\"\"b\""),
    ("a\r\nb", "\"a\r\nb\""), (" a", "\" a\""), ("abc", "abc"), ("", ""),
  ])
  func csv(_ raw: String, _ cell: String) {
    #expect(CSVCell(listing: raw).text.unicodeScalars.elementsEqual(cell.unicodeScalars))
  }

  @Test func formsAreNotGuarded() {
    #expect(CSVCell(form: "=1+1").text == "=1+1")
  }

  @Test func json() {
    var writer = JSONWriter(pretty: false)
    writer.string("a/\"\\\n\u{1}\u{7F}\u{9B}\u{2028}ệ😀\u{E9}")
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == #""a/\"\\\n\u0001\u007f\u009b\u2028ệ😀é""#)
  }

  @Test(arguments: [("abc", 3), ("Đề tài", 6), ("e\u{302}\u{301}", 1), ("你好", 4), ("😀", 2)])
  func widths(_ text: String, _ columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test func wrapping() {
    #expect("một hai ba".wrapped(first: 7, rest: 5) == ["một hai", "ba"])
    #expect("abcdefghij k".wrapped(first: 4, rest: 4) == ["abcd", "efgh", "ij k"])
    #expect("你好世界".wrapped(first: 5, rest: 4) == ["你好", "世界"])
    #expect("ngắn".cut(to: 3) == "ng…")
  }

  @Test func publicText() {
    #expect(PublicText.of("gửi a.b-c@vidu.example.") == "gửi (đã ẩn).")
    #expect(PublicText.of("ĐT 0912 345 678, (024)") == "ĐT (đã ẩn), (024)")
    #expect(PublicText.of("+84 912.345.678") == "(đã ẩn)")
    for text in [
      "01/2024", "1.500.000.000 đồng", "QĐ 889/QĐ-TTg", "000.00.15.H99", "0,25 %", "a @ b",
      "từ 01/01/2024 đến 31/12/2024", "tiết kiệm 0200 000 kWh",
    ] {
      #expect(PublicText.of(text) == text)
    }
  }
}

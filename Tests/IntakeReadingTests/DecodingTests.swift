import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReading

struct DecodingTests {
  private let list =
    "<?xml version=\"1.0\"?>\n<appendix1 xmlns=\"urn:dexuat:forms:1\" unit=\"dong\">"
    + "<submitter><name>Đặng ằ 𝄞</name></submitter></appendix1>"

  private func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit -> [UInt8] in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return bigEndian ? pair : pair.reversed()
    }
  }

  @Test func everyUnicodeFormIsRead() throws {
    let forms: [([UInt8], String)] = [
      (Array(list.utf8), "UTF-8"), ([0xEF, 0xBB, 0xBF] + Array(list.utf8), "UTF-8"),
      (utf16(list, bigEndian: false, mark: true), "UTF-16LE"),
      (utf16(list, bigEndian: true, mark: true), "UTF-16BE"),
      (utf16(list, bigEndian: false, mark: false), "UTF-16LE"),
      (utf16(list, bigEndian: true, mark: false), "UTF-16BE"),
    ]
    for (bytes, name) in forms {
      let (document, outcome) = try read(bytes)
      #expect(outcome.encoding == name)
      #expect(document.submitters.first?.fields["name"] == "Đặng ằ 𝄞", "\(name) \(document.said)")
      #expect(document.submitters.first?.place == Place(line: 2, column: 51))
    }
  }

  @Test func badBytesAreTold() throws {
    for bad in [
      [0xFF], [0xC0, 0xBC], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE1, 0xBA],
    ] {
      let text = Array(list.replacing("Đặng", with: "Đ").utf8)
      let at = try #require(text[...].firstRange(of: Array("Đ".utf8))).upperBound
      let (document, _) = try read(Array(text[..<at]) + bad.map { UInt8($0) } + Array(text[at...]))
      #expect(document.said == ["F004 2:69"])
      #expect(document.form != nil)
    }
  }

  @Test func declaredEncodingsAreHonoured() throws {
    func coded(_ name: String) throws -> [String] {
      try read(list.replacing("?>", with: " encoding=\"\(name)\"?>")).said
    }
    #expect(try coded("utf-8") == [])
    #expect(try coded("windows-1258") == ["F004 1:31"])
    #expect(try coded("UTF-16") == ["F004 1:31"])
    #expect(try coded("UTF-7") == ["F004 1:31"])
    #expect(try coded("US-ASCII") == ["F004 1:31"])
    let long = String(repeating: " ", count: 3_000) + "encoding=\"windows-1258\"?>"
    #expect(try read(list.replacing("?>", with: long)).codes == ["F004"])
  }

  /// A name that the bytes contradict costs no document: it is read as what it is, and doubted.
  @Test(arguments: ["UTF-16", "utf-16", "UTF-7", "US-ASCII", "x-unknown"])
  func plainUtf8IsReadWhateverItIsCalled(_ name: String) throws {
    let text = list.replacing("?>", with: " encoding=\"\(name)\"?>")
    for bytes in [Array(text.utf8), TextDecoder.byteOrderMark + Array(text.utf8)] {
      let (document, outcome) = try read(bytes)
      #expect(outcome.encoding == "UTF-8")
      #expect(document.submitters.first?.fields["name"]?.contains("Đ") == true)
      #expect(document.codes == ["F004"])
    }
  }

  @Test func theEndOfAFileOfDOSIsNoText() throws {
    let plain = try read(Array(list.utf8))
    let ended = try read(Array(list.utf8) + [0x1A])
    #expect(plain.0.said == ended.0.said && ended.0.said.isEmpty)
    #expect(TextDecoder.decode(Array("a\u{1A}b\u{1A}".utf8)).fault?.offset == 1)
    #expect(TextDecoder.decode([0xFF, 0xFE, 0x61, 0x00, 0x1A, 0x00]).bytes == [0x61])
  }

  @Test func emptyDocumentsAreEmpty() throws {
    for text in ["", " ", "\u{FEFF}", "\r\n\t \n", ";;;\n;;\n"] {
      #expect(try read(text).codes == ["F003"])
    }
  }

  /// What a program leaves that saves Vietnamese in an encoding without its letters.
  @Test(arguments: [
    ("S? Công Th??ng t?nh V?nh Phúc", "windows-1252", false),
    ("S? C?ng Th??ng t?nh V?nh Ph?c", "UTF-8", false),
    ("S\u{FFFD} Công Th\u{FFFD}\u{FFFD}ng t\u{FFFD}nh", "UTF-8", false),
    (String(repeating: "Sở Công Thương tỉnh ", count: 20) + "V?nh Ph?c", "UTF-8", true),
  ])
  func lostLettersAreTold(_ text: String, _ encoding: String, _ isPart: Bool) {
    let isLatin = encoding == "windows-1252"
    let bytes = isLatin ? text.unicodeScalars.map { UInt8($0.value) } : Array(text.utf8)
    let decoded = TextDecoder.decode(bytes)
    #expect(decoded.encoding == encoding)
    #expect(decoded.fault == nil)
    guard case .lost(_, _, isPart)? = decoded.note?.fault else {
      Issue.record("\(text): \(String(describing: decoded.note))")
      return
    }
  }

  /// What a program leaves that knows only ASCII, or Latin-1.
  @Test(arguments: ["drafts/phu-luc-1.xml", "drafts/phu-luc-1.csv", "drafts/phu-luc-2.csv"])
  func lettersLeftOutAreTold(_ name: String) throws {
    let sample = String(decoding: try Checkout.bytes("samples/\(name)"), as: UTF8.self)
    func left(_ isKept: (Unicode.Scalar) -> Bool) -> String {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: sample.unicodeScalars.filter { isKept($0) && $0 != "\u{FEFF}" })
      return String(text)
    }
    for text in [left(\.isASCII), left { $0.value <= 0xFF }] {
      let decoded = TextDecoder.decode(Array(text.utf8))
      guard case .dropped(let words, let example)? = decoded.note?.fault else {
        Issue.record("\(name): \(String(describing: decoded.note))")
        continue
      }
      #expect(words >= 8)
      let place = decoded.bytes[(decoded.note?.offset ?? 0)...]
      #expect(place.starts(with: Array(example.utf8)))
      #expect(decoded.fault == nil && decoded.bytes == Array(text.utf8))
    }
    let latin = left { $0.value <= 0xFF }.unicodeScalars.map { UInt8($0.value) }
    guard case .dropped? = TextDecoder.decode(latin).note?.fault else {
      Issue.record("\(name) in Latin-1: \(String(describing: TextDecoder.decode(latin).note))")
      return
    }
    let bare = String(decoding: MatchKey.bare(bytes: Array(sample.utf8)[...]), as: UTF8.self)
    #expect(TextDecoder.decode(Array(bare.filter(\.isASCII).utf8)).note == nil)
  }

  @Test(arguments: [
    "The quick brown fox jumps over the lazy dog, by my cwm and nth hymn. Hmm, psst, brr.",
    "mpg,cyl,disp,hp,drat,wt,qsec,vs,am,gear,carb\n21,6,160,110,3.9,2.62,16.46,0,1,4,4",
    String(
      repeating: "Lap dat 2 he thong loc nuoc 50 mm, dai 3 km, nang 20 kg, gia 5 tr.d\n", count: 20),
    String(repeating: "<m><nth/><thc/><nng/><vt/><sn/><cht/><mc/></m>", count: 20),
  ])
  func textsWithoutAccentsAreSound(_ text: String) {
    #expect(TextDecoder.decode(Array(text.utf8)).note == nil)
  }

  @Test(arguments: [
    "Vì sao? Để làm gì? Ai làm?", "Làm gì?Ai làm", "http://vi.du/x?a=1 http://vi.du/y?b=2",
    "có ???, không ??", "a? b? c?", "<?xml version='1.0'?><?a b?><?c d?><x/>",
  ])
  func questionsAreNoLostLetters(_ text: String) {
    #expect(TextDecoder.decode(Array(text.utf8)).note == nil)
  }

  /// The fast scan against Swift's own validation, at every alignment.
  @Test func theScanAgreesWithTheStandardLibrary() {
    var random = Chance(seed: 7)
    let pieces: [[UInt8]] = [
      [0x41], [0x20], [0xC4, 0x91], [0xE1, 0xBB, 0x87], [0xF0, 0x9D, 0x84, 0x9E], [0xC3],
      [0xE1, 0xBB],
      [0x80], [0xF4, 0x90, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xE0, 0x80, 0x80], [0xC1, 0x80],
    ]
    for _ in 0..<20_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        let isBad = Int.random(in: 0..<40, using: &random) == 0
        bytes += pieces[Int.random(in: isBad ? 5..<12 : 0..<5, using: &random)]
      }
      let fault = ByteScan.firstFault(in: bytes, from: 0)
      #expect((fault == nil) == (String(validating: bytes, as: UTF8.self) != nil))
      if let fault {
        #expect(String(validating: bytes[..<fault.offset], as: UTF8.self) != nil)
      }
      let end = Int.random(in: 0...bytes.count, using: &random)
      if fault == nil {
        var position = TextPosition(offset: 0)
        ByteScan.advance(&position, to: end, in: bytes)
        #expect(position.column == bytes[..<end].count { $0 & 0xC0 != 0x80 } + 1)
      }
    }
  }
}

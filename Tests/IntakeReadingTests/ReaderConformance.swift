import Foundation
import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReading

/// What every reader promises, whatever it is given.
struct ReaderConformance {
  /// A sound document in each format and form.
  static let samples = ["phu-luc-1.xml", "phu-luc-1.csv", "phu-luc-2.xml", "phu-luc-2.csv"]

  private func sample(_ name: String) throws -> [UInt8] {
    try Checkout.bytes("samples/drafts/\(name)")
  }

  /// A document ends in records or findings; places lie within it.
  private func expectAnEnd(_ bytes: [UInt8], limits: Limits = .standard) throws {
    let (document, _) = try read(bytes, limits: limits)
    #expect(document.form != nil || !document.findings.isEmpty)
    let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
    for finding in document.findings {
      #expect(finding.place.line >= 0 && finding.place.line <= lines)
      #expect(finding.place.isDocument || finding.place.column >= 0)
    }
  }

  @Test(arguments: samples)
  func everyTruncationEnds(name: String) throws {
    let bytes = try sample(name)
    // Every byte where asked for; else every one near the ends and each so many between.
    let step = ProcessInfo.processInfo.environment["EVERY_BYTE"] == nil ? 17 : 1
    for end in bytes.indices where end < 600 || end + 100 > bytes.count || end % step == 0 {
      try expectAnEnd(Array(bytes[..<end]))
    }
  }

  @Test(arguments: samples)
  func aTruncatedFileNeverPassesForSound(name: String) throws {
    let bytes = try sample(name)
    guard name.hasSuffix("xml") else { return }
    for end in stride(from: 1, to: bytes.count - 1, by: 7) {
      #expect(try !read(Array(bytes[..<end])).0.findings.isEmpty)
    }
  }

  @Test(arguments: samples)
  func everyFlippedByteEnds(name: String) throws {
    let bytes = try sample(name)
    var random = Chance(seed: UInt64(bytes.count))
    for _ in 0..<400 {
      var flipped = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        flipped[Int.random(in: flipped.indices, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      try expectAnEnd(flipped)
    }
  }

  /// Pieces moved about: more than single bytes can break.
  @Test(arguments: samples)
  func everyShuffleEnds(name: String) throws {
    let bytes = try sample(name)
    var random = Chance(seed: 11)
    for _ in 0..<150 {
      var shuffled = bytes
      for _ in 0..<3 {
        let from = Int.random(in: 0..<shuffled.count, using: &random)
        let length = min(Int.random(in: 0...60, using: &random), shuffled.count - from)
        let piece = Array(shuffled[from..<(from + length)])
        shuffled.removeSubrange(from..<(from + length))
        shuffled.insert(
          contentsOf: piece, at: Int.random(in: 0...shuffled.count, using: &random))
      }
      try expectAnEnd(shuffled)
    }
  }

  /// BOM, CRLF and a multi-byte line in front change no record.
  @Test(arguments: samples)
  func disguisesChangeNothing(name: String) throws {
    let bytes = try sample(name)
    let text = String(decoding: bytes, as: UTF8.self).replacing("\u{FEFF}", with: "")
    let plain = text.replacing("\r\n", with: "\n")
    let front = name.hasSuffix("xml") ? "" : "Bảng số liệu – ữ 𝄞\n"
    let (original, _) = try read(bytes)
    for disguise in [plain, "\u{FEFF}" + plain, plain.replacing("\n", with: "\r\n"), front + plain]
    {
      let (document, _) = try read(Array(disguise.utf8))
      #expect(document.findings.isEmpty, "\(document.said)")
      #expect(document.submitters.first?.fields == original.submitters.first?.fields)
      #expect(
        document.tasks.map { $0.fields["title"] } == original.tasks.map { $0.fields["title"] })
      #expect(document.tasks.map(\.children.count) == original.tasks.map(\.children.count))
    }
  }

  // MARK: - Limits

  private func limits(_ change: (inout Limits) -> Void) -> Limits {
    var limits = Limits()
    change(&limits)
    return limits
  }

  @Test(arguments: samples)
  func everyLimitIsTold(name: String) throws {
    let bytes = try sample(name)
    func codes(_ change: (inout Limits) -> Void) throws -> [String] {
      try read(bytes, limits: limits(change)).0.codes
    }
    #expect(try codes { $0.documentBytes = bytes.count - 1 } == ["L001"])
    #expect(try codes { $0.documentBytes = bytes.count } == [])
    #expect(try codes { $0.fieldBytes = 40 }.contains("L001"))
    if name.hasSuffix("xml") {
      #expect(try codes { $0.depth = 2 } == ["L001"])
      #expect(try codes { $0.startTagBytes = 20 } == ["L001"])
      if name == "phu-luc-1.xml" { #expect(try codes { $0.rows = 2 } == ["L001"]) }
    } else {
      #expect(try codes { $0.rows = 16 }.contains("L001"))
      #expect(try codes { $0.columns = 2 }.contains("L001"))
    }
  }

  // MARK: - Hostile documents

  private static let root = "<appendix1 xmlns=\"urn:dexuat:forms:1\" unit=\"dong\">"

  private func codes(_ text: String) throws -> Set<String> { Set(try read(text).codes) }

  @Test func entityBombsNeverReachTheParser() throws {
    let bombs = [
      "<!DOCTYPE a [<!ENTITY x \"lol\"><!ENTITY y \"&x;&x;\">]>\(Self.root)&y;</appendix1>",
      "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\(Self.root)&x;</appendix1>",
      "<!DOCTYPE a SYSTEM \"http://127.0.0.1/a.dtd\">\(Self.root)</appendix1>",
      "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>\(Self.root)</appendix1>",
      "<?xml version=\"1.0\"?><!-- > --><?p ?><!DOCTYPE a>\(Self.root)</appendix1>",
      "<!DOCTYPE a [<!ELEMENT a EMPTY><!ATTLIST a b CDATA \"c\">]>\(Self.root)</appendix1>",
    ]
    for bomb in bombs { #expect(try codes(bomb) == ["L002"], "\(bomb)") }
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in bombs[0].utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(try read(utf16).0.codes == ["F004", "L002"])
    let catalog = "<?oasis-xml-catalog catalog=\"file:///tmp/c.xml\"?>\(Self.root)</appendix1>"
    #expect(try codes(catalog) == [])
    #expect(try codes("\(Self.root)&x;</appendix1>") == ["F001"])
    let include = "<i:include xmlns:i=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\"/>"
    #expect(try codes("\(Self.root)\(include)</appendix1>") == ["F005"])
  }

  @Test func tricksWithEncodingsFail() throws {
    #expect(try codes("+ADwAIQ-DOCTYPE a+AD4-") == ["F002"])
    #expect(try codes("<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADwAIQ-") == ["F004"])
    #expect(try codes("<?xml version=\"1.0\" encoding=\"EBCDIC-CP-US\"?><a/>") == ["F004"])
    #expect(try codes("\(Self.root)</appendix1>\u{0}\u{0}junk") == ["F001"])
    #expect(try codes("\(Self.root)\u{2028}</appendix1>") == ["F005"])
    #expect(try codes("\(Self.root)\u{FFFE}</appendix1>") == ["F001"])
    #expect(try codes("\(Self.root)&#xFFFE;</appendix1>") == ["F001"])
  }

  @Test func deepAndWideMarkupMeetsItsLimit() throws {
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(try codes(Self.root + deep) == ["F005", "L001"])
    let wide = (0..<60_000).map { " a\($0)=\"\"" }.joined()
    #expect(try codes("\(Self.root)<task\(wide)/></appendix1>") == ["L001"])
    #expect(
      try codes("\(Self.root)<task a=\"" + String(repeating: "x", count: 1 << 20)) == ["L001"])
  }

  @Test func floodsAreCountedWhole() throws {
    let count = 300_000
    let flood =
      Self.root + "<task>" + String(repeating: "<a/>", count: count) + "</task></appendix1>"
    let document = try read(flood)
    #expect(document.findings.count == count && document.codes.allSatisfy { $0 == "F005" })
    #expect(document.findings.allSatisfy { $0.taskIndex == 1 })
    let column = Self.root.count + 7 + 4 * (count - 1)
    #expect(document.findings.map(\.place).max() == Place(line: 1, column: column))
  }

  @Test func manyOpenQuotesEnd() throws {
    let heading = "STT,Tên nhiệm vụ,Định hướng,Mục tiêu\n"
    let rows = String(repeating: "1,\"\"\"a\n", count: 20_000)
    #expect(try codes(heading + rows) == ["F001"])
    let lone = String(repeating: "1,\"a\n2,\"\"\n", count: 5_000)
    #expect(try codes(heading + lone).isSubset(of: ["F001"]))
  }

  @Test func manyColumnsAndBlankRowsEnd() throws {
    let wide = String(repeating: "x,", count: 100_000) + "\n"
    #expect(try codes(wide).contains("F002"))
    #expect(try codes(String(repeating: ";\r\n", count: 300_000)) == ["F003"])
  }
}

import Foundation
import Testing

@testable import IntakeReading

/// The tables are exact: every syllable comes back, and the C library agrees.
struct EncodingTableTests {
  @Test(arguments: Coding.old)
  func everySyllableComesBack(coding: Coding) {
    let encoding = Self.encoding(coding)
    for syllable in EncodingTexts.syllables() {
      var letters = OldLetters(encoding)
      let isWhole = coding.encode(syllable).allSatisfy { letters.append(byte: $0) }
      let decoded = String(decoding: letters.text, as: UTF8.self)
      let expected = coding.expected(syllable)
      guard isWhole, !letters.hasStray, Array(decoded.utf8) == Array(expected.utf8) else {
        Issue.record("\(coding): \(syllable) came back as \(decoded)")
        return
      }
    }
  }

  @Test(arguments: Coding.letters)
  func everySyllableComesBackFromLetters(coding: Coding) {
    let candidate = Candidate.letters(coding == .vniLetters ? .vni : .tcvn3)
    for syllable in EncodingTexts.syllables() where !syllable.allSatisfy(\.isASCII) {
      let decoded = candidate.decode(coding.encode(syllable)[...])
      #expect(decoded == Array(coding.expected(syllable).utf8), "\(syllable)")
    }
  }

  /// glibc's tables were made by others from the same standards.
  @Test(arguments: [(OldEncoding.windows1258, "CP1258"), (.viscii, "VISCII"), (.tcvn5712, "TCVN")])
  func theTablesAreThoseOfTheCLibrary(encoding: OldEncoding, name: String) throws {
    for byte in 1..<256 where byte >= 0x20 || encoding.table[byte] != 0 {
      let theirs = try iconv([UInt8(byte), 0x20], from: name)
      let scalar = Unicode.Scalar(encoding.table[byte])
      let ours = scalar.flatMap { $0.value == 0 ? nil : String(Character($0)) + " " }
      #expect(theirs.map { Array($0.utf8) } == ours.map { Array($0.utf8) }, "\(name) \(byte)")
    }
    let text = try EncodingTexts.text("samples/drafts/phu-luc-1.csv")
    var letters = OldLetters(encoding)
    let coded = try #require(try run("iconv", ["-f", "UTF-8", "-t", name], Array(text.utf8)))
    for byte in coded { _ = letters.append(byte: byte) }
    #expect(letters.text == Array(text.utf8))
  }

  /// Small letters of TCVN 5712 have the same codes in VN1 and VN3.
  @Test func tcvn3IsThePartOfTcvn5712ThatFontsHave() {
    for (letter, byte) in Tcvn3.codes {
      let scalar = letter.unicodeScalars.first?.value
      #expect(scalar == UInt32(OldEncoding.tcvn3.table[Int(byte)]), "\(letter)")
      #expect(scalar == UInt32(OldEncoding.tcvn5712.table[Int(byte)]), "\(letter)")
    }
    #expect(OldEncoding.tcvn3.table[0xAD] == 0x1B0, "the soft hyphen is ư")
  }

  @Test func windows1258TakesComposedAndCombiningTones() {
    var letters = OldLetters(.windows1258)
    for byte in [0xEA, 0xEC, 0x20, 0x65, 0xCC, 0x20, 0xE0, 0x20, 0xFD, 0x6F, 0xF2] as [UInt8] {
      let isLetter = letters.append(byte: byte)
      #expect(isLetter)
    }
    #expect(letters.text == Array("ế è à ưọ".utf8))
  }

  @Test(arguments: [
    ("windows-1258", OldEncoding.windows1258), ("CP1258", .windows1258), ("VISCII", .viscii),
    ("viscii1.1-1", .viscii), ("TCVN", .tcvn5712), ("TCVN-5712", .tcvn5712),
    ("TCVN5712-1", .tcvn5712), ("TCVN5712-1:1993", .tcvn5712), ("x-viet-tcvn5712", .tcvn5712),
    ("TCVN3", .tcvn3), ("abc", .tcvn3), ("VNI", .vni), ("x-viet-vni", .vni),
  ])
  func declaredNames(name: String, encoding: OldEncoding) {
    #expect(OldEncoding(declared: name) == encoding)
  }

  /// The bits that a pass over UTF-8 counts by are those letters which a font of TCVN3 or VNI puts
  /// for a Vietnamese one and Vietnamese itself does not have.
  @Test func fontLettersAreThoseThatVietnameseLacks() {
    let vietnamese = Set("àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ".unicodeScalars.map(\.value))
    var used: Set<UInt32> = []
    for coding in [Coding.tcvn3Letters, .vniLetters] {
      for syllable in EncodingTexts.syllables() {
        let scalars = String(decoding: coding.encode(syllable), as: UTF8.self).unicodeScalars
        used.formUnion(scalars.map(\.value).filter { $0 >= 0x80 && !vietnamese.contains($0) })
      }
    }
    for scalar in used.subtracting([0xD0, 0xF0]) {
      let mask = scalar < 0xC0 ? ByteScan.fontLettersOfC2 : ByteScan.fontLettersOfC3
      #expect(mask >> UInt64(scalar & 0x3F) & 1 == 1, "\(String(scalar, radix: 16))")
    }
    for scalar in vietnamese.union([0xA0, 0xB0, 0xB2, 0xB3]) {
      let mask = scalar < 0xC0 ? ByteScan.fontLettersOfC2 : ByteScan.fontLettersOfC3
      #expect(mask >> UInt64(scalar & 0x3F) & 1 == 0, "\(String(scalar, radix: 16))")
    }
  }

  private static func encoding(_ coding: Coding) -> OldEncoding {
    switch coding {
    case .windows1258: .windows1258
    case .viscii: .viscii
    case .tcvn5712: .tcvn5712
    case .vni: .vni
    default: .tcvn3
    }
  }

  /// Nil where iconv refuses.
  private func iconv(_ bytes: [UInt8], from name: String) throws -> String? {
    try run("iconv", ["-f", name, "-t", "UTF-8"], bytes).map { String(decoding: $0, as: UTF8.self) }
  }

  private func run(_ program: String, _ arguments: [String], _ input: [UInt8]) throws -> [UInt8]? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/" + program)
    process.arguments = arguments
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = Pipe()
    try process.run()
    try stdin.fileHandleForWriting.write(contentsOf: Data(input))
    try stdin.fileHandleForWriting.close()
    let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? Array(output) : nil
  }
}

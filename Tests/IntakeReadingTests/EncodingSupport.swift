import Foundation
import IntakeTesting
import Testing

@testable import IntakeReading

/// The ways in which the tests code a text; written apart from the product's tables where there is
/// no program to hold those against.
enum Coding: String, CaseIterable, CustomTestStringConvertible {
  case utf8, utf8Marked, utf16LittleMarked, utf16BigMarked, utf16Little, utf16Big
  case windows1258, viscii, tcvn3, tcvn5712, vni, tcvn3Letters, vniLetters

  static let old: [Coding] = [.windows1258, .viscii, .tcvn3, .tcvn5712, .vni]
  static let letters: [Coding] = [.tcvn3Letters, .vniLetters]

  var testDescription: String { rawValue }

  /// The name that reports give it; TCVN 5712-1 without its own capitals is TCVN3.
  var names: [String] {
    switch self {
    case .utf8, .utf8Marked: ["UTF-8"]
    case .utf16LittleMarked, .utf16Little: ["UTF-16LE"]
    case .utf16BigMarked, .utf16Big: ["UTF-16BE"]
    case .windows1258: ["windows-1258"]
    case .viscii: ["VISCII"]
    case .tcvn3: ["TCVN3"]
    case .tcvn5712: ["TCVN5712-1", "TCVN3"]
    case .vni: ["VNI"]
    case .tcvn3Letters: ["UTF-8 (TCVN3)"]
    case .vniLetters: ["UTF-8 (VNI)"]
    }
  }

  /// What comes back of a text: TCVN3 has no capitals with a tone.
  func expected(_ text: String) -> String {
    guard self == .tcvn3 || self == .tcvn3Letters else { return text }
    return String(text.map { Tcvn3.codes[$0] == nil ? Tcvn3.small($0) : $0 })
  }

  func encode(_ text: String) -> [UInt8] {
    switch self {
    case .utf8: Array(text.utf8)
    case .utf8Marked: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .utf16LittleMarked: [0xFF, 0xFE] + utf16(text, bigEndian: false)
    case .utf16BigMarked: [0xFE, 0xFF] + utf16(text, bigEndian: true)
    case .utf16Little: utf16(text, bigEndian: false)
    case .utf16Big: utf16(text, bigEndian: true)
    case .windows1258: text.flatMap { inverse($0, .windows1258) }
    case .viscii: text.flatMap { inverse($0, .viscii) }
    case .tcvn5712: text.flatMap { inverse($0, .tcvn5712) }
    case .tcvn3: text.flatMap { $0 == "\r\n" ? [0x0D, 0x0A] : [Tcvn3.byte($0)] }
    case .vni: text.flatMap(Vni.bytes)
    case .tcvn3Letters: Array(latin(Coding.tcvn3.encode(text)).utf8)
    case .vniLetters: Array(latin(Coding.vni.encode(text)).utf8)
    }
  }

  private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return bigEndian ? bytes : bytes.reversed()
    }
  }

  private func latin(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: bytes.map { Unicode.Scalar($0) })
    return String(text)
  }

  private func inverse(_ letter: Character, _ encoding: OldEncoding) -> [UInt8] {
    let scalars = String(letter).precomposedStringWithCanonicalMapping.unicodeScalars
    if scalars.count == 1, let byte = Self.byte(scalars.first, in: encoding) { return [byte] }
    if letter == "\r\n" { return [0x0D, 0x0A] }
    let marks = String(letter).decomposedStringWithCanonicalMapping.unicodeScalars
    let tones: Set<UInt32> = [0x300, 0x301, 0x303, 0x309, 0x323]
    var base = String.UnicodeScalarView()
    base.append(contentsOf: marks.filter { !tones.contains($0.value) })
    let tone = marks.first { tones.contains($0.value) }
    let plain = String(base).precomposedStringWithCanonicalMapping.unicodeScalars.first
    return [plain, tone].compactMap { Self.byte($0, in: encoding) }
  }

  private static func byte(_ scalar: Unicode.Scalar?, in encoding: OldEncoding) -> UInt8? {
    guard let scalar else { return nil }
    return encoding.table.firstIndex { $0 == scalar.value }.map(UInt8.init)
  }
}

/// TCVN 5712:1993, set VN3, as the fonts called ABC have it.
enum Tcvn3 {
  static let codes: [Character: UInt8] = {
    var codes: [Character: UInt8] = [:]
    let rows: [(String, [UInt8])] = [
      ("àảãáạ", [0xB5, 0xB6, 0xB7, 0xB8, 0xB9]), ("ằẳẵắặ", [0xBB, 0xBC, 0xBD, 0xBE, 0xC6]),
      ("ầẩẫấậ", [0xC7, 0xC8, 0xC9, 0xCA, 0xCB]), ("èẻẽéẹ", [0xCC, 0xCE, 0xCF, 0xD0, 0xD1]),
      ("ềểễếệ", [0xD2, 0xD3, 0xD4, 0xD5, 0xD6]), ("ìỉĩíị", [0xD7, 0xD8, 0xDC, 0xDD, 0xDE]),
      ("òỏõóọ", [0xDF, 0xE1, 0xE2, 0xE3, 0xE4]), ("ồổỗốộ", [0xE5, 0xE6, 0xE7, 0xE8, 0xE9]),
      ("ờởỡớợ", [0xEA, 0xEB, 0xEC, 0xED, 0xEE]), ("ùủũúụ", [0xEF, 0xF1, 0xF2, 0xF3, 0xF4]),
      ("ừửữứự", [0xF5, 0xF6, 0xF7, 0xF8, 0xF9]), ("ỳỷỹýỵ", [0xFA, 0xFB, 0xFC, 0xFD, 0xFE]),
      ("ĂÂÊÔƠƯĐ", [0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7]),
      ("ăâêôơưđ", [0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE]),
    ]
    for (letters, bytes) in rows {
      for (letter, byte) in zip(letters, bytes) { codes[letter] = byte }
    }
    return codes
  }()

  static func small(_ letter: Character) -> Character {
    let small = Character(letter.lowercased())
    return codes[small] == nil ? letter : small
  }

  static func byte(_ letter: Character) -> UInt8 {
    if let byte = codes[letter] ?? codes[small(letter)] { return byte }
    return letter.asciiValue ?? UInt8(ascii: "?")
  }
}

/// VNI for Windows.
enum Vni {
  private static let signs: [Unicode.Scalar: String] = [
    "\u{302}": "âàåãáä", "\u{306}": "êèúüéë",
  ]
  private static let tones: [Unicode.Scalar: Int] = [
    "\u{300}": 1, "\u{309}": 2, "\u{303}": 3, "\u{301}": 4, "\u{323}": 5,
  ]

  static func bytes(_ letter: Character) -> [UInt8] {
    if letter == "\r\n" { return [0x0D, 0x0A] }
    if let byte = letter.asciiValue { return [byte] }
    if letter == "đ" { return [0xF1] }
    if letter == "Đ" { return [0xD1] }
    let isCapital = letter.isUppercase
    let marks = String(letter.lowercased()).decomposedStringWithCanonicalMapping.unicodeScalars
    let tone = marks.compactMap { tones[$0] }.first ?? 0
    let shape = marks.dropFirst().first { tones[$0] == nil }
    guard let base = marks.first, base.isASCII else { return [UInt8(ascii: "?")] }
    var text: String
    switch (base, shape) {
    case ("i", _): text = pick("iìæóíò", tone)
    case ("y", _) where tone == 5: text = "î"
    case ("o", "\u{31B}"): text = "ô" + sign(" øûõùï", tone)
    case ("u", "\u{31B}"): text = "ö" + sign(" øûõùï", tone)
    default:
      text = String(base)
      if let shape { text += sign(signs[shape] ?? " ", tone) } else { text += sign(" øûõùï", tone) }
    }
    text = isCapital ? text.uppercased() : text
    return text.unicodeScalars.map { UInt8($0.value) }
  }

  private static func sign(_ row: String, _ tone: Int) -> String {
    pick(row, tone).trimmingCharacters(in: .whitespaces)
  }

  private static func pick(_ row: String, _ tone: Int) -> String {
    String(row[row.index(row.startIndex, offsetBy: tone)])
  }
}

/// Vietnamese text for the tests of encodings, all of it from the samples.
enum EncodingTexts {
  static func text(_ path: String) throws -> String {
    let bytes = try Checkout.bytes(path)
    let text = String(decoding: bytes, as: UTF8.self)
    return String(text.unicodeScalars.drop { $0 == "\u{FEFF}" })
      .precomposedStringWithCanonicalMapping
  }

  /// The words of all samples that old encodings can carry, without markup.
  static func words() throws -> [String] {
    var words: [String] = []
    for file in try Checkout.urls(below: "samples") {
      guard ["xml", "csv"].contains(file.pathExtension) else { continue }
      var text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      text = text.replacing(/<[^>]*>/, with: " ").replacing(/[;,"\t]/, with: " ")
      words += text.precomposedStringWithCanonicalMapping.split(whereSeparator: \.isWhitespace)
        .map(String.init)
        .filter { $0.unicodeScalars.allSatisfy { $0.isASCII || $0.properties.isAlphabetic } }
    }
    return words
  }

  /// Every onset with every rhyme in every tone, in small letters, capitals and with a capital.
  static func syllables() -> [String] {
    let onsets = ["", "b", "ch", "đ", "gi", "kh", "ng", "ph", "qu", "th", "tr", "v"]
    let rhymes = [
      "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ăng", "ân", "ênh", "iê", "uyê",
      "oa", "ươ", "uô", "ươi", "ưu",
    ]
    let tones = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"]
    return onsets.flatMap { onset in
      rhymes.flatMap { rhyme in
        tones.flatMap { tone -> [String] in
          var letters = Array(rhyme)
          let place = letters.lastIndex { "aăâeêioôơuưy".contains($0) } ?? 0
          letters[place] = Character(String(letters[place]) + tone)
          let word = (onset + String(letters)).precomposedStringWithCanonicalMapping
          return [word, word.uppercased(), word.capitalized]
        }
      }
    }
  }
}

internal import IntakeCore

/// An encoding of Vietnamese from before Unicode.
enum OldEncoding: CaseIterable {
  /// Base letters with combining tones, as Windows has it.
  case windows1258
  case viscii
  /// TCVN 5712:1993 as fonts have it (VN3, “ABC”): no capitals with a tone.
  case tcvn3
  /// TCVN 5712:1993 in full (VN1): capitals where VN3 has none, and combining tones.
  case tcvn5712
  /// VNI for Windows: a plain letter, then a sign for its marks.
  case vni

  /// The name that reports use.
  var name: String {
    switch self {
    case .windows1258: "windows-1258"
    case .viscii: "VISCII"
    case .tcvn3: "TCVN3"
    case .tcvn5712: "TCVN5712-1"
    case .vni: "VNI"
    }
  }

  /// Whether its fonts show Latin-1 letters as others, so that a program that knows no fonts takes
  /// a text for Latin-1.
  var isOfFonts: Bool { self == .tcvn3 || self == .vni }

  /// The encoding that an XML declaration names; nil where it names none of these.
  init?(declared name: String) {
    switch String(name.uppercased().filter { $0.isLetter || $0.isNumber }) {
    case "WINDOWS1258", "CP1258", "XCP1258", "MSVIET": self = .windows1258
    case "VISCII", "VISCII11", "VISCII111", "XVIETVISCII", "CSVISCII": self = .viscii
    case "TCVN3", "ABC", "TCVNABC", "XVIETTCVN3", "TCVN57123", "VN3": self = .tcvn3
    case "TCVN", "TCVN5712", "TCVN57121", "TCVN571211993", "TCVN57121993", "XVIETTCVN",
      "XVIETTCVN5712", "XVIETTCVN57121", "VN1":
      self = .tcvn5712
    case "VNI", "VNIWINDOWS", "VNIWIN", "XVIETVNI", "XVNI": self = .vni
    default: return nil
    }
  }

  /// What a byte stands for: a scalar, or a mark that joins the letter before it. 0: nothing.
  var table: [UInt16] {
    switch self {
    case .windows1258: OldTables.windows1258
    case .viscii: OldTables.viscii
    case .tcvn3: OldTables.tcvn3
    case .tcvn5712: OldTables.tcvn5712
    case .vni: OldTables.vni
    }
  }

  /// The letter that one letter and what follows it make; nil where they stay two.
  func joined(_ letter: UInt32, _ next: UInt32) -> UInt32? {
    switch self {
    case .viscii, .tcvn3: nil
    case .windows1258, .tcvn5712: Self.composed(letter, next)
    case .vni: Self.vniLetter(letter, next)
    }
  }

  /// Whether a scalar has no meaning here unless it joins the letter before it.
  func isStray(_ scalar: UInt32) -> Bool {
    switch self {
    case .viscii, .tcvn3: false
    case .windows1258, .tcvn5712: (0x300...0x323).contains(scalar)
    case .vni: (0xC0...0xFF).contains(scalar) && !OldTables.vniPlain.contains(scalar)
    }
  }

  private static func composed(_ letter: UInt32, _ mark: UInt32) -> UInt32? {
    guard mark >= 0x300, let letter = Unicode.Scalar(letter), let mark = Unicode.Scalar(mark) else {
      return nil
    }
    return VietnameseComposition.compose(letter, mark)?.value
  }

  private static func vniLetter(_ letter: UInt32, _ sign: UInt32) -> UInt32? {
    guard let marks = OldTables.vniMarks[sign], OldTables.vniBases.contains(letter) else {
      return nil
    }
    var joined: UInt32? = letter
    for mark in marks { joined = joined.flatMap { composed($0, mark) } }
    return joined
  }
}

/// Puts what a table makes of bytes, one by one, together to text in NFC.
struct OldLetters {
  private(set) var text: [UInt8] = []
  /// Whether a mark stood where no letter can carry it, or a letter that the encoding lacks.
  private(set) var hasStray = false
  private let encoding: OldEncoding
  private let table: [UInt16]
  /// The last scalar and where it starts; 0 where nothing joins it.
  private var last: (scalar: UInt32, offset: Int) = (0, 0)

  init(_ encoding: OldEncoding) {
    self.encoding = encoding
    table = encoding.table
  }

  mutating func reserve(_ count: Int) {
    text.reserveCapacity(count)
  }

  /// Appends a byte's letter; says no where the encoding has none.
  mutating func append(byte: UInt8) -> Bool {
    let scalar = UInt32(table[Int(byte)])
    guard scalar != 0 else { return false }
    if byte < 0x80, scalar == byte {
      last = (scalar, text.count)
      text.append(byte)
    } else if let joined = encoding.joined(last.scalar, scalar) {
      text.removeLast(text.count - last.offset)
      last.scalar = joined
      text.append(utf8: joined)
    } else {
      if encoding.isStray(scalar) { hasStray = true }
      last = (scalar, text.count)
      text.append(utf8: scalar)
    }
    return true
  }

  /// Appends a character that is none of the encoding's.
  mutating func append(asIs scalar: UInt32) {
    last = (0, text.count)
    text.append(utf8: scalar)
  }
}

extension [UInt8] {
  /// Appends the UTF-8 of a scalar value.
  mutating func append(utf8 value: UInt32) {
    if value < 0x80 {
      append(UInt8(value))
    } else {
      let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
      append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}

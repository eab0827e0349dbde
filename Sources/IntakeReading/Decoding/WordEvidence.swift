internal import IntakeCore

/// The words of a document that show how its letters are coded: those beyond ASCII, each once.
///
/// A word is a run of ASCII letters and of bytes that ASCII text has not.
struct WordEvidence {
  private(set) var words: [ArraySlice<UInt8>] = []
  private var known: Set<ArraySlice<UInt8>> = []

  /// More different words than these decide nothing anew.
  private static let limit = 20_000

  init(_ bytes: [UInt8], from start: Int, to end: Int? = nil) {
    Self.walk(bytes[start..<(end ?? bytes.count)]) { word, isWord in
      guard isWord, words.count < Self.limit, known.insert(word).inserted else { return }
      words.append(word)
    }
    known = []
  }

  /// Parts a text in telling words and what stands between them.
  static func walk(
    _ text: ArraySlice<UInt8>, _ take: (_ part: ArraySlice<UInt8>, _ isWord: Bool) -> Void
  ) {
    var rest = text
    var between = text.startIndex
    while !rest.isEmpty {
      let word = rest.prefix(while: isOfWord)
      if word.contains(where: isTelling) {
        if between < word.startIndex { take(text[between..<word.startIndex], false) }
        take(word, true)
        between = word.endIndex
      }
      rest = rest[word.endIndex...].dropFirst()
    }
    if between < text.endIndex { take(text[between...], false) }
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    isTelling(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// Beyond ASCII, or one of the control characters that VISCII and TCVN 5712 use for letters.
  private static func isTelling(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte < 0x20 && byte != 0 && !(0x09...0x0D).contains(byte)
  }
}

/// One way to read a document's letters.
enum Candidate: Hashable {
  /// As they stand: UTF-8.
  case utf8
  /// The bytes by an old encoding.
  case old(OldEncoding)
  /// UTF-8 whose Latin-1 letters are an old encoding's bytes.
  case letters(OldEncoding)

  /// A word as this reads it; nil where it cannot.
  func decode(_ word: ArraySlice<UInt8>, isLast: Bool = false) -> [UInt8]? {
    switch self {
    case .utf8: return Self.utf8(word, isLast: isLast)
    case .old(let encoding):
      var letters = OldLetters(encoding)
      for byte in word where !letters.append(byte: byte) { return nil }
      return letters.hasStray ? nil : letters.text
    case .letters(let encoding):
      var letters = OldLetters(encoding)
      for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
        switch scalar.value {
        // Controls; letters and marks that Latin-1 lacks: a font text has none of them.
        case 0x80...0x9F, 0x100...0x24F, 0x300...0x36F, 0x1E00...0x1EFF: return nil
        case ...0xFF: if !letters.append(byte: UInt8(scalar.value)) { return nil }
        default: letters.append(asIs: scalar.value)
        }
      }
      return letters.hasStray ? nil : letters.text
    }
  }

  /// The word itself, a character that the end of the document cuts left out.
  private static func utf8(_ word: ArraySlice<UInt8>, isLast: Bool) -> [UInt8]? {
    let bytes = Array(word)
    guard let fault = ByteScan.firstFault(in: bytes, from: 0) else {
      return VietnameseComposition.composed(word)
    }
    let isCut =
      isLast && bytes[fault.offset] >= 0xC2 && bytes.count - fault.offset < 4
      && bytes[(fault.offset + 1)...].allSatisfy { $0 & 0xC0 == 0x80 }
    return isCut ? Array(bytes[..<fault.offset].filter { $0 < 0x80 }) : nil
  }
}

/// How well one candidate reads the words of a document.
struct CandidateScore {
  var candidate: Candidate
  /// Different words that are Vietnamese syllables, and those that cannot be.
  var syllables = 0
  var broken = 0
  /// The words, each as it is read.
  var readings: [WordReading] = []
  private let prior: Double

  /// A run of more bytes is no word; `Thanh–Hoá` in UTF-8 as Latin-1 letters of VNI takes 20.
  private static let longest = 80

  init(_ candidate: Candidate, _ evidence: WordEvidence, isCutAt end: Int, prior: Double = 0) {
    self.candidate = candidate
    self.prior = prior
    readings.reserveCapacity(evidence.words.count)
    for word in evidence.words {
      let decoded =
        word.count > Self.longest ? nil : candidate.decode(word, isLast: word.endIndex == end)
      let reading = WordReading(decoded)
      readings.append(reading)
      switch reading.kind {
      case .syllable: syllables += 1
      case .broken: broken += 1
      case .open: break
      }
    }
  }

  /// The logarithm of how much likelier the words are under this reading than under none. A
  /// Vietnamese word read rightly is a syllable in 97 of 100 cases, read wrongly in about 20.
  var weight: Double {
    prior + Double(syllables) * 1.6 - Double(broken) * 3.3
  }

  /// The share of the words that are syllables.
  var share: Double {
    syllables == 0 ? 0 : Double(syllables) / Double(syllables + broken)
  }

  /// Whether another candidate makes the same text of every word: then they are one.
  func readsAlike(_ other: CandidateScore) -> Bool {
    readings == other.readings
  }
}

/// A word as a candidate reads it.
struct WordReading: Equatable {
  var text: [UInt8]?
  var kind: Kind

  enum Kind { case syllable, open, broken }

  init(_ text: [UInt8]?) {
    self.text = text
    kind = text.map(Self.kind) ?? .broken
  }

  /// Broken where a part of it is; open where no part beyond ASCII is a syllable, and where it is
  /// one character that is no letter of Vietnamese (`Ø`).
  private static func kind(_ text: [UInt8]) -> Kind {
    var kind = Kind.open
    if text.count < 4, String(decoding: text, as: UTF8.self).unicodeScalars.count == 1 {
      return VietnameseSyllable.reading(of: text[...]) == .syllable ? .syllable : .open
    }
    for part in parts(of: text) {
      guard let part else { return .broken }
      guard part.contains(where: { $0 >= 0x80 }) else { continue }
      guard !hasCapitalWithin(part) else { return .broken }
      switch VietnameseSyllable.reading(of: part) {
      case .syllable: kind = .syllable
      case .abbreviation: break
      case .broken: return .broken
      }
    }
    return kind
  }

  /// Whether a capital beyond ASCII follows a small letter: `sỰn` is no word in any encoding. In
  /// TCVN3, where capitals have no tone, it is the small letter that follows capitals (`PHụ LụC`).
  private static func hasCapitalWithin(_ part: ArraySlice<UInt8>) -> Bool {
    var followsSmall = false
    for scalar in String(decoding: part, as: UTF8.self).unicodeScalars {
      if followsSmall, !scalar.isASCII, isCapital(scalar) { return true }
      followsSmall = isSmall(scalar)
    }
    return false
  }

  private static func isSmall(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x80: (0x61...0x7A).contains(scalar.value)
    // The letters of Vietnamese with two marks: small ones are odd.
    case 0x1EA0...0x1EF9: scalar.value % 2 == 1
    default: scalar.properties.isLowercase
    }
  }

  private static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
    (0x1EA0...0x1EF9).contains(scalar.value)
      ? scalar.value % 2 == 0 : scalar.properties.isUppercase
  }

  /// The parts between dashes, spaces and quotation marks, other signs at their ends left out; nil
  /// for one that a sign other than these stands in.
  private static func parts(of text: [UInt8]) -> [ArraySlice<UInt8>?] {
    var parts: [ArraySlice<UInt8>?] = []
    var start = 0
    var signAfterLetters = false
    var offset = 0
    var end = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let next = offset + UTF8.width(scalar)
      if scalar.value == 0xA0 || (0x2000...0x206F).contains(scalar.value) {
        parts.append(text[start..<max(start, end)])
        start = next
        signAfterLetters = false
      } else if isSign(scalar.value) {
        if end > start { signAfterLetters = true } else { start = next }
      } else {
        if signAfterLetters { return [nil] }
        end = next
      }
      offset = next
    }
    parts.append(text[start..<max(start, end)])
    return parts
  }

  /// A sign of Latin-1, a currency, a trade mark, an arrow, an operator, a bullet.
  private static func isSign(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA1...0xBF, 0xD7, 0xF7, 0x2C6, 0x2DC, 0x20A0...0x20CF, 0x2100...0x27FF: true
    default: false
    }
  }
}

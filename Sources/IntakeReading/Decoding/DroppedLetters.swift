internal import IntakeCore

/// Letters that were left out without a sign: a program that knows only ASCII or Latin-1 drops the
/// letters of Vietnamese (`Thời gian thực hiện` becomes `Thi gian thc hin`).
///
/// What is left shows it: words without a vowel that begin and end as syllables do (`thc`, `nng`),
/// among words that are syllables without their accents.
struct DroppedLetters {
  /// The words that have lost their vowel.
  private(set) var words = 0
  /// Where the first of them starts, and itself.
  private(set) var offset = 0
  private(set) var example: [UInt8] = []
  private var different: Set<ArraySlice<UInt8>> = []
  /// The words with a vowel, and those of them that are syllables.
  private var voiced = 0
  private var syllables = 0

  private static let least = 8
  private static let leastDifferent = 6
  /// More words decide nothing anew.
  private static let limit = 20_000

  /// Looks for them in a text without a letter that Latin-1 lacks; Vietnamese has one in its first
  /// words.
  static func find(in text: DecodedText) -> DroppedLetters? {
    guard !text.bytes[text.start...].contains(where: beginsLetter) else { return nil }
    var found = DroppedLetters()
    found.read(text.bytes[text.start...], isXML: text.format == .xml)
    let all = found.words + found.voiced
    let isEvident =
      found.words >= least && found.different.count >= leastDifferent && found.words * 10 >= all
      && found.syllables * 5 >= found.voiced * 3
    return isEvident ? found : nil
  }

  /// The first bytes of Ă to ư, of combining marks, of Ạ to ỹ.
  static func beginsLetter(_ byte: UInt8) -> Bool {
    0xC4...0xC6 ~= byte || byte == 0xCC || byte == 0xE1
  }

  private mutating func read(_ text: ArraySlice<UInt8>, isXML: Bool) {
    var index = text.startIndex
    while index < text.endIndex, words + voiced < Self.limit {
      let byte = text[index]
      if isXML, byte == UInt8(ascii: "<") {
        index = text[index...].firstIndex(of: UInt8(ascii: ">")) ?? text.endIndex
      } else if Self.isInside(byte) {
        let word = text[index...].prefix(while: Self.isInside)
        take(word)
        index = word.endIndex
      } else {
        index += 1
      }
    }
  }

  /// Only words of two small letters or more tell anything: no numbers, abbreviations, addresses.
  private mutating func take(_ word: ArraySlice<UInt8>) {
    guard word.count > 1, word.dropFirst().allSatisfy({ 0x61...0x7A ~= $0 || $0 >= 0x80 }),
      word.first.map({ 0x61...0x7A ~= $0 | 0x20 || $0 >= 0xC3 }) ?? false
    else { return }
    let letters = word.map { $0 < 0x80 ? $0 | 0x20 : $0 }[...]
    if letters.contains(where: { $0 >= 0x80 || Self.vowels.contains($0) }) {
      voiced += 1
      if VietnameseSyllable.reading(of: letters) == .syllable { syllables += 1 }
    } else if Self.isFrame(letters) {
      if words == 0 { (offset, example) = (word.startIndex, Array(word)) }
      words += 1
      different.insert(letters)
    } else {
      voiced += 1
    }
  }

  /// Whether consonants begin a syllable and end one.
  private static func isFrame(_ letters: ArraySlice<UInt8>) -> Bool {
    (1...2).contains { count in
      letters.count > count && codas.contains(letters.suffix(count))
        && onsets.contains(letters.dropLast(count))
    }
  }

  private static func isInside(_ byte: UInt8) -> Bool {
    0x61...0x7A ~= byte | 0x20 || 0x30...0x39 ~= byte || byte >= 0x80
      || [0x2E, 0x40, 0x5F, 0x2F, 0x26, 0x3D].contains(byte)
  }

  private static let vowels = Set("aeiouy".utf8)
  private static let codas = words("c ch m n ng nh p t")
  private static let onsets = words(
    "b c ch d g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x")

  private static func words(_ text: String) -> Set<ArraySlice<UInt8>> {
    Set(text.utf8.split(separator: 0x20).map { Array($0)[...] })
  }
}

extension DecodedText {
  /// Notes letters that were left out: that weighs more than the encoding of the rest, which
  /// may be a guess from the few letters of Latin-1 (`á`, `ê`).
  mutating func tellDroppedLetters() {
    if case .lost? = note?.fault { return }
    guard fault == nil, let dropped = DroppedLetters.find(in: self) else { return }
    note = Note(
      fault: .dropped(
        words: dropped.words, example: String(decoding: dropped.example, as: UTF8.self)),
      offset: dropped.offset)
  }
}

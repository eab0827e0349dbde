/// Whether letters make a syllable of Vietnamese: onset, rhyme and tone as the language joins them.
///
/// A model of the spelling, not a list of words: about 160 rhymes, the onsets they may follow, the
/// vowel that may carry the tone, and the two tones that a syllable ending in a stop can have.
/// Text decoded under a wrong table seldom passes it. Source: the spelling rules of the national
/// language (30/1980/QĐ, 1989/QĐ-BGDĐT), tone marks in the old and the new place.
public enum VietnameseSyllable {
  /// What a word is.
  public enum Reading: Sendable {
    case syllable
    /// Consonants alone, as in abbreviations (`NĐ`, `QĐ`): nothing can be told.
    case abbreviation
    case broken
  }

  /// Judges a word of composed letters (NFC), in either case.
  public static func reading(of word: ArraySlice<UInt8>) -> Reading {
    guard word.count <= longest, let letters = letters(of: word) else { return .broken }
    if letters.allSatisfy({ !isVowel($0) }) { return letters.isEmpty ? .broken : .abbreviation }
    for onset in onsets where letters.count > onset.letters.count {
      if onset.starts(letters), isRhyme(letters[onset.letters.count...], after: onset) {
        return .syllable
      }
    }
    return isRhyme(letters[...], after: nil) ? .syllable : .broken
  }

  /// `nghiêng` with marks on each letter is shorter.
  private static let longest = 24

  private static func letters(of word: ArraySlice<UInt8>) -> [VietnameseLetter]? {
    var letters: [VietnameseLetter] = []
    var index = word.startIndex
    while index < word.endIndex {
      let scalar = nextScalar(word, &index)
      guard let letter = VietnameseLetter(ascii: scalar) ?? VietnameseLetter(scalar) else {
        return nil
      }
      letters.append(letter)
    }
    return letters
  }

  private static func isVowel(_ letter: VietnameseLetter) -> Bool {
    vowels.contains(letter.base)
  }

  private static func isRhyme(
    _ letters: ArraySlice<VietnameseLetter>, after onset: Onset?
  ) -> Bool {
    guard let first = letters.first, let last = letters.last, isVowel(first),
      onset?.stands(before: first) != false, let packed = packed(letters),
      rhymes.contains(packed) || onset?.isQu == true && rhymesAfterQu.contains(packed)
    else { return false }
    let toned = letters.indices.filter { letters[$0].tone != 0 }
    guard let place = toned.first else { return !isStop(last, in: letters) }
    guard toned.count == 1, mayCarryTone(letters).contains(place - letters.startIndex) else {
      return false
    }
    return !isStop(last, in: letters) || letters[place].tone >= 4
  }

  /// Rhymes that end in a stop have only the tones sắc and nặng. A final `k` stands in names of the
  /// highlands (`Đăk Lăk`), which follow no rule.
  private static func isStop(
    _ last: VietnameseLetter, in letters: ArraySlice<VietnameseLetter>
  ) -> Bool {
    switch last.base {
    case UInt8(ascii: "c"), UInt8(ascii: "p"), UInt8(ascii: "t"): true
    case UInt8(ascii: "h"): letters[letters.endIndex - 2].base == UInt8(ascii: "c")
    default: false
    }
  }

  /// The positions whose letter may carry the tone.
  private static func mayCarryTone(_ letters: ArraySlice<VietnameseLetter>) -> [Int] {
    let nucleus = letters.prefix(while: isVowel)
    if let shaped = nucleus.lastIndex(where: { $0.shape != .none }) {
      return [shaped - letters.startIndex]
    }
    switch (nucleus.count, letters.count - nucleus.count) {
    case (1, _): return [0]
    case (2, 0):
      let both = ["oa", "oe", "uy"].contains(String(decoding: nucleus.map(\.base), as: UTF8.self))
      return both ? [0, 1] : [0]
    default: return [1]
    }
  }

  /// Letter and shape of up to eight letters, a byte each.
  private static func packed(_ letters: some Collection<VietnameseLetter>) -> UInt64? {
    guard letters.count <= 8 else { return nil }
    return letters.reduce(0) { $0 << 8 | UInt64(($1.base - 0x60) << 3 | $1.shape.rawValue) }
  }

  private static func table(_ rhymes: String) -> Set<UInt64> {
    let words = rhymes.split(whereSeparator: \.isWhitespace)
    return Set(words.compactMap { letters(of: Array($0.utf8)[...]).flatMap { packed($0) } })
  }

  private static let vowels = Set("aeiouy".utf8)

  /// Longer ones first; `đ` is `d` with a stroke.
  private static let onsets: [Onset] =
    [Onset("ngh", .front), Onset("gh", .front), Onset("gi", .notI), Onset("ng", .back)]
    + ["ch", "kh", "nh", "ph", "qu", "th", "tr"].map { Onset($0, .any) }
    + [Onset("c", .back), Onset("g", .backOrI)]
    + ["b", "d", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x"].map { Onset($0, .any) }

  private static let rhymes = table(
    """
    a ai ao au ay ac ach ak am an ang anh ap at ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oc oe oen oeo oet
    oi ok om on ong ooc oong op ot ô ôc ôi ôk ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uên uênh uêt ui uk um un ung uôc uôi uôm uôn uông uôt uơ up ut
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
    """)

  private static let rhymesAfterQu = table("ych yn ynh yp yt")
}

/// The consonants that a syllable starts with, and the vowels that may follow their spelling.
private struct Onset: Sendable {
  let letters: [UInt8]
  let isQu: Bool
  private let before: Vowels

  /// Front vowels are e, ê, i and y.
  enum Vowels { case any, front, back, backOrI, notI }

  init(_ letters: String, _ before: Vowels) {
    self.letters = Array(letters.utf8)
    self.before = before
    isQu = letters == "qu"
  }

  /// Whether a word starts with these letters.
  func starts(_ word: [VietnameseLetter]) -> Bool {
    for (letter, found) in zip(letters, word) {
      guard letter == found.base, found.tone == 0,
        found.shape == .none || found.shape == .stroke && letters.count == 1
      else { return false }
    }
    return true
  }

  func stands(before vowel: VietnameseLetter) -> Bool {
    let isI = vowel.base == UInt8(ascii: "i")
    let isFront = isI || vowel.base == UInt8(ascii: "e") || vowel.base == UInt8(ascii: "y")
    return switch before {
    case .any: true
    case .front: isFront
    case .back: !isFront
    case .backOrI: !isFront || isI
    case .notI: !isI
    }
  }
}

/// The words by which orientations are compared: keys without accents, those left out that say
/// nothing.
enum OrientationWords {
  /// A word by its key, without and with its accents.
  typealias Word = (key: [UInt8], accented: [UInt8])

  /// The words of a text without those that say nothing.
  static func words(of text: ArraySlice<UInt8>) -> [Word] {
    let key = MatchKey.name(bytes: text)
    return key.split { byte in
      byte >= 0x20 && byte < 0x80 && !isDigit(byte) && !isSmallLetter(byte)
    }.compactMap { word in
      let bare = word.filter { $0 >= 0x20 }
      return bare.isEmpty || empty.contains(Array(word))
        ? nil : (bare, Array(word))
    }
  }

  static func pairs(_ words: [Word]) -> [Word] {
    zip(words, words.dropFirst()).map(pair)
  }

  /// Puts words right that are written as they are spoken (`sản suất`), where the pair with a
  /// neighbour is then one of the call's and is none as it stands.
  static func mended(_ words: [Word], isKnown: ([UInt8]) -> Bool) -> [Word] {
    guard words.count > 1 else { return words }
    var words = words
    for left in 0..<words.count - 1 {
      let (first, second) = (words[left], words[left + 1])
      guard !isKnown(pair(first, second).key) else { continue }
      for other in spellings(of: first.key) where isKnown(other + [0x20] + second.key) {
        words[left] = (other, other)
      }
      for other in spellings(of: second.key) where isKnown(words[left].key + [0x20] + other) {
        words[left + 1] = (other, other)
      }
    }
    return words
  }

  private static func pair(_ first: Word, _ second: Word) -> Word {
    (first.key + [0x20] + second.key, first.accented + [0x20] + second.accented)
  }

  /// A word with the other onsets that sound like its own in some part of the country.
  private static func spellings(of word: [UInt8]) -> [[UInt8]] {
    alike.flatMap { group -> [[UInt8]] in
      guard let own = group.first(where: { word.starts(with: $0) }) else { return [] }
      return group.filter { $0 != own }.map { $0 + word.dropFirst(own.count) }
    }
  }

  private static let alike: [[[UInt8]]] = [
    ["s", "x"], ["ch", "tr"], ["gi", "d", "r"], ["l", "n"],
  ].map { $0.map { Array($0.utf8) } }

  /// Keys of words that say nothing; without accents only those that are no other word then.
  private static let empty: Set<[UInt8]> = Set(
    [
      "và", "về", "các", "của", "cho", "trong", "một", "số", "như", "do", "nhằm", "với", "những",
      "đến", "đối", "là", "được", "theo", "tại", "va", "cac", "cua", "trong", "mot", "nhu", "nham",
      "voi", "nhung", "duoc", "the", "of", "and", "to", "in", "for", "a", "an", "on", "as", "it",
      "with",
    ].map { MatchKey.name(bytes: ArraySlice($0.utf8)) })
}

/// What initials stand for among the words of a call: `SX` sản xuất, `KTTH` kinh tế tuần hoàn.
///
/// Initials that begin several runs of words stand for the one that is there at least three times
/// as often as the next, else for none.
struct OrientationAbbreviations: Sendable {
  private var runs: [[UInt8]: [Run]] = [:]
  private var meanings: [[UInt8]: [[UInt8]]] = [:]

  private struct Run {
    var words: [[UInt8]]
    var count: Int
  }

  private static let lengths = 2...6

  mutating func learn(_ words: [OrientationWords.Word]) {
    for length in Self.lengths where length <= words.count {
      for start in 0...(words.count - length) {
        let run = words[start..<start + length].map(\.key)
        let initials = run.map { $0[0] }
        guard !initials.contains(where: Self.isVowel) else { continue }
        if let known = runs[initials]?.firstIndex(where: { $0.words == run }) {
          runs[initials]?[known].count += 1
        } else {
          runs[initials, default: []].append(Run(words: run, count: 1))
        }
      }
    }
  }

  mutating func settle() {
    for (initials, runs) in runs {
      let ordered = runs.sorted { $0.count > $1.count }
      guard ordered.count == 1 || ordered[0].count >= 3 * ordered[1].count else { continue }
      meanings[initials] = ordered[0].words
    }
    runs = [:]
  }

  /// The words that initials stand for; nil for other words.
  func expanded(_ word: OrientationWords.Word) -> [OrientationWords.Word]? {
    guard Self.lengths.contains(word.key.count), !word.key.contains(where: Self.isVowel) else {
      return nil
    }
    return meanings[word.key]?.map { ($0, $0) }
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    !isSmallLetter(letter) || [0x61, 0x65, 0x69, 0x6F, 0x75, 0x79].contains(letter)
  }
}

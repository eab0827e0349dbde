/// The phrases by which a task's words show an orientation: those of the call's words and titles
/// that no other orientation has.
struct OrientationMarks: Sendable {
  private var words = KeyTable()
  private var phrases: [Phrase] = []
  /// By the word that they begin with.
  private var starting: [[Int]] = []

  private struct Phrase {
    /// The position of its orientation among the call's.
    var orientation: Int
    var words: [Int]
    var text: String
  }

  init(_ orientations: [Orientation]) {
    for (position, orientation) in orientations.enumerated() {
      for text in Set([orientation.title.vi, orientation.short.vi] + orientation.words).sorted() {
        let ids = Self.words(of: MatchKey.name(bytes: ArraySlice(text.utf8))).map { id(of: $0) }
        guard ids.count > 1 else { continue }
        phrases.append(Phrase(orientation: position, words: ids, text: text))
      }
    }
    let all = phrases
    phrases.removeAll { phrase in
      all.contains { $0.orientation != phrase.orientation && $0.words.contains(run: phrase.words) }
    }
    starting = Array(repeating: [], count: starting.count)
    for (position, phrase) in phrases.enumerated() { starting[phrase.words[0]].append(position) }
  }

  /// The phrases that a key (`MatchKey.name`) holds, as positions; the longest where several
  /// begin at one word.
  func find(in key: some Collection<UInt8>) -> [Int] {
    let ids = Self.words(of: key).map { words.first($0) ?? -1 }
    var found: [Int] = []
    var start = 0
    while start < ids.count {
      defer { start += 1 }
      guard ids[start] >= 0 else { continue }
      var longest: Int?
      for phrase in starting[ids[start]] where ids[start...].starts(with: phrases[phrase].words) {
        if phrases[phrase].words.count > longest.map({ phrases[$0].words.count }) ?? 0 {
          longest = phrase
        }
      }
      if let longest {
        if !found.contains(longest) { found.append(longest) }
        start += phrases[longest].words.count - 1
      }
    }
    return found
  }

  func orientation(of phrase: Int) -> Int { phrases[phrase].orientation }
  func text(of phrase: Int) -> String { phrases[phrase].text }

  /// Whether half the words of one of an orientation's phrases or more are among a key's.
  func resembles(_ key: some Collection<UInt8>, orientation: Int) -> Bool {
    let known = Set(Self.words(of: key).compactMap { words.first($0) })
    return phrases.contains { phrase in
      phrase.orientation == orientation
        && phrase.words.count(where: known.contains) * 2 >= phrase.words.count
    }
  }

  private mutating func id(of word: some Collection<UInt8>) -> Int {
    if let known = words.first(word) { return known }
    words.insert(word, starting.count)
    starting.append([])
    return starting.count - 1
  }

  private static func words<Key: Collection<UInt8>>(of key: Key) -> [Key.SubSequence] {
    key.split { byte in
      byte >= 0x20 && byte < 0x80 && !isDigit(byte) && !isSmallLetter(byte)
    }
  }
}

extension [Int] {
  fileprivate func contains(run: [Int]) -> Bool {
    guard run.count <= count else { return false }
    return indices.dropLast(run.count - 1).contains { self[$0...].starts(with: run) }
  }
}

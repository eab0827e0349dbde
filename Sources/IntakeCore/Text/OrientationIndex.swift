/// An orientation that words may mean, and why.
public struct OrientationCandidate: Sendable, Hashable {
  public var number: Int
  /// How well it fits, from 0 to 1000.
  public var score: Int
  /// The share of the words that it explains, from 0 to 1000.
  public var coverage: Int
  /// The share of its nearest title or phrase that the words hold, from 0 to 1000.
  public var fullness: Int
  /// Whether all words of one of its titles or phrases stand there, in whatever order.
  public var isSpelledOut: Bool
  /// Whether a word stands there that marks it alone.
  public var isMarked: Bool
  /// Whether no word stands there that marks another orientation alone.
  public var isUnrivalled: Bool
  /// The keys of the words that speak for it, with accents.
  var spokenFor: [[UInt8]]

  /// The words of the call's own titles and phrases that speak for it.
  public var reasons: [String] {
    spokenFor.map { words in
      words.split(separator: 0x20).map(KeyFolding.written).joined(separator: " ")
    }
  }
}

/// The words of a call's orientations, weighted by how few of them share each.
///
/// Single words and pairs of neighbours count; accents do not, so that text without them is
/// understood alike. All arithmetic is in whole numbers: the same text scores the same anywhere.
struct OrientationIndex: Sendable {
  private var features = KeyTable()
  /// Each word or pair by its key with accents, for reasons.
  private var accented: [[UInt8]] = []
  private var weights: [Int] = []
  private var titles = NameTable()
  private let numbers: [Int]
  /// The keys of the official titles, by orientation.
  private let official: [[UInt8]]
  /// By orientation: all its features.
  private var vocabulary: [Set<Int>]
  /// By orientation: the features of each of its titles and phrases.
  private var phrases: [[Set<Int>]]
  /// The single words of short titles and phrases that only one orientation has.
  private var marks: Set<Int> = []
  /// The features that are single words.
  private var single: Set<Int> = []
  private var abbreviations = OrientationAbbreviations()

  init(_ orientations: [Orientation]) {
    numbers = orientations.map(\.number)
    official = orientations.map { MatchKey.name(bytes: ArraySlice($0.title.vi.utf8)) }
    vocabulary = Array(repeating: [], count: orientations.count)
    phrases = Array(repeating: [], count: orientations.count)
    for (position, orientation) in orientations.enumerated() {
      let names = [
        orientation.title.vi, orientation.short.vi, orientation.title.en, orientation.short.en,
      ]
      for name in names { titles.insert(name, position) }
      for phrase in names + orientation.words { add(phrase, to: position) }
      for phrase in [names[0], names[1]] + orientation.words {
        abbreviations.learn(OrientationWords.words(of: ArraySlice(phrase.utf8)))
      }
      for phrase in [orientation.short.vi, orientation.short.en] + orientation.words {
        marks.formUnion(
          OrientationWords.words(of: ArraySlice(phrase.utf8)).compactMap { features.first($0.key) })
      }
    }
    abbreviations.settle()
    single = Set(accented.indices.filter { !accented[$0].contains(0x20) })
    marks = marks.filter { feature in vocabulary.count { $0.contains(feature) } == 1 }
    weights = accented.indices.map { feature in
      let holders = vocabulary.count { $0.contains(feature) }
      return max(1, 12 / max(1, holders)) * (accented[feature].contains(0x20) ? 2 : 1)
    }
  }

  /// The number of the orientation whose official or short title the key is.
  func number(titled key: [UInt8]) -> Int? {
    titles.find(key: key).map { numbers[$0.position] }
  }

  /// The one orientation whose official title begins with a key of some length; nil where none or
  /// several do.
  func number(beginning key: [UInt8]) -> Int? {
    guard key.count >= Self.shortestBeginning, key.count(where: { $0 == 0x20 }) >= 5 else {
      return nil
    }
    let found = official.indices.filter {
      official[$0].count > key.count && official[$0].starts(with: key)
    }
    return found.count == 1 ? numbers[found[0]] : nil
  }

  private static let shortestBeginning = 30

  /// The orientations that share words with a text, the best first; equal ones by number.
  func candidates(for text: ArraySlice<UInt8>) -> [OrientationCandidate] {
    let words = OrientationWords.mended(
      OrientationWords.words(of: text).flatMap { word in
        features.first(word.key) == nil ? abbreviations.expanded(word) ?? [word] : [word]
      }
    ) { features.first($0) != nil }
    var known: Set<Int> = []
    var unknown = 0
    for word in words {
      if let feature = features.first(word.key) {
        known.insert(feature)
      } else {
        unknown += 1
      }
    }
    for pair in OrientationWords.pairs(words) {
      if let feature = features.first(pair.key) { known.insert(feature) }
    }
    guard !known.isEmpty else { return [] }
    let marking = known.intersection(marks)
    let whole = weight(of: known) + unknown * Self.unknownWeight
    let candidates = numbers.indices.compactMap { position -> OrientationCandidate? in
      let shared = known.intersection(vocabulary[position])
      guard !shared.isEmpty else { return nil }
      let coverage = weight(of: shared) * 1000 / whole
      let nearest =
        phrases[position].map { phrase in
          weight(of: phrase.intersection(known)) * 1000 / max(1, weight(of: phrase))
        }.max() ?? 0
      return OrientationCandidate(
        number: numbers[position], score: coverage * (1000 + nearest) / 2000, coverage: coverage,
        fullness: nearest,
        isSpelledOut: phrases[position].contains { $0.intersection(single).isSubset(of: known) },
        isMarked: !marking.isDisjoint(with: vocabulary[position]),
        isUnrivalled: marking.isSubset(of: vocabulary[position]),
        spokenFor: stretches(of: words, in: shared))
    }
    return candidates.sorted { ($1.score, $0.number) < ($0.score, $1.number) }
  }

  /// What a word that no orientation has weighs against all of them.
  private static let unknownWeight = 3

  private mutating func add(_ phrase: String, to position: Int) {
    let words = OrientationWords.words(of: ArraySlice(phrase.utf8))
    var set: Set<Int> = []
    for word in words + OrientationWords.pairs(words) {
      let feature = features.first(word.key) ?? accented.count
      if feature == accented.count {
        features.insert(word.key, feature)
        accented.append(word.accented)
      }
      set.insert(feature)
    }
    guard !set.isEmpty else { return }
    vocabulary[position].formUnion(set)
    phrases[position].append(set)
  }

  private func weight(of features: Set<Int>) -> Int {
    features.reduce(0) { $0 + weights[$1] }
  }

  /// The heaviest stretches of a text whose neighbouring words are all shared, else its words.
  private func stretches(
    of words: [OrientationWords.Word], in shared: Set<Int>
  ) -> [[UInt8]] {
    var found: [(words: [UInt8], weight: Int)] = []
    var isOpen = false
    for pair in OrientationWords.pairs(words) {
      guard let feature = features.first(pair.key), shared.contains(feature) else {
        isOpen = false
        continue
      }
      if isOpen, let last = found.popLast() {
        let next = accented[feature].drop { $0 != 0x20 }
        found.append((last.words + next, last.weight + weights[feature]))
      } else {
        found.append((accented[feature], weights[feature]))
      }
      isOpen = true
    }
    if found.isEmpty {
      found = shared.sorted().map { (accented[$0], weights[$0]) }
    }
    var told: [[UInt8]] = []
    for stretch in found.enumerated().sorted(by: {
      ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
    }) where !told.contains(stretch.element.words) {
      told.append(stretch.element.words)
    }
    return Array(told.prefix(Self.told))
  }

  /// So many reasons are told.
  private static let told = 2
}

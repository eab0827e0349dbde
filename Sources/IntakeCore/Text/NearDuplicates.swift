/// Finds titles that are nearly the same, without comparing every one with every other.
///
/// A title is the set of its words without accents and case; likeness is the share of words that
/// two have in common (Jaccard). Two sets that share enough must share two of their rarest words,
/// so only those are indexed (prefix filter), and titles of one word set are kept once.
public struct NearDuplicates: Sendable {
  /// What a title was found to be like.
  public struct Match: Sendable, Hashable {
    /// The position of the title among those that the index was made of.
    public var position: Int
    /// The share of words in common, from 0 to 1000.
    public var likeness: Int
  }

  /// From this share of words on, of 1000, two titles are very like.
  public static let threshold = 800
  /// Titles of fewer words say too little; they are like others only where all words agree.
  public static let fewWords = 5

  private var vocabulary = Vocabulary()
  /// The place of each word in the order from rare to frequent, by its id.
  private var ranks: [Int32] = []
  /// The word sets, by rank, the smaller ones first; each ends where the next begins.
  private var words: [Int32] = []
  private var starts: [Int32] = [0]
  /// By set: a mark for each of its words, for a first look.
  private var signatures: [Signature] = []
  /// The titles that have a set, set by set; each ends where the next begins.
  private var holders: [Int32] = []
  private var holderStarts: [Int32] = [0]
  /// By number of words: the first set that has so many.
  private var firstOfSize: [Int32] = []
  /// The sets that have a word among their rarest, word by word; each ends where the next begins.
  private var postings: [Int32] = []
  private var postingStarts: [Int32] = [0]

  public init(_ titles: some Sequence<String>) {
    var frequency: [Int32] = []
    var all = WordsOfTitles()
    for title in titles {
      let ids = vocabulary.learn(title)
      for id in ids {
        if Int(id) == frequency.count { frequency.append(0) }
        frequency[Int(id)] += 1
      }
      all.add(ids)
    }
    rank(by: frequency)
    all.sort(by: ranks)
    keep(all)
    index()
  }

  /// The titles very like one: the likest first, equal ones by position.
  /// - Parameter most: so many are enough; of those with one set of words no more are looked at.
  public func matches(
    _ title: String, atMost most: Int = .max, where suits: (Int) -> Bool = { _ in true }
  ) -> [Match] {
    let (known, unknown) = vocabulary.look(up: title)
    let query = known.map { ranks[Int($0)] }.sorted()
    let count = query.count + unknown
    guard count > 0 else { return [] }
    var found: [Match] = []
    for set in candidates(query, unknown: unknown) {
      let members = self.words(of: set)
      guard let likeness = Self.likeness(query, members, count: count) else { continue }
      var wanted = most
      for holder in self.holders(of: set).lazy.map(Int.init) where suits(holder) {
        found.append(Match(position: holder, likeness: likeness))
        wanted -= 1
        if wanted == 0 { break }
      }
    }
    let sorted = found.sorted { ($1.likeness, $0.position) < ($0.likeness, $1.position) }
    return most < sorted.count ? Array(sorted.prefix(most)) : sorted
  }

  /// Whether any title is very like one: looked for no further than that.
  public func hasMatch(_ title: String) -> Bool {
    let (known, unknown) = vocabulary.look(up: title)
    let query = known.map { ranks[Int($0)] }.sorted()
    let count = query.count + unknown
    guard count > 0 else { return false }
    var isFound = false
    eachCandidate(query, unknown: unknown) { set in
      isFound = Self.likeness(query, words(of: set), count: count) != nil
      return !isFound
    }
    return isFound
  }

  /// The words of a title, as written, that another one has too, and those that it has not.
  public static func agreement(
    of title: String, with other: String
  ) -> (shared: [String], own: [String]) {
    let theirs = Set(TitleWords.keys(of: other).map { Array($0) })
    var shared: [String] = []
    var own: [String] = []
    for word in title.split(whereSeparator: \.isWhitespace) {
      let keys = TitleWords.keys(of: String(word)).map { Array($0) }
      guard !keys.isEmpty else { continue }
      if keys.allSatisfy(theirs.contains) {
        shared.append(String(word))
      } else {
        own.append(String(word))
      }
    }
    return (shared, own)
  }

  // MARK: - The index

  private mutating func rank(by frequency: [Int32]) {
    let order = frequency.indices.sorted { (frequency[$0], $0) < (frequency[$1], $1) }
    ranks = Array(repeating: 0, count: frequency.count)
    for (rank, id) in order.enumerated() { ranks[id] = Int32(rank) }
  }

  /// Keeps each word set once, the smaller ones first; titles without words are like nothing.
  private mutating func keep(_ all: WordsOfTitles) {
    var last: Int32?
    for title in all.inOrder {
      let set = all[title]
      if last.map({ all[$0] != set }) ?? true {
        let next = Int32(setCount)
        while firstOfSize.count <= set.count { firstOfSize.append(next) }
        words += set
        starts.append(Int32(words.count))
        signatures.append(Signature(set))
        holderStarts.append(Int32(holders.count))
      }
      holders.append(title)
      holderStarts[holderStarts.count - 1] += 1
      last = title
    }
  }

  private var setCount: Int { starts.count - 1 }

  private mutating func index() {
    var ends = [Int32](repeating: 0, count: ranks.count + 1)
    eachPosting { word, _ in ends[word + 1] += 1 }
    for word in ranks.indices { ends[word + 1] += ends[word] }
    postingStarts = ends
    var postings = [Int32](repeating: 0, count: Int(ends[ranks.count]))
    eachPosting { word, set in
      postings[Int(ends[word])] = set
      ends[word] += 1
    }
    self.postings = postings
  }

  private func eachPosting(_ body: (Int, Int32) -> Void) {
    for set in (0..<setCount).lazy.map(Int32.init) {
      let members = words(of: set)
      for word in members.prefix(Self.prefix(of: members.count)) { body(Int(word), set) }
    }
  }

  private func words(of set: Int32) -> ArraySlice<Int32> {
    words[Int(starts[Int(set)])..<Int(starts[Int(set) + 1])]
  }

  private func holders(of set: Int32) -> ArraySlice<Int32> {
    holders[Int(holderStarts[Int(set)])..<Int(holderStarts[Int(set) + 1])]
  }

  // MARK: - Looking up

  private func candidates(_ query: [Int32], unknown: Int) -> [Int32] {
    var candidates: [Int32] = []
    eachCandidate(query, unknown: unknown) { set in
      candidates.append(set)
      return true
    }
    return candidates
  }

  /// The sets of a fitting size that share two of the rarest words (one where there is no
  /// second) and whose marks do not speak against it; words that nobody else has are the rarest.
  /// - Parameter goesOn: told each once; whether more are asked for.
  private func eachCandidate(_ query: [Int32], unknown: Int, _ goesOn: (Int32) -> Bool) {
    let count = query.count + unknown
    let length = Self.prefix(of: count) - unknown
    let needed: UInt8 = count == 1 ? 1 : 2
    guard length >= needed else { return }
    let first = firstSet(of: (count * Self.threshold + 999) / 1000)
    let last = firstSet(of: count * 1000 / Self.threshold + 1)
    let signature = Signature(query)
    var shared = [UInt8](repeating: 0, count: Int(last - first))
    for word in query.prefix(length) {
      let end = Int(postingStarts[Int(word) + 1])
      let start = firstPosting(from: first, in: Int(postingStarts[Int(word)])..<end)
      for set in postings[start..<end] {
        guard set < last else { break }
        let slot = Int(set - first)
        guard shared[slot] < needed else { continue }
        shared[slot] += 1
        guard shared[slot] == needed,
          signature.mayBeLike(signatures[Int(set)], count, size(of: set))
        else { continue }
        if !goesOn(set) { return }
      }
    }
  }

  private func size(of set: Int32) -> Int {
    Int(starts[Int(set) + 1] - starts[Int(set)])
  }

  /// The first set of so many words or more.
  private func firstSet(of size: Int) -> Int32 {
    size < firstOfSize.count ? firstOfSize[size] : Int32(setCount)
  }

  /// The first posting in a range that is no set before one.
  private func firstPosting(from set: Int32, in range: Range<Int>) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if postings[middle] < set { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// How many of a set's rarest words must be looked at: a set that agrees in fewer than two of
  /// them agrees in too few altogether.
  private static func prefix(of count: Int) -> Int {
    min(count, count - (count * threshold + 999) / 1000 + 2)
  }

  /// The likeness of two sets in order of rank; nil under the threshold.
  private static func likeness(
    _ one: [Int32], _ other: ArraySlice<Int32>, count: Int
  ) -> Int? {
    let (small, large) = (min(count, other.count), max(count, other.count))
    guard small * 1000 >= large * threshold else { return nil }
    var shared = 0
    var left = 0
    var right = other.startIndex
    while left < one.count, right < other.endIndex {
      if one[left] == other[right] {
        shared += 1
        left += 1
        right += 1
      } else if one[left] < other[right] {
        left += 1
      } else {
        right += 1
      }
    }
    let likeness = shared * 1000 / (count + other.count - shared)
    return likeness >= (small < fewWords ? 1000 : threshold) ? likeness : nil
  }
}

/// One of 128 marks for each word of a set. Where two differ in more marks than two sets that are
/// very like may differ in words, the sets need not be compared.
private struct Signature: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ words: some Sequence<Int32>) {
    for word in words {
      let mark = (UInt64(UInt32(bitPattern: word)) &* 0x9E37_79B9_7F4A_7C15) >> 57
      if mark < 64 { low |= 1 << mark } else { high |= 1 << (mark - 64) }
    }
  }

  /// - Parameters:
  ///   - count: the words of this set, those that no mark stands for included.
  ///   - otherCount: the words of the other one.
  func mayBeLike(_ other: Signature, _ count: Int, _ otherCount: Int) -> Bool {
    let differing = (low ^ other.low).nonzeroBitCount + (high ^ other.high).nonzeroBitCount
    let all = count + otherCount
    let threshold = NearDuplicates.threshold
    let least = (all * threshold + 999 + threshold) / (1000 + threshold)
    return differing <= all - 2 * least
  }
}

/// The words of titles, one title after the other.
private struct WordsOfTitles {
  private var words: [Int32] = []
  private var ends: [Int32] = []

  mutating func add(_ ids: [Int32]) {
    words += ids
    ends.append(Int32(words.count))
  }

  subscript(title: Int32) -> ArraySlice<Int32> { words[range(title)] }

  private func range(_ title: Int32) -> Range<Int> {
    (title == 0 ? 0 : Int(ends[Int(title) - 1]))..<Int(ends[Int(title)])
  }

  /// Makes ranks of ids, those of each title ascending.
  mutating func sort(by ranks: [Int32]) {
    for position in words.indices { words[position] = ranks[Int(words[position])] }
    for title in ends.indices.lazy.map(Int32.init) { words[range(title)].sort() }
  }

  /// The titles that have words: by their number, those of one set together, by position.
  var inOrder: [Int32] {
    ends.indices.map(Int32.init).filter { !range($0).isEmpty }.sorted { one, other in
      let (first, second) = (self[one], self[other])
      if first.count != second.count { return first.count < second.count }
      if let (left, right) = zip(first, second).first(where: { $0 != $1 }) { return left < right }
      return one < other
    }
  }
}

/// The words of a title as keys.
enum TitleWords {
  /// A word of up to eight bytes, which is every Vietnamese syllable, as the number that it is.
  static func packed(_ key: ArraySlice<UInt8>) -> UInt64? {
    guard key.count <= 8 else { return nil }
    return key.reduce(0) { $0 << 8 | UInt64($1) }
  }

  static func keys(of title: String) -> [ArraySlice<UInt8>] {
    MatchKey.bare(bytes: ArraySlice(title.utf8)).split { byte in
      byte < 0x80 && !isDigit(byte) && !isSmallLetter(byte)
    }
  }
}

/// Numbers for words. Up to eight bytes, which is every Vietnamese syllable, a word is its own
/// key; the keys come from submitters, so the hashing is the seeded one of the standard library.
private struct Vocabulary: Sendable {
  private var short: [UInt64: Int32] = [:]
  private var long: [ArraySlice<UInt8>: Int32] = [:]

  /// The ids of a title's words, each once; new words get the next ids.
  mutating func learn(_ title: String) -> [Int32] {
    var ids: [Int32] = []
    for key in TitleWords.keys(of: title) {
      let next = Int32(short.count + long.count)
      let id: Int32
      if let packed = TitleWords.packed(key) {
        id = short[packed] ?? next
        if id == next { short[packed] = id }
      } else {
        id = long[key] ?? next
        if id == next { long[key] = id }
      }
      if !ids.contains(id) { ids.append(id) }
    }
    return ids
  }

  /// The ids of a title's words, each once, and how many words no title has.
  func look(up title: String) -> (known: [Int32], unknown: Int) {
    var ids: [Int32] = []
    var unknown: Set<ArraySlice<UInt8>> = []
    for key in TitleWords.keys(of: title) {
      if let id = TitleWords.packed(key).map({ short[$0] }) ?? long[key] {
        if !ids.contains(id) { ids.append(id) }
      } else {
        unknown.insert(key)
      }
    }
    return (ids, unknown.count)
  }
}

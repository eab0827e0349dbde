/// A submitter's name as likenesses are looked for: without accents, without the words that offices
/// leave out, usual abbreviations written out.
struct SubmitterName: Sendable, Hashable {
  /// A number for each word.
  let words: [UInt64]
  /// The words without the spaces between them.
  let letters: [UInt8]

  init(_ name: String) {
    var words: [Word] = []
    for word in TitleWords.keys(of: name) {
      let key = Self.key(word)
      if let phrase = Self.abbreviations[key] {
        words += phrase
      } else {
        words.append((key, word))
      }
    }
    Self.removePhrases(from: &words)
    self.words = words.map(\.key)
    var letters: [UInt8] = []
    letters.reserveCapacity(words.reduce(0) { $0 + $1.letters.count })
    for word in words { letters += word.letters }
    self.letters = letters
  }

  private typealias Word = (key: UInt64, letters: ArraySlice<UInt8>)

  private static func key(_ word: ArraySlice<UInt8>) -> UInt64 {
    TitleWords.packed(word)
      ?? word.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// Whether two names are one but for a typing mistake: a letter too many, too few, another one,
  /// or two that changed places.
  func isNearly(_ other: SubmitterName) -> Bool {
    let (short, long) =
      letters.count <= other.letters.count ? (letters, other.letters) : (other.letters, letters)
    guard short.count >= Self.shortest, long.count - short.count <= 1 else {
      return letters == other.letters
    }
    let same = zip(short, long).prefix { $0 == $1 }.count
    let (one, two) = (short[same...], long[same...])
    if short.count < long.count { return one.elementsEqual(two.dropFirst()) }
    if one.dropFirst().elementsEqual(two.dropFirst()) { return true }
    return one.count >= 2 && one[same] == two[same + 1] && one[same + 1] == two[same]
      && one.dropFirst(2).elementsEqual(two.dropFirst(2))
  }

  /// Whether two names have at least half of their words in common.
  func sharesWords(with other: SubmitterName) -> Bool {
    let (one, two) = (distinct, other.distinct)
    let common = one.count { two.contains($0) }
    return common * 2 >= one.count + two.count - common
  }

  /// The words, each once.
  private var distinct: [UInt64] {
    words.indices.filter { !words[..<$0].contains(words[$0]) }.map { words[$0] }
  }

  /// Names this short have no typing mistakes: they are other names.
  private static let shortest = 6

  /// Two names that are nearly one share one of these numbers.
  var hashes: [Int] {
    guard letters.count >= Self.shortest else { return [letters.hashValue] }
    // Polynomial hashes of the heads and of the tails, put together without one letter each.
    let base: UInt64 = 0x100_0000_01B3
    var heads: [UInt64] = [0]
    heads.reserveCapacity(letters.count + 1)
    for letter in letters { heads.append(heads[heads.count - 1] &* base &+ UInt64(letter)) }
    var all: [Int] = []
    all.reserveCapacity(letters.count + 1)
    all.append(Int(truncatingIfNeeded: heads[letters.count]))
    var tail: UInt64 = 0
    var power: UInt64 = 1
    for position in letters.indices.reversed() {
      all.append(Int(truncatingIfNeeded: heads[position] &* power &+ tail))
      tail = tail &+ UInt64(letters[position]) &* power
      power = power &* base
    }
    return all
  }

  private static func removePhrases(from words: inout [Word]) {
    var kept = 0
    var position = 0
    while position < words.count {
      let rest = words[position...].lazy.map(\.key)
      if let phrase = leftOut.first(where: { rest.starts(with: $0) }) {
        position += phrase.count
      } else {
        words[kept] = words[position]
        (kept, position) = (kept + 1, position + 1)
      }
    }
    words.removeSubrange(kept...)
  }

  private static func phrase(_ text: String) -> [Word] {
    text.utf8.split(separator: 0x20).map { word in
      let letters = ArraySlice(word)
      return (key(letters), letters)
    }
  }

  private static let leftOut = ["uy ban nhan dan", "thanh pho", "tinh"]
    .map { phrase($0).map(\.key) }

  private static let abbreviations: [UInt64: [Word]] = Dictionary(
    uniqueKeysWithValues: [
      ("ubnd", "uy ban nhan dan"), ("tp", "thanh pho"), ("t", "tinh"), ("sct", "so cong thuong"),
      ("skhcn", "so khoa hoc va cong nghe"), ("stnmt", "so tai nguyen va moi truong"),
      ("snnptnt", "so nong nghiep va phat trien nong thon"), ("cty", "cong ty"), ("ct", "cong ty"),
      ("tnhh", "trach nhiem huu han"), ("mtv", "mot thanh vien"), ("cp", "co phan"),
      ("htx", "hop tac xa"), ("dn", "doanh nghiep"), ("dntn", "doanh nghiep tu nhan"),
      ("tt", "trung tam"), ("dh", "dai hoc"), ("vn", "viet nam"),
    ].map { (key(ArraySlice($0.0.utf8)), phrase($0.1)) })
}

/// The names of a call's provinces, for seeing which one a submitter's name ends with.
public struct PlaceNames: Sendable {
  private var places: [[UInt64]: Set<Int>] = [:]
  private var longest = 0

  public init() {}

  public init(_ call: Call) {
    for (position, province) in call.provinces.items.enumerated() {
      for name in [province.name] + province.aliases {
        let words = SubmitterName(name).words
        guard !words.isEmpty else { continue }
        places[words, default: []].insert(position)
        longest = max(longest, words.count)
      }
    }
  }

  /// The provinces that the last words of a name may be; empty where they are none.
  func provinces(of name: SubmitterName) -> Set<Int> {
    for count in stride(from: min(longest, name.words.count), through: 1, by: -1) {
      if let found = places[Array(name.words.suffix(count))] { return found }
    }
    return []
  }
}

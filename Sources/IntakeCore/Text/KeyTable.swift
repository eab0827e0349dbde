/// Positions by keys of bytes: a hash table that is looked up without making a string.
///
/// A key may stand for several positions; they keep the order in which they were put in.
struct KeyTable: Sendable {
  private var pool: [UInt8] = []
  private var entries: [Entry] = []
  private var buckets: [Int32]

  private struct Entry {
    var start: Int32
    var length: Int32
    var hash: UInt32
    var position: Int32
  }

  init() {
    buckets = [Int32](repeating: -1, count: 16)
  }

  mutating func insert(_ key: some Collection<UInt8>, _ position: Int) {
    if entries.count * 4 >= buckets.count * 3 { grow() }
    let hash = Self.hash(key)
    entries.append(
      Entry(
        start: Int32(pool.count), length: Int32(key.count), hash: hash, position: Int32(position)))
    pool.append(contentsOf: key)
    place(entries.count - 1, hash)
  }

  /// The first position of a key.
  func first(_ key: some Collection<UInt8>) -> Int? {
    first(key) { _ in true }
  }

  /// The first position of a key that suits.
  func first(_ key: some Collection<UInt8>, where suits: (Int) -> Bool) -> Int? {
    let hash = Self.hash(key)
    var bucket = Int(hash) & (buckets.count - 1)
    while buckets[bucket] >= 0 {
      let entry = entries[Int(buckets[bucket])]
      if entry.hash == hash, Int(entry.length) == key.count,
        pool[Int(entry.start)..<Int(entry.start + entry.length)].elementsEqual(key),
        suits(Int(entry.position))
      {
        return Int(entry.position)
      }
      bucket = (bucket + 1) & (buckets.count - 1)
    }
    return nil
  }

  /// The only position of a key; nil where there are several different ones, or none.
  func only(_ key: some Collection<UInt8>) -> Int? {
    guard let found = first(key), first(key, where: { $0 != found }) == nil else { return nil }
    return found
  }

  private mutating func grow() {
    buckets = [Int32](repeating: -1, count: buckets.count * 2)
    for (index, entry) in entries.enumerated() { place(index, entry.hash) }
  }

  private mutating func place(_ index: Int, _ hash: UInt32) {
    var bucket = Int(hash) & (buckets.count - 1)
    while buckets[bucket] >= 0 { bucket = (bucket + 1) & (buckets.count - 1) }
    buckets[bucket] = Int32(index)
  }

  /// FNV-1a: the keys come from the call, so nobody can make them collide.
  private static func hash(_ key: some Collection<UInt8>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for byte in key { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return hash ^ hash >> 15
  }
}

/// Positions by names: under the strict key first, then without accents where that fits one only.
struct NameTable: Sendable {
  private var names = KeyTable()
  private var bare = KeyTable()

  mutating func insert(_ name: String, _ position: Int) {
    let key = MatchKey.name(bytes: ArraySlice(name.utf8))
    guard !key.isEmpty else { return }
    names.insert(key, position)
    bare.insert(MatchKey.withoutAccents(key), position)
  }

  /// The position of a name's key, and whether its accents agree too.
  func find(key: some Collection<UInt8>) -> (position: Int, isExact: Bool)? {
    if let found = names.first(key) { return (found, true) }
    return bare.only(Self.bare(key)).map { ($0, false) }
  }

  /// The position of a name's key among those that suit.
  func find(key: some Collection<UInt8>, where suits: (Int) -> Bool) -> Int? {
    if let found = names.first(key, where: suits) { return found }
    let key = Self.bare(key)
    guard let found = bare.first(key, where: suits),
      bare.first(key, where: { suits($0) && $0 != found }) == nil
    else { return nil }
    return found
  }

  private static func bare(_ key: some Collection<UInt8>) -> [UInt8] {
    key.filter { $0 >= 0x20 }
  }
}

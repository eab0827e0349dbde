/// The numbers that Word gives paragraphs by itself, as their order says.
struct WordCounters {
  private var counters: [String: [Int]] = [:]

  private static let deepest = 9

  /// Counts a paragraph: `3`, below it `3.1`.
  mutating func next(_ numbering: WordNumbering) -> [UInt8] {
    let level = min(max(0, numbering.level), Self.deepest - 1)
    var counter = counters[numbering.list] ?? []
    while counter.count <= level { counter.append(counter.count < level ? 1 : 0) }
    counter.removeLast(counter.count - level - 1)
    counter[level] += 1
    counters[numbering.list] = counter
    return Array(counter.map(String.init).joined(separator: ".").utf8)
  }
}

extension RandomAccessCollection where Element == UInt8, Index == Int {
  /// Where `pattern`, which is not empty, first stands.
  ///
  /// The standard library's search for a collection is generic: it took nine tenths of the time of
  /// reading an XML document.
  func firstOccurrence(of pattern: [UInt8]) -> Range<Int>? {
    guard count >= pattern.count else { return nil }
    for offset in startIndex...(endIndex - pattern.count)
    where self[offset] == pattern[0]
      && self[offset..<(offset + pattern.count)].elementsEqual(pattern)
    {
      return offset..<(offset + pattern.count)
    }
    return nil
  }
}

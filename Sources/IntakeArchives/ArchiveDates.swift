/// Takes the dates out of an archive that another program made: the same content has the same bytes.
public enum ArchiveDates {
  /// Dates every entry 1 January 1980, as `ArchiveWriter` does. What is no archive stays as it is.
  public static func remove(from bytes: inout [UInt8]) {
    guard let end = endOfDirectory(bytes) else { return }
    var at = number(bytes, end + 16, 4)
    for _ in 0..<number(bytes, end + 10, 2) {
      guard at + 46 <= bytes.count, number(bytes, at, 4) == entryMark else { return }
      date(&bytes, at + 12)
      let local = number(bytes, at + 42, 4)
      if local + 30 <= bytes.count, number(bytes, local, 4) == localMark {
        date(&bytes, local + 10)
      }
      at += 46 + number(bytes, at + 28, 2) + number(bytes, at + 30, 2) + number(bytes, at + 32, 2)
    }
  }

  private static let entryMark = 0x0201_4B50
  private static let localMark = 0x0403_4B50
  private static let endMark = 0x0605_4B50

  /// Where the last record begins, behind which only a comment stands.
  private static func endOfDirectory(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    let last = bytes.count - 22
    return (max(0, last - 0xFFFF)...last).reversed().first { number(bytes, $0, 4) == endMark }
  }

  /// Midnight, 1 January 1980.
  private static func date(_ bytes: inout [UInt8], _ at: Int) {
    bytes.replaceSubrange(at..<(at + 4), with: [0, 0, 0x21, 0])
  }

  private static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
  }
}

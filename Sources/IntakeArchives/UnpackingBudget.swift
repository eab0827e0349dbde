/// How much may still be unpacked of one delivered file, all its archives in archives together.
public final class UnpackingBudget {
  /// The bytes that may come out in all.
  public let bytes: Int
  /// The entries that its archives may have in all.
  public let entries: Int
  public private(set) var usedBytes = 0
  public private(set) var usedEntries = 0

  public init(bytes: Int, entries: Int) {
    self.bytes = bytes
    self.entries = entries
  }

  /// Counts bytes that are about to be handed out.
  public func take(bytes count: Int) throws(ArchiveFault) {
    usedBytes += count
    guard usedBytes <= bytes else { throw .tooLarge(bytes) }
  }

  /// Takes back what was counted since so many bytes were used.
  func rewind(to usedBytes: Int) { self.usedBytes = usedBytes }

  /// Counts the entries of an archive, or parts of another container.
  public func take(entries count: Int) throws(ArchiveFault) {
    usedEntries += count
    guard usedEntries <= entries else { throw .tooManyEntries(entries) }
  }
}

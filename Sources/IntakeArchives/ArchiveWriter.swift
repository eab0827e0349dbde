/// Makes the bytes of a ZIP archive: the same entries give the same bytes.
///
/// Every entry is dated 1 January 1980; nothing of the machine or the clock goes in.
public struct ArchiveWriter: Sendable {
  private var entries: [Entry] = []

  struct Entry: Sendable {
    var name: String
    var content: Content
    var isStored: Bool
  }

  enum Content: Sendable {
    case bytes([UInt8])
    case spooled(Spool)
  }

  public init() {}

  /// Adds an entry behind those before.
  /// - Parameters:
  ///   - name: with `/` between folders, unlike the names before; a second one of the same name
  ///     makes the archive impossible (`bytes()` is nil).
  ///   - isStored: kept as it is instead of deflated.
  public mutating func add(_ name: String, _ bytes: [UInt8], isStored: Bool = false) {
    entries.append(Entry(name: name, content: .bytes(bytes), isStored: isStored))
  }

  /// Adds an entry too long to be held, deflated.
  public mutating func add(_ name: String, _ spool: Spool) {
    entries.append(Entry(name: name, content: .spooled(spool), isStored: false))
  }

  /// The archive; nil where two entries have one name, or there is no memory left.
  public func bytes() -> [UInt8]? {
    var bytes: [UInt8] = []
    return LibZipWriter.write(entries) { bytes += $0 } ? bytes : nil
  }

  /// Hands on the archive in pieces. What was spooled can be written once.
  /// - Returns: false where `bytes()` would be nil.
  public func write(_ take: ([UInt8]) throws -> Void) rethrows -> Bool {
    try LibZipWriter.write(entries, take)
  }
}

/// Makes the bytes of a ZIP archive: the same entries give the same bytes.
///
/// Every entry is dated 1 January 1980; nothing of the machine or the clock goes in.
public struct ArchiveWriter: Sendable {
  private var entries: [Entry] = []

  struct Entry: Sendable {
    var name: String
    var bytes: [UInt8]
    var isStored: Bool
  }

  public init() {}

  /// Adds an entry behind those before.
  /// - Parameters:
  ///   - name: with `/` between folders, unlike the names before; a second one of the same name
  ///     makes the archive impossible (`bytes()` is nil).
  ///   - isStored: kept as it is instead of deflated.
  public mutating func add(_ name: String, _ bytes: [UInt8], isStored: Bool = false) {
    entries.append(Entry(name: name, bytes: bytes, isStored: isStored))
  }

  /// The archive; nil where two entries have one name, or there is no memory left.
  public func bytes() -> [UInt8]? {
    LibZipWriter.bytes(entries)
  }
}

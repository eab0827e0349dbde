/// A ZIP archive held in memory: its directory, checked, and its entries, unpacked piece by piece.
///
/// Nothing is trusted that the archive says of itself. What is wrong with one entry stands with it
/// (`Entry.fault`) and leaves the others readable; what is wrong with the whole is thrown.
public final class ZipArchive {
  /// In the order of the archive's directory, folders included.
  public let entries: [Entry]
  private let archive: LibZipArchive
  private let budget: UnpackingBudget
  /// The bytes of each entry that the budget has counted: reading one again costs nothing more.
  private var counted: [Int: Int] = [:]

  /// One entry of an archive, as the directory tells of it.
  public struct Entry: Sendable, Hashable {
    /// Its position in the directory, from 0.
    public var index: Int
    /// With `/` between folders. In UTF-8 where the archive has it so, else as of code page 437.
    public var name: String
    /// The name's own bytes, for who knows their encoding.
    public var rawName: [UInt8]
    /// Bytes that it claims to have when unpacked.
    public var size: Int
    /// Why it is not read.
    public var fault: ArchiveFault?

    public var isFolder: Bool { name.hasSuffix("/") }
  }

  /// Opens an archive.
  /// - Parameter budget: what may be unpacked; shared by an archive with those that lie in it.
  /// - Throws: what is wrong with the archive as a whole: damaged, overlapping, too many entries.
  public init(_ bytes: [UInt8], budget: UnpackingBudget) throws(ArchiveFault) {
    let archive = try LibZipArchive(bytes)
    try budget.take(entries: archive.count)
    var entries: [Entry] = []
    var packed = 0
    for index in 0..<archive.count {
      guard let facts = archive.facts(index) else { throw .damaged }
      let (sum, isOver) = packed.addingReportingOverflow(facts.packedSize)
      packed = isOver ? Int.max : sum
      entries.append(Entry(facts, index: index))
    }
    guard packed <= bytes.count else { throw .overlapping }
    Self.markSameNames(&entries)
    self.archive = archive
    self.budget = budget
    self.entries = entries
  }

  /// Marks all entries of one name: which of them counts would depend on who reads.
  private static func markSameNames(_ entries: inout [Entry]) {
    // Texts that differ in how letters are composed alone are equal in Swift.
    let folded = entries.map { $0.name.lowercased() }
    let times = Dictionary(folded.map { ($0, 1) }, uniquingKeysWith: +)
    for index in entries.indices where times[folded[index], default: 1] > 1 {
      entries[index].fault = entries[index].fault ?? .sameName
    }
  }

  /// The entry of a name, in whatever capitals; nil where there is none.
  public func entry(named name: String) -> Entry? {
    entries.first { $0.name == name } ?? entries.first { $0.name.lowercased() == name.lowercased() }
  }

  /// Opens an entry for reading from its start.
  public func open(_ entry: Entry) throws(ArchiveFault) -> Stream {
    if let fault = entry.fault { throw fault }
    return Stream(try archive.open(entry.index), of: self, entry)
  }

  /// The whole of an entry.
  /// - Parameter limit: the bytes it may have; a longer one is `tooLarge` before it is unpacked.
  public func bytes(of entry: Entry, limit: Int) throws(ArchiveFault) -> [UInt8] {
    if let fault = entry.fault { throw fault }
    guard entry.size <= limit else { throw .tooLarge(limit) }
    let stream = try open(entry)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(entry.size, 1 << 20))
    while let piece = try stream.read() { bytes += piece }
    return bytes
  }

  /// Counts how far an entry has been unpacked.
  private func count(_ index: Int, upTo bytes: Int) throws(ArchiveFault) {
    let known = counted[index, default: 0]
    guard bytes > known else { return }
    counted[index] = bytes
    try budget.take(bytes: bytes - known)
  }

  /// How much of an archive has been unpacked.
  public struct Progress: Sendable {
    fileprivate var counted: [Int: Int]
    fileprivate var usedBytes: Int
  }

  public var progress: Progress { Progress(counted: counted, usedBytes: budget.usedBytes) }

  /// Takes back what was unpacked since: an archive that stays open is read within its budget each
  /// time.
  public func rewind(to progress: Progress) {
    counted = progress.counted
    budget.rewind(to: progress.usedBytes)
  }

  /// An entry that is being unpacked.
  public final class Stream {
    private let stream: LibZipStream
    private let archive: ZipArchive
    private let entry: Entry
    private var done = 0
    private var isOver = false

    /// The bytes that are unpacked at a time.
    private static let piece = 64 << 10

    fileprivate init(_ stream: LibZipStream, of archive: ZipArchive, _ entry: Entry) {
      self.stream = stream
      self.archive = archive
      self.entry = entry
    }

    /// The next piece; nil at the end, once the size and the check sum have been found right.
    public func read() throws(ArchiveFault) -> [UInt8]? {
      guard !isOver else { return nil }
      let piece = try stream.read(Self.piece)
      done += piece.count
      guard done <= entry.size else { throw .wrongSize }
      try archive.count(entry.index, upTo: done)
      guard piece.isEmpty else { return piece }
      guard done == entry.size else { throw .wrongSize }
      isOver = true
      return nil
    }
  }
}

extension ZipArchive.Entry {
  fileprivate init(_ facts: LibZipArchive.Facts, index: Int) {
    self.index = index
    name = facts.name
    rawName = facts.rawName
    size = facts.size
    fault =
      if Self.leadsOutside(facts.name) {
        .outside
      } else if facts.mode & 0o170000 == 0o120000 {
        .link
      } else if facts.isEncrypted {
        .password
      } else if !facts.isStoredOrDeflated {
        .method
      } else {
        nil
      }
  }

  /// Whether a name could stand for a place outside the folder that an archive is unpacked into.
  private static func leadsOutside(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    let isDrive = bytes.count > 1 && bytes[1] == UInt8(ascii: ":")
    return bytes.isEmpty || isDrive || bytes.first == UInt8(ascii: "/")
      || bytes.contains(UInt8(ascii: "\\"))
      || bytes.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }
  }
}

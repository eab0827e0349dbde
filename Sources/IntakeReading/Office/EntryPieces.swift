internal import IntakeArchives

/// The bytes of one entry of an archive, piece by piece; unpacked anew where they are asked for
/// from the start again.
final class EntryPieces: DocumentPieces {
  private let archive: ZipArchive
  private let entry: ZipArchive.Entry
  private var stream: ZipArchive.Stream?
  /// What was unpacked beyond the last piece.
  private var rest: [UInt8] = []
  private var next = 0
  /// Why a piece could not be had.
  private(set) var fault: ArchiveFault?

  private static let size = 64 << 10

  init(_ entry: ZipArchive.Entry, of archive: ZipArchive) {
    self.archive = archive
    self.entry = entry
  }

  var count: Int { max(1, (entry.size + Self.size - 1) / Self.size) }

  func piece(_ number: Int) -> [UInt8]? {
    do throws(ArchiveFault) {
      if stream == nil || number < next { try start() }
      while next < number { _ = try read() }
      return try read()
    } catch {
      fault = error
      return nil
    }
  }

  private func start() throws(ArchiveFault) {
    stream = try archive.open(entry)
    rest = []
    next = 0
  }

  /// The next piece. With the last one the archive has been found right about the entry.
  private func read() throws(ArchiveFault) -> [UInt8] {
    let isLast = next == count - 1
    while isLast || rest.count < Self.size {
      guard let more = try stream?.read() else { break }
      rest = rest.isEmpty ? more : rest + more
    }
    next += 1
    if rest.count <= Self.size {
      defer { rest = [] }
      return rest
    }
    defer { rest.removeFirst(Self.size) }
    return Array(rest.prefix(Self.size))
  }
}

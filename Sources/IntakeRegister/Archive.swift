public import IntakeFiles

/// The originals, byte for byte, each under the SHA-256 of its bytes: `archive/sha256/ab/ab12…`.
public final class Archive: Sendable {
  private let folder: Folder
  private let temporary: Folder
  private let objects: Folder
  private let failPoints: FailPoints

  init(in register: Folder, failPoints: FailPoints) throws {
    folder = try register.makeFolder(RegisterLayout.archive)
    temporary = try folder.makeFolder(FileName("tmp"))
    objects = try folder.makeFolder(FileName("sha256"))
    self.failPoints = failPoints
  }

  /// An original in the archive.
  public struct Original: Sendable, Hashable {
    public var sha256: String
    public var bytes: Int

    public init(sha256: String, bytes: Int) {
      self.sha256 = sha256
      self.bytes = bytes
    }
  }

  /// The file changed while it was copied.
  public struct SourceChanged: Error {}

  /// Copies an open file into the archive. Its bytes are on the disk when this returns, its name
  /// once `keep` has returned.
  /// - Throws: `SourceChanged` where the file is not the same before and after; `FileError`.
  public func take(_ source: OpenFile, as before: FileStatus) throws -> Original {
    try requireSpace(for: before.size)
    let name = FileName("incoming")
    try removeTemporaries()
    do {
      let original = try copy(source, as: before, to: name)
      try place(name, original)
      try temporary.remove(name)
      return original
    } catch let error as FileError {
      try removeTemporaries()
      throw error
    } catch let error as SourceChanged {
      try removeTemporaries()
      throw error
    }
  }

  /// Puts bytes into the archive that were made of an original, as `take` does.
  public func put(_ bytes: [UInt8]) throws -> Original {
    try requireSpace(for: Int64(bytes.count))
    let name = FileName("made")
    try removeTemporaries()
    let target = try temporary.create(name)
    try target.write(bytes)
    try target.sync()
    let original = Original(sha256: Digest.hexadecimal(bytes), bytes: bytes.count)
    try place(name, original)
    try temporary.remove(name)
    return original
  }

  /// Returns when the names of these originals are on the disk, too, whichever run gave them.
  public func keep(_ originals: [Original]) throws {
    try folder.sync()
    try objects.sync()
    for shelf in Set(originals.map { Self.shelf($0.sha256) }).sorted() {
      try objects.folder(shelf).sync()
      try failPoints.reach("archive.shelved")
    }
  }

  /// Opens an original.
  func open(_ sha256: String) throws -> OpenFile {
    do {
      return try objects.folder(Self.shelf(sha256)).open(FileName(sha256))
    } catch let error as FileError where error.isMissing {
      throw RegisterError.originalDamaged(sha256: sha256)
    }
  }

  /// The bytes of an original, at most `limit` of them.
  public func read(_ sha256: String, limit: Int) throws -> [UInt8] {
    do {
      return try objects.folder(Self.shelf(sha256)).open(FileName(sha256)).readAll(limit: limit)
    } catch let error as FileError where error.isMissing {
      throw RegisterError.originalDamaged(sha256: sha256)
    }
  }

  /// Whether an original is there, whole and unchanged.
  public func holds(_ original: Original) throws -> Bool {
    do {
      let shelf = try objects.folder(Self.shelf(original.sha256))
      guard try shelf.status(FileName(original.sha256))?.size == Int64(original.bytes) else {
        return false
      }
      return try shelf.open(FileName(original.sha256)).sha256() == original.sha256
    } catch let error as FileError where error.isMissing {
      return false
    }
  }

  /// Whether what stands under a name is what the name says.
  func isWhole(_ name: String) throws -> Bool {
    try objects.folder(Self.shelf(name)).open(FileName(name)).sha256() == name
  }

  /// The names of all originals.
  public func contents() throws -> [String] {
    var names: [String] = []
    for shelf in try objects.names() {
      names += try objects.folder(shelf).names().map(\.description)
    }
    return names
  }

  /// Removes what a run left that was cut off while copying.
  func removeTemporaries() throws {
    for name in try temporary.names() { try temporary.remove(name) }
  }

  private func copy(
    _ source: OpenFile, as before: FileStatus, to name: FileName
  ) throws -> Original {
    let target = try temporary.create(name)
    try failPoints.reach("archive.created")
    var digest = Digest()
    var count: Int64 = 0
    while true {
      let chunk = try source.read()
      if chunk.isEmpty { break }
      digest.add(chunk)
      try target.write(chunk)
      count += Int64(chunk.count)
      guard count <= before.size else { throw SourceChanged() }
    }
    try failPoints.reach("archive.copied")
    guard try source.status().isUnchanged(since: before), count == before.size else {
      throw SourceChanged()
    }
    try target.sync()
    try failPoints.reach("archive.synced")
    return Original(sha256: digest.hexadecimal(), bytes: Int(count))
  }

  /// Gives the copy its name; an object that is there already is verified and kept.
  private func place(_ name: FileName, _ original: Original) throws {
    let shelf = try objects.makeFolder(Self.shelf(original.sha256), sync: false)
    do {
      try temporary.link(name, to: shelf, FileName(original.sha256))
    } catch let error as FileError where error.exists {
      guard try holds(original) else {
        throw RegisterError.originalDamaged(sha256: original.sha256)
      }
    }
    try failPoints.reach("archive.linked")
  }

  private func requireSpace(for size: Int64) throws {
    let needed = UInt64(max(0, size)) * 2 + Self.reserve
    if try temporary.freeBytes() < needed {
      throw FileError.noSpace(temporary.path)
    }
  }

  private static func shelf(_ sha256: String) -> FileName {
    FileName(String(sha256.prefix(2)))
  }

  /// Kept free beyond the file itself: the database's own writes.
  private static let reserve: UInt64 = 1 << 20
}

extension FileStatus {
  /// Whether two looks saw the same file with the same content, as far as the system tells.
  public func isUnchanged(since before: FileStatus) -> Bool {
    inode == before.inode && device == before.device && size == before.size
      && modified == before.modified && changed == before.changed
  }
}

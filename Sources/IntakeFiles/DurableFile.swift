/// Writes files so that a reader, or a power cut, meets the old one or the whole new one.
///
/// Each file goes to a temporary name in its own folder, its bytes to the disk, then to its name;
/// at the end the folder's names go to the disk.
public struct DurableFile {
  private let folder: Folder
  private let readers: Folder.Readers?
  private let failPoints: FailPoints

  /// - Parameter readers: nil: the usual ones of the folder.
  public init(
    in folder: Folder, for readers: Folder.Readers? = nil, failPoints: FailPoints = .none
  ) {
    self.folder = folder
    self.readers = readers
    self.failPoints = failPoints
  }

  /// Writes one file.
  public func write(_ bytes: [UInt8], to name: FileName) throws {
    try put(bytes, to: name)
    try finish()
  }

  /// Writes one of several files: durable once `finish` has returned.
  public func put(_ bytes: [UInt8], to name: FileName) throws {
    let temporary = Self.temporary(name)
    try removeLeftover(temporary)
    let file = try folder.create(temporary, for: readers)
    try failPoints.reach("durable.created")
    do {
      try file.write(bytes)
      try failPoints.reach("durable.written")
      try file.sync()
    } catch let error as FileError {
      try folder.remove(temporary)
      throw error
    }
    try failPoints.reach("durable.synced")
    try folder.rename(temporary, to: folder, name)
    try failPoints.reach("durable.renamed")
  }

  public func finish() throws {
    try folder.sync()
  }

  /// Removes what interrupted writes left in the folder.
  public func removeLeftovers() throws {
    for name in try folder.names() where Self.isTemporary(name) {
      try folder.remove(name)
    }
  }

  static func temporary(_ name: FileName) -> FileName {
    FileName(Array(".".utf8) + name.bytes + Array(".writing".utf8))
  }

  static func isTemporary(_ name: FileName) -> Bool {
    name.hasPrefix(".") && name.hasSuffix(".writing")
  }

  private func removeLeftover(_ name: FileName) throws {
    do {
      try folder.remove(name)
    } catch let error as FileError where error.isMissing {
      return
    }
  }
}

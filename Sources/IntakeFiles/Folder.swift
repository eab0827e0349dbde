import Glibc

/// An open folder. What is in it is named relative to it, in bytes, and links are never followed.
public final class Folder: Sendable {
  let number: Int32
  /// Its path as it was given, for messages.
  public let path: String

  /// Who may read what is made.
  public enum Readers: Sendable {
    /// Its owner alone: it holds personal data.
    case owner
    /// Its owner and the group of the folder it lies in.
    case group
    /// Whom the user's own mask allows.
    case byMask

    var folderMode: mode_t {
      switch self {
      case .owner: 0o700
      case .group: 0o2770
      case .byMask: 0o777
      }
    }

    var fileMode: mode_t {
      switch self {
      case .owner: 0o600
      case .group: 0o660
      case .byMask: 0o666
      }
    }
  }

  private init(number: Int32, path: String) {
    self.number = number
    self.path = path
  }

  deinit {
    close(number)
  }

  /// Opens a folder by its path; links on the way are followed, as the user gave it.
  public static func open(_ path: String) throws -> Folder {
    let number = try SystemCalls.openAt(
      AT_FDCWD, FileName(path), flags: O_RDONLY | O_DIRECTORY, .open, path)
    return Folder(number: number, path: path)
  }

  /// Opens a folder, made with its parents where missing; new ones are for the owner only, and
  /// their names are then on the disk.
  public static func make(_ path: String) throws -> Folder {
    var parent = path.hasPrefix("/") ? "/" : "."
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += made.isEmpty || made == "/" ? String(part) : "/" + part
      do {
        try SystemCalls.makeFolder(AT_FDCWD, FileName(made), mode: 0o700, made)
        try open(parent).sync()
      } catch let error as FileError where error.exists || error.number == EROFS {
        parent = made
        continue
      }
      parent = made
    }
    return try open(path)
  }

  /// Its path from the root, without links.
  public func wholePath() throws -> String {
    try Self.wholePath(of: path)
  }

  /// The path from the root of anything that is there, without links.
  public static func wholePath(of path: String) throws -> String {
    try SystemCalls.wholePath(path)
  }

  /// Whether another folder is this one or lies in it.
  public func holds(_ other: Folder) throws -> Bool {
    let own = Array(try wholePath().utf8)
    let other = Array(try other.wholePath().utf8)
    guard other.starts(with: own) else { return false }
    return other.count == own.count || own.last == UInt8(ascii: "/")
      || other[own.count] == UInt8(ascii: "/")
  }

  public func folder(_ name: FileName) throws -> Folder {
    let number = try SystemCalls.openAt(
      self.number, name, flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW, .open, shown(name))
    return Folder(number: number, path: shown(name))
  }

  /// Who may read what is made here where nothing else is said: the folder's group, where the folder
  /// was given to one (set-group-ID, and the group may write); else the owner alone.
  public func usualReaders() throws -> Readers {
    try status().permissions & 0o2070 == 0o2070 ? .group : .owner
  }

  /// A folder in this one, made where missing; its name is then on the disk, unless the caller
  /// takes care of that.
  public func makeFolder(
    _ name: FileName, for readers: Readers? = nil, sync isSynced: Bool = true
  ) throws -> Folder {
    let readers = try readers ?? usualReaders()
    do {
      try SystemCalls.makeFolder(number, name, mode: readers.folderMode, shown(name))
    } catch let error as FileError where error.exists {
      return try folder(name)
    }
    let made = try folder(name)
    // The user's mask has taken the group's rights away.
    if readers == .group { try SystemCalls.changeMode(made.number, readers.folderMode, made.path) }
    if isSynced { try sync() }
    return made
  }

  public func names() throws -> [FileName] {
    try SystemCalls.names(number, path)
  }

  /// What stands under a name (a link: the link itself); nil where there is nothing.
  public func status(_ name: FileName) throws -> FileStatus? {
    do {
      return try SystemCalls.status(number, name, shown(name))
    } catch let error as FileError where error.isMissing {
      return nil
    }
  }

  public func status() throws -> FileStatus {
    try SystemCalls.status(number, path)
  }

  /// Opens a file for reading: never a link, and never waiting for a pipe's other end.
  public func open(_ name: FileName) throws -> OpenFile {
    let number = try SystemCalls.openAt(
      self.number, name, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, .open, shown(name))
    return OpenFile(number: number, path: shown(name))
  }

  /// Makes a new file; fails where the name is taken.
  public func create(_ name: FileName, for readers: Readers? = nil) throws -> OpenFile {
    let readers = try readers ?? usualReaders()
    let number = try SystemCalls.openAt(
      self.number, name, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW,
      mode: readers.fileMode, .create, shown(name))
    let file = OpenFile(number: number, path: shown(name))
    if readers == .group { try SystemCalls.changeMode(number, readers.fileMode, file.path) }
    return file
  }

  /// Opens a file for writing, made where missing.
  public func openOrCreate(_ name: FileName) throws -> OpenFile {
    let readers = try usualReaders()
    let number = try SystemCalls.openAt(
      self.number, name, flags: O_RDWR | O_CREAT | O_NOFOLLOW, mode: readers.fileMode, .create,
      shown(name))
    let file = OpenFile(number: number, path: shown(name))
    let mode = UInt32(readers.fileMode)
    if readers == .group, try file.status().permissions & mode != mode {
      try SystemCalls.changeMode(number, readers.fileMode, file.path)
    }
    return file
  }

  public func link(_ name: FileName, to other: Folder, _ otherName: FileName) throws {
    try SystemCalls.link(number, name, to: other.number, otherName, other.shown(otherName))
  }

  /// Renames, replacing what stood under the new name.
  public func rename(_ name: FileName, to other: Folder, _ otherName: FileName) throws {
    try SystemCalls.rename(number, name, to: other.number, otherName, shown(name))
  }

  /// Renames, and fails where the new name is taken.
  public func move(_ name: FileName, to other: Folder, _ otherName: FileName) throws {
    try SystemCalls.rename(
      number, name, to: other.number, otherName, way: .noReplace, shown(name))
  }

  /// Lets two names of this folder change places in one step.
  public func exchange(_ name: FileName, _ otherName: FileName) throws {
    try SystemCalls.rename(number, name, to: number, otherName, way: .exchange, shown(name))
  }

  public func remove(_ name: FileName) throws {
    try SystemCalls.remove(number, name, isFolder: false, shown(name))
  }

  public func removeFolder(_ name: FileName) throws {
    try SystemCalls.remove(number, name, isFolder: true, shown(name))
  }

  /// Returns when the folder's names are on the disk.
  public func sync() throws {
    try SystemCalls.sync(number, path)
  }

  /// The bytes that can still be written to its device.
  public func freeBytes() throws -> UInt64 {
    try SystemCalls.freeBytes(number, path)
  }

  /// Makes the folder its owner's alone, or its group's where it was given to one.
  public func closeToOthers() throws {
    let readers = try usualReaders()
    let others: UInt32 = readers == .group ? 0o007 : 0o077
    if try status().permissions & others != 0 {
      try SystemCalls.changeMode(number, readers.folderMode, path)
    }
  }

  public func shown(_ name: FileName) -> String {
    path + "/" + name.description
  }
}

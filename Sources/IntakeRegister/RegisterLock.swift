public import IntakeFiles

/// The lock that one run at a time holds on a register. The system drops it when the process
/// ends in any way, so it never goes stale.
final class RegisterLock: Sendable {
  private let file: OpenFile

  init(in folder: Folder) throws {
    file = try folder.openOrCreate(RegisterLayout.lock)
    guard try file.tryLock() else { throw RegisterError.busy(folder.path) }
  }

  deinit {
    // Closing is not enough: a process that is just being started may have a copy of the file.
    file.unlock()
  }
}

extension Folder {
  /// The register that this folder is or lies in, by its path from the root; nil where there is
  /// none around it.
  public func register() throws -> String? {
    var parts = try wholePath().split(separator: "/")
    while !parts.isEmpty {
      let path = "/" + parts.joined(separator: "/")
      if try Self.holdsRegister(path) { return path }
      parts.removeLast()
    }
    return nil
  }

  private static func holdsRegister(_ path: String) throws -> Bool {
    let database = path + "/\(RegisterLayout.database)"
    do {
      return try FileStatus.of(FileName(database), followingLinks: false)?.kind == .file
    } catch let error as FileError where error.isDenied {
      return false
    }
  }
}

/// The names in a register's folder.
enum RegisterLayout {
  static let lock = FileName(".lock")
  static let database = FileName("register.sqlite")
  static let journal = FileName("register.sqlite-journal")
  static let archive = FileName("archive")
  static let reports = FileName("reports")

  /// Everything that a register's folder may hold before its database exists.
  static func belongs(_ name: FileName) -> Bool {
    [lock, database, archive, reports].contains(name) || name.hasPrefix("register.sqlite-")
  }
}

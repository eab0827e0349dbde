import Glibc
import Intake
import IntakeRegister

/// Writes a file whole or not at all.
enum OutputFile {
  static func write(_ bytes: [UInt8], to path: String) throws {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
    do {
      try DurableFile(in: Folder.open(folder.isEmpty ? "/" : folder))
        .write(bytes, to: FileName(String(parts.last ?? "")))
    } catch let error as FileError {
      throw Failure(error)
    }
  }

  /// Whether a path leads to the same file as another one, over links too. A path that leads
  /// nowhere is no file's.
  static func isSame(_ path: String, as other: [UInt8]) -> Bool {
    guard let one = identity(of: Array(path.utf8)), let another = identity(of: other) else {
      return false
    }
    return one == another
  }

  private static func identity(of path: [UInt8]) -> [UInt64]? {
    let name = path.map { CChar(bitPattern: $0) } + [0]
    var status = stat()
    // The name ends in NUL and lives through the call, which only writes `status`.
    guard unsafe fstatat(AT_FDCWD, name, &status, 0) == 0 else { return nil }
    return [UInt64(status.st_dev), UInt64(status.st_ino)]
  }
}

import Glibc
import Intake
import IntakeRegister

/// Writes a file whole or not at all. What is no file (a device such as `/dev/null`, a pipe) is
/// written into and stays what it is; a link stays a link to its file.
enum OutputFile {
  static func write(_ bytes: [UInt8], to path: String) throws {
    do {
      if isSpecial(path) { return try writeInto(path, bytes) }
      if kind(of: path) == S_IFDIR { throw FileError(.write, path, EISDIR) }
      let (folder, name) = split(resolved(path) ?? path)
      try DurableFile(in: Folder.open(folder)).write(bytes, to: FileName(name))
    } catch let error as FileError {
      throw Failure(error)
    }
  }

  private static func isSpecial(_ path: String) -> Bool {
    kind(of: path).map { ![S_IFREG, S_IFDIR].contains($0) } ?? false
  }

  private static func kind(of path: String) -> mode_t? {
    var status = stat()
    // The call fills in the variable, which outlives it.
    guard unsafe stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT
  }

  /// Whether a file stands there whose bytes are others.
  static func differs(_ path: String, from bytes: [UInt8]) throws -> Bool {
    guard kind(of: path) == S_IFREG else { return false }
    return try FileBytes.read(path, limit: bytes.count) != bytes
  }

  /// The whole path of a file that may not be there yet.
  static func wholePath(_ path: String) throws -> String {
    if let path = resolved(path) { return path }
    let (folder, name) = split(path)
    do {
      return try Folder.open(folder).wholePath() + "/" + name
    } catch let error as FileError {
      throw Failure(error)
    }
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
    return (folder.isEmpty ? "/" : folder, String(parts.last ?? ""))
  }

  private static func writeInto(_ path: String, _ bytes: [UInt8]) throws {
    let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw FileError(.open, path, errno) }
    defer { close(descriptor) }
    try Output(descriptor: descriptor).write(bytes)
  }

  /// Where the links of a path lead; nil where there is nothing yet.
  private static func resolved(_ path: String) -> String? {
    // realpath allocates the result, which is freed here.
    guard let target = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(target) }
    return unsafe String(cString: target)
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
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    return [UInt64(status.st_dev), UInt64(status.st_ino)]
  }
}

import Glibc
import Intake
import IntakeCore
import IntakeRegister

/// Writes a file whole or not at all. What is no file (a device such as `/dev/null`, a pipe) is
/// written into and stays what it is; a link stays a link to its file.
enum OutputFile {
  static func write(_ bytes: [UInt8], to path: String) throws {
    do {
      guard let (folder, name) = try place(of: path) else { return try writeInto(path, bytes) }
      if kind(of: path) == S_IFDIR { throw FileError(.write, path, EISDIR) }
      try refuse(path, in: folder, within: nil)
      try DurableFile(in: folder).write(bytes, to: name)
    } catch let error as FileError {
      throw Failure(error)
    }
  }

  /// Refuses a path within a register, which holds its own files only, or within an inbox, where
  /// the next run would take the file for a delivery. Asked before work begins.
  static func refuse(_ path: String, within inbox: String? = nil) throws {
    do {
      guard let (folder, _) = try place(of: path) else { return }
      try refuse(path, in: folder, within: try inbox.map(Folder.open))
    } catch let error as FileError {
      throw Failure(error)
    }
  }

  private static func refuse(_ path: String, in folder: Folder, within inbox: Folder?) throws {
    if let register = try folder.register() { throw Failure.withinRegister(path, register) }
    guard let inbox, try inbox.holds(folder) else { return }
    throw Failure(
      .usage,
      Localized(
        vi: "“\(path)” nằm trong hòm thư, nơi lượt sau sẽ nhận nó như hồ sơ; "
          + "hãy ghi báo cáo ra ngoài hòm thư.",
        en: "“\(path)” lies within the inbox, where the next run would take it for a delivery; "
          + "write the report elsewhere."))
  }

  /// Where a file stands or will stand, links followed; nil for what is no file.
  private static func place(of path: String) throws -> (folder: Folder, name: FileName)? {
    if isSpecial(path) { return nil }
    let (folder, name) = split(isLink(path) ? try Folder.wholePath(of: path) : path)
    return (try Folder.open(folder), FileName(name))
  }

  /// Whether the path itself is a link, and leads to a file.
  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    // The call fills in the variable, which outlives it.
    guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return false }
    return kind(of: path) == S_IFREG
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

  /// Which file a path leads to, over links too.
  struct Identity: Equatable {
    private let device: dev_t
    private let number: ino_t

    init?(of path: String) {
      self.init(of: Array(path.utf8))
    }

    /// Nil where the path leads to no file.
    init?(of path: [UInt8]) {
      let name = path.map { CChar(bitPattern: $0) } + [0]
      var status = stat()
      // The name ends in NUL and lives through the call, which only writes `status`.
      guard unsafe fstatat(AT_FDCWD, name, &status, 0) == 0 else { return nil }
      guard status.st_mode & S_IFMT == S_IFREG else { return nil }
      (device, number) = (status.st_dev, status.st_ino)
    }
  }
}

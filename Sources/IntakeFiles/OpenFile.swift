import Glibc

/// An open file; it is closed when nobody holds it any more.
public final class OpenFile: Sendable {
  let number: Int32
  public let path: String

  init(number: Int32, path: String) {
    self.number = number
    self.path = path
  }

  /// Opens what is no regular file (a pipe, a device) to write into it.
  public static func writing(into path: FileName) throws -> OpenFile {
    let shown = path.description
    let number = try SystemCalls.openAt(
      AT_FDCWD, path, flags: O_WRONLY | O_NOCTTY, .open, shown)
    return OpenFile(number: number, path: shown)
  }

  deinit {
    close(number)
  }

  public func status() throws -> FileStatus {
    try SystemCalls.status(number, path)
  }

  /// The next bytes, at most `count`; empty at the end.
  public func read(_ count: Int = 1 << 18) throws -> [UInt8] {
    try SystemCalls.read(number, count: count, path)
  }

  /// All bytes up to a limit.
  public func readAll(limit: Int = .max) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < limit {
      let chunk = try read(min(1 << 18, limit - bytes.count))
      if chunk.isEmpty { break }
      bytes += chunk
    }
    return bytes
  }

  /// The SHA-256 of the bytes from here to the end.
  public func sha256() throws -> String {
    var digest = Digest()
    while true {
      let chunk = try read()
      if chunk.isEmpty { return digest.hexadecimal() }
      digest.add(chunk)
    }
  }

  public func write(_ bytes: [UInt8]) throws {
    try SystemCalls.write(number, bytes[...], path)
  }

  /// Returns when the file's bytes are on the disk.
  public func sync() throws {
    try SystemCalls.sync(number, path)
  }

  /// Whether somebody has it open for writing; nil where the system does not tell.
  public func isOpenForWriting() -> Bool? {
    SystemCalls.isOpenForWriting(number)
  }

  /// Takes the exclusive lock; false where another process holds it.
  public func tryLock() throws -> Bool {
    try SystemCalls.tryLock(number, path)
  }

  /// Gives up the lock, for all that share this open file.
  public func unlock() { flock(number, LOCK_UN) }
}

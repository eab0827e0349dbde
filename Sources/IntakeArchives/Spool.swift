import Glibc
import Synchronization

/// Bytes of an archive's entry that are too many to be held: they wait in a temporary file without a
/// name, which only this process can read.
@safe public final class Spool: Sendable {
  /// Nil once it was handed over.
  private let file: Mutex<Stream?>

  /// A stream of the C library, used under the lock only.
  @unsafe private struct Stream: @unchecked Sendable {
    let pointer: UnsafeMutablePointer<FILE>
  }

  /// Nil where there is no room for temporary files.
  public init?() {
    guard let stream = unsafe tmpfile() else { return nil }
    unsafe file = unsafe Mutex(Stream(pointer: stream))
  }

  deinit {
    if let stream = unsafe take() { unsafe fclose(stream) }
  }

  /// Adds bytes behind those before.
  /// - Returns: false where they find no room, or the spool was handed over.
  public func add(_ bytes: [UInt8]) -> Bool {
    unsafe file.withLock { file in
      guard let stream = unsafe file else { return false }
      return unsafe fwrite(bytes, 1, bytes.count, stream.pointer) == bytes.count
    }
  }

  /// Hands the file over, from its beginning; nil where it was, or its bytes found no room.
  func take() -> UnsafeMutablePointer<FILE>? {
    unsafe file.withLock { file in
      guard let stream = unsafe file else { return nil }
      unsafe file = nil
      if unsafe fflush(stream.pointer) == 0 {
        unsafe rewind(stream.pointer)
        return unsafe stream.pointer
      }
      unsafe fclose(stream.pointer)
      return nil
    }
  }
}

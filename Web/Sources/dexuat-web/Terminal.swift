import Glibc
import Intake

/// The system's calls: the process's streams, its clock and its environment.
enum Terminal {
  static func say(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// A line on standard error.
  static func complain(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      // The bytes are read during the call only.
      let written = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }

  static var now: Instant { Instant(secondsSinceEpoch: Int64(time(nil))) }

  /// A variable; nil where it is not set or blank.
  static func environment(_ name: String) -> String? {
    // No other thread changes the environment.
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }
}

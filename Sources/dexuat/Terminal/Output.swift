import Glibc
import Intake

/// Writes to standard output and standard error.
struct Output: Sendable {
  static let standard = Output(descriptor: STDOUT_FILENO)
  let descriptor: Int32

  func write(_ text: String) throws {
    try write(Array(text.utf8))
  }

  /// Writes all of the bytes. A reader that has gone away (`| head`) ends the process quietly, as
  /// the shell expects; a full disk is a failure.
  func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      // The buffer is valid for the call and no longer used after it.
      let written = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw Failure.standardOutput(errno)
      }
      rest = rest.dropFirst(written)
    }
  }

  /// Where the verbs of the office write.
  static var streams: Streams {
    Streams(write: standard.write, complain: { complain($0 + "\n") })
  }

  /// Says something on standard output that nobody misses where it cannot be said.
  static func answer(_ text: String) {
    do {
      try standard.write(text)
    } catch {
      return
    }
  }

  /// Says something on standard error. What cannot be said there can be said nowhere.
  static func complain(_ text: String) {
    do {
      try Output(descriptor: STDERR_FILENO).write(text)
    } catch {
      return
    }
  }

  /// The columns of the terminal behind standard output; nil where there is none.
  static var terminalWidth: Int? { columns(of: STDOUT_FILENO) }

  /// The columns of the terminal behind a descriptor; nil where there is none.
  static func columns(of descriptor: Int32) -> Int? {
    guard isatty(descriptor) == 1 else { return nil }
    var size = winsize()
    // The call fills in the variable, which outlives it.
    let answered = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
    return answered && size.ws_col > 0 ? Int(size.ws_col) : 80
  }
}

/// The environment variables that the product reads.
enum Environment {
  /// Nil where it is not set, or empty.
  static func value(_ name: String) -> String? {
    // getenv's string is copied before anything could change it: the process sets no variables.
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }
}

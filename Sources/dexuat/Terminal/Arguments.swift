import Glibc
import Intake
import IntakeCore

/// The arguments of a run. A path whose bytes are no UTF-8 is carried as text with `\xNN` and is
/// still opened by its bytes.
struct Arguments: Sendable {
  private(set) var texts: [String] = []
  private var rawBytes: [String: [UInt8]] = [:]

  static func ofThisProcess() -> Arguments {
    var arguments = Arguments()
    // argv holds argc NUL-terminated strings that live as long as the process.
    for position in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = unsafe CommandLine.unsafeArgv[position] else { continue }
      let bytes = unsafe UnsafeBufferPointer(start: argument, count: strlen(argument))
        .map { UInt8(bitPattern: $0) }
      arguments.append(bytes)
    }
    return arguments
  }

  private mutating func append(_ bytes: [UInt8]) {
    let text = PathText.display(bytes)
    if !text.utf8.elementsEqual(bytes) { rawBytes[text] = bytes }
    texts.append(text)
  }

  /// The bytes of a path given as an argument.
  func bytes(of path: String) -> [UInt8] {
    rawBytes[path] ?? Array(path.utf8)
  }

  /// Whether the argument parser itself is asked: by a shell that completes, or for its list of
  /// options.
  var isForParser: Bool {
    texts.first == "---completion" || texts.contains("--experimental-dump-help")
  }

  /// The language asked for, before the arguments are understood: complaints need it too.
  var language: Language {
    for (position, text) in texts.enumerated() {
      if text == "--lang", position + 1 < texts.count {
        return Language(rawValue: texts[position + 1]) ?? .vi
      }
      if text.hasPrefix("--lang=") { return Language(rawValue: String(text.dropFirst(7))) ?? .vi }
    }
    return .vi
  }
}

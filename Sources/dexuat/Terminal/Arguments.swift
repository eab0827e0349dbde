import Glibc
import Intake

/// The arguments of a run. A path whose bytes are no UTF-8 is carried as text with `\xNN` and is
/// still opened by its bytes.
struct Arguments: Sendable {
  private(set) var texts: [String] = []
  private var rawBytes: [String: [UInt8]] = [:]

  static let ofThisProcess: Arguments = {
    var arguments = Arguments()
    // argv holds argc NUL-terminated strings that live as long as the process.
    for position in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = unsafe CommandLine.unsafeArgv[position] else { continue }
      let bytes = unsafe UnsafeBufferPointer(start: argument, count: strlen(argument))
        .map { UInt8(bitPattern: $0) }
      arguments.append(bytes)
    }
    return arguments
  }()

  private mutating func append(_ bytes: [UInt8]) {
    let text = PathText.display(bytes)
    if !text.utf8.elementsEqual(bytes) { rawBytes[text] = bytes }
    texts.append(text)
  }

  /// The bytes of a path given as an argument.
  func bytes(of path: String) -> [UInt8] {
    rawBytes[path] ?? Array(path.utf8)
  }

  /// The arguments of `check` without its drafts but the first, and all of its drafts; nil for
  /// other commands.
  ///
  /// The argument parser takes time that grows with the square of the values it is given: ten
  /// thousand drafts would cost more than judging them.
  var withoutDrafts: (texts: [String], drafts: [String])? {
    guard texts.first == "check", !isForParser else { return nil }
    var rest = ["check"]
    var drafts: [String] = []
    var index = 1
    while index < texts.count {
      let text = texts[index]
      index += 1
      if text == "--" {
        drafts += texts[index...]
        index = texts.count
      } else if text == "-" || !text.hasPrefix("-") {
        drafts.append(text)
      } else {
        rest.append(text)
        let takesValue = !Self.flags.contains(text) && !text.utf8.contains(UInt8(ascii: "="))
        if takesValue, index < texts.count {
          rest.append(texts[index])
          index += 1
        }
      }
    }
    if let first = drafts.first {
      if first != "-", first.hasPrefix("-") {
        rest += ["--", first]
      } else {
        rest.insert(first, at: 1)
      }
    }
    return (rest, drafts)
  }

  /// The options of `check` that take no value. A test compares them with the parser's.
  private static let flags = ["--quiet", "--no-color", "--overwrite", "--null", "-0", "--fence"]

  /// Whether the argument parser itself is asked: by a shell that completes, or for its list of
  /// options.
  var isForParser: Bool {
    texts.first == "---completion" || texts.contains("--experimental-dump-help")
  }

  /// The language asked for, before the arguments are understood: complaints need it too. Where
  /// none is, the variable `DEXUAT_LANG` says it, else it is Vietnamese.
  var language: Language {
    for (position, text) in texts.enumerated() {
      if text == "--lang", position + 1 < texts.count {
        return Language(rawValue: texts[position + 1]) ?? usualLanguage
      }
      if text.hasPrefix("--lang=") {
        return Language(rawValue: String(text.dropFirst(7))) ?? usualLanguage
      }
    }
    return usualLanguage
  }

  private var usualLanguage: Language {
    Environment.value("DEXUAT_LANG").flatMap(Language.init(rawValue:)) ?? .vi
  }
}

/// Text for a terminal or a log line: nothing in it can move the cursor, change colours, reverse
/// the direction of reading or hide.
///
/// Controls stand as pictures (`␛`), other characters without a shape of their own as their
/// number (`⟨U+202E⟩`). More than four combining marks in a row stand as numbers too.
public typealias TerminalText = SinkText<TerminalSink>

public enum TerminalSink: TextSink {
  public static func escape(_ raw: String) -> String {
    if raw.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return raw }
    var safe = ""
    var marks = 0
    for scalar in raw.unicodeScalars {
      marks = scalar.isMark ? marks + 1 : 0
      safe += marks > 4 ? scalar.numbered : scalar.shown
    }
    return safe
  }
}

extension SinkText<TerminalSink> {
  /// The text with at most `limit` letters; what was cut is marked with `…`.
  public static func shortened(_ raw: String, to limit: Int) -> TerminalText {
    guard raw.utf8.count > limit, let end = raw.index(atLetter: limit) else {
      return TerminalText(raw)
    }
    return "\(String(raw[..<end]))…"
  }
}

extension String {
  /// Where the letter number `limit` starts; nil where the text is no longer than that.
  fileprivate func index(atLetter limit: Int) -> Index? {
    guard let index = index(startIndex, offsetBy: limit, limitedBy: endIndex), index < endIndex
    else { return nil }
    return index
  }
}

extension Unicode.Scalar {
  var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }

  /// Itself, or a visible sign in its place.
  fileprivate var shown: String {
    switch value {
    case 0x20...0x7E: return String(Character(self))
    case 0..<0x20: return Self.picture(value)
    case 0x7F: return "␡"
    case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0: return numbered
    default: break
    }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned,
      .privateUse:
      return numbered
    default:
      return String(Character(self))
    }
  }

  fileprivate var numbered: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "⟨U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "⟩"
  }

  private static func picture(_ control: UInt32) -> String {
    Unicode.Scalar(0x2400 + control).map { String(Character($0)) } ?? "�"
  }
}

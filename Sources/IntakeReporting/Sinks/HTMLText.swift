/// Text for HTML, between tags or within a quoted attribute.
public typealias HTMLText = SinkText<HTMLSink>

public enum HTMLSink: TextSink {
  public static func escape(_ raw: String) -> String {
    if raw.isPlain(isPlain) { return raw }
    var safe = ""
    for scalar in raw.unicodeScalars {
      switch scalar {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&quot;"
      case "'": safe += "&#39;"
      case "\u{061C}", "\u{200E}", "\u{200F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        // What turns the direction of reading is shown, never done.
        safe += TerminalSink.escape(String(scalar))
      default: safe.unicodeScalars.append(scalar.inMarkup)
      }
    }
    return safe
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      false
    default: byte.isPrintableASCII || byte == 0x0A
    }
  }
}

extension SinkText<HTMLSink> {
  /// Text that a submitter wrote: set apart, so that its direction touches nothing around it.
  static func submitted(_ raw: String) -> HTMLText {
    raw.isEmpty ? "" : "<bdi>\(raw)</bdi>"
  }

  /// Text of several lines that a submitter wrote.
  static func submittedLines(_ raw: String) -> HTMLText {
    if raw.isOneLine { return submitted(raw) }
    let lines = raw.split(omittingEmptySubsequences: false) { $0.isNewline }
    return lines.map { submitted(String($0)) }.joined(separator: "<br>")
  }
}

extension Unicode.Scalar {
  /// Itself, or U+FFFD where markup may not hold it: controls and non-characters.
  var inMarkup: Unicode.Scalar {
    switch value {
    case 0x09, 0x0A, 0x0D: self
    case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF: "\u{FFFD}"
    default: self
    }
  }
}

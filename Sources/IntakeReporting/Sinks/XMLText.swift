/// Text for XML, between tags or within a quoted attribute.
///
/// What XML 1.0 cannot hold at all (controls other than tab and line ends) stands as U+FFFD.
public typealias XMLText = SinkText<XMLSink>

public enum XMLSink: TextSink {
  public static func escape(_ raw: String) -> String {
    if raw.isPlain(isPlain) { return raw }
    var safe = ""
    for scalar in raw.unicodeScalars {
      switch scalar {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&quot;"
      case "\r": safe += "&#13;"
      case "\u{85}": safe += "&#133;"
      case "\u{2028}": safe += "&#8232;"
      case "\u{80}"..."\u{9F}": safe += "&#\(scalar.value);"
      case "\u{7F}": safe += "&#127;"
      default: safe.unicodeScalars.append(scalar.inMarkup)
      }
    }
    return safe
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): false
    default: byte.isPrintableASCII || byte == 0x0A
    }
  }
}

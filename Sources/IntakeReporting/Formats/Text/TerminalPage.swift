/// Lines of text set out for a terminal: wrapped to its width, coloured only where asked.
struct TerminalPage {
  let width: Int
  let color: Bool
  var bytes: [UInt8] = []

  init(width: Int, color: Bool) {
    self.width = max(20, width)
    self.color = color
  }

  /// How a line stands out. Colour never carries a meaning alone.
  enum Style: String {
    case plain = ""
    case bold = "1"
    case dim = "2"
    case good = "1;32"
    case bad = "1;31"
    case doubt = "1;35"
    case warning = "33"
    case note = "36"
  }

  mutating func blank() {
    bytes.append(0x0A)
  }

  /// A line as it is, cut where the terminal ends.
  mutating func line(_ text: TerminalText, _ style: Style = .plain) {
    append(text.text.cut(to: width).withoutTail, style)
    bytes.append(0x0A)
  }

  /// A paragraph: wrapped, its first line `indent` columns in, the others `hanging`. `lead` is the
  /// beginning of the text that takes the style; nil: all of it does.
  mutating func paragraph(
    _ text: TerminalText, _ style: Style = .plain, lead: TerminalText? = nil, indent: Int = 0,
    hanging: Int? = nil
  ) {
    let hanging = min(hanging ?? indent, width / 3)
    let indent = min(indent, width / 3)
    let lines = text.text.wrapped(first: width - indent, rest: width - hanging)
    for (position, line) in lines.enumerated() {
      append(String(repeating: " ", count: position == 0 ? indent : hanging), .plain)
      if position == 0, let lead, line.hasPrefix(lead.text) {
        append(lead.text, style)
        append(String(line.dropFirst(lead.text.count)), .plain)
      } else {
        append(line, lead == nil ? style : .plain)
      }
      bytes.append(0x0A)
    }
  }

  /// `label: text`, the texts of several such paragraphs one under the other.
  mutating func labelled(_ label: TerminalText, _ text: TerminalText, _ style: Style = .plain) {
    let column = 12
    let gap = max(1, column - DisplayWidth.of(label.text) - 1)
    let sign: TerminalText = label.isEmpty ? " " : ":"
    let padded: TerminalText = width < 48 ? label + sign + " " : label + sign + .spaces(gap)
    paragraph(padded + text, style, lead: padded, indent: 4, hanging: 4 + column)
  }

  private mutating func append(_ text: String, _ style: Style) {
    guard color, style != .plain, !text.isEmpty else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(contentsOf: "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m".utf8)
  }
}

extension SinkText<TerminalSink> {
  static func spaces(_ count: Int) -> TerminalText {
    TerminalText(escaped: String(repeating: " ", count: max(0, count)))
  }
}

extension String {
  /// The text without spaces at its end.
  var withoutTail: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }

  /// The text cut to so many columns, `…` at its end where something was cut.
  func cut(to width: Int) -> String {
    guard DisplayWidth.of(self) > width else { return self }
    return prefix(columns: max(0, width - 1)) + "…"
  }

  /// As many letters as fit in so many columns.
  func prefix(columns: Int) -> String {
    var kept = ""
    var used = 0
    for letter in self {
      let next = used + DisplayWidth.of(String(letter))
      guard next <= columns else { break }
      kept.append(letter)
      used = next
    }
    return kept
  }

  /// The text in lines of at most so many columns, broken at spaces, within a word only where
  /// the word is longer than a line.
  func wrapped(first: Int, rest: Int) -> [String] {
    guard DisplayWidth.of(self) > first else { return [self] }
    var lines: [String] = []
    var line = ""
    var used = 0
    var room: Int { max(4, lines.isEmpty ? first : rest) }
    func flush() {
      while line.last == " " { line.removeLast() }
      lines.append(line)
      line = ""
      used = 0
    }
    for word in words {
      let wide = DisplayWidth.of(word)
      if used > 0, used + wide > room { flush() }
      if wide <= room {
        line += word
        used += wide
      } else {
        for letter in word {
          let columns = DisplayWidth.of(String(letter))
          if used > 0, used + columns > room { flush() }
          line.append(letter)
          used += columns
        }
      }
      line += " "
      used += 1
    }
    flush()
    return lines
  }

  /// The parts between which a line may break: how often (`×3`) stays with what.
  private var words: [String] {
    var words: [String] = []
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      if word.hasPrefix("×"), let last = words.last, !last.isEmpty {
        words[words.count - 1] += " " + word
      } else {
        words.append(String(word))
      }
    }
    return words
  }
}

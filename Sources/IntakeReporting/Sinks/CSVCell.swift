/// A cell of a CSV file, quoted as RFC 4180 needs.
struct CSVCell: Sendable, Hashable {
  let text: String

  /// A cell for people's spreadsheets: text that a spreadsheet program would take for a formula
  /// gets a leading `'`.
  init(listing raw: String) {
    let guarded = Self.startsFormula(raw) && !Self.isNegativeNumber(raw)
    self.init(quoting: Self.withoutControls(guarded ? "'" + raw : raw))
  }

  /// A cell of a form: the text exactly as it is, so that reading the file gives it back.
  init(form raw: String) {
    self.init(quoting: raw)
  }

  init(_ number: Int) {
    text = String(number)
  }

  private init(quoting raw: String) {
    guard Self.needsQuotes(raw) else {
      text = raw
      return
    }
    var quoted = "\""
    for scalar in raw.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    text = quoted + "\""
  }

  private static func needsQuotes(_ raw: String) -> Bool {
    let isPlain = raw.isPlain {
      $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "\"") && $0.isPrintableASCII
    }
    if !isPlain {
      let special = raw.unicodeScalars.contains {
        $0 == ";" || $0 == "\"" || $0 == "\r" || $0 == "\n" || $0 == "\t"
      }
      if special { return true }
    }
    return raw.first?.isWhitespace == true || raw.last?.isWhitespace == true
  }

  /// Controls, which no table shows, as U+FFFD; tabs and line ends stay.
  private static func withoutControls(_ text: String) -> String {
    if text.isPlain({ $0.isPrintableASCII || (0x09...0x0D).contains($0) }) { return text }
    var safe = ""
    for scalar in text.unicodeScalars { safe.unicodeScalars.append(scalar.inMarkup) }
    return safe
  }

  /// `= + - @`, tab, carriage return and NUL, full-width ones too (OWASP ASVS 1.2.10).
  private static func startsFormula(_ raw: String) -> Bool {
    guard let first = raw.unicodeScalars.first else { return false }
    switch first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠": return true
    default: return false
    }
  }

  private static func isNegativeNumber(_ raw: String) -> Bool {
    raw.utf8.first == UInt8(ascii: "-") && raw.utf8.count > 1
      && raw.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }
}

/// Writes CSV rows: UTF-8 with a byte order mark, `;` between cells, CRLF after rows.
struct CSVWriter {
  private(set) var bytes: [UInt8]

  init(withMark: Bool = true) {
    bytes = withMark ? [0xEF, 0xBB, 0xBF] : []
  }

  mutating func row(_ cells: [CSVCell]) {
    for (position, cell) in cells.enumerated() {
      if position > 0 { bytes.append(0x3B) }
      bytes.append(contentsOf: cell.text.utf8)
    }
    bytes.append(0x0D)
    bytes.append(0x0A)
  }

  mutating func drain(_ flush: Flush) throws { try bytes.drain(flush) }
}

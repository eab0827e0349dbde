/// Text for a cell of a workbook: always text, never a formula.
///
/// A spreadsheet program reads `_x0041_` as an escape, takes no controls and no more than 32,767
/// UTF-16 units in a cell.
typealias SpreadsheetText = SinkText<SpreadsheetSink>

enum SpreadsheetSink: TextSink {
  /// The most UTF-16 units of a cell, with room for the sign that says that it was cut.
  static let cellUnits = 32_000
  static let cut = " … (còn nữa: xem tệp CSV)"

  static func escape(_ raw: String) -> String {
    // No text has more UTF-16 units than bytes.
    let isShort = raw.utf8.count <= cellUnits
    if isShort, raw.isPlain({ $0 != UInt8(ascii: "_") && $0.isPrintableASCII || $0 == 0x0A }) {
      return raw
    }
    var safe = ""
    var units = 0
    let letters = Array(raw.unicodeScalars)
    for (position, scalar) in letters.enumerated() {
      if scalar == "\r", position + 1 < letters.count, letters[position + 1] == "\n" { continue }
      let startsEscape = scalar == "_" && isEscape(letters[position...])
      units += startsEscape ? 7 : UTF16.width(scalar)
      guard units <= cellUnits else { return safe + cut }
      if startsEscape { safe += "_x005F" }
      safe.unicodeScalars.append(scalar == "\r" ? "\n" : scalar.inMarkup)
    }
    return safe
  }

  /// Whether text starts like `_x0041_`.
  private static func isEscape(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let sign = Array(text.prefix(7))
    return sign.count == 7 && sign[1] == "x" && sign[6] == "_"
      && sign[2..<6].allSatisfy(\.properties.isASCIIHexDigit)
  }
}

import IntakeCore

/// Where a finding stands, in words.
struct PlaceText {
  let language: Language

  /// `list.xml:12:5`, `list.csv:5 · ô M5`; without a path `ô M5` or `12:5`.
  func text(_ place: Place, in path: String?) -> TerminalText {
    let name: TerminalText = path.map { "\($0)" } ?? ""
    if place.isDocument { return path == nil ? "–" : name }
    let line: TerminalText = path == nil ? "\(place.line)" : name + ":\(place.line)"
    guard place.row > 0 else { return line + ":\(place.column)" }
    if let cell = place.cell {
      let named: TerminalText = "\(TextPhrases.cell[language]) \(cell)"
      return path == nil ? named : line + " · " + named
    }
    return line + " · \(TextPhrases.row[language]) \(place.row)"
  }

  /// The task of a finding by its number, else by its position; nil where it has none.
  func task(of finding: Finding) -> TerminalText? {
    if let number = finding.task {
      return "\(TextPhrases.task[language]) " + TerminalText.shortened(number, to: 20)
    }
    return finding.taskIndex.map { "\(TextPhrases.taskNumber[language]) \($0)" }
  }
}

extension Place {
  /// `ô M5`, `hàng 12` of a sheet, `dòng 12`; nil for the document as a whole.
  var spot: Localized? {
    if isDocument { return nil }
    if let cell { return Localized(vi: "ô \(cell)", en: "cell \(cell)") }
    if row > 0 { return Localized(vi: "hàng \(row)", en: "row \(row)") }
    return Localized(vi: "dòng \(line)", en: "line \(line)")
  }
}

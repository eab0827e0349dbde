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

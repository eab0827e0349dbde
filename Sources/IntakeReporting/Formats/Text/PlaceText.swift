import IntakeCore

/// Where a finding stands, in words.
struct PlaceText {
  let language: Language

  /// `list.xml:12:5`, `list.csv · ô M5`; without a path `ô M5`, `hàng 5` or `12:5`.
  func text(_ place: Place, in path: String?) -> TerminalText {
    let name: TerminalText = path.map { "\($0)" } ?? ""
    if place.isDocument { return path == nil ? "–" : name }
    guard place.row > 0, let spot = place.spot else {
      let position: TerminalText = "\(place.line):\(place.column)"
      return path == nil ? position : name + ":" + position
    }
    return path == nil ? "\(spot[language])" : name + " · \(spot[language])"
  }

  /// The task of a finding by its number, else by its position; nil where it has none.
  func task(of finding: Finding) -> TerminalText? {
    if let number = finding.task {
      return "\(TextPhrases.task[language]) " + TerminalText.shortened(number, to: 20)
    }
    return finding.taskIndex.map { "\(TextPhrases.taskNumber[language]) \($0)" }
  }
}

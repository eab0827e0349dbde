import IntakeCore

/// Where a finding stands, in words.
struct PlaceText {
  let language: Language

  /// `list.xml:12:5`, `list.csv · ô M5`; without a path `ô M5`, `hàng 5` or `dòng 12, ký tự 5`.
  func text(_ place: Place, in path: String?) -> TerminalText {
    let name: TerminalText = path.map { "\($0)" } ?? ""
    if place.isDocument { return path == nil ? "–" : name }
    guard place.row > 0, let spot = place.spot else {
      if path != nil { return name + ":\(place.line):\(place.column)" }
      return "\(TextPhrases.position(line: place.line, column: place.column)[language])"
    }
    return path == nil ? "\(spot[language])" : name + " · \(spot[language])"
  }

  /// The task of a finding by its number, else by its position; nil where it has none.
  func task(of finding: Finding) -> TerminalText? {
    if let number = finding.task {
      return "\(TextPhrases.task[language]) " + TerminalText.shortened(number, to: 20)
    }
    return finding.taskIndex.map { "\(TextPhrases.unnumberedTask($0)[language])" }
  }
}

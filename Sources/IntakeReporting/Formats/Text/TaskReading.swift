import IntakeCore

/// What was read of a task, in few words: its number and title, orientation, months and money.
struct TaskReading {
  private let task: JudgedTask
  private let language: Language

  init(_ task: JudgedTask, _ language: Language) {
    self.task = task
    self.language = language
  }

  /// `1. Định mức tiêu hao … · định hướng 3 · 01/2024–12/2024 · 1.500 = 1.000 + 500`; what could
  /// not be read is said to be unknown.
  var line: TerminalText {
    let number: TerminalText =
      task.number.map { .shortened($0, to: 20) + "." } ?? "\(TextPhrases.unnumbered[language])"
    let title: TerminalText = .shortened(task.title ?? Self.nothing, to: 60)
    let orientation = task.orientation.map(String.init) ?? unknown
    let rest = "\(TextPhrases.orientation[language]) \(orientation) · \(period) · \(money)"
    return number + " " + title + " · \(rest)"
  }

  private var unknown: String { TextPhrases.unknown[language] }

  private var period: String {
    guard task.start == nil, task.end == nil else { return months }
    return "\(HTMLPhrases.months[language].lowercased()) \(unknown)"
  }

  var orientation: String { task.orientation.map(String.init) ?? Self.nothing }

  /// `01/2024–12/2024`, `chưa rõ – 12/2024`; a dash where neither end is known.
  var months: String {
    switch (task.start?.text, task.end?.text) {
    case (let start?, let end?): "\(start)–\(end)"
    case (nil, nil): Self.nothing
    case (let start, let end): "\(start ?? unknown) – \(end ?? unknown)"
    }
  }

  var total: String { millions(task.total) }
  var state: String { millions(task.state) }
  var other: String { millions(task.other) }

  private var money: String {
    let amounts = [task.total, task.state, task.other].map { $0 == nil ? unknown : millions($0) }
    return "\(amounts[0]) = \(amounts[1]) + \(amounts[2])"
  }

  private func millions(_ money: Money?) -> String {
    money.map { $0.inMillions(language) } ?? Self.nothing
  }

  static let nothing = "–"
}

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
  /// not be read is a dash.
  var line: TerminalText {
    let number: TerminalText = .shortened(task.number ?? Self.nothing, to: 20)
    let title: TerminalText = .shortened(task.title ?? Self.nothing, to: 60)
    let rest = "\(TextPhrases.orientation[language]) \(orientation) · \(months) · \(money)"
    return number + ". " + title + " · \(rest)"
  }

  var orientation: String { task.orientation.map(String.init) ?? Self.nothing }

  /// `01/2024–12/2024`.
  var months: String {
    "\(task.start?.text ?? Self.nothing)–\(task.end?.text ?? Self.nothing)"
  }

  var total: String { millions(task.total) }
  var state: String { millions(task.state) }
  var other: String { millions(task.other) }

  private var money: String { "\(total) = \(state) + \(other)" }

  private func millions(_ money: Money?) -> String {
    money.map { $0.inMillions(language) } ?? Self.nothing
  }

  static let nothing = "–"
}

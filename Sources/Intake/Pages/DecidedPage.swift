import IntakeCore
import IntakeRegister
import IntakeReporting

/// What is said of a decision once it is recorded.
struct DecidedPage {
  private let decided: CallDesk.Decided
  private let task: String?

  /// - Parameter task: the number of the one task that the decision concerns.
  init(_ decided: CallDesk.Decided, task: String?) {
    self.decided = decided
    self.task = task
  }

  var text: Localized {
    let (before, after) = (decided.before, decided.after)
    var text = Localized(
      vi: """
        Đã ghi quyết định số \(decided.number) đối với số đến \(after.number).
        Trạng thái: \(before.standing.state.name.vi) → \(after.standing.state.name.vi)

        """,
      en: """
        Decision \(decided.number) on entry \(after.number) is recorded.
        Standing: \(before.standing.state.name.en) → \(after.standing.state.name.en)

        """)
    guard after.standing.state != .withdrawn, after.standing.state != .superseded else {
      text.vi += "Không nội dung nào của số đến này còn được tính.\n"
      text.en += "Nothing of this entry counts any more.\n"
      return text
    }
    text.vi += "Kết luận: \(before.verdict.name.vi) → \(after.verdict.name.vi)\n"
    text.en += "Verdict: \(before.verdict.name.en) → \(after.verdict.name.en)\n"
    for part in tasks + [remarks] {
      text.vi += part.vi
      text.en += part.en
    }
    return text
  }

  private var tasks: [Localized] {
    let concerned = decided.document.tasks.filter { shown in
      task.map { MatchKey.taskNumber($0) == shown.number.map(MatchKey.taskNumber) } ?? true
    }
    return concerned.prefix(50).map { task in
      let number = TerminalText(task.number ?? "—").text
      return Localized(
        vi: "  nhiệm vụ \(number): \(task.verdict.name.vi)\n",
        en: "  task \(number): \(task.verdict.name.en)\n")
    }
  }

  /// What keeps its tasks from the consolidated list all the same.
  private var remarks: Localized {
    var text = Localized(same: "")
    if decided.lacksList {
      text.vi += "Chưa được tổng hợp cho đến khi có Phụ lục 1 chứa nhiệm vụ này.\n"
      text.en += "It is not consolidated until there is an Appendix 1 with this task.\n"
    }
    if !decided.inTheWay.isEmpty {
      let entries = decided.inTheWay.prefix(20).map(String.init).joined(separator: ", ")
      let more = decided.inTheWay.count > 20 ? " …" : ""
      text.vi += "Còn vướng ở số đến: \(entries)\(more)\n"
      text.en += "Still in the way, entries: \(entries)\(more)\n"
    }
    return text
  }
}

import IntakeCore
import IntakeRegister
import IntakeReporting

/// What is said of a decision once it is recorded, or tried out.
struct DecidedPage {
  private let decided: CallDesk.Decided
  private let task: String?
  private let isRehearsal: Bool

  init(_ decided: CallDesk.Decided, _ order: Office.Order) {
    self.decided = decided
    task = order.task
    isRehearsal = order.isRehearsal
  }

  var text: Localized {
    let (before, after) = (decided.before, decided.after)
    var text = Localized(
      vi: """
        \(headline.vi)
        Trạng thái: \(before.standing.state.name.vi) → \(after.standing.state.name.vi)

        """,
      en: """
        \(headline.en)
        Standing: \(before.standing.state.name.en) → \(after.standing.state.name.en)

        """)
    guard after.standing.state != .withdrawn, after.standing.state != .superseded else {
      text.vi += "Không nội dung nào của số đến này còn được tính.\n"
      text.en += "Nothing of this entry counts any more.\n"
      add(changes, to: &text)
      return text
    }
    text.vi += "Kết luận: \(before.verdict.name.vi) → \(after.verdict.name.vi)\n"
    text.en += "Verdict: \(before.verdict.name.en) → \(after.verdict.name.en)\n"
    add(tasks + [remarks] + changes, to: &text)
    return text
  }

  private func add(_ parts: [Localized], to text: inout Localized) {
    for part in parts {
      text.vi += part.vi
      text.en += part.en
    }
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
    if decided.after.isTakenAsItIs {
      text.vi += "Được nhận đúng như thế: không có mẫu phụ lục nên không có nhiệm vụ để tổng hợp.\n"
      text.en += "It is taken as what it is: without a form there is no task to consolidate.\n"
    }
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

  private var headline: Localized {
    let (number, entry) = (decided.number, decided.after.number)
    return isRehearsal
      ? Localized(
        vi: "Thử, chưa ghi gì. Nếu quyết định như vậy đối với số đến \(entry):",
        en: "A rehearsal: nothing is recorded. If it were decided so on entry \(entry):")
      : Localized(
        vi: "Đã ghi quyết định số \(number) đối với số đến \(entry).",
        en: "Decision \(number) on entry \(entry) is recorded.")
  }

  /// What else stands otherwise, and what is in the plan otherwise.
  private var changes: [Localized] {
    let moved = decided.changes.moved.prefix(Self.most).map { moved in
      Localized(
        vi: "Số đến \(moved.entry): \(moved.from.name.vi) → \(moved.to.name.vi)\n",
        en: "Entry \(moved.entry): \(moved.from.name.en) → \(moved.to.name.en)\n")
    }
    let lines = decided.changes.lines.prefix(Self.most).map { line($0) }
    let rest =
      max(0, decided.changes.moved.count - Self.most)
      + max(0, decided.changes.lines.count - Self.most)
    let more = Localized(
      vi: "… và \(rest) thay đổi nữa\n", en: "… and \(rest) more changes\n")
    return moved + lines + (rest > 0 ? [more] : [])
  }

  private static let most = 50

  private func line(_ line: DecisionChanges.Line) -> Localized {
    let number = TerminalText(line.number ?? "—").text
    let submitter = TerminalText(line.submitter).text
    let task = Localized(
      vi: "nhiệm vụ \(number) của \(submitter)", en: "task \(number) of \(submitter)")
    if line.isInPlan {
      return Localized(
        vi: "Danh mục tổng hợp: \(task.vi) nay có trong danh mục.\n",
        en: "The plan: \(task.en) is in it now.\n")
    }
    let because = Localized(
      vi: line.because.map(\.vi).joined(separator: "; "),
      en: line.because.map(\.en).joined(separator: "; "))
    return Localized(
      vi: "Danh mục tổng hợp: \(task.vi) không còn trong danh mục: \(because.vi).\n",
      en: "The plan: \(task.en) is no longer in it: \(because.en).\n")
  }
}

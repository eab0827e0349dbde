import ArgumentParser
import Intake
import IntakeCore
import IntakeRegister
import IntakeReporting

/// `dexuat decide ENTRY`: records a person's decision on an entry or one of its tasks.
struct Decide: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "Record a decision on an entry or a task.",
    helpNames: [])

  @Argument(help: "The number of the entry.")
  var entry: Int

  @OptionGroup var common: CommonOptions
  @OptionGroup var judgement: NowOption
  @OptionGroup var place: RegisterOption
  @OptionGroup var authority: AuthorityOptions

  @Flag(help: "It counts, whatever was found.")
  var accept = false

  @Flag(name: .customLong("return"), help: "It goes back to its submitter.")
  var returned = false

  @Flag(help: "The submitter takes it back.")
  var withdraw = false

  @Option(help: "The findings with this code no longer weigh.")
  var waive: String?

  @Option(help: "A later cut-off for this submitter.")
  var extend: String?

  @Option(help: "The corrected receipt.")
  var received: String?

  @Option(help: "The one task that it concerns.")
  var task: String?

  @Option(help: "From then on it no longer counts.")
  var expires: String?

  mutating func run() throws {
    let authority = try authority.read()
    try checkShape()
    let call = try callOfEntry()
    let now = try judgement.instant(in: call.zone)
    let decision = Register.NewDecision(
      entry: entry, action: try action(in: call.zone), task: task, authority: authority,
      expires: try expires.map {
        try InstantText.read($0, option: "--expires", zone: call.zone)
      })
    let office = Office(
      checker: DocumentChecker(call: call), register: place.register, asOf: now,
      clock: Clock.machine)
    let decided = try office.decide(decision)
    if decision.expires.map({ $0 <= now }) ?? false { Output.complain(expired) }
    for warning in decided.warnings { Output.complain("dexuat: \(warning[common.lang])\n") }
    if !common.quiet { try Output.standard.write(said(of: decided)) }
  }

  private func action(in zone: ZoneOffset) throws -> Decision.Action {
    if accept { return .accept }
    if returned { return .returned }
    if withdraw { return .withdraw }
    if let waive { return .waive(Code(waive.uppercased())) }
    if let extend {
      return .extend(try cutoff(extend, in: zone))
    }
    return .received(
      try InstantText.read(received ?? "", option: "--received", zone: zone))
  }

  /// A date alone means to the end of that day.
  private func cutoff(_ text: String, in zone: ZoneOffset) throws -> Instant {
    if let day = CalendarDay(iso: text) {
      let last = Instant(day: day, hour: 23, minute: 59, second: 59, zone: zone)
      return Instant(secondsSinceEpoch: last.secondsSinceEpoch + 1)
    }
    return try InstantText.read(text, option: "--extend", zone: zone)
  }

  private func checkShape() throws {
    let actions = [
      accept, returned, withdraw, waive != nil, extend != nil, received != nil,
    ].count { $0 }
    guard actions == 1 else {
      throw misuse(
        vi: "Cần đúng một trong --accept, --return, --waive, --withdraw, --extend, --received.",
        en: "Exactly one of --accept, --return, --waive, --withdraw, --extend, --received is "
          + "needed.")
    }
    if task != nil, withdraw || extend != nil || received != nil {
      throw misuse(
        vi: "--task chỉ đi với --accept, --return hoặc --waive.",
        en: "--task goes with --accept, --return or --waive only.")
    }
    if let task, task.allSatisfy(\.isWhitespace) {
      throw misuse(vi: "--task còn trống.", en: "--task is blank.")
    }
  }

  /// The entry's own call, whichever is the default.
  private func callOfEntry() throws -> Call {
    let register = try Register.open(
      directory: place.register, access: .reading, clock: { Clock.machine.instant })
    let given = try common.readCall()
    guard let id = try register.judged(entry)?.summary.call,
      id != given.id
    else { return given }
    return try CallStore.ofThisProcess(environment: Environment.value("DEXUAT_TEMPLATES")).call(id)
  }

  private func said(of decided: Office.Decided) -> String {
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
      return text[common.lang]
    }
    text.vi += "Kết luận: \(before.verdict.name.vi) → \(after.verdict.name.vi)\n"
    text.en += "Verdict: \(before.verdict.name.en) → \(after.verdict.name.en)\n"
    return text[common.lang] + tasks(of: decided) + remarks(on: decided)
  }

  private func tasks(of decided: Office.Decided) -> String {
    let tasks = decided.document.tasks.filter { shown in
      task.map { MatchKey.taskNumber($0) == shown.number.map(MatchKey.taskNumber) } ?? true
    }
    return tasks.prefix(50).map { task in
      let number = TerminalText(task.number ?? "—").text
      return Localized(
        vi: "  nhiệm vụ \(number): \(task.verdict.name.vi)\n",
        en: "  task \(number): \(task.verdict.name.en)\n")[common.lang]
    }.joined()
  }

  /// What keeps its tasks from the consolidated list all the same.
  private func remarks(on decided: Office.Decided) -> String {
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
    return text[common.lang]
  }

  private var expired: String {
    Localized(
      vi: "dexuat: quyết định đã hết hiệu lực vào thời điểm xét nên không được tính.\n",
      en: "dexuat: the decision has expired as of this judgement and does not count.\n")[
        common.lang]
  }

  private func misuse(vi: String, en: String) -> Failure {
    Failure(
      .usage,
      Localized(vi: vi + " Xem: dexuat decide --help", en: en + " See: dexuat decide --help"))
  }
}

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

  @OptionGroup var kind: DecisionOptions

  @Option(help: "The one task that it concerns.")
  var task: String?

  @Flag(help: "It concerns all of the submission.")
  var submission = false

  @Option(help: "From then on it no longer counts.")
  var expires: String?

  @Flag(help: "Tell what would change; record nothing.")
  var dryRun = false

  mutating func run() throws {
    let authority = try authority.read()
    try kind.check(task: task, submission: submission)
    let call = try callOfEntry()
    let now = try judgement.instant(in: call.zone)
    let decision = Register.NewDecision(
      entry: entry, action: try kind.action(in: call.zone), task: task, authority: authority,
      expires: try expires.map {
        try InstantText.read($0, option: "--expires", zone: call.zone)
      }, isForSubmission: submission)
    let office = Office(
      checker: DocumentChecker(call: call), register: place.register, asOf: now,
      clock: Clock.machine)
    let decided = try office.decide(decision, isRehearsal: dryRun)
    for warning in decided.warnings { Output.complain("dexuat: \(warning[common.lang])\n") }
    if !common.quiet { try Output.standard.write(said(of: decided)) }
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
    DecidedPage(decided: decided, task: task, isRehearsal: dryRun, language: common.lang).text
  }
}

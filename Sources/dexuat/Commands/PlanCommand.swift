import ArgumentParser
import Intake
import IntakeCore
import IntakeReporting

/// `dexuat plan`: writes the consolidated plan from the register, all of it or nothing.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Write the consolidated plan from the register.",
    helpNames: [])

  @OptionGroup var common: CommonOptions
  @OptionGroup var judgement: NowOption
  @OptionGroup var place: RegisterOption

  @Option(help: "The folder of the plan, made or replaced whole.", completion: .directory)
  var output: String?

  mutating func run() throws {
    let call = try common.readCall()
    let now = try judgement.instant(in: call.zone)
    let office = Office(
      checker: DocumentChecker(call: call), register: place.register, asOf: now,
      clock: Clock.machine)
    let plan = try office.plan()
    let folder = output ?? "danh-muc-\(call.id)"
    try PlanFolder.write(files: PlanFiles.all(plan, version: Version.current), to: folder)
    if !common.quiet { try Output.standard.write(said(of: plan, folder: folder)) }
  }

  private func said(of plan: Plan, folder: String) -> String {
    let sums = PlanSums(plan.groups.flatMap(\.lines))
    let (total, state, other) = (sums.total.text, sums.state.text, sums.other.text)
    let text = Localized(
      vi: """
        Danh mục tổng hợp: \(sums.tasks) nhiệm vụ, \(total.vi)
          ngân sách nhà nước \(state.vi), nguồn khác \(other.vi)
        Chờ xem xét: \(plan.toReview.count); trả lại: \(plan.returned.count)
        Đã ghi vào \(folder)/

        """,
      en: """
        Consolidated plan: \(sums.tasks) tasks, \(total.en)
          state budget \(state.en), other sources \(other.en)
        To review: \(plan.toReview.count); returned: \(plan.returned.count)
        Written to \(folder)/

        """)
    return text[common.lang]
  }
}

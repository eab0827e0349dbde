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

  @Option(help: "An earlier plan of the call: its folder or its plan.json.")
  var since: String?

  mutating func run() throws {
    let call = try common.readCall()
    // Before anything is written: it may stand in the folder that is replaced.
    let earlier = try since.map { try EarlierPlanFile.read($0, call: call) }
    let now = try judgement.instant(in: call.zone)
    let jobs = try Jobs.count(nil)
    let office = Office(
      checker: DocumentChecker(call: call), register: place.register, asOf: now,
      clock: Clock.machine)
    let (plan, changes, bases) = try office.plan(since: earlier, jobs: jobs)
    let folder = output ?? "danh-muc-\(call.id)"
    try PlanFolder.write(
      PlanFiles.parts(plan, changes: changes, bases: bases, version: Version.current),
      jobs: jobs, to: folder)
    if !common.quiet { try Output.standard.write(said(of: plan, changes, folder: folder)) }
  }

  private func said(of plan: Plan, _ changes: PlanChanges?, folder: String) -> String {
    let sums = plan.sums
    let (total, state, other) = (sums.total.text, sums.state.text, sums.other.text)
    let compared = changes.map {
      let (added, removed, altered) = ($0.added.count, $0.removed.count, $0.altered.count)
      return Localized(
        vi: "So với danh mục trước: thêm \(added), bỏ \(removed), sửa \(altered)\n",
        en: "Since the earlier plan: \(added) added, \(removed) removed, \(altered) altered\n")
    }
    let text = Localized(
      vi: """
        Danh mục tổng hợp: \(sums.tasks) nhiệm vụ, \(total.vi)
          ngân sách nhà nước \(state.vi), nguồn khác \(other.vi)
        Chờ xem xét: \(plan.toReview.count); trả lại: \(plan.returned.count) \
        (nhiệm vụ, hoặc tệp không có nhiệm vụ)
        \(compared?.vi ?? "")Đã ghi vào \(folder)/

        """,
      en: """
        Consolidated plan: \(sums.tasks) tasks, \(total.en)
          state budget \(state.en), other sources \(other.en)
        To review: \(plan.toReview.count); returned: \(plan.returned.count) \
        (tasks, or documents without one)
        \(compared?.en ?? "")Written to \(folder)/

        """)
    return text[common.lang]
  }
}

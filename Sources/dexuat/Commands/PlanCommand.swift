import ArgumentParser
import Intake

/// `dexuat plan`: writes the consolidated plan from the register, all of it or nothing.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "plan",
    Localized(
      vi: "lập danh mục tổng hợp từ sổ", en: "write the consolidated plan from the register"),
    examples: Localized(
      vi: """
        dexuat plan --register so --output danh-muc-2024
        dexuat plan --register so --output danh-muc-2024 --since danh-muc-cu
        """,
      en: """
        dexuat plan --register reg --output plan-2024
        dexuat plan --register reg --output plan-2024 --since earlier-plan
        """))

  @OptionGroup var place: RegisterOption

  @Option(
    help: .said(
      vi: "thư mục ghi danh mục, được tạo hoặc thay cả thư mục (mặc định: danh-muc-<mã đợt>)",
      en: "the plan's folder, made or replaced whole (default: danh-muc-<call>)", value: "DIR"),
    completion: .directory)
  var output: String?

  @Option(
    help: .said(
      vi: "so với một danh mục trước (thư mục hoặc plan.json của nó): ghi thêm changes.html và "
        + "changes.csv",
      en: "compare with an earlier plan (its folder or its plan.json): adds changes.html and "
        + "changes.csv", value: "DIR"),
    completion: .directory)
  var since: String?

  @OptionGroup var judgement: NowOption
  @OptionGroup var watched: MetricsOption
  @OptionGroup(title: .commonOptions) var common: CommonOptions

  mutating func run() throws {
    try watched.watch("plan", of: place.office, call: common.readCall, write)
  }

  private func write() throws {
    let call = try common.readCall()
    try place.office.plan(
      call: call, asOf: try judgement.instant(in: call.zone), output: output, since: since,
      jobs: try Jobs.count(nil), look: common.speech.look(), streams: Output.streams)
  }
}

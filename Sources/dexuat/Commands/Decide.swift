import ArgumentParser
import Intake

/// `dexuat decide ENTRY`: records a person's decision on an entry or one of its tasks.
struct Decide: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "decide",
    Localized(
      vi: "ghi quyết định của người có thẩm quyền về một số đến",
      en: "record a person's decision on an entry or its task"),
    examples: Localized(
      vi: """
        dexuat decide 17 --waive M005 --task 2 --by "Lê Thị B" --why "đã bổ sung" \\
          --document 12/TB-TKNL --expires 2023-06-30
        dexuat decide 17 --extend "2023-05-05 17:00" --by … --why … --document …

        Cần đúng một trong --accept, --return, --waive, --withdraw, --extend,
        --received, --same-as, --distinct-from, --replaces, --supplements, --revoke.
        Quyết định chỉ được ghi thêm, không sửa điều đã ghi; hồ sơ được xét lại
        ngay và những gì thay đổi theo được cho biết.
        """,
      en: """
        dexuat decide 17 --waive M005 --task 2 --by "Lê Thị B" --why "now added" \\
          --document 12/TB-TKNL --expires 2023-06-30
        dexuat decide 17 --extend "2023-05-05 17:00" --by … --why … --document …

        Exactly one of --accept, --return, --waive, --withdraw, --extend,
        --received, --same-as, --distinct-from, --replaces, --supplements, --revoke.
        A decision is only ever added; the submission is judged anew at once, and
        what else changes is told.
        """))

  @Argument(help: .said(vi: "số đến", en: "the number of the entry", value: "ENTRY"))
  var entry: String

  @OptionGroup var kind: DecisionOptions

  @Option(
    help: .said(
      vi: "chỉ một nhiệm vụ; đi với --accept, --return, --waive",
      en: "one task only; goes with --accept, --return, --waive",
      value: Localized(vi: "SỐ", en: "NUMBER")))
  var task: String?

  @Flag(
    help: .said(
      vi: "cả hồ sơ; đi với --accept, --return, --waive, --withdraw, --received",
      en: "all of the submission; goes with --accept, --return, --waive, --withdraw, --received"))
  var submission = false

  @Flag(
    help: .said(
      vi: "chỉ nói điều gì sẽ thay đổi, không ghi gì",
      en: "only tell what would change, record nothing"))
  var dryRun = false

  @OptionGroup var authority: AuthorityOptions

  @Option(
    help: .said(
      vi: "từ lúc đó không còn hiệu lực", en: "from then on it no longer counts", value: "INSTANT"))
  var expires: String?

  @OptionGroup var place: RegisterOption
  @OptionGroup var judgement: NowOption
  @OptionGroup(title: .commonOptions) var common: CommonOptions

  mutating func run() throws {
    let entry = try EntryNumber.read(entry)
    let authority = try authority.read()
    try kind.check(task: task, submission: submission)
    let call = try place.office.call(of: entry, given: common.call)
    let order = Office.Order(
      entry: entry, action: try kind.action(in: call.zone), task: task, authority: authority,
      expires: try expires.map {
        try InstantText.read($0, option: "--expires", zone: call.zone)
      }, isForSubmission: submission, isRehearsal: dryRun)
    try place.office.decide(
      order, call: call, asOf: try judgement.instant(in: call.zone), look: common.speech.look(),
      streams: Output.streams)
  }
}

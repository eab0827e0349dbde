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
        --received. Quyết định chỉ được ghi thêm, không sửa điều đã ghi; hồ sơ
        được xét lại ngay.
        """,
      en: """
        dexuat decide 17 --waive M005 --task 2 --by "Lê Thị B" --why "now added" \\
          --document 12/TB-TKNL --expires 2023-06-30
        dexuat decide 17 --extend "2023-05-05 17:00" --by … --why … --document …

        Exactly one of --accept, --return, --waive, --withdraw, --extend,
        --received. A decision is only ever added; the submission is judged anew
        at once.
        """))

  @Argument(help: .said(vi: "số đến", en: "the number of the entry", value: "ENTRY"))
  var entry: String

  @Flag(
    help: .said(
      vi: "chấp nhận: được tính, dù đã phát hiện điều gì", en: "it counts, whatever was found"))
  var accept = false

  @Flag(
    name: .customLong("return"),
    help: .said(vi: "trả lại đơn vị", en: "it goes back to its submitter"))
  var returned = false

  @Option(
    help: .said(
      vi: "phát hiện có mã này vẫn ghi nhưng không còn ảnh hưởng",
      en: "findings with this code stay listed and no longer weigh", value: "CODE"),
    completion: .codes)
  var waive: String?

  @Flag(help: .said(vi: "đơn vị rút tệp này", en: "the submitter takes this document back"))
  var withdraw = false

  @Option(
    help: .said(
      vi: "hạn nộp riêng của đơn vị", en: "the submitter's own cut-off", value: "INSTANT"))
  var extend: String?

  @Option(help: .said(vi: "sửa thời điểm nhận", en: "the corrected receipt", value: "INSTANT"))
  var received: String?

  @Option(
    help: .said(
      vi: "chỉ một nhiệm vụ; đi với --accept, --return, --waive",
      en: "one task only; goes with --accept, --return, --waive",
      value: Localized(vi: "SỐ", en: "NUMBER")))
  var task: String?

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
    try checkShape()
    let call = try place.office.call(of: entry, given: common.call)
    let order = Office.Order(
      entry: entry, action: try action(in: call.zone), task: task, authority: authority,
      expires: try expires.map {
        try InstantText.read($0, option: "--expires", zone: call.zone)
      })
    try place.office.decide(
      order, call: call, asOf: try judgement.instant(in: call.zone), look: common.speech.look(),
      streams: Output.streams)
  }

  private func action(in zone: ZoneOffset) throws -> Decision.Action {
    if accept { return .accept }
    if returned { return .returned }
    if withdraw { return .withdraw }
    if let waive { return .waive(Code(waive.uppercased())) }
    if let extend { return .extend(try cutoff(extend, in: zone)) }
    return .received(try InstantText.read(received ?? "", option: "--received", zone: zone))
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

  private func misuse(vi: String, en: String) -> Failure {
    Failure(
      .usage,
      Localized(vi: vi + " Xem: dexuat decide --help", en: en + " See: dexuat decide --help"))
  }
}

import ArgumentParser
import Intake

/// What is decided: exactly one of these.
struct DecisionOptions: ParsableArguments {
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
      vi: "đơn vị của hai số đến là một (R005)",
      en: "the submitters of both entries are one (R005)",
      value: "ENTRY"))
  var sameAs: String?

  @Option(
    help: .said(
      vi: "đơn vị của hai số đến là hai (R005)",
      en: "the submitters of both entries are two (R005)",
      value: "ENTRY"))
  var distinctFrom: String?

  @Flag(
    help: .said(
      vi: "danh mục đang chờ thay danh mục trước (R006)",
      en: "the list that waits takes the place of the earlier one (R006)"))
  var replaces = false

  @Flag(
    help: .said(
      vi: "danh mục đang chờ bổ sung danh mục trước (R006)",
      en: "the list that waits stands beside the earlier one (R006)"))
  var supplements = false

  @Option(
    help: .said(
      vi: "hủy quyết định có số này đối với số đến; cả hai vẫn lưu trong sổ",
      en: "the decision with this number on the entry no longer counts; both stay on record",
      value: Localized(vi: "SỐ", en: "NUMBER")))
  var revoke: String?

  /// - Parameters:
  ///   - task: the one task that it concerns.
  ///   - submission: whether it concerns all of the submission.
  func check(task: String?, submission: Bool) throws {
    let actions = [
      accept, returned, withdraw, waive != nil, extend != nil, received != nil, sameAs != nil,
      distinctFrom != nil, replaces, supplements, revoke != nil,
    ].count { $0 }
    guard actions == 1 else {
      throw misuse(
        vi: "Cần đúng một trong \(Self.names).", en: "Exactly one of \(Self.names) is needed.")
    }
    if task != nil, !(accept || returned || waive != nil) {
      throw misuse(
        vi: "--task chỉ đi với --accept, --return hoặc --waive.",
        en: "--task goes with --accept, --return or --waive only.")
    }
    if let task, task.allSatisfy(\.isWhitespace) {
      throw misuse(vi: "--task còn trống.", en: "--task is blank.")
    }
    if submission,
      task != nil || !(accept || returned || withdraw || waive != nil || received != nil)
    {
      throw misuse(
        vi: "--submission chỉ đi với --accept, --return, --waive, --withdraw hoặc --received, "
          + "và không đi với --task.",
        en: "--submission goes with --accept, --return, --waive, --withdraw or --received only, "
          + "and not with --task.")
    }
  }

  func action(in zone: ZoneOffset) throws -> Decision.Action {
    if accept { return .accept }
    if returned { return .returned }
    if withdraw { return .withdraw }
    if replaces { return .replaces }
    if supplements { return .supplements }
    if let waive { return .waive(Code(waive.uppercased())) }
    if let extend { return .extend(try cutoff(extend, in: zone)) }
    if let sameAs { return .sameAs(entry: try EntryNumber.read(sameAs)) }
    if let distinctFrom { return .distinctFrom(entry: try EntryNumber.read(distinctFrom)) }
    if let revoke { return .revoke(decision: try EntryNumber.read(revoke)) }
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

  private static let names = """
    --accept, --return, --waive, --withdraw, --extend, --received, --same-as, --distinct-from, \
    --replaces, --supplements, --revoke
    """

  private func misuse(vi: String, en: String) -> Failure {
    Failure(
      .usage,
      Localized(vi: vi + " Xem: dexuat decide --help", en: en + " See: dexuat decide --help"))
  }
}

import ArgumentParser
import Intake

/// `dexuat register sent ENTRY…`: records that letters went out.
struct SentCommand: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "sent", Localized(vi: "ghi lại thư đã gửi đi", en: "record that letters went out"),
    examples: Localized(
      vi: """
        dexuat register sent 17 --kind return --number 45/BCT-TKNL --register so
        dexuat register sent 17 21 30 --kind receipt --number 46/BCT-TKNL \\
          --at 10/5/2023 --register so

        Mỗi hồ sơ chỉ cần nêu một số đến; register show và index.csv của register
        letters cho biết thư nào đã gửi.
        """,
      en: """
        dexuat register sent 17 --kind return --number 45/BCT-TKNL --register reg
        dexuat register sent 17 21 30 --kind receipt --number 46/BCT-TKNL \\
          --at 10/5/2023 --register reg

        One entry of each submission is enough; register show and the index.csv of
        register letters tell what was sent.
        """))

  @Argument(help: .said(vi: "các số đến", en: "the numbers of entries", value: "ENTRY"))
  var entries: [String]

  @OptionGroup var place: RegisterOption

  @Option(
    help: .said(
      vi: "receipt: giấy tiếp nhận; return: đề nghị hoàn thiện",
      en: "receipt: what was received; return: what to fix",
      value: Localized(vi: "LOẠI", en: "KIND")),
    completion: .list(Office.letterKinds))
  var kind: String

  @Option(
    help: .said(
      vi: "số, ký hiệu văn bản đi", en: "the number of the office's own dispatch",
      value: Localized(vi: "SỐ", en: "NUMBER")))
  var number: String

  @Option(
    help: .said(
      vi: "lúc gửi (mặc định: lúc này)", en: "when it was sent (default: now)", value: "INSTANT"))
  var at: String?

  @OptionGroup var judgement: NowOption
  @OptionGroup(title: .commonOptions) var common: CommonOptions

  mutating func run() throws {
    let entries = try entries.map(EntryNumber.read)
    guard !number.allSatisfy(\.isWhitespace), let first = entries.first else {
      throw Failure(
        .usage, Localized(vi: "--number còn trống.", en: "--number is blank."))
    }
    let zone = try place.office.call(of: first, given: common.call).zone
    let now = try judgement.instant(in: zone)
    let sending = Office.Sending(
      entries: entries, kind: kind, number: number, at: try sentAt(now, in: zone))
    try place.office.sent(
      sending, asOf: now, look: common.speech.look(), streams: Output.streams)
  }

  /// A day alone, today, means until now.
  private func sentAt(_ now: Instant, in zone: ZoneOffset) throws -> Instant {
    guard let at else { return now }
    let instant = try InstantText.read(at, option: "--at", zone: zone)
    return instant.local(in: zone).day == now.local(in: zone).day ? min(instant, now) : instant
  }
}

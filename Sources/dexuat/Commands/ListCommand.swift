import ArgumentParser
import Intake

/// `dexuat register list`: the entries, one line each, or as the office's book.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "list", Localized(vi: "các số đến, mỗi số một dòng", en: "the entries, one line each"),
    examples: Localized(
      vi: """
        dexuat register list --register so
        dexuat register list --register so --verdict review --standing current
        dexuat register list --register so --submitter "cong thuong" --since 2023-04-01
        dexuat register list --register so --report xlsx --output so-den.xlsx

        html và xlsx có dạng “Sổ đăng ký văn bản đến” của Nghị định 30/2020/NĐ-CP.
        """,
      en: """
        dexuat register list --register reg
        dexuat register list --register reg --verdict review --standing current
        dexuat register list --register reg --submitter "cong thuong" --since 2023-04-01
        dexuat register list --register reg --report xlsx --output entries.xlsx

        html and xlsx are laid out as the book of incoming documents of Nghị định
        30/2020/NĐ-CP.
        """))

  @OptionGroup var place: RegisterOption

  @Option(
    help: .said(
      vi: "chỉ các số đến của đợt này (mặc định: mọi đợt)",
      en: "only the entries of this call (default: all)", value: "ID"),
    completion: .calls)
  var call: String?

  @OptionGroup var filter: FilterOptions

  @Option(
    help: .said(
      vi: "dạng danh sách", en: "the form of the list",
      value: Localized(vi: "DẠNG", en: "FORMAT")),
    completion: .list(ReportName.ofEntries.map(\.name)))
  var report: String = ReportName.text.name

  @OptionGroup var target: OutputOptions
  @OptionGroup(title: .commonOptions) var speech: SpeechOptions

  mutating func run() throws {
    try place.office.list(
      call: call, filter: filter.filter, report: report, output: target.place,
      jobs: try Jobs.count(nil), look: speech.look(toFile: target.output != nil),
      streams: Output.streams)
  }
}

/// Which entries a list shows.
struct FilterOptions: ParsableArguments {
  @Option(
    help: .said(
      vi: "tên đơn vị có các từ này (không cần dấu)",
      en: "the submitter's name has these words (accents or none)",
      value: Localized(vi: "CHỮ", en: "TEXT")))
  var submitter: String?

  @Option(
    help: .said(vi: "kết luận", en: "the verdict", value: Localized(vi: "MÃ", en: "NAME")),
    completion: .list(EntryFilter.verdicts))
  var verdict: String?

  @Option(
    help: .said(vi: "trạng thái", en: "the standing", value: Localized(vi: "MÃ", en: "NAME")),
    completion: .list(EntryFilter.standings))
  var standing: String?

  @Option(
    help: .said(
      vi: "tình trạng so với hạn nộp", en: "how it stands to the deadline",
      value: Localized(vi: "MÃ", en: "NAME")),
    completion: .list(EntryFilter.receipts))
  var receipt: String?

  @Option(
    help: .said(
      vi: "nhận từ lúc đó; một ngày: từ đầu ngày",
      en: "received then or later; a day: from its start", value: "INSTANT"))
  var since: String?

  @Option(
    help: .said(
      vi: "nhận đến lúc đó; một ngày: đến hết ngày",
      en: "received then or earlier; a day: to its end", value: "INSTANT"))
  var until: String?

  @Option(
    help: .said(
      vi: "mã hoặc tên tỉnh, thành phố", en: "the code or the name of the province",
      value: Localized(vi: "TỈNH", en: "PROVINCE")))
  var province: String?

  @Option(
    help: .said(
      vi: "có nhiệm vụ thuộc định hướng này", en: "has a task of this orientation",
      value: Localized(vi: "SỐ", en: "NUMBER")))
  var orientation: String?

  var filter: EntryFilter {
    var filter = EntryFilter()
    (filter.submitter, filter.verdict, filter.standing) = (submitter, verdict, standing)
    (filter.receipt, filter.since, filter.until) = (receipt, since, until)
    (filter.province, filter.orientation) = (province, orientation)
    return filter
  }
}

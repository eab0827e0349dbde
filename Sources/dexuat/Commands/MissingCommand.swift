import ArgumentParser
import Intake

/// `dexuat register missing`: who of the expected ones has not answered.
struct MissingCommand: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "missing",
    Localized(vi: "đơn vị được mời nào chưa gửi hồ sơ", en: "who was asked and has not answered"),
    examples: Localized(
      vi: """
        dexuat register missing --register so
        dexuat register missing --register so --expected don-vi.txt --report csv

        Danh sách: mỗi dòng một tên; sau dấu chấm phẩy có thể ghi mã định danh.
        Không nêu danh sách thì lấy các đơn vị mà định nghĩa đợt kêu gọi nêu tên.
        """,
      en: """
        dexuat register missing --register reg
        dexuat register missing --register reg --expected bodies.txt --report csv

        The list has one name a line; a code may follow behind a semicolon. Without
        one, those are meant that the call's definition names.
        """))

  @OptionGroup var place: RegisterOption

  @Option(
    help: .said(
      vi: "danh sách đơn vị được mời", en: "the list of those who were asked",
      value: Localized(vi: "TỆP", en: "FILE")),
    completion: .file())
  var expected: String?

  @Option(
    help: .said(
      vi: "dạng danh sách", en: "the form of the list",
      value: Localized(vi: "DẠNG", en: "FORMAT")),
    completion: .list(ReportName.ofMissing.map(\.name)))
  var report: String = ReportName.text.name

  @OptionGroup(title: .commonOptions) var common: CommonOptions

  mutating func run() throws {
    try place.office.missing(
      call: try common.readCall(), expected: expected, report: report,
      look: common.speech.look(), streams: Output.streams)
  }
}

import ArgumentParser
import Intake

/// `dexuat convert FILE`: the same document in the other format.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "convert",
    Localized(
      vi: "cùng nội dung ở định dạng khác: XML, CSV, XLSX",
      en: "the same document in another format: XML, CSV, XLSX"),
    examples: Localized(
      vi: """
        dexuat convert phu-luc-1.csv --output phu-luc-1.xml
        dexuat convert phu-luc-1.xml > phu-luc-1.csv
        dexuat convert phu-luc-1.xml --output phu-luc-1.xlsx
        dexuat convert cu.csv --to csv --output moi.csv   viết lại cho gọn

        Trong XML, mã, số, ngày và tháng đã hiểu được viết theo dạng chuẩn; điều
        không hiểu giữ nguyên. Điều không chuyển được thì nói ra, mã thoát là 1.
        """,
      en: """
        dexuat convert phu-luc-1.csv --output phu-luc-1.xml
        dexuat convert phu-luc-1.xml > phu-luc-1.csv
        dexuat convert phu-luc-1.xml --output phu-luc-1.xlsx
        dexuat convert old.csv --to csv --output new.csv        written anew, tidily

        In XML, what is understood takes its standard form; what is not stands as
        it was written. What cannot be carried over is listed, with exit 1.
        """))

  @Argument(
    help: .said(
      vi: "một bản nháp; “-” là đầu vào chuẩn", en: "a document; - is standard input",
      value: Localized(vi: "TỆP", en: "FILE")),
    completion: .file())
  var file: String

  @Option(
    help: .said(
      vi: "định dạng mới (mặc định: theo đuôi tệp ghi, không thì định dạng kia)",
      en: "the new format (default: by the output's ending, else the other one)",
      value: "xml|csv|xlsx"),
    completion: .list(ReportName.ofConversions.map(\.name)))
  var to: String?

  @OptionGroup var target: OutputOptions
  @OptionGroup(title: .commonOptions) var common: CommonOptions

  mutating func run() throws {
    throw try Drafts(try common.readCall()).convert(
      Arguments.ofThisProcess.bytes(of: file), shown: file, to: to, output: target.place,
      language: common.speech.lang, streams: Output.streams)
  }
}

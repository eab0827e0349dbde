import ArgumentParser
import Intake

/// `dexuat check FILE…`: judges drafts, files and folders; changes nothing.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "check",
    Localized(vi: "xét bản nháp; không thay đổi gì", en: "judge drafts; changes nothing"),
    examples: Localized(
      vi: """
        dexuat check phu-luc-1.csv                      một bản nháp
        dexuat check ho-so/*.xml                        cả hai phụ lục, đối chiếu
        dexuat check hom-thu                            cả thư mục, như khi nhận
        dexuat check --received "28/4/2023 16:00" a.xml   xét cả hạn nộp
        dexuat check --report html --output a.html a.xml   trang để xem, in, gửi đi
        dexuat check --report json a.xml > a.json       cho máy đọc
        cat a.xml | dexuat check -                      từ đầu vào chuẩn
        """,
      en: """
        dexuat check phu-luc-1.csv                      one draft
        dexuat check packet/*.xml                       both forms, compared
        dexuat check inbox                              a whole folder, as taken in
        dexuat check --received "28/4/2023 16:00" a.xml   the deadline, too
        dexuat check --report html --output a.html a.xml   a page to read, print, send
        dexuat check --report json a.xml > a.json       for machines
        cat a.xml | dexuat check -                      from standard input
        """))

  @Argument(
    help: .said(
      vi: "bản nháp hoặc thư mục chứa chúng; “-” là đầu vào chuẩn",
      en: "drafts or folders of them; - is standard input",
      value: Localized(vi: "TỆP", en: "FILE")),
    completion: .file())
  var files: [String] = []

  @Option(
    help: .said(
      vi: "xét hạn nộp như thể nhận vào lúc đó (không thì chỉ nêu)",
      en: "judge the deadline as if received then (else only stated)", value: "INSTANT"))
  var received: String?

  @OptionGroup var mail: MailOptions

  @Option(
    help: .said(
      vi: "tệp liệt kê các bản nháp, mỗi dòng một tên; “-” là đầu vào chuẩn",
      en: "a file that lists the drafts, one a line; - is standard input",
      value: Localized(vi: "TỆP", en: "FILE")),
    completion: .file())
  var filesFrom: String?

  @Flag(
    name: [.customShort("0"), .long],
    help: .said(
      vi: "các tên trong danh sách cách nhau bằng NUL",
      en: "the names in the list have NUL between them"))
  var null = false

  @Flag(
    help: .said(
      vi: "đọc tệp trong tiến trình có rào chắn, như khi nhận (cho tệp không rõ nguồn)",
      en: "read in fenced processes, as intake does (for files from strangers)"))
  var fence = false

  @OptionGroup var report: ReportTarget
  @OptionGroup var work: JobsOption
  @OptionGroup var judgement: NowOption
  @OptionGroup(title: .commonOptions) var common: CommonOptions

  mutating func run() throws {
    guard !files.isEmpty || filesFrom != nil else { throw Self.nothingNamed }
    let call = try common.readCall()
    let arguments = Arguments.ofThisProcess
    let check = Drafts.Check(
      files: files.map { (arguments.bytes(of: $0), $0) },
      list: filesFrom.map { ($0, isNullSeparated: null) },
      received: try received.map {
        try InstantText.read($0, option: "--received", zone: call.zone)
      },
      mailHosts: mail.mailHosts, asOf: try judgement.instant(in: call.zone), jobs: try work.count())
    let progress = ProgressBar(language: common.speech.lang, quiet: common.speech.quiet)
    let drafts = Drafts(
      call, reading: fence ? .fencedByThisProgram : .here, oldWorkbooks: .ofThisProcess)
    let exit = try drafts.check(
      check, report: report.order(common.speech), streams: Output.streams,
      progress: { progress.show(.files, $0, of: $1) }, judged: progress.clear)
    // Giving back what ten thousand documents hold, piece by piece, would take its time.
    Main.exit(exit)
  }

  private static let nothingNamed = Failure(
    .usage,
    Localized(
      vi: "Chưa nêu tệp hoặc thư mục cần xét. Xem: dexuat check --help",
      en: "No document or folder to be judged is named. See: dexuat check --help"))
}

import HTTPTypes
import HummingbirdCore
import Intake
import NIOCore

/// The pages and the interface for programs, over the submitter's door.
struct Site: Sendable {
  let call: Call
  let drafts: Drafts
  let limits: WebLimits
  let clock: @Sendable () -> Instant
  private let chapters: [RuleChapter]
  private let forms: [(name: String, bytes: [UInt8])]

  init(
    call: Call, reading: ReadingPlace, limits: WebLimits,
    clock: @escaping @Sendable () -> Instant
  ) throws {
    self.call = call
    self.limits = limits
    self.clock = clock
    drafts = Drafts(call, reading: reading)
    chapters = drafts.manual
    forms = try drafts.blankForms
  }

  /// What may be asked for without sending anything.
  func answer(_ route: Route) throws(Trouble) -> Answer {
    switch route {
    case .page(.form(let name), _): return try form(name)
    case .page(let link, let language): return .page(try page(link, frame(link, language)))
    case .style: return Answer(.ok, "text/css; charset=utf-8", PageStyle.css.utf8, Self.kept)
    case .icon: return Answer(.ok, "image/svg+xml", PageStyle.icon.utf8, Self.kept)
    case .openAPI: return .json(OpenAPI.document.utf8)
    case .health: return Answer(.ok, "text/plain; charset=utf-8", "ok\n".utf8)
    case .check, .apiCheck, .metrics, .unknown: throw .notFound
    }
  }

  private func page(_ link: PageLink, _ frame: PageFrame) throws(Trouble) -> String {
    switch link {
    case .call:
      return CallPage(
        frame: frame, limits: limits, asOf: clock(), forms: forms.map { ($0.name, $0.bytes.count) }
      ).page()
    case .check:
      return frame.page(
        frame[.checkTitle], CheckForm(frame: frame, limits: limits).markup())
    case .rules: return RulePages(frame: frame, chapters: chapters).list()
    case .rule(let code):
      guard let page = RulePages(frame: frame, chapters: chapters).page(of: code) else {
        throw .notFound
      }
      return page
    case .about: return AboutPage(frame: frame, limits: limits).page()
    case .form: throw .notFound
    }
  }

  private func form(_ name: String) throws(Trouble) -> Answer {
    guard let form = forms.first(where: { $0.name == name }) else { throw .notFound }
    let ending = name.split(separator: ".").last.map(String.init) ?? ""
    return .file(Self.mediaTypes[ending] ?? "application/octet-stream", name, form.bytes)
  }

  private static let mediaTypes = [
    "csv": "text/csv; charset=utf-8", "xsd": "application/xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ]

  /// What never changes under its address may be kept by browsers.
  private static let kept: HTTPFields = [.cacheControl: "public, max-age=86400"]

  func frame(_ link: PageLink?, _ language: Language) -> PageFrame {
    PageFrame(language: language, link: link, call: call)
  }

  // MARK: Checks

  /// Judges a submission; takes as long as it takes, on whatever thread it is called.
  func judge(_ submission: Submission) throws -> JudgedDrafts {
    try drafts.judge(
      submission.files, received: submission.received, asOf: submission.asOf ?? clock())
  }

  /// The answer to the form: the page of the result, or the report chosen.
  func result(
    of judged: JudgedDrafts, _ report: ReportName?, _ language: Language
  ) throws -> Answer {
    if let report {
      return .file(
        Download.mediaType(report), Download.fileName(report),
        try judged.report(report, in: language))
    }
    return .page(
      try ResultPage(frame: frame(.check, language), limits: limits, judged: judged).page())
  }

  // MARK: Trouble

  /// A page that says what to do; the form once more where that helps.
  func trouble(_ trouble: Trouble, _ language: Language) -> Answer {
    let frame = frame(trouble.isMendedInForm ? .check : nil, language)
    let content: Markup =
      trouble.isMendedInForm
      ? CheckForm(frame: frame, limits: limits, trouble: trouble).markup()
      : """
      <p>\(frame[trouble.advice(limits)])</p>
      <p><a class="button" \(frame.href(.call))>\(frame[.callTitle])</a></p>
      """
    let title = trouble.isMendedInForm ? Localized.checkTitle : trouble.title
    return .page(frame.page(frame[title], content), trouble.status, trouble.headers)
  }

  /// The same for programs, in both languages.
  func apiTrouble(_ trouble: Trouble) -> Answer {
    let (title, advice) = (trouble.title, trouble.advice(limits))
    let text = """
      {
        "error": \(JSONText.of(trouble.name)),
        "message": {
          "vi": \(JSONText.of("\(title.vi). \(advice.vi)")),
          "en": \(JSONText.of("\(title.en). \(advice.en)"))
        }
      }

      """
    return .json(text.utf8, trouble.status, trouble.headers)
  }
}

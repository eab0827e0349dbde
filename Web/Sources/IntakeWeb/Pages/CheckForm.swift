import Intake

/// The form by which files are handed in to be checked.
struct CheckForm {
  let frame: PageFrame
  let limits: WebLimits
  /// What is wrong with what was sent before.
  var trouble: Trouble?

  func markup(heading: Markup = "") -> Markup {
    """
    <form class="check" method="post" enctype="multipart/form-data" \
    action="\(PageLink.check.path(in: frame.language))">
    \(heading)\(said)
    <p class="field"><label for="file">\(frame[.files])</label>
    <input id="file" type="file" name="file" multiple aria-describedby="file-help">
    <span class="help" id="file-help">\(frame[.filesHelp(limits)])</span></p>
    <details\(opened)><summary>\(frame[.more])</summary>
    <p class="field"><label for="more">\(frame[.otherFiles])</label>
    <input id="more" type="file" name="file" multiple aria-describedby="more-help">
    <span class="help" id="more-help">\(frame[.otherFilesHelp])</span></p>
    <p class="field"><label for="received">\(frame[.received])</label>
    <input id="received" type="text" name="received" inputmode="text" autocomplete="off" \
    maxlength="100" aria-describedby="received-help"\(invalid)>
    <span class="help" id="received-help">\(frame[.receivedHelp])</span></p>
    <p class="field"><label for="report">\(frame[.result])</label>
    <select id="report" name="report">
    <option value="page">\(frame[.onPage])</option>
    <option value="html">\(frame[.download]) HTML</option>
    <option value="csv">\(frame[.download]) CSV (Excel)</option>
    <option value="json">\(frame[.download]) JSON</option>
    </select></p>
    </details>
    <p><button type="submit">\(frame[.check])</button></p>
    </form>
    """
  }

  private var said: Markup {
    guard let trouble else { return "" }
    return """
      <div class="trouble" role="alert"><p><strong>\(frame[trouble.title])</strong></p>
      <p>\(frame[trouble.advice(limits)])</p></div>
      """
  }

  private var isInstantWrong: Bool {
    if case .notAnInstant? = trouble { true } else { false }
  }

  private var opened: Markup { isInstantWrong ? " open" : "" }
  private var invalid: Markup { isInstantWrong ? " aria-invalid=\"true\"" : "" }
}

extension Localized {
  static let check = Localized(vi: "Kiểm tra", en: "Check")

  /// What files may be, as people call it.
  static let readFormats = Localized(
    vi: "Excel (XLSX), Word (DOCX), OpenDocument (ODS), CSV, XML, và ZIP hay thư (EML) chứa các "
      + "tệp ấy",
    en: "Excel (XLSX), Word (DOCX), OpenDocument (ODS), CSV, XML, and ZIP or e-mail (EML) that "
      + "holds them")
  fileprivate static let files = Localized(
    vi: "Tệp Phụ lục 1 và Phụ lục 2", en: "The files of appendix 1 and appendix 2")
  fileprivate static let more = Localized(vi: "Lựa chọn thêm", en: "More choices")
  fileprivate static let otherFiles = Localized(
    vi: "Tệp ở thư mục khác", en: "Files in another folder")
  fileprivate static let otherFilesHelp = Localized(
    vi: "Chỉ cần khi các tệp không nằm cùng một thư mục.",
    en: "Only where the files do not lie in one folder.")
  fileprivate static let received = Localized(vi: "Nộp lúc", en: "Handed in at")
  fileprivate static let receivedHelp = Localized(
    vi: "Nếu muốn xét cả hạn nộp: ghi lúc nộp hoặc dự định nộp, như 28/4/2023 16:00.",
    en: "To have the deadline judged: when it was or will be handed in, such as 28/4/2023 16:00 "
      + "(day first).")
  fileprivate static let result = Localized(vi: "Kết quả", en: "Result")
  fileprivate static let onPage = Localized(vi: "Xem trên trang", en: "See it on the page")
  fileprivate static let download = Localized(vi: "Tải về", en: "Download")

  fileprivate static func filesHelp(_ limits: WebLimits) -> Localized {
    let formats = Localized.readFormats
    let size = limits.fileBytes >> 20
    return Localized(
      vi: "Chọn được nhiều tệp một lần (giữ phím Ctrl), hoặc kéo thả vào ô này: danh mục cùng các "
        + "thuyết minh của nó được đối chiếu với nhau. \(formats.vi); tối đa \(limits.files) tệp, "
        + "\(size) MB.",
      en: "Several can be chosen at once (hold Ctrl), or dropped here: a list and its outlines are "
        + "compared. \(formats.en); at most \(limits.files) files, \(size) MB.")
  }
}

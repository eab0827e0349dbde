import Intake

/// The report of a check, with its downloads. Nothing is kept: the downloads stand in the page
/// itself.
struct ResultPage {
  let frame: PageFrame
  let limits: WebLimits
  let judged: JudgedDrafts

  func page() throws -> String {
    frame.page(
      frame[.title],
      """
      \(try downloads)
      \(Markup(trusted: try judged.part(in: frame.language)))
      \(explained)
      <p class="again"><a class="button" \(frame.href(.check))>\(frame[.again])</a></p>
      """)
  }

  private var downloads: Markup {
    get throws {
      let reports = try Download.all.map { name in
        (name: name, bytes: try judged.report(name, in: frame.language))
      }
      let size = reports.reduce(0) { $0 + $1.bytes.count }
      guard size <= limits.embeddedBytes else {
        return "<p class=\"downloads\">\(frame[.tooLongToEmbed])</p>"
      }
      let links = reports.map { name, bytes -> Markup in
        let type = Markup(trusted: Download.mediaType(name).replacing(" ", with: ""))
        let data = Markup(trusted: Base64.text(bytes))
        let label = name.name.uppercased() + (name == .csv ? " (Excel)" : "")
        return "<li><a download=\"\(Download.fileName(name))\" "
          + "href=\"data:\(type);base64,\(data)\">\(frame[.download]) \(label)</a></li>\n"
      }
      return """
        <section class="downloads" aria-label="\(frame[.downloads])">
        <ul>
        \(links.joined())</ul>
        <p class="help">\(frame[.toPrint])</p>
        </section>
        """
    }
  }

  /// The ways to the manuals of what was found.
  private var explained: Markup {
    guard !judged.codes.isEmpty else { return "" }
    let items = judged.codes.compactMap { code -> Markup? in
      guard let rule = RuleCatalog.rule(code) else { return nil }
      return "<li><a \(frame.href(.rule(code)))>\(code.description)</a> \(frame[rule.title])</li>\n"
    }
    return """
      <section class="explained" aria-labelledby="explained">
      <h2 id="explained">\(frame[.explained])</h2>
      <ul>
      \(items.joined())</ul></section>
      """
  }
}

extension Localized {
  fileprivate static let title = Localized(vi: "Kết quả xét đề xuất", en: "Report on proposals")
  fileprivate static let downloads = Localized(vi: "Tải kết quả về", en: "Download the result")
  fileprivate static let download = Localized(vi: "Tải về", en: "Download")
  fileprivate static let toPrint = Localized(
    vi:
      "Để in hoặc lưu thành PDF, dùng lệnh In của trình duyệt (Ctrl+P). Đóng trang này là kết quả "
      + "mất đi: trang không lưu gì.",
    en: "To print it or keep it as PDF, use the browser's Print (Ctrl+P). Once this page is closed "
      + "the result is gone: nothing is kept.")
  fileprivate static let tooLongToEmbed = Localized(
    vi: "Kết quả này dài. Để tải về, hãy gửi lại các tệp và chọn dạng kết quả ở “Lựa chọn thêm”.",
    en: "This result is long. To download it, send the files again and choose the form of the "
      + "result under “More choices”.")
  fileprivate static let explained = Localized(
    vi: "Giải thích các mã đã gặp", en: "What the codes mean")
  fileprivate static let again = Localized(
    vi: "Sửa xong? Kiểm tra lại", en: "Corrected? Check again")
}

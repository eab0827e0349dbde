import Intake

/// What the page is, what it does with files, and by what it judges.
struct AboutPage {
  let frame: PageFrame
  let limits: WebLimits

  func page() -> String {
    let call = frame.call
    let sections = Self.sections(limits).map { heading, sentences -> Markup in
      "<section><h2>\(frame[heading])</h2>\n"
        + sentences.map { "<p>\(frame[$0])</p>\n" as Markup }.joined() + "</section>\n"
    }
    return frame.page(
      frame[.aboutTitle],
      """
      \(sections.joined())
      <section><h2>\(frame[.edition])</h2>
      <dl class="facts">
      <div><dt>\(frame[.program])</dt><dd>dexuat \(Version.current)</dd></div>
      <div><dt>\(frame[.callTitle])</dt><dd>\(call.id)<br>sha256 <code>\(call.sha256)</code></dd></div>
      <div><dt>API</dt><dd><a href="/api/openapi.json">/api/openapi.json</a></dd></div>
      </dl></section>
      """)
  }

  private static func sections(
    _ limits: WebLimits
  ) -> [(heading: Localized, sentences: [Localized])] {
    [
      (
        Localized(vi: "Trang này để làm gì", en: "What it is for"),
        [
          Localized(
            vi: "Đơn vị đề xuất tự kiểm tra tệp trước khi nộp, bằng chính những quy tắc mà cơ quan "
              + "tiếp nhận dùng. Kiểm tra ở đây không phải là nộp hồ sơ và không thay đổi gì ở cơ "
              + "quan tiếp nhận.",
            en: "Submitters check their files before they hand them in, by the very rules that the "
              + "office applies. To check is not to hand in, and changes nothing at the office."),
          Localized(
            vi: "“Đủ điều kiện tổng hợp” chưa phải là được phê duyệt: còn hội đồng và quyết định.",
            en: "“Eligible” is not approval: a council and a decision follow."),
        ]
      ),
      (
        Localized(vi: "Tệp được xử lý thế nào", en: "What is done with files"),
        [
          Localized(
            vi: "Tệp chỉ nằm trong bộ nhớ trong lúc xét, rồi bị bỏ đi; không tệp nào được ghi ra "
              + "đĩa. Tên tệp, nội dung và kết quả không được ghi vào nhật ký. Trang không dùng "
              + "cookie, không có mã chạy trong trình duyệt và không lấy gì từ nơi khác.",
            en:
              "Files stay in memory while they are judged and are dropped then; none is written to "
              + "a disk. Their names, contents and results stand in no log. The page uses no "
              + "cookies, runs no code in the browser and takes nothing from elsewhere."),
          Localized(
            vi:
              "Vì không lưu gì, kết quả chỉ có trên trang vừa mở: hãy tải về hoặc in nếu cần giữ.",
            en: "As nothing is kept, the result is only in the page you see: download or print it "
              + "to keep it."),
        ]
      ),
      (
        Localized(vi: "Giới hạn", en: "Limits"),
        [
          Localized(
            vi:
              "Mỗi lần tối đa \(limits.files) tệp và \(limits.fileBytes >> 20) MB. Khi nhiều người "
              + "cùng kiểm tra, trang có thể mời bạn đợi vài giây.",
            en: "At most \(limits.files) files and \(limits.fileBytes >> 20) MB at a time. Where "
              + "many check at once, the page may ask you to wait some seconds.")
        ]
      ),
    ]
  }
}

extension Localized {
  fileprivate static let edition = Localized(vi: "Phiên bản", en: "Edition")
  fileprivate static let program = Localized(vi: "Chương trình", en: "Program")
}

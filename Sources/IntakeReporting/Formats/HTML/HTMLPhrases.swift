import IntakeCore

/// The fixed words of the HTML report that the text report does not have.
enum HTMLPhrases {
  static func entry(_ number: Int) -> Localized {
    Localized(vi: "số đến \(number)", en: "entry \(number)")
  }

  static let title = Localized(vi: "Kết quả xét đề xuất", en: "Report on proposals")
  static let skip = Localized(vi: "Đến phần nội dung", en: "Skip to the content")
  static func toFix(_ count: Int) -> Localized {
    Localized(
      vi: "Cần sửa \(count) điểm, điều quan trọng nhất trước",
      en: count == 1
        ? "1 thing to fix" : "\(count) things to fix, the most important first")
  }

  static func toReview(_ count: Int) -> Localized {
    Localized(
      vi: "\(count) điểm cần cán bộ tiếp nhận xem xét",
      en: count == 1 ? "1 thing for an officer to review" : "\(count) things to review")
  }

  static func list(_ count: Int) -> Localized {
    Localized(
      vi: "Danh sách gọn, để in: \(count) dòng", en: "Short list, to print: \(count) lines")
  }

  static let order = Localized(vi: "Số", en: "No.")
  static let errors = Localized(vi: "Lỗi", en: "Errors")
  static let reviews = Localized(vi: "Xem xét", en: "Reviews")
  static let warnings = Localized(vi: "Cảnh báo", en: "Warnings")
  static let document = Localized(vi: "Tệp", en: "Document")
  static let judgeAll = Localized(
    vi: "Để có kết luận đầy đủ, kiểm tra Phụ lục 1 cùng mọi Phụ lục 2 của đơn vị trong một lần.",
    en: "For the whole verdict check Appendix 1 and all Appendices 2 of the submitter together.")
  static let byField = Localized(vi: "Từng phần của hồ sơ", en: "Part by part")
  static let noFindings = Localized(vi: "không có phát hiện nào", en: "no findings")
  static let nothingFound = Localized(
    vi: "Không phát hiện điều gì trong những quy tắc đã kiểm tra.",
    en: "The rules that were run found nothing.")
  static let severities = Localized(
    vi: "Lỗi phải sửa trước khi nộp; điều cần xem xét do cán bộ tiếp nhận quyết định; cảnh báo và "
      + "ghi chú không đổi kết luận.",
    en: "Errors must be fixed before handing in; what needs review is decided by an officer; "
      + "warnings and notes leave the verdict alone.")
  static let tasks = Localized(vi: "Nhiệm vụ", en: "Tasks")
  static let number = Localized(vi: "STT", en: "No.")
  static let taskTitle = Localized(vi: "Tên nhiệm vụ", en: "Title")
  static let orientation = Localized(vi: "Định hướng", en: "Orientation")
  static let months = Localized(vi: "Thời gian", en: "Period")
  static let total = Localized(vi: "Tổng", en: "Total")
  static let state = Localized(vi: "Nhà nước", en: "State")
  static let other = Localized(vi: "Khác", en: "Other")
  static let tasksRead = Localized(
    vi:
      "Như đã đọc từ tệp; số tiền tính bằng triệu đồng. Chỗ nào không đúng ý thì sửa lại trong tệp.",
    en:
      "As read from the file; amounts in million đồng. Where this is not what you meant, correct "
      + "the file.")
  static let verdict = Localized(vi: "Kết luận", en: "Verdict")
  static let checked = Localized(vi: "Đã kiểm tra những gì", en: "What was checked")
  static let place = Localized(vi: "Chỗ", en: "Place")
  static let field = Localized(vi: "Mục", en: "Field")
  static let what = Localized(vi: "Điều phát hiện", en: "Finding")
  static let documents = Localized(vi: "Các tệp", en: "Documents")
  static let overall = Localized(vi: "Kết luận chung", en: "Overall verdict")
  static let byCode = Localized(vi: "Những điều gặp ở các tệp", en: "Findings over the documents")
  static let code = Localized(vi: "Mã", en: "Code")
  static let times = Localized(vi: "Số lần", en: "Times")
  static let inDocuments = Localized(vi: "Số tệp", en: "Documents")
  static let toTop = Localized(vi: "Về đầu trang", en: "To the top")
  static let expired = Localized(vi: "đã hết hiệu lực", en: "expired")
  static let notApproval = Localized(
    vi: "Đủ điều kiện tổng hợp chưa phải là được phê duyệt: việc thẩm định và quyết định thực hiện "
      + "sau.",
    en: "Eligible is not approval: a council and a decision follow.")
  static let size = Localized(vi: "byte", en: "bytes")
  static let call = Localized(vi: "Đợt kêu gọi", en: "Call")
  static let judged = Localized(vi: "Xét lúc", en: "Judged as of")
  static let tool = Localized(vi: "Công cụ", en: "Tool")
  static let noDocuments = Localized(vi: "Không có tệp nào.", en: "There are no documents.")
  static let whole = Localized(vi: "cả tệp", en: "the whole document")
  static let sheet = Localized(vi: "trang tính", en: "sheet")
  static let formNumber = Localized(vi: "mẫu thứ", en: "form")
  static func badge(_ severity: Severity) -> Localized {
    switch severity {
    case .error: Localized(vi: "Lỗi, phải sửa", en: "Error, must be fixed")
    case .review: Localized(vi: "Cần xem xét", en: "Needs review")
    case .warning: Localized(vi: "Cảnh báo", en: "Warning")
    case .note: Localized(vi: "Ghi chú", en: "Note")
    }
  }

  static func places(_ total: (count: Int, isWhole: Bool), listed: Int) -> Localized {
    let count = total.count
    if !total.isWhole {
      return Localized(vi: "ít nhất \(count) chỗ", en: "at least \(count) places")
    }
    if count == listed { return Localized(vi: "\(count) chỗ", en: "\(count) places") }
    return Localized(
      vi: "\(count) chỗ, liệt kê \(listed)", en: "\(count) places, \(listed) listed")
  }

  static func otherPlaces(_ count: Int) -> Localized {
    Localized(vi: "\(count) chỗ nữa", en: "\(count) more places")
  }

  static func moreTasks(_ count: Int) -> Localized {
    Localized(
      vi: "… \(count) nhiệm vụ nữa; đủ trong báo cáo json.",
      en: "… \(count) more tasks; all of them in the json report.")
  }

  static func rulesRun(_ count: Int) -> Localized {
    Localized(vi: "\(count) quy tắc đã kiểm tra", en: "\(count) rules were run")
  }

  static func taskVerdicts(_ summary: ReportSummary) -> Localized {
    Localized(
      vi: "\(summary.documents) tệp; nhiệm vụ: \(summary.eligible) đủ điều kiện tổng hợp, "
        + "\(summary.review) cần người xem xét, \(summary.ineligible) chưa đủ điều kiện",
      en: "Documents: \(summary.documents); tasks: \(summary.eligible) eligible, "
        + "\(summary.review) to review, \(summary.ineligible) ineligible")
  }
}

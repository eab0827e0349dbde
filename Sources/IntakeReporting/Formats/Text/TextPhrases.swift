import IntakeCore

/// The fixed words of the text report.
enum TextPhrases {
  static let attachments = Localized(
    vi: "Tệp kèm theo, không phải xét", en: "Attachments, not judged")
  static let task = Localized(vi: "nhiệm vụ", en: "task")
  static let tasks = Localized(vi: "nhiệm vụ", en: "tasks")
  /// A task without a number, by its position from 1.
  static func unnumberedTask(_ position: Int) -> Localized {
    Localized(
      vi: "nhiệm vụ chưa có số (thứ \(position))",
      en: "task without a number (\(position) in order)")
  }

  /// A place in a text.
  static func position(line: Int32, column: Int32) -> Localized {
    Localized(vi: "dòng \(line), ký tự \(column)", en: "line \(line), character \(column)")
  }
  static let cell = Localized(vi: "ô", en: "cell")
  static let cells = Localized(vi: "ô nữa", en: "more")
  static let takenFrom = Localized(vi: "lấy từ", en: "taken from")
  static let unknown = Localized(vi: "chưa rõ", en: "unknown")
  static let unnumbered = Localized(vi: "(chưa có số)", en: "(no number)")
  static let readAs = Localized(vi: "đọc là", en: "read as")
  static let howRead = Localized(vi: "Cách đọc", en: "Read as")
  static let tasksRead = Localized(
    vi: "Nhiệm vụ đọc được (triệu đồng: tổng = nhà nước + khác)",
    en: "Tasks as read (million đồng: total = state + other)")
  static let orientation = Localized(vi: "định hướng", en: "orientation")
  /// Of tasks that are not read back.
  static func moreTasks(_ count: Int) -> Localized {
    Localized(
      vi: "\(count) nhiệm vụ nữa; đủ trong --report html hoặc json",
      en: "\(count) more; all of them in --report html or json")
  }
  static let row = Localized(vi: "hàng", en: "row")
  static let found = Localized(vi: "đã ghi", en: "found")
  static let expected = Localized(vi: "cần ghi", en: "expected")
  static let oneOf = Localized(vi: "cần ghi", en: "one of")
  static let example = Localized(vi: "ví dụ", en: "for example")
  static let difference = Localized(vi: "chênh lệch", en: "difference")
  static let advice = Localized(vi: "cách sửa", en: "how to fix")
  static let clause = Localized(vi: "căn cứ", en: "based on")
  static let related = Localized(vi: "liên quan", en: "see also")
  static let alsoAt = Localized(vi: "cũng ở", en: "also at")
  static let asAbove = Localized(vi: "như đã nêu ở trên", en: "as explained above")
  static let more = Localized(
    vi: "chỗ nữa; đủ trong --report json hoặc csv", en: "more; all of them in --report json or csv")
  /// Of a run that a signal ended.
  static func interrupted(_ notTaken: Int) -> Localized {
    Localized(
      vi: "Lượt nhận bị ngắt: \(notTaken) tệp chưa được nhận, không có trong báo cáo này.",
      en: "The intake was interrupted: \(notTaken) file\(notTaken == 1 ? " was" : "s were") not "
        + "taken in and \(notTaken == 1 ? "is" : "are") not in this report.")
  }

  /// Of a code that has more findings than a document may list.
  static func moreOfWhich(reported: Int) -> Localized {
    guard reported > 0 else {
      return Localized(vi: "chỗ nữa, không liệt kê", en: "more, not listed")
    }
    return Localized(
      vi: "chỗ nữa; \(reported) chỗ trong đó có ở --report json hoặc csv",
      en: "more; \(reported) of them in --report json or csv")
  }
  static let unlisted = Localized(
    vi: "phát hiện nữa không liệt kê (tổng số vẫn đủ)",
    en: "more findings not listed (the totals are complete)")
  static let letters = Localized(vi: "chữ", en: "letters")
  static let blank = Localized(vi: "(trống)", en: "(blank)")
  static let noForm = Localized(vi: "không nhận ra mẫu", en: "no form recognised")
  static let received = Localized(vi: "Nhận", en: "Received")
  static let by = Localized(vi: "theo", en: "by")
  static let noEvidence = Localized(
    vi: "chưa có bằng chứng về thời điểm nhận", en: "no evidence of when it was received")
  static let onTime = Localized(vi: "đúng hạn", en: "on time")
  static let late = Localized(vi: "quá hạn", en: "late")
  static let contested = Localized(
    vi: "tùy cách đọc hạn nộp", en: "depends on how the deadline is read")
  static let noDeadline = Localized(
    vi: "đợt kêu gọi không đặt hạn nộp", en: "the call sets no deadline")
  static let reading = Localized(vi: "cách đọc", en: "read as")
  static let onTimeUnder = Localized(vi: "đúng hạn nếu đọc là", en: "on time if read as")
  static let deadline = Localized(vi: "Hạn nộp", en: "Deadline")
  static let notJudged = Localized(
    vi: "chưa xét, vì chưa cho biết thời điểm nhận", en: "not judged: no time of receipt given")
  static let toFix = Localized(
    vi: "Cần sửa, điều quan trọng nhất trước", en: "What to fix, the most important first")
  static let judgeAll = Localized(vi: "Để xét đủ", en: "To have all of it judged")
  static let instant = Localized(vi: "NGÀY GIỜ NHẬN", en: "TIME OF RECEIPT")

  /// The form that is missing, in a command.
  static func missing(_ form: FormKind) -> Localized {
    form == .appendix1
      ? Localized(vi: "PHỤ-LỤC-1", en: "APPENDIX-1")
      : Localized(vi: "CÁC-PHỤ-LỤC-2", en: "THE-APPENDICES-2")
  }

  /// Of findings of one document that a report of several leaves out.
  static func moreOfFile(_ count: Int) -> Localized {
    Localized(
      vi: "\(count) phát hiện nữa của tệp này; xem đủ khi kiểm tra riêng tệp, hoặc ở --report html",
      en: "\(count) more of this document; all of them by checking it alone, or in --report html")
  }
  static let byCode = Localized(vi: "Theo mã", en: "By code")
  static let notRun = Localized(vi: "Chưa kiểm tra", en: "Not checked")
  static let inDocuments = Localized(vi: "tệp", en: "documents")
  static let documents = Localized(vi: "Tệp", en: "Documents")
  static let findings = Localized(vi: "Phát hiện", en: "Findings")
  static let call = Localized(vi: "Đợt", en: "Call")
  static let asOf = Localized(vi: "xét lúc", en: "judged as of")
  static let verdict = Localized(vi: "KẾT LUẬN", en: "VERDICT")
  static let noDocuments = Localized(
    vi: "Không nhận tệp mới nào, nên không có kết luận.",
    en: "No new file was taken in, so there is no verdict.")
  static let notApproval = Localized(
    vi: "đủ điều kiện chưa phải là được phê duyệt", en: "eligible is not approval")
  static let none = Localized(vi: "không có", en: "none")

  static let decision = Localized(vi: "Quyết định", en: "Decision")
  static let waivedBy = Localized(
    vi: "bỏ qua theo quyết định", en: "waived by decision")
  static let until = Localized(vi: "hiệu lực đến", en: "in force until")
  static let expired = Localized(vi: "đã hết hiệu lực từ", en: "expired on")
  static let fixedSince = Localized(vi: "đã sửa so với số đến", en: "fixed since entry")
  static let against = Localized(vi: "So với số đến", en: "Against entry")
  static let fixed = Localized(vi: "đã sửa", en: "fixed")
  static let stillOpen = Localized(vi: "chưa sửa", en: "still open")
  static let new = Localized(vi: "mới", en: "new")

  static func taskCount(_ count: Int) -> Localized {
    Localized(vi: "\(count) nhiệm vụ", en: "\(count) task" + (count == 1 ? "" : "s"))
  }

  static func count(_ count: Int, _ severity: Severity) -> Localized {
    let several = severity == .review ? "to review" : severity.name.en + "s"
    let name = count == 1 && severity != .review ? severity.name.en : several
    return Localized(vi: "\(count) " + severity.name.vi, en: "\(count) " + name)
  }
}

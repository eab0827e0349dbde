@testable import IntakeCore
import IntakeReporting

/// A plan made by hand: two groups with tasks and one without, held tasks of all kinds, and text
/// that would do harm where it is not escaped.
enum SamplePlan {
  static let plan = Plan(
    call: call, asOf: SampleCall.instant("2023-05-10T09:00"),
    groups: zip(SampleCall.call.orientations, [[talk], norms, []]).map {
      Plan.Group(orientation: $0.0, lines: $0.1)
    },
    toReview: [contested], returned: [returned, unread],
    toLookAt: [alike, leavingOut, reachedAlike],
    books: books,
    heard: [Submitter(name: "sở công thương TỈNH ví dụ", kind: "state", code: nil, province: nil)],
    received: received)

  /// One who was invited has answered, one has not.
  private static let call: Call = {
    var call = SampleCall.call
    call.expected = ["Sở Công Thương tỉnh Ví Dụ", "Sở Công Thương <b>Vắng</b>"].map {
      ExpectedSubmitter(name: $0, kind: "state", province: nil, code: nil)
    }
    return call
  }()

  private static let talk = line(
    entry: 4, number: "1", title: "Tuyên truyền sản xuất và tiêu dùng bền vững tại các làng nghề",
    orientation: 1, total: 480_000_000, state: 480_000_000, other: 0)

  private static let norms = [
    line(
      entry: 7, number: "01",
      title: "=HYPERLINK(\"http://x\";\"Định mức\") <script>alert(1)</script>",
      orientation: 3, total: 1_500_500_000, state: 1_000_000_000, other: 500_500_000,
      note: "Liên hệ 0912 345 678 hoặc a@vidu.example\r\n]]> & \"nháy\" 'đơn' \u{202E}ngược"),
    line(
      entry: 9, number: "2",
      title: "Xây dựng định mức tiêu hao nguyên liệu, năng lượng trong kéo sợi và dệt kim",
      orientation: 3, total: 1_234_567_890_123, state: 1, other: 1_234_567_890_122,
      lead: "Viện Dệt may"),
  ]

  private static func line(
    entry: Int, number: String, title: String, orientation: Int, total: Int128, state: Int128,
    other: Int128, lead: String = "Sở Công Thương tỉnh Ví Dụ", note: String = ""
  ) -> PlanLine {
    PlanLine(
      entry: entry, sha256: String(repeating: "\(entry)", count: 64),
      submitter: "Sở Công Thương tỉnh Ví Dụ", number: number, title: title,
      objective: "Toàn bộ 08 làng nghề được hướng dẫn; ít nhất 60 % hộ tính được hao hụt.",
      content: "- Biên soạn tài liệu;\n- Tổ chức 16 lớp;\n- Khảo sát trước và sau.",
      product: "02 bộ tài liệu; 16 lớp; 01 báo cáo.", lead: lead, partners: "UBND các huyện",
      location: "Tỉnh Ví Dụ", orientation: orientation, sector: orientation == 3 ? "textile" : "",
      status: "new", otherSource: other > 0 ? "enterprise" : "", start: month(2024, 1),
      end: month(2024, 12), total: Money(dong: total), state: Money(dong: state),
      other: Money(dong: other), note: note, province: orientation == 1 ? "15" : "",
      contributions: entry == 7
        ? [
          Contribution(
            target: "models-2025", text: "0.25", quantity: Quantity(millionths: 250_000)),
          Contribution(
            target: "models-2025", text: "2", quantity: Quantity(millionths: 2_000_000)),
        ] : [])
  }

  private static func month(_ year: Int, _ month: Int) -> CalendarMonth {
    CalendarMonth(monthNumber: Int32(year * 12 + month - 1))
  }

  // MARK: Changes

  /// Since a plan that had the first task with other money, lacked the third, and had three more.
  static let changes = PlanChanges(
    from: EarlierPlan(
      asOf: SampleCall.instant("2023-05-02T08:00"),
      lines: [
        earlier(talk) { $0["total"] = "400000000" },
        earlier(norms[0]) {
          $0["number"] = "2"
          $0["note"] = nil
        },
        earlier(talk) {
          $0["title"] = "Bỏ <b>"
          $0["number"] = "7"
        },
        earlier(talk) {
          $0["title"] = "Rút"
          $0["number"] = "8"
        },
        earlier(talk) {
          $0["title"] = "Giữ lại"
          $0["number"] = "9"
        },
      ]), to: plan, published: PlanFiles.content,
    reason: { line in
      switch line.values["number"] {
      case "7": .superseded(by: 9)
      case "8": .withdrawn(withdrawal)
      default: .held(.ineligible, codes: ["A001", "M001"])
      }
    },
    causes: { list, line in
      guard line != nil else { return [] }
      return [
        .received(entry: list, .appendix1, at: SampleCall.instant("2023-05-03T08:00")),
        .cleared(["M001", "X001"]),
      ]
    })

  static let withdrawal = Decision(
    number: 3, entry: 3, action: .withdraw, by: "Lê Thị B", why: "xin rút để làm lại",
    document: "20/TB-TKNL", at: SampleCall.instant("2023-05-06T10:00:00+07:00"))

  private static func earlier(
    _ line: PlanLine, _ change: (inout [String: String]) -> Void
  ) -> EarlierPlan.Line {
    var values = Dictionary(
      uniqueKeysWithValues: PlanFiles.content(of: line).map { ($0.name, $0.value) })
    change(&values)
    return EarlierPlan.Line(entry: line.entry - 1, values: values)
  }

  // MARK: Held

  private static let contested = Held(
    entry: 12, path: "muộn/danh mục.csv", submitter: "@Công ty",
    receipt: ReceiptJudgement(
      receipt: Receipt(at: SampleCall.instant("2023-04-30T10:12:07"), evidence: .mailBook),
      deadline: SampleCall.deadline),
    number: "1", title: "Tái chế", orientation: 10, total: Money(dong: 1_000_000),
    reasons: [
      reason("muộn/danh mục.csv", "T002", .review, "Nhận muộn theo cách đọc thứ nhất.", .document),
      reason("muộn/=pl2.csv", "T002", .review, "Nhận muộn theo cách đọc thứ nhất.", .document),
    ])

  private static let returned = Held(
    entry: 3, path: "a.xml", submitter: "Hợp tác xã",
    receipt: ReceiptJudgement(
      receipt: Receipt(at: SampleCall.instant("2023-04-12T08:30"), evidence: .mailBook),
      deadline: SampleCall.deadline), number: "2", title: nil, orientation: nil, total: nil,
    reasons: [
      reason("a.xml", "A001", .error, "Thiếu tên nhiệm vụ.", Place(line: 5, column: 2, row: 5)),
      reason("a.xml", "A002", .error, "Điện thoại “0912345678” quá dài.", field: "phone"),
      reason("b.xml", "A001", .error, "Thiếu tên nhiệm vụ.", Place(line: 5, column: 2, row: 5)),
      reason("b.xml", "F001", .error, "Tệp hỏng.", .document),
    ])

  private static let unread = Held(
    entry: 5, path: "x.pdf", submitter: nil,
    receipt: ReceiptJudgement(receipt: nil, deadline: SampleCall.deadline), number: nil,
    title: nil, orientation: nil, total: nil,
    reasons: [reason("x.pdf", "F002", .error, "Không nhận ra mẫu.", .document)])

  // MARK: Worth a look

  private static let alike = noted(
    4, "talk.csv", reason("talk.csv", "R003", .note, "Giống 91 % nhiệm vụ 2 của Viện Mẫu."))

  private static let leavingOut = noted(
    7, "ds.xml",
    {
      var left = reason("ds.xml", "R006", .warning, "Bỏ 2 nhiệm vụ của danh mục trước.", .document)
      left.finding.difference = "2"
      return left
    }())

  private static let reachedAlike = noted(
    9, "b.xml",
    Held.Reason(path: "b.xml", finding: .sameContact(as: 4, named: "Viện <Mẫu>", .phone)))

  private static func noted(_ entry: Int, _ path: String, _ reason: Held.Reason) -> Held {
    Held(
      entry: entry, path: path, submitter: "Sở Công Thương tỉnh Ví Dụ",
      receipt: ReceiptJudgement(
        receipt: Receipt(at: SampleCall.instant("2023-04-12T08:30"), evidence: .mailBook),
        deadline: SampleCall.deadline),
      number: nil, title: nil, orientation: nil, total: nil, reasons: [reason])
  }

  /// On two days and once without a proved time, by two channels, of two provinces.
  private static let received: [Reception.Received] = {
    func one(
      _ day: String?, _ channel: String?, _ province: String?, _ kind: String?,
      _ status: ReceiptJudgement.Status
    ) -> Reception.Received {
      Reception.Received(
        day: day.flatMap { CalendarDay(iso: $0) }, channel: channel, province: province, kind: kind,
        status: status)
    }
    return [
      one("2023-04-12", "Bưu điện", "01", "state", .onTime),
      one("2023-04-12", "bưu  ĐIỆN", "26", "state", .onTime),
      one("2023-04-30", "Trực tiếp", "01", "enterprise", .contested),
      one("2023-05-02", "Trực <tiếp>", "99", nil, .late),
      one(nil, nil, nil, "state", .undetermined),
    ]
  }()

  private static func reason(
    _ path: String, _ code: Code, _ severity: Severity, _ message: String,
    _ place: Place = Place(line: 12, column: 5), field: String? = nil
  ) -> Held.Reason {
    Held.Reason(
      path: path,
      finding: Finding(
        code: code, severity: severity, place: place, field: field,
        message: Localized(same: message), advice: Localized(vi: "Sửa lại.", en: "Mend it."),
        clause: Localized(same: "Công văn 1469/BCT-TKNL")))
  }

  private static let books: Books = {
    var books = Books()
    books.received = 13
    books.current = 7
    books.superseded = 1
    books.duplicate = 1
    books.notCounted = 1
    books.waiting = 1
    books.withdrawn = 1
    books.quarantined = 1
    books.attachments = 2
    books.tasks = 5
    books.eligible = 3
    books.review = 1
    books.ineligible = 1
    books.orientations = [
      .init(
        orientation: 1, registerTasks: 1, planTasks: 1, registerTotal: Money(dong: 480_000_000),
        planTotal: Money(dong: 480_000_000))
    ]
    return books
  }()
}

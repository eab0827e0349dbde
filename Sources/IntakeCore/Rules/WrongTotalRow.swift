extension Rule {
  static let wrongTotalRow = Rule(
    code: "M006",
    title: Localized(
      vi: "Dòng cộng khác tổng các dòng của nó",
      en: "A total row differs from the sum of its rows"),
    why: Localized(
      vi: """
        Dòng “Cộng”, “Tổng cộng”, hoặc dòng đầu nhóm (“I”, “A”) có ghi số tiền, không được tính là \
        nhiệm vụ nhưng là số mà lãnh đạo đơn vị đã ký. Nếu khác tổng các dòng thì có dòng ghi sai \
        hoặc thiếu dòng. Khi có dòng không đọc được số tiền thì không so. Dòng “Cộng trang”, “Mang \
        sang” ở cuối hay đầu trang in phải bằng tổng các dòng của trang, hoặc tổng từ đầu bảng đến \
        đó. Đợt có thể đặt mức độ khác, vì dòng cộng chỉ để đối chiếu.
        """,
      en: """
        Rows such as “Cộng” and “Tổng cộng”, or the head of a group (“I”, “A”) that carries \
        amounts, are no tasks, but they are what the submitter's head has signed. Where they \
        differ from their rows, a row is wrong or missing. They are not compared where some row's \
        amount cannot be read. Rows such as “Cộng trang” and “Mang sang” at the foot or head of a \
        printed page have to be the sum of the page's rows, or of the rows so far. A call may set \
        another severity, since total rows only serve as a check.
        """),
    advice: Localized(
      vi: "Cộng lại các dòng phía trên; sửa dòng cộng hoặc dòng ghi sai, bổ sung dòng còn thiếu.",
      en: "Add up the rows above; correct the total or the wrong row, or add the missing one."),
    severity: .error, adjustable: true,
    place: Localized(
      vi: "ô sai của dòng cộng", en: "the wrong cell of the total row"),
    clause: .form,
    examples: [
      Example(
        kind: .good, form: .appendix1,
        content: .csv(sheet(subtotal: "2500,2000,500", total: "4000,3000,1000"))),
      Example(
        kind: .bad, form: .appendix1,
        content: .csv(sheet(subtotal: "2500,2000,500", total: "↓5000,3000,1000"))),
      Example(
        kind: .bad, form: .appendix1,
        content: .csv(sheet(subtotal: "2500,↓1500,500", total: "4000,3000,1000")),
        caption: Localized(
          vi: "Dòng cộng của nhóm I; tổng cộng vẫn đúng.",
          en: "The sub-total of group I; the grand total is right.")),
      Example(
        kind: .bad, form: .appendix1,
        content: .csv(
          sheet(subtotal: "2500,2000,500", total: "4000,3000,1000")
            .replacing(
              "II,Mô hình", with: ",Mang sang trang sau,,,,,,,,↓2600,2000,500,\nII,Mô hình")),
        caption: Localized(
          vi: "Số mang sang trang sau khác tổng các dòng.",
          en: "What is carried to the next page differs from its rows.")),
    ],
    check: .totals(compareRow))
}

private func compareRow(
  _ row: Record, scope: TotalScope, context: JudgingContext, findings: inout Findings
) {
  let scope = scope.likelier { differences(row, $0, context) }
  let sums = context.memory.sums(of: scope)
  for position in row.values.indices where !row.values[position].isMissing {
    guard row.table.fields[position].type == .amount, !sums.hasGap(at: position) else { continue }
    let sum = sums[position]
    switch row.values[position] {
    case .amount(let money) where money != sum:
      let isRounded =
        (money - sum).dong.magnitude <= sums.rounding(at: position).dong.magnitude
      reportDifference(
        money, from: sum, row, position, scope, isRounded ? .warning : nil, &findings)
    case .ambiguous(let index):
      let (one, other) = row.alternatives[index]
      guard one != sum, other != sum else { continue }
      reportDifference(one, from: sum, row, position, scope, nil, &findings)
    case .unreadable:
      findings.report(.wrongTotalRow, severity: .review, on: row, at: position) {
        Findings.Details(
          found: row.excerpt(position), expected: sum.decimal,
          message: .unreadable(row.excerpt(position), sum: sum, scope),
          advice: Localized(
            vi: "Ghi dòng cộng bằng số, cùng đơn vị tính với các dòng.",
            en: "Write the total as a number, in the unit of its rows."))
      }
    default: continue
    }
  }
}

/// How many amounts of a row are not the sums of what it sums up.
private func differences(_ row: Record, _ scope: TotalScope, _ context: JudgingContext) -> Int {
  let sums = context.memory.sums(of: scope)
  return row.values.indices.count { position in
    guard row.table.fields[position].type == .amount, !sums.hasGap(at: position) else {
      return false
    }
    let sum = sums[position]
    switch row.values[position] {
    case .amount(let money): return money != sum
    case .ambiguous(let index):
      return row.alternatives[index].0 != sum && row.alternatives[index].1 != sum
    default: return false
    }
  }
}

private func reportDifference(
  _ money: Money, from sum: Money, _ row: Record, _ position: Int, _ scope: TotalScope,
  _ severity: Severity?, _ findings: inout Findings
) {
  findings.report(.wrongTotalRow, severity: severity, on: row, at: position) {
    Findings.Details(
      found: money.decimal, expected: sum.decimal, difference: (money - sum).decimal,
      message: .differs(money, from: sum, row.table.fields[position].label, scope))
  }
}

extension Localized {
  fileprivate static func differs(
    _ money: Money, from sum: Money, _ label: Localized, _ scope: TotalScope
  ) -> Localized {
    let distance = Money.distance(money, from: sum)
    let rows = scope.rows
    return Localized(
      vi: """
        Dòng cộng ghi \(money.text.vi) ở cột “\(label.vi)”, nhưng \(rows.vi) cộng lại là \
        \(sum.text.vi); dòng cộng \(distance.vi).
        """,
      en: """
        The total row says \(money.text.en) in column “\(label.en)”, but \(rows.en) add up to \
        \(sum.text.en); the total row is \(distance.en).
        """)
  }

  fileprivate static func unreadable(
    _ text: String, sum: Money, _ scope: TotalScope
  ) -> Localized {
    let rows = scope.rows
    return Localized(
      vi: """
        Dòng cộng ghi “\(text)”, không đọc được thành số tiền nên không đối chiếu được với \
        \(rows.vi) (cộng lại là \(sum.text.vi)).
        """,
      en: """
        The total row says “\(text)”, which cannot be read as an amount, so it could not be \
        compared with \(rows.en) (which add up to \(sum.text.en)).
        """)
  }
}

extension TotalScope {
  /// The words of a row at the end of a page leave open whether the pages before are in it: it
  /// sums up what it agrees with.
  fileprivate func likelier(_ differences: (Self) -> Int) -> Self {
    switch self {
    case .group, .section, .table: self
    case .page, .carried:
      [self, self == .page ? .carried : .page].min { differences($0) < differences($1) } ?? self
    }
  }

  fileprivate var rows: Localized {
    switch self {
    case .group: Localized(vi: "các dòng của nhóm", en: "the rows of its group")
    case .section: Localized(vi: "các dòng của phần", en: "the rows of its section")
    case .table: Localized(vi: "các dòng của bảng", en: "the rows of the table")
    case .page: Localized(vi: "các dòng của trang", en: "the rows of its page")
    case .carried:
      Localized(vi: "các dòng từ đầu bảng đến đây", en: "the rows of the table so far")
    }
  }
}

/// A list of three tasks in two groups, with the amounts of its first sub-total and of its total.
private func sheet(subtotal: String, total: String) -> String {
  """
  Đơn vị đề xuất,Sở Công Thương tỉnh Ví Dụ
  Loại đơn vị,Cơ quan nhà nước
  Tỉnh/thành phố,Hà Nội
  Số văn bản,125/SCT-QLCN
  Ngày văn bản,05/04/2023
  Điện thoại,024 0000 0000
  Đơn vị tính: triệu đồng

  STT,Tên nhiệm vụ,Định hướng,Mục tiêu,Nội dung chính,Dự kiến sản phẩm,Đơn vị chủ trì,\
  Bắt đầu,Kết thúc,Tổng kinh phí,Ngân sách nhà nước,Nguồn khác,Loại nguồn khác
  I,Truyền thông,,,,,,,,,,,
  1,Tập huấn sản xuất sạch hơn cho làng nghề,1,Nâng cao nhận thức,Mở 5 lớp,Tài liệu,\
  Sở Công Thương,01/2024,12/2024,1500,1000,500,Doanh nghiệp
  2,Chuyên mục truyền hình về tiêu dùng bền vững,1,Nâng cao nhận thức,Sản xuất 12 số,\
  Chương trình,Sở Công Thương,01/2024,12/2024,1000,1000,0,
  ,Cộng,,,,,,,,\(subtotal),
  II,Mô hình,,,,,,,,,,,
  3,Mô hình tuần hoàn nước trong nhà máy giấy,2,Giảm tiêu hao nước,Lắp đặt và vận hành,\
  Mô hình,Sở Công Thương,01/2024,12/2024,1500,1000,500,Doanh nghiệp
  ,Cộng,,,,,,,,1500,1000,500,
  ,Tổng cộng,,,,,,,,\(total),

  """
}

extension Rule {
  static let sameTaskTwice = Rule(
    code: "R004",
    title: Localized(
      vi: "Cùng một nhiệm vụ ghi hai lần trong danh mục", en: "The same task twice in one list"),
    why: Localized(
      vi: """
        Hai dòng cùng tên (không kể chữ hoa, chữ thường, vị trí dấu thanh, khoảng trắng) sẽ được \
        bố trí kinh phí hai lần. Một đơn vị có thể có hai việc trùng tên thật, nên đợt có thể đặt \
        mức độ khác.
        """,
      en: """
        Two rows of one title (case, the place of tone marks and spaces aside) would be given \
        money twice. A submitter may really have two works of one name, so a call may set another \
        severity.
        """),
    advice: Localized(
      vi: "Bỏ dòng trùng; nếu là hai nhiệm vụ khác nhau, ghi tên cho phân biệt (địa bàn, ngành).",
      en: """
        Remove the row too many; if the tasks differ, give them titles that tell them apart (place, \
        sector).
        """),
    severity: .error, adjustable: true,
    place: Localized(vi: "mục “Tên nhiệm vụ” của dòng sau", en: "the later “Title”"),
    clause: .form,
    examples: [
      .good(),
      .bad(
        [
          ("task[1].title", "Phổ biến mô hình sản xuất sạch hơn trong ngành dệt may"),
          ("task[2].title", "PHỔ BIẾN mô hình sản xuất sạch hơn trong ngành dệt may"),
        ], at: "task[2].title"),
    ],
    check: .records([.task], findEarlier))
}

private func findEarlier(_ task: Record, context: JudgingContext, findings: inout Findings) {
  guard context.formKind == .appendix1, let earlier = context.memory.sameTitle,
    let position = task.table.position(of: .title)
  else { return }
  findings.report(.sameTaskTwice, on: task, at: position) {
    Findings.Details(
      found: task.excerpt(.title), message: .twice(of: earlier.number),
      related: [
        Finding.Related(
          place: earlier.place, path: task.path(position, ofSibling: Int(earlier.index)),
          found: earlier.number)
      ])
  }
}

extension Localized {
  fileprivate static func twice(of number: String?) -> Localized {
    let number = number?.excerpt(20)
    return Localized(
      vi: """
        Tên nhiệm vụ này đã có ở dòng trước\(number.map { ", số thứ tự \($0)" } ?? ""); mỗi nhiệm \
        vụ chỉ ghi một lần.
        """,
      en: """
        This title already stands in an earlier row\(number.map { ", number \($0)" } ?? ""); each \
        task is listed once.
        """)
  }
}

/// Where the tasks of two documents say something else for the first time.
struct TaskDifference {
  /// The position of the task.
  var task: Int
  /// What differs of it; nil where one document has no such task.
  var what: (name: Localized, own: Localized, other: Localized)?

  static func first(between own: [JudgedTask], and others: [JudgedTask]) -> TaskDifference? {
    for (position, (one, other)) in zip(own, others).enumerated() {
      guard let what = difference(one, other) else { continue }
      return TaskDifference(task: position, what: what)
    }
    if own.count == others.count { return nil }
    return TaskDifference(task: min(own.count, others.count), what: nil)
  }

  /// `nhiệm vụ thứ 2, tổng kinh phí (480.000.000 đồng; bản kia: 500.000.000 đồng)`
  var text: Localized {
    guard let what else {
      return Localized(
        vi: "nhiệm vụ thứ \(task + 1): chỉ một bản có",
        en: "task \(task + 1) stands in one of them only")
    }
    return Localized(
      vi: "nhiệm vụ thứ \(task + 1), \(what.name.vi) (\(what.own.vi); bản kia: \(what.other.vi))",
      en: "task \(task + 1), \(what.name.en) (\(what.own.en); the other: \(what.other.en))")
  }

  private typealias What = (name: Localized, own: Localized, other: Localized)

  private static func difference(_ one: JudgedTask, _ other: JudgedTask) -> What? {
    for (name, value) in values {
      let (own, second) = (value(one), value(other))
      if own != second { return (name, own, second) }
    }
    return nil
  }

  private static let values: [(name: Localized, value: @Sendable (JudgedTask) -> Localized)] = [
    (Localized(vi: "số thứ tự", en: "number"), { text($0.number) }),
    (Localized(vi: "tên", en: "title"), { text($0.title) }),
    (Localized(vi: "định hướng", en: "orientation"), { text($0.orientation.map { "\($0)" }) }),
    (Localized(vi: "tổng kinh phí", en: "total"), { money($0.total) }),
    (Localized(vi: "ngân sách nhà nước", en: "state budget"), { money($0.state) }),
    (Localized(vi: "nguồn khác", en: "other sources"), { money($0.other) }),
    (Localized(vi: "bắt đầu", en: "start"), { text($0.start?.text) }),
    (Localized(vi: "kết thúc", en: "end"), { text($0.end?.text) }),
  ]

  private static func text(_ value: String?) -> Localized {
    value.map { Localized(same: "“\($0.excerpt(80))”") } ?? Localized(vi: "để trống", en: "blank")
  }

  private static func money(_ value: Money?) -> Localized {
    value?.text ?? Localized(vi: "để trống", en: "blank")
  }
}

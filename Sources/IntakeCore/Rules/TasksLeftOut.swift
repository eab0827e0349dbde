extension Rule {
  static let tasksLeftOut = Rule(
    code: "R006",
    title: Localized(
      vi: "Danh mục mới bỏ nhiệm vụ của danh mục trước",
      en: "A new list leaves out tasks of the earlier one"),
    why: Localized(
      vi: """
        Danh mục nộp sau trong hạn thay danh mục trước. Khi không nhiệm vụ nào của danh mục trước \
        có lại trong danh mục mới thì có thể đó là công văn bổ sung: danh mục mới chờ quyết định, \
        danh mục trước vẫn được tính. Khi chỉ một số nhiệm vụ không còn thì danh mục mới vẫn thay, \
        và những nhiệm vụ bị bỏ được nêu tên. Nhiệm vụ được so theo tên, không theo số thứ tự.
        """,
      en: """
        A later list on time takes the place of the earlier one. Where no task of the earlier one \
        recurs, it may be a supplement: the new list waits for a decision and the earlier one \
        stands. Where only some are gone the new one takes its place, and those left out are \
        named. Tasks are compared by title, not by number.
        """),
    advice: Localized(
      vi: """
        Hỏi đơn vị, rồi ghi quyết định: dexuat decide SỐ-ĐẾN --supplements nếu là bổ sung, \
        --replaces nếu là thay thế.
        """,
      en: """
        Ask the submitter, then record: dexuat decide ENTRY --supplements where it is a \
        supplement, --replaces where it takes the place.
        """),
    severity: .review,
    place: Localized(vi: "cả tệp", en: "the document"), clause: .file,
    examples: [
      Example(
        kind: .good, form: .appendix1,
        content: .told(
          Localized(
            vi: "Danh mục nộp lại có đủ các nhiệm vụ cũ, thêm một nhiệm vụ mới.",
            en: "The list handed in again has all the old tasks and a new one."))),
      Example(
        kind: .bad, form: .appendix1,
        content: .told(
          Localized(
            vi: "Danh mục trước có hai nhiệm vụ; công văn bổ sung chỉ có một nhiệm vụ khác.",
            en: "The earlier list has two tasks; a later one has a single other task."))),
    ],
    check: .register)
}

extension Finding {
  /// R006 on a list that took the place of an earlier one with some of its tasks left out.
  static func leavesOut(_ tasks: [Int], of other: Counterpart, call: Call) -> Finding {
    let name = other.name(in: call.zone)
    let named = tasks.filter(other.tasks.indices.contains).prefix(toldAtMost)
      .map { other.tasks[$0].name }
    let more = tasks.count > named.count ? "; …" : ""
    var finding = Finding(
      .tasksLeftOut, about: other,
      message: Localized(
        vi: "Danh mục này thay danh mục trước (\(name.vi)) và không còn \(tasks.count) nhiệm vụ "
          + "của nó: " + named.map(\.vi).joined(separator: "; ") + more + ".",
        en: "This list takes the place of an earlier one (\(name.en)) and leaves out "
          + "\(tasks.count) of its tasks: " + named.map(\.en).joined(separator: "; ") + more + "."),
      call: call)
    finding.severity = .warning
    finding.difference = String(tasks.count)
    finding.advice = .leftOut
    return finding
  }

  /// R006 on a list that waits: none of the earlier lists' tasks recurs in it.
  static func sharesNothing(with others: [Counterpart], call: Call) -> Finding {
    let names = others.map { $0.name(in: call.zone) }
    let (vi, en) = (
      names.map(\.vi).joined(separator: "; "), names.map(\.en).joined(separator: "; ")
    )
    var finding = Finding(
      .tasksLeftOut, about: others.first ?? Counterpart(path: "", entry: nil, receivedAt: nil),
      message: Localized(
        vi: "Không nhiệm vụ nào của danh mục đang được tính (\(vi)) có trong danh mục này: chưa rõ "
          + "là bổ sung hay thay thế, nên danh mục này chờ quyết định.",
        en: "No task of the list that counts (\(en)) recurs in this one: whether it supplements or "
          + "replaces is not clear, so it waits for a decision."),
      call: call)
    finding.related = others.map(\.related)
    return finding
  }

  private static let toldAtMost = 10
}

extension Localized {
  fileprivate static let leftOut = Localized(
    vi: "Không phải làm gì nếu đơn vị bỏ những nhiệm vụ đó; nếu không, hãy nộp lại danh mục đủ.",
    en: "Nothing needs to be done if they were meant to go; else hand in the whole list again.")
}

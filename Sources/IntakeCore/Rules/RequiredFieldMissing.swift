extension Rule {
  static let requiredFieldMissing: Rule = Rule(
    code: "A001",
    title: Localized(
      vi: "Thiếu mục bắt buộc, hoặc để trống", en: "A required field is missing or blank"),
    why: Localized(
      vi: "Tên, mục tiêu, nội dung, sản phẩm, kinh phí và thời gian là những gì làm nên một nhiệm "
        + "vụ; thiếu một mục thì không thể tổng hợp và thẩm định.",
      en: "Its name, aim, content, product, money and time are what make a task; without one of "
        + "them it can be neither consolidated nor appraised."),
    advice: Localized(
      vi: "Điền đầy đủ mục này, thêm mục nếu tệp chưa có, rồi kiểm tra lại.",
      en: "Fill in this field, adding it where the file has none, and check again."),
    severity: .error,
    place: Localized(
      vi: "ô của mục để trống; nếu tệp không có mục đó thì nhiệm vụ hoặc phần đơn vị đề xuất",
      en: "the blank field; where it is not there at all, the task or submitter it belongs to"),
    clause: .form, schema: .part,
    examples: [
      .good(), .good(form: .appendix2),
      .good(
        [
          ("submitter.kind", "individual"), ("submitter.dispatchNumber", nil),
          ("submitter.dispatchDate", nil),
        ],
        Localized(
          vi: "cá nhân không cần số, ngày văn bản",
          en: "an individual needs no dispatch number and date")),
      .bad([("task[1].objective", "")], at: "task[1].objective"),
      .bad([("task[2].product", nil)], at: nil),
      .bad(
        [("submitter.dispatchNumber", "")], at: "submitter.dispatchNumber",
        Localized(
          vi: "bắt buộc, trừ trường hợp cá nhân", en: "required unless an individual proposes")),
      .bad(
        [("task[1].activity[2].content", "")], at: "task[1].activity[2].content",
        form: .appendix2),
    ],
    check: .several([
      .records(Set(TableKind.allCases), judgeRequired), .document(judgeWhole),
      .outcome { task, call in
        let lacking = task.lackingForPlan
        return lacking.isEmpty ? nil : .lacking(lacking.compactMap { call.label(of: $0) })
      },
    ]))

  private static func judgeRequired(
    _ record: Record, _ context: JudgingContext, _ findings: inout Findings
  ) {
    if record.table.kind == .submitter, record.slots.allSatisfy(\.isAbsent) {
      findings.report(.requiredFieldMissing, on: record, at: nil) { .noSubmitter }
      return
    }
    let unsaid = record.unsaidBySheet
    if let first = unsaid.first {
      findings.report(.requiredFieldMissing, severity: .review, on: record, at: first) {
        .unsaid(unsaid.map { record.table.fields[$0].label }, record)
      }
    }
    for position in record.slots.indices where record.isMissing(position) {
      guard context.requires(record.table.fields[position].required),
        !unsaid.contains(position), !context.isUnread(position, of: record.table),
        !record.table.fields[position].hasOwnRule(in: record.table.kind)
      else { continue }
      findings.report(.requiredFieldMissing, on: record, at: position) {
        .missing(record.table.fields[position], record)
      }
    }
    judgeActivities(record, context, &findings)
  }

  /// An outline has one activity or more, where its form knows activities.
  private static func judgeActivities(
    _ record: Record, _ context: JudgingContext, _ findings: inout Findings
  ) {
    guard record.table.kind == .task, context.formKind == .appendix2, let form = context.form,
      form.table(.activity) != nil,
      !record.children.contains(where: { $0.table.kind == .activity })
    else { return }
    findings.report(.requiredFieldMissing, on: record, at: nil) { .noActivity }
  }

  /// What the form as a whole lacks; where the file broke off, that was said already.
  private static func judgeWhole(_ context: JudgingContext, _ findings: inout Findings) {
    let broken: [Code] = ["F001", "F004", "L001", "L002"]
    guard let header = context.header,
      broken.allSatisfy({ findings.ledger.countsByCode[$0] == nil })
    else { return }
    if context.submitter == nil {
      findings.report(.requiredFieldMissing, place: header.place, path: header.path) {
        .noSubmitter
      }
    }
    if context.memory.taskCount > 0 {
      for kind in [TableKind.task, .activity] {
        let fields = context.form?.table(kind)?.fields ?? []
        let absent = (header.absentColumns[kind] ?? []).filter {
          fields.indices.contains($0) && !fields[$0].hasOwnRule(in: kind)
        }
        guard !absent.isEmpty else { continue }
        findings.report(.requiredFieldMissing, place: header.place, path: header.path) {
          .noColumn(absent.map { fields[$0].label }, of: kind)
        }
      }
    }
    if context.memory.taskCount == 0 {
      findings.report(.requiredFieldMissing, place: header.place, path: header.path) { .noTask }
    }
  }
}

extension Record {
  /// Whether nothing stands in a field. An amount may be blank though a dash stands there.
  fileprivate func isMissing(_ position: Int) -> Bool {
    if slots[position].isBlank { return true }
    guard case .blank = values[position] else { return false }
    return table.fields[position].type == .amount
  }
}

extension Record {
  /// What a sheet has no line for and its submitter's name does not tell: the kind of body; where
  /// the name stands in the official block, the province too.
  fileprivate var unsaidBySheet: [Int] {
    guard table.kind == .submitter, let name = table.position(of: .name), !slots[name].isBlank,
      notation(name) == .everyday
    else { return [] }
    let isOfBlock = basis(name, where: { $0 == .officialBlock }) != nil
    return [KnownField.kind, .province].compactMap { field in
      guard field == .kind || isOfBlock, let position = table.position(of: field),
        table.fields[position].required == .always, slots[position].isAbsent
      else { return nil }
      return position
    }
  }
}

extension Field {
  /// Whether another rule tells of its absence: A008 of the number, O001 of the orientation.
  fileprivate func hasOwnRule(in table: TableKind) -> Bool {
    type == .orientation || (table == .task && known == .number)
  }
}

extension JudgingContext {
  /// Whether a field has no column, or none that is understood: this is said of the table.
  fileprivate func isUnread(_ position: Int, of table: FieldTable) -> Bool {
    guard let header else { return false }
    return header.absentColumns[table.kind]?.contains(position) == true
      || header.foreignColumns[table.kind]?.contains(position) == true
  }

  /// Whether a field must be filled in whatever the task's orientation is. A submitter of unknown
  /// kind is held to be none of the individuals.
  func requires(_ required: Requirement) -> Bool {
    switch required {
    case .always: true
    case .unlessIndividual: submitterKind != "individual"
    case .never, .byOrientation: false
    }
  }
}

extension JudgedTask {
  /// What the plan prints of a task and this one does not say, or not so that it can be read.
  fileprivate var lackingForPlan: [KnownField] {
    [
      (KnownField.title, title == nil), (.orientation, orientation == nil),
      (.start, start == nil), (.end, end == nil), (.total, total == nil),
      (.state, state == nil), (.other, other == nil),
    ].filter(\.1).map(\.0)
  }
}

extension Call {
  fileprivate func label(of field: KnownField) -> Localized? {
    form(.appendix1)?.table(.task)?.fields.first { $0.known == field }?.label
  }
}

extension Findings.Details {
  /// What is eligible otherwise, mostly by a decision, and still cannot be printed.
  fileprivate static func lacking(_ fields: [Localized]) -> Self {
    let names = Localized.list(fields.map { Localized(vi: "“\($0.vi)”", en: "“\($0.en)”") })
    return Self(
      message: Localized(
        vi: "Không đọc được \(names.vi): danh mục tổng hợp không in được nhiệm vụ này.",
        en: "\(names.en) cannot be read: the consolidated plan cannot print this task."),
      advice: Localized(
        vi: "Đề nghị đơn vị gửi lại phụ lục với các mục đó; quyết định chấp nhận không thay được "
          + "nội dung còn thiếu.",
        en: "Ask the submitter for the form with these fields; a decision that accepts it cannot "
          + "stand in for what is missing."))
  }

  fileprivate static func missing(_ field: Field, _ record: Record) -> Self {
    let there = record.whereabouts
    let unless = field.required == .unlessIndividual
    return Self(
      message: Localized(
        vi: "Mục “\(field.label.vi)” bắt buộc\(unless ? " (trừ trường hợp cá nhân)" : "") nhưng "
          + "chưa điền\(there.vi).",
        en: "“\(field.label.en)” is required\(unless ? " unless an individual proposes" : "") and "
          + "is not filled in\(there.en)."),
      isStructural: field.required == .always)
  }

  fileprivate static func noColumn(_ labels: [Localized], of kind: TableKind) -> Self {
    let names = Localized.list(labels.map { Localized(vi: "“\($0.vi)”", en: "“\($0.en)”") })
    let row =
      kind == .activity
      ? Localized(vi: "nội dung công việc", en: "activity") : Localized(vi: "nhiệm vụ", en: "task")
    return Self(
      message: Localized(
        vi: "Bảng không có cột \(names.vi), là mục bắt buộc của mỗi \(row.vi).",
        en: "The table has no column for \(names.en), which every \(row.en) must give."),
      advice: Localized(
        vi: "Thêm cột còn thiếu, hoặc ghi tiêu đề cột như mẫu.",
        en: "Add the missing column, or head the column as the form does."),
      isStructural: true)
  }

  fileprivate static func unsaid(_ labels: [Localized], _ record: Record) -> Self {
    let names = Localized.list(labels.map { Localized(vi: "“\($0.vi)”", en: "“\($0.en)”") })
    let name = (record.text(.name) ?? "").excerpt()
    return Self(
      message: Localized(
        vi: "Không có mục \(names.vi), và tên “\(name)” không cho biết.",
        en: "\(names.en) is not given, and the name “\(name)” does not tell."),
      advice: Localized(
        vi: "Ghi thêm \(names.vi) ở phần đơn vị đề xuất.",
        en: "Add \(names.en) to the submitter's part."),
      isStructural: true)
  }

  fileprivate static let noSubmitter = Self(
    message: Localized(
      vi: "Không có thông tin về đơn vị đề xuất.", en: "Nothing is said of the submitter."),
    advice: Localized(
      vi: "Điền phần đơn vị đề xuất: tên, loại đơn vị, tỉnh/thành phố, số và ngày văn bản.",
      en: "Fill in the submitter's part: name, kind, province, number and date of the dispatch."),
    isStructural: true)

  fileprivate static let noTask = Self(
    message: Localized(vi: "Không có nhiệm vụ nào.", en: "There is no task."),
    advice: Localized(
      vi: "Ghi ít nhất một nhiệm vụ; đơn vị không có đề xuất thì không cần gửi phụ lục.",
      en: "Give at least one task; who proposes none need not send the form."),
    isStructural: true)

  fileprivate static let noActivity = Self(
    message: Localized(
      vi: "Thuyết minh không có nội dung công việc nào.", en: "The outline has no activity."),
    advice: Localized(
      vi: "Ghi ít nhất một nội dung công việc, với thời gian và kinh phí của nội dung đó.",
      en: "Give at least one activity with its time and money."),
    isStructural: true)
}

extension Rule {
  static let placeholderAnswer: Rule = Rule(
    code: "A009",
    title: Localized(
      vi: "Lời nhắc của mẫu, hoặc chỉ có dấu chấm, gạch ngang, chữ “x”, thay cho câu trả lời",
      en: "The template's own hint, or only dots, dashes or “x”, in place of an answer"),
    why: Localized(
      vi: "Mục có chữ nhưng không nói gì thì vẫn là chưa điền. Một dấu gạch ngang ở mục không bắt "
        + "buộc được hiểu là “không có”.",
      en: "A field with signs that say nothing is not filled in. A dash alone in a field that is "
        + "not required is taken as “none”."),
    advice: Localized(
      vi: "Thay bằng nội dung thật; mục không bắt buộc mà không có gì để ghi thì để trống.",
      en: "Put the real answer there; where nothing has to be said and nothing is, leave it blank."),
    severity: .error, place: .fieldNamed,
    clause: .form, schema: .part,
    examples: [
      .good(),
      .good(
        [("task[1].partners", "-")],
        Localized(
          vi: "dấu gạch ngang ở mục không bắt buộc: “không có”",
          en: "a dash in a field that is not required: “none”")),
      .bad([("task[1].objective", "…………")], at: "task[1].objective"),
      .bad([("task[2].content", "-")], at: "task[2].content"),
      .bad([("submitter.name", "xxx")], at: "submitter.name"),
      .good(
        [("submitter.address", "........")],
        Localized(vi: "Mục không bắt buộc.", en: "A field that is not required.")),
      .bad([("submitter.name", "........")], at: "submitter.name"),
    ],
    check: .records(Set(TableKind.allCases)) { record, context, findings in
      for position in record.slots.indices {
        guard let first = record.firstByte(position), Filler.mayStart(with: first),
          Filler(record.bytes(position)) != nil,
          context.answer(record, position) == .placeholder
        else { continue }
        findings.report(.placeholderAnswer, on: record, at: position) {
          .placeholder(record, position)
        }
      }
      for hint in context.lexicon.hints(of: record.table) {
        guard let first = record.firstByte(hint.position), hint.mayStart(with: first),
          hint.matches(record.bytes(hint.position))
        else { continue }
        findings.report(.placeholderAnswer, on: record, at: hint.position) {
          .hint(record, hint.position)
        }
      }
    })
}

/// Whether what stands in a field answers it.
enum Answer {
  case answer
  /// A dash where nothing has to be said.
  case nothing
  /// A hint or a filler: A009 tells of it, and no rule about the field's content has to.
  case placeholder
}

extension JudgingContext {
  /// Whether what stands in a field (which is not blank) answers it. A list's "x" and an amount
  /// that is none are left to the rules of their types.
  func answer(_ record: Record, _ position: Int) -> Answer {
    let type = record.table.fields[position].type
    if type == .amount || type == .quantity { return .answer }
    if record.values[position] == .blank { return .nothing }
    let text = record.bytes(position)
    switch Filler(text) {
    case .crosses: return type.isRestricted ? .answer : .placeholder
    case .dots: return .placeholder
    case .dashes:
      if requires(record.table.fields[position].required) { return .placeholder }
      return type.isRestricted && record.notation(position) == .exact ? .answer : .nothing
    case nil:
      let isHint = lexicon.hints(of: record.table).contains {
        $0.position == position && $0.matches(text)
      }
      return isHint ? .placeholder : .answer
    }
  }
}

extension FieldType {
  /// Whether a schema of the form restricts the field's text beyond its length.
  var isRestricted: Bool {
    switch self {
    case .code, .orientation, .target, .date, .month, .amount, .quantity: true
    case .text, .number, .province, .identifier, .dispatchNumber, .phone, .email: false
    }
  }
}

extension Findings.Details {
  fileprivate static func placeholder(_ record: Record, _ position: Int) -> Self {
    let field = record.table.fields[position]
    let text = record.text(position)
    let there = record.whereabouts
    return Self(
      found: text.excerpt(200),
      message: Localized(
        vi: "Mục “\(field.label.vi)” chỉ có “\(text.excerpt(20))”, chưa phải là câu trả lời"
          + "\(there.vi).",
        en: "“\(field.label.en)” holds only “\(text.excerpt(20))”, which is no answer\(there.en)."),
      isStructural: field.type.isRestricted)
  }

  fileprivate static func hint(_ record: Record, _ position: Int) -> Self {
    let field = record.table.fields[position]
    let text = record.text(position)
    let there = record.whereabouts
    return Self(
      found: text.excerpt(200),
      message: Localized(
        vi: "Mục “\(field.label.vi)” vẫn là lời nhắc của mẫu, chưa điền\(there.vi).",
        en: "“\(field.label.en)” still holds the template's own hint\(there.en)."),
      isStructural: field.type.isRestricted)
  }
}

extension Rule {
  static let hiddenCharacters: Rule = Rule(
    code: "L003",
    title: Localized(
      vi: "Ký tự không nhìn thấy, ký tự điều khiển hoặc chữ giả trong mục dùng để nhận biết",
      en: "Invisible, control or look-alike characters in a field that identifies"),
    why: Localized(
      vi: """
        Tên đơn vị, mã định danh, số văn bản, số và tên nhiệm vụ cho biết hồ sơ của ai và về việc \
        gì. Ký tự không nhìn thấy (thường do chép từ trang mạng hay tệp PDF) hoặc chữ Kirin, Hy \
        Lạp trông như chữ Latinh làm hai tên giống hệt nhau trước mắt người đọc thành hai tên \
        khác nhau.
        """,
      en: """
        The submitter's name and code, the dispatch number, a task's number and title tell whose \
        document it is and what it is about. Invisible characters (often copied along from a web \
        page or a PDF), or Cyrillic and Greek letters that look like Latin ones, make two names \
        that look the same into different ones.
        """),
    advice: Localized(
      vi: "Xóa mục này rồi gõ lại bằng bàn phím, không dán.",
      en: "Empty the field and type it again by hand instead of pasting it."),
    severity: .warning, place: .fieldNamed,
    clause: .file,
    examples: [
      .good(),
      .good(
        [("submitter.name", "Viện\u{A0}Nghiên cứu β – Hà Nội")],
        Localized(
          vi: "Dấu cách không ngắt, gạch ngang dài, chữ Hy Lạp đứng riêng.",
          en: "A no-break space, a long dash, a Greek letter by itself.")),
      .bad(
        [("task[1].title", "Định mức tiêu\u{200B} hao ngành dệt may")], at: "task[1].title",
        Localized(
          vi: "U+200B, dấu cách không độ rộng, sau chữ “tiêu”.",
          en: "U+200B, a zero-width space, behind “tiêu”.")),
      .bad(
        [("submitter.name", "\u{0421}ở Công Thương tỉnh Ví Dụ")], at: "submitter.name",
        Localized(
          vi: "Chữ С đầu là chữ Kirin.", en: "The first letter is the Cyrillic С.")),
      .bad([("submitter.code", "000.00.15.\u{041D}99")], at: "submitter.code"),
      .bad([("task[2].number", "2\u{202E}")], at: "task[2].number"),
    ],
    check: .records([.submitter, .task]) { record, context, findings in
      for field in identifying {
        guard let position = record.table.position(of: field) else { continue }
        let hidden = HiddenCharacter.all(in: record.bytes(position))
        guard !hidden.isEmpty else { continue }
        let isGrave = field == .number || hidden.contains(where: \.isDirection)
        findings.report(
          .hiddenCharacters, severity: isGrave ? .review : nil, on: record, at: position
        ) {
          .hidden(hidden, in: record.table.fields[position].label)
        }
      }
      judgeFigures(record, &findings)
    })
}

/// Signs within an amount or a date that nobody sees: what is read may not be what is shown.
private func judgeFigures(_ record: Record, _ findings: inout Findings) {
  for position in record.slots.indices where record.table.fields[position].type.isFigure {
    let hidden = HiddenCharacter.all(in: record.bytes(position)).filter {
      HiddenCharacter.isInvisible($0.scalar)
    }
    guard !hidden.isEmpty else { continue }
    findings.report(.hiddenCharacters, severity: .review, on: record, at: position) {
      .hidden(hidden, in: record.table.fields[position].label)
    }
  }
}

extension FieldType {
  fileprivate var isFigure: Bool {
    switch self {
    case .amount, .month, .date, .quantity, .orientation: true
    default: false
    }
  }
}

private let identifying: [KnownField] = [.name, .code, .dispatchNumber, .number, .title]

/// Beyond these only their number is told.
private let toldAtMost = 3

extension Findings.Details {
  fileprivate static func hidden(_ hidden: [HiddenCharacter], in label: Localized) -> Self {
    let told = hidden.prefix(toldAtMost).map { character in
      Localized(
        vi: "\(character.code) (\(character.name.vi)) ở vị trí \(character.position)",
        en: "\(character.code) (\(character.name.en)) at character \(character.position)")
    }
    let list = Localized.list(told, separator: "; ")
    let rest = hidden.count - told.count
    let more =
      rest == 0
      ? Localized(same: "") : Localized(vi: "; và \(rest) ký tự nữa", en: "; and \(rest) more")
    return Self(
      found: told.isEmpty ? nil : hidden[0].code,
      message: Localized(
        vi: "Mục “\(label.vi)” có ký tự mắt không nhận ra: \(list.vi)\(more.vi).",
        en: "“\(label.en)” holds characters that the eye cannot see: \(list.en)\(more.en)."))
  }
}

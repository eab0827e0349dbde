import IntakeCore

/// An example in words: what is otherwise than in a sound form, or the lines around the place.
struct ExampleText {
  private(set) var sentences: [Localized] = []
  /// The lines of the file around the mark.
  private(set) var snippet: [String] = []
  private let call: Call

  init(_ example: Example, rule: Rule, call: Call) {
    self.call = call
    describe(example)
    if let caption = example.caption { sentences[0] = sentences[0].with(caption) }
  }

  private mutating func describe(_ example: Example) {
    switch example.content {
    case .fields(let edits, _):
      sentences = [edits.isEmpty ? example.form.soundForm : list(edits, in: example.form)]
    case .xml(let text):
      sentences = [Localized(vi: "Tệp XML", en: "An XML file")]
      snippet = Self.around(text)
    case .csv(let text):
      sentences = [Localized(vi: "Bảng tính", en: "A sheet")]
      snippet = Self.sheet(text)
    case .submission(let list, let outline, _): sentences = [pair(list, outline)]
    case .received(let instant): sentences = [received(instant)]
    case .told(let story): sentences = [story]
    }
  }

  private func list(_ edits: [Example.FieldEdit], in form: FormKind) -> Localized {
    let parts = edits.map { edit in
      let name = name(of: edit.key, in: form)
      let text = edit.said
      return Localized(vi: "\(name.vi): \(text.vi)", en: "\(name.en): \(text.en)")
    }
    return Localized(
      vi: parts.map(\.vi).joined(separator: "; "), en: parts.map(\.en).joined(separator: "; "))
  }

  /// The label of a field and the record it belongs to: `Tổng kinh phí (nhiệm vụ 1)`.
  private func name(of key: String, in form: FormKind) -> Localized {
    let steps = key.split(separator: ".").map(String.init)
    let records = steps.filter { $0.contains("[") }.map(Self.record)
    let owner = Localized(
      vi: records.map(\.vi).joined(separator: ", "), en: records.map(\.en).joined(separator: ", "))
    guard let last = steps.last, !last.contains("["),
      let field = field(last, of: steps.dropLast().last ?? "", in: form)
    else { return records.isEmpty ? Self.whole(key) : owner }
    guard !records.isEmpty else { return field }
    return Localized(vi: "\(field.vi) (\(owner.vi))", en: "\(field.en) (\(owner.en))")
  }

  private func field(_ id: String, of record: String, in form: FormKind) -> Localized? {
    let kind = TableKind(rawValue: record.split(separator: "[").first.map(String.init) ?? "")
    return kind.flatMap { call.form(form)?.table($0) }?.fields.first { $0.id == id }?.label
  }

  private static func whole(_ key: String) -> Localized {
    switch key {
    case "call": Localized(vi: "Mã đợt kêu gọi", en: "The call's id")
    case "unit": Localized(vi: "Đơn vị tính", en: "The unit of money")
    case "submitter": Localized(vi: "Phần đơn vị đề xuất", en: "The submitter's part")
    default: Localized(same: key)
    }
  }

  private static func record(_ step: String) -> Localized {
    let parts = step.split(separator: "[")
    let number = parts[1].dropLast()
    switch parts[0] {
    case "activity": return Localized(vi: "nội dung công việc \(number)", en: "activity \(number)")
    case "contribution": return Localized(vi: "đóng góp \(number)", en: "contribution \(number)")
    default: return Localized(vi: "nhiệm vụ \(number)", en: "task \(number)")
    }
  }

  private func pair(_ list: [Example.FieldEdit], _ outline: [Example.FieldEdit]?) -> Localized {
    guard let outline else {
      return Localized(
        vi: "Không có Phụ lục 2 của nhiệm vụ 1", en: "Appendix 2 of task 1 is missing")
    }
    if list.isEmpty, outline.isEmpty {
      return Localized(
        vi: "Phụ lục 1 và Phụ lục 2 của cùng đơn vị, khớp nhau",
        en: "Appendix 1 and Appendix 2 of one submitter that agree")
    }
    var parts: [Localized] = []
    if !list.isEmpty {
      let text = self.list(list, in: .appendix1)
      parts.append(Localized(vi: "Phụ lục 1: \(text.vi)", en: "Appendix 1: \(text.en)"))
    }
    if !outline.isEmpty {
      let text = self.list(outline, in: .appendix2)
      parts.append(Localized(vi: "Phụ lục 2: \(text.vi)", en: "Appendix 2: \(text.en)"))
    }
    return Localized(
      vi: parts.map(\.vi).joined(separator: " — "), en: parts.map(\.en).joined(separator: " — "))
  }

  private func received(_ text: String?) -> Localized {
    guard let text else {
      return Localized(
        vi: "Không có gì chứng minh tệp đến lúc nào",
        en: "Nothing proves when the document arrived")
    }
    guard let instant = Instant(iso: text, zone: call.zone) else {
      preconditionFailure("an example's instant that is none: \(text)")
    }
    let said = instant.text(in: call.zone)
    return Localized(vi: "Tệp đến lúc \(said.vi)", en: "The document arrived at \(said.en)")
  }

  /// The lines around the mark; of a wide table the marked cell between its neighbours, each with
  /// its name and its heading: `C16  Định hướng: ↓1 và 3`.
  private static func sheet(_ text: String) -> [String] {
    let lines = around(text)
    guard lines.contains(where: { $0.count > widest }) else { return lines }
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(Self.cells)
    let table = rows.firstIndex { $0.first == "STT" }
    guard
      let row = rows.firstIndex(where: { $0.contains { $0.contains("↓") } })
        ?? table.map({ $0 + 1 }),
      rows.indices.contains(row)
    else { return [] }
    // Without a mark the title and what stands beside it.
    let marked = rows[row].firstIndex { $0.contains("↓") } ?? 2
    let shown = max(0, marked - 1)..<min(rows[row].count, marked + 2)
    return shown.map { column in
      let heading = table.flatMap { rows[$0].indices.contains(column) ? rows[$0][column] : nil }
      let label = (table ?? row) < row ? heading.map { $0 + ": " } ?? "" : ""
      return "\(Place.columnName(column + 1))\(row + 1)  \(label)\(rows[row][column])"
    }
  }

  /// The longest line that is shown whole.
  private static let widest = 90

  /// The cells of a row; a comma within quotation marks parts nothing.
  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for letter in line {
      if letter == "\"" { isQuoted.toggle() }
      if letter == ",", !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(letter)
      }
    }
    return cells
  }

  /// The line with the mark and two lines before and after it; without a mark the heads of the
  /// columns and what stands under them, else the first lines.
  private static func around(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    guard let marked = lines.firstIndex(where: { $0.contains("↓") }) else {
      let table = lines.firstIndex { $0.hasPrefix("STT,") } ?? 0
      return Array(lines[table...].prefix(3))
    }
    return Array(lines[max(0, marked - 2)..<min(lines.count, marked + 3)])
  }
}

extension Example.FieldEdit {
  /// The longest text that is shown whole.
  private static let shown = 60

  fileprivate var said: Localized {
    guard let text else { return Localized(vi: "không có", en: "not there") }
    if text.isEmpty { return Localized(vi: "để trống", en: "blank") }
    guard text.count > Self.shown else { return Localized(same: "“\(text)”") }
    let beginning = String(text.prefix(Self.shown))
    return Localized(
      vi: "“\(beginning)…” (\(text.count) chữ)", en: "“\(beginning)…” (\(text.count) letters)")
  }
}

extension FormKind {
  fileprivate var soundForm: Localized {
    switch self {
    case .appendix1:
      Localized(
        vi: "Phụ lục 1 điền đầy đủ và đúng", en: "Appendix 1, filled in completely and soundly")
    case .appendix2:
      Localized(
        vi: "Phụ lục 2 điền đầy đủ và đúng", en: "Appendix 2, filled in completely and soundly")
    }
  }
}

extension Localized {
  /// The text with an explanation after it.
  fileprivate func with(_ caption: Localized) -> Localized {
    func joined(_ text: String, _ caption: String) -> String {
      let plain = caption.hasSuffix(".") ? String(caption.dropLast()) : caption
      return "\(text) (\(plain))"
    }
    return Localized(vi: joined(vi, caption.vi), en: joined(en, caption.en))
  }
}

internal import IntakeCore

/// Reads the forms of a definition: their field tables.
struct FormsDecoder {
  let lists: [CodeList]
  let lenders: Lenders

  func forms(_ node: CallNode) throws -> [Form] {
    try node.expect(attributes: ["from"], children: ["form"])
    if let lender = try lenders.lender(of: node) { return lender.forms }
    var forms: [Form] = []
    for node in node.all("form") {
      let form = try form(node, after: forms)
      if forms.contains(where: { $0.kind == form.kind }) {
        throw node.mistake(.namedTwice(form.kind.rawValue))
      }
      forms.append(form)
    }
    for kind in FormKind.allCases where !forms.contains(where: { $0.kind == kind }) {
      throw node.mistake(.noForm(kind.rawValue))
    }
    return forms
  }

  private func form(_ node: CallNode, after earlier: [Form]) throws -> Form {
    try node.expect(attributes: ["id"], children: ["title", "name", "note", "unit", "table"])
    let unit = try node.one("unit")
    try unit.expect(attributes: ["default"], children: ["label", "alias"])
    let kind = try node.choice("id", FormKind.self)
    let label = try unit.text("label")
    var tables: [FieldTable] = []
    for node in node.all("table") {
      let table = try table(node, after: earlier)
      if tables.contains(where: { $0.kind == table.kind }) {
        throw node.mistake(.namedTwice(table.kind.rawValue))
      }
      tables.append(table)
    }
    for (required, fields) in Self.required(kind) {
      guard let table = tables.first(where: { $0.kind == required }) else {
        throw node.mistake(.noTable(required.rawValue))
      }
      for field in fields where table.position(of: field) == nil {
        throw node.mistake(.noField(field.rawValue, in: required.rawValue))
      }
    }
    return Form(
      kind: kind, title: try node.text("title"), name: try node.text("name"),
      defaultUnit: try unit.choice("default"),
      unitLabels: [label.vi, label.en] + (try unit.words("alias")),
      note: try node.texts("note").first, tables: tables)
  }

  /// The fields that a form cannot do without.
  private static func required(_ kind: FormKind) -> [(TableKind, [KnownField])] {
    let both: [(TableKind, [KnownField])] = [
      (.submitter, [.name, .kind, .province]),
      (.task, [.number, .title, .orientation, .start, .end, .total, .state, .other]),
    ]
    return kind == .appendix1 ? both : both + [(.activity, [.content, .state, .other])]
  }

  private func table(_ node: CallNode, after earlier: [Form]) throws -> FieldTable {
    try node.expect(
      attributes: ["id", "rows", "extends"], children: ["label", "field", "combined"])
    let kind = try node.choice("id", TableKind.self)
    _ = (try node.text("label"), try node.attribute("rows"))
    let base = try extended(node, kind, earlier)
    var fields = base?.fields ?? []
    var combined = base?.combined ?? []
    var names = Names(fields, combined)
    for node in node.all("field") {
      let field = try field(node)
      try names.insert(field, of: node)
      fields.append(field)
    }
    for node in node.all("combined") {
      let column = try self.combined(node, among: fields)
      try names.insert(labels: column.labels, for: column.fields.joined(separator: " "), of: node)
      combined.append(column)
    }
    guard !fields.isEmpty else { throw node.mistake(.noFields) }
    return FieldTable(kind: kind, fields: fields, combined: combined)
  }

  private func extended(
    _ node: CallNode, _ kind: TableKind, _ earlier: [Form]
  ) throws -> FieldTable? {
    guard let id = node.optionalAttribute("extends") else { return nil }
    guard let table = earlier.first(where: { $0.kind.rawValue == id })?.table(kind) else {
      throw node.mistake(.unknownName(id))
    }
    return table
  }

  private func field(_ node: CallNode) throws -> Field {
    try node.expect(
      attributes: ["id", "xml", "type", "required", "list", "maxLength"],
      children: ["label", "alias", "hint"])
    let type = try type(node)
    var maxLength: Int?
    if let text = node.optionalAttribute("maxLength") {
      maxLength = try node.value(
        "maxLength", text, Int(text).flatMap { 1...1_000_000 ~= $0 ? $0 : nil },
        Localized(same: "1–1000000"))
    } else if type == .text {
      maxLength = 20_000
    }
    return Field(
      id: try node.fieldName("id"), xmlName: try node.fieldName("xml"), type: type,
      required: try node.requirement(), maxLength: maxLength, label: try node.text("label"),
      aliases: try node.words("alias"), hint: try node.optionalText("hint"))
  }

  private func type(_ node: CallNode) throws -> FieldType {
    let text = try node.attribute("type")
    let list = node.optionalAttribute("list")
    if text == "code" {
      let id = try node.attribute("list")
      guard lists.contains(where: { $0.id == id }) || lists.isEmpty else {
        throw node.mistake(.unknownName(id))
      }
      return .code(list: id)
    }
    if list != nil { throw node.mistake(.unknownAttribute("list")) }
    let plain: [String: FieldType] = [
      "text": .text, "number": .number, "orientation": .orientation, "province": .province,
      "identifier": .identifier, "dispatchNumber": .dispatchNumber, "date": .date,
      "month": .month, "amount": .amount, "quantity": .quantity, "target": .target,
      "phone": .phone, "email": .email,
    ]
    return try node.value(
      "type", text, plain[text],
      Localized(same: (plain.keys + ["code"]).sorted().joined(separator: ", ")))
  }

  private func combined(
    _ node: CallNode, among fields: [Field]
  ) throws -> FieldTable.Combined {
    try node.expect(attributes: ["fields"], children: ["label", "alias"])
    let ids = try node.attribute("fields").split(separator: " ").map(String.init)
    for id in ids where fields.first(where: { $0.id == id })?.type != .month {
      throw node.mistake(.unknownName(id))
    }
    guard ids.count == 2 else { throw node.mistake(.twoFields) }
    let label = try node.text("label")
    return FieldTable.Combined(
      fields: ids, labels: [label.vi, label.en] + (try node.words("alias")))
  }
}

extension CallNode {
  fileprivate func requirement() throws -> Requirement {
    let text = try attribute("required")
    return try value(
      "required", text, Requirement(rawValue: text),
      Localized(same: "always, never, unless-individual, by-orientation"))
  }
}

/// The ids, element names and labels of a table: each may mean one field only.
private struct Names {
  private var ids = Unique()
  private var elements = Unique()
  /// What each folded label stands for.
  private var labels: [String: String] = [:]

  init(_ fields: [Field], _ combined: [FieldTable.Combined]) {
    ids = Unique(Set(fields.map(\.id)))
    elements = Unique(Set(fields.map(\.xmlName)))
    for field in fields {
      for label in field.allLabels { labels[MatchKey.bare(label)] = field.id }
    }
    for column in combined {
      for label in column.labels {
        labels[MatchKey.bare(label)] = column.fields.joined(separator: " ")
      }
    }
  }

  mutating func insert(_ field: Field, of node: CallNode) throws {
    try ids.insert(field.id, of: node)
    try elements.insert(field.xmlName, of: node)
    try insert(labels: field.allLabels, for: field.id, of: node)
  }

  mutating func insert(labels new: [String], for id: String, of node: CallNode) throws {
    for label in new {
      let key = MatchKey.bare(label)
      if let other = labels[key], other != id { throw node.mistake(.labelTwice(label, other)) }
      labels[key] = id
    }
  }
}

extension Field {
  /// Its label in both languages, and the others seen.
  var allLabels: [String] { [label.vi, label.en] + aliases }
}

extension Localized {
  fileprivate static let noFields = Localized(
    vi: "bảng không có mục nào", en: "the table has no field")
  fileprivate static let twoFields = Localized(
    vi: "fields phải nêu đúng hai mục: bắt đầu, kết thúc",
    en: "fields names exactly two: the start, the end")

  fileprivate static func noForm(_ id: String) -> Localized {
    Localized(vi: "thiếu mẫu “\(id)”", en: "the form “\(id)” is missing")
  }

  fileprivate static func noTable(_ id: String) -> Localized {
    Localized(vi: "mẫu thiếu bảng “\(id)”", en: "the form lacks the table “\(id)”")
  }

  fileprivate static func noField(_ id: String, in table: String) -> Localized {
    Localized(
      vi: "bảng “\(table)” thiếu mục “\(id)”", en: "the table “\(table)” lacks the field “\(id)”")
  }

  fileprivate static func labelTwice(_ label: String, _ other: String) -> Localized {
    Localized(
      vi: "nhãn “\(label)” đã dùng cho mục “\(other)” của cùng bảng",
      en: "the label “\(label)” already means the field “\(other)” of the same table")
  }
}

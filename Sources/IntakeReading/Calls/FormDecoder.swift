internal import IntakeCore

/// Reads the forms of a definition.
struct FormDecoder {
  let lists: [CodeList]

  func forms(_ element: CallElement) throws -> [Form] {
    try element.allow(attributes: ["from"], many: ["form"])
    var forms: [Form] = []
    for child in element.children {
      let form = try form(child, earlier: forms)
      guard !forms.contains(where: { $0.kind == form.kind }) else {
        throw child.mistake(.repeated("form", form.kind.rawValue))
      }
      forms.append(form)
    }
    for kind in FormKind.allCases where !forms.contains(where: { $0.kind == kind }) {
      throw element.mistake(.missingElement("form id=\"\(kind.rawValue)\"", within: "forms"))
    }
    return forms
  }

  private func form(_ element: CallElement, earlier: [Form]) throws -> Form {
    try element.allow(
      attributes: ["id"], once: ["unit"], many: ["title", "name", "note", "table"])
    let id = try element.required("id")
    guard let kind = FormKind(rawValue: id) else {
      throw element.mistake(.unknownName("form", id))
    }
    let unit = try element.requiredChild("unit")
    try unit.allow(attributes: ["default"], many: ["label", "alias"])
    let unitName = try unit.required("default")
    guard let defaultUnit = MoneyUnit(rawValue: unitName) else {
      throw unit.mistake(.unknownName("unit", unitName))
    }
    return Form(
      kind: kind, name: try element.localized("name"), title: try element.localized("title"),
      defaultUnit: defaultUnit, unitLabel: try unit.localized("label"),
      unitAliases: try unit.texts("alias"), notes: try element.localizedPairs("note"),
      tables: try tables(of: element, kind, earlier))
  }

  private func tables(
    of element: CallElement, _ kind: FormKind, _ earlier: [Form]
  ) throws -> [FieldTable] {
    var tables: [FieldTable] = []
    for child in element.children("table") {
      let table = try table(child, earlier)
      guard !tables.contains(where: { $0.kind == table.kind }) else {
        throw child.mistake(.repeated("table", table.kind.rawValue))
      }
      try TableCheck(table: table, element: child).run()
      tables.append(table)
    }
    let needed: [TableKind] =
      kind == .appendix1 ? [.submitter, .task] : [.submitter, .task, .activity]
    for kind in needed where !tables.contains(where: { $0.kind == kind }) {
      throw element.mistake(.missingElement("table id=\"\(kind.rawValue)\"", within: "form"))
    }
    return tables
  }

  private func table(_ element: CallElement, _ earlier: [Form]) throws -> FieldTable {
    try element.allow(
      attributes: ["id", "rows", "extends"], many: ["label", "field", "combined"])
    let id = try element.required("id")
    guard let kind = TableKind(rawValue: id) else {
      throw element.mistake(.unknownName("table", id))
    }
    let rows = try element.required("rows")
    guard ["one", "some", "any"].contains(rows) else {
      throw element.mistake(.unknownName("rows", rows))
    }
    let base = try base(of: element, kind, earlier)
    let combined = try element.children("combined").map { child in
      try child.allow(attributes: ["fields"], many: ["label", "alias"])
      let label = try child.localized("label")
      return FieldTable.Combined(
        fields: try child.required("fields").split(separator: " ").map(String.init),
        labels: [label.vi, label.en] + (try child.texts("alias")))
    }
    return FieldTable(
      kind: kind, label: try element.localizedIfAny("label"),
      fields: (base?.fields ?? []) + (try element.children("field").map(field)),
      combined: (base?.combined ?? []) + combined)
  }

  private func base(
    of element: CallElement, _ kind: TableKind, _ earlier: [Form]
  ) throws -> FieldTable? {
    guard let name = element.attribute("extends") else { return nil }
    guard let base = earlier.first(where: { $0.kind.rawValue == name })?.table(kind) else {
      throw element.mistake(.unknownName("extends", name))
    }
    return base
  }

  private func field(_ element: CallElement) throws -> Field {
    try element.allow(
      attributes: ["id", "xml", "type", "required", "list", "maxLength"],
      many: ["label", "alias", "hint"])
    let requirement = try element.required("required")
    guard let required = Requirement(rawValue: requirement) else {
      throw element.mistake(.unknownName("required", requirement))
    }
    let type = try type(element)
    var maxLength: Int?
    if type == .text {
      maxLength =
        element.attribute("maxLength") == nil
        ? 20_000 : try element.integer("maxLength", in: 1...1_000_000)
    } else if element.attribute("maxLength") != nil {
      throw element.mistake(.unknownAttribute("maxLength", of: "field"))
    }
    return Field(
      id: try element.name("id"), xmlName: try element.name("xml"), type: type,
      required: required, maxLength: maxLength, label: try element.localized("label"),
      aliases: try element.texts("alias"), hint: try element.localizedIfAny("hint"))
  }

  private static let types: [String: FieldType] = [
    "text": .text, "number": .number, "orientation": .orientation, "province": .province,
    "identifier": .identifier, "dispatchNumber": .dispatchNumber, "date": .date, "month": .month,
    "amount": .amount, "quantity": .quantity, "target": .target, "phone": .phone,
    "email": .email,
  ]

  private func type(_ element: CallElement) throws -> FieldType {
    let name = try element.required("type")
    guard name == "code" else {
      if element.attribute("list") != nil {
        throw element.mistake(.unknownAttribute("list", of: "field"))
      }
      guard let type = Self.types[name] else {
        throw element.mistake(.unknownName("type", name))
      }
      return type
    }
    let list = try element.required("list")
    guard lists.contains(where: { $0.id == list }) else {
      throw element.mistake(.unknownName("list", list))
    }
    return .code(list: list)
  }
}

extension CallElement {
  /// A small letter, then letters and digits, at most 64: the name of an element or a field.
  fileprivate func name(_ attribute: String) throws -> String {
    let text = try required(attribute)
    let letters = Array(text.utf8)
    let isSound =
      letters.count <= 64 && (0x61...0x7A).contains(letters[0])
      && letters.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
      }
    guard isSound else {
      throw mistake(
        .badValue(
          text, of: attribute,
          expected: Localized(vi: "tên như dispatchDate", en: "a name such as dispatchDate")))
    }
    return text
  }
}

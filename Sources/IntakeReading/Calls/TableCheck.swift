internal import IntakeCore

/// Checks one table of a form as a whole.
struct TableCheck {
  let table: FieldTable
  let element: CallElement

  func run() throws {
    try namesAreUnique()
    try labelsAreUnique()
    try combinedColumnsAreMonths()
    try knownFieldsKeepTheirTypes()
    try neededFieldsAreThere()
  }

  private func namesAreUnique() throws {
    guard !table.fields.isEmpty else {
      throw element.mistake(.missingElement("field", within: "table"))
    }
    for names in [table.fields.map(\.id), table.fields.map(\.xmlName)] {
      var seen: Set<String> = []
      for name in names where !seen.insert(name).inserted {
        throw place(of: name).mistake(.repeated("field", name))
      }
    }
  }

  private func labelsAreUnique() throws {
    var owners = NameOwners(
      names: table.fields.reduce(0) { $0 + $1.aliases.count + 2 } + table.combined.count * 4)
    for field in table.fields {
      try owners.claim(
        [field.label.vi, field.label.en] + field.aliases, for: field.id, in: place(of: field.id))
    }
    for combined in table.combined {
      try owners.claim(
        combined.labels, for: combined.fields.joined(separator: " "), in: element)
    }
  }

  private func combinedColumnsAreMonths() throws {
    // Those of an extended form were checked there: the element's own are the last ones.
    let elements = element.children("combined")
    let own = table.combined.suffix(elements.count)
    for (index, element) in elements.enumerated() {
      let combined = own[own.startIndex + index]
      let fields = combined.fields.compactMap { id in table.fields.first { $0.id == id } }
      guard fields.count == 2, fields[0].id != fields[1].id,
        fields.allSatisfy({ $0.type == .month })
      else {
        throw element.mistake(
          .badValue(
            combined.fields.joined(separator: " "), of: "fields",
            expected: Localized(
              vi: "hai trường kiểu month của bảng này",
              en: "two fields of this table of the type month")))
      }
    }
  }

  private func knownFieldsKeepTheirTypes() throws {
    for field in table.fields {
      guard let known = field.known, let type = Self.type(of: known), type != field.type else {
        continue
      }
      throw place(of: field.id).mistake(
        Localized(
          vi: "trường “\(field.id)” phải giữ kiểu của nó",
          en: "the field “\(field.id)” must keep its type"))
    }
  }

  private func neededFieldsAreThere() throws {
    for field in Self.needed(in: table.kind) where table.position(of: field) == nil {
      throw element.mistake(.missingElement("field id=\"\(field.id)\"", within: "table"))
    }
  }

  private func place(of field: String) -> CallElement {
    element.children("field").last {
      $0.attribute("id") == field || $0.attribute("xml") == field
    } ?? element
  }

  private static func needed(in table: TableKind) -> [KnownField] {
    switch table {
    case .submitter: [.name, .kind, .province]
    case .task: [.number, .title, .orientation, .start, .end, .total, .state, .other]
    case .activity: [.content, .state, .other]
    case .contribution: [.target, .amount]
    }
  }

  /// The type that a field of known meaning has; nil for those that may have another.
  private static func type(of field: KnownField) -> FieldType? {
    switch field {
    case .name, .title: .text
    case .kind: .code(list: "submitterKind")
    case .sector: .code(list: "sector")
    case .otherSource: .code(list: "otherSource")
    case .status: .code(list: "status")
    case .code: .identifier
    case .province: .province
    case .dispatchNumber: .dispatchNumber
    case .dispatchDate: .date
    case .phone: .phone
    case .email: .email
    case .number: .number
    case .orientation: .orientation
    case .start, .end: .month
    case .total, .state, .other: .amount
    case .target: .target
    case .amount: .quantity
    default: nil
    }
  }
}

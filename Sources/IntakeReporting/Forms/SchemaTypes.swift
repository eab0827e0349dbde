import IntakeCore

/// The simple types of a form's schema, one for each kind of field that occurs in it.
struct SchemaTypes {
  private let call: Call
  /// The types used so far, in the order of their first use.
  private(set) var used: [Definition] = []

  /// A simple type: a restriction, perhaps in union with the empty text.
  struct Definition {
    var name: String
    var base: String
    var facets: [(name: String, value: XMLText)] = []
    var values: [(code: String, label: Localized)] = []
    var mayBeEmpty = false
  }

  init(call: Call) {
    self.call = call
  }

  /// The `unit` attribute's type.
  static let unit = Definition(
    name: "Unit", base: "xs:token",
    values: MoneyUnit.allCases.map { (code: $0.rawValue, label: $0.name) })

  /// The name of a field's type, noted as used.
  mutating func name(for field: Field) -> String {
    var definition = definition(of: field)
    if !field.mustBeThere {
      definition.name = "Optional" + definition.name
      allowEmpty(&definition)
    }
    if !used.contains(where: { $0.name == definition.name }) { used.append(definition) }
    return definition.name
  }

  private func definition(of field: Field) -> Definition {
    switch field.type {
    case .code(let list): codes(list)
    case .orientation: orientations
    case .target: targets
    case .date:
      Definition(name: "Date", base: "xs:date", facets: [("pattern", "[12][0-9]{3}-.*")])
    case .month:
      Definition(name: "Month", base: "xs:gYearMonth", facets: [("pattern", "[12][0-9]{3}-.*")])
    case .amount: decimal("Amount")
    case .quantity: decimal("Quantity")
    case .text, .number, .province, .identifier, .dispatchNumber, .phone, .email:
      text(field.maxLength)
    }
  }

  /// Texts may be empty by having no least length, everything else by a union.
  private func allowEmpty(_ definition: inout Definition) {
    if definition.facets.first?.name == "minLength" {
      definition.facets.removeFirst()
    } else {
      definition.mayBeEmpty = true
    }
  }

  /// White space at the ends does not count (`xs:token`), nor do combining marks.
  private func text(_ limit: Int?) -> Definition {
    var type = Definition(name: "Text", base: "xs:token", facets: [("minLength", "1")])
    if let limit {
      type.name += "\(limit)"
      let mark: XMLText = "&#x300;-&#x36F;"
      type.facets.append(
        ("pattern", "[" + mark + "]*([^" + mark + "][" + mark + "]*){0,\(limit)}"))
    }
    return type
  }

  private func decimal(_ name: String) -> Definition {
    Definition(
      name: name, base: "xs:decimal",
      facets: [("pattern", "[+\\-]?([0-9]{1,15}(\\.[0-9]{0,9})?|\\.[0-9]{1,9})")])
  }

  private func codes(_ id: String) -> Definition {
    let items = call.codeList(id)?.items ?? []
    return oneOf(
      items.map { ($0.code, $0.label) }, name: id.prefix(1).uppercased() + id.dropFirst())
  }

  private var orientations: Definition {
    oneOf(call.orientations.map { (String($0.number), $0.title) }, name: "Orientation")
  }

  private var targets: Definition {
    oneOf(call.targets.map { ($0.id, $0.title) }, name: "Target")
  }

  /// One of these values; where there are none, nothing that is a value at all.
  private func oneOf(_ values: [(code: String, label: Localized)], name: String) -> Definition {
    let none: [(name: String, value: XMLText)] = [("pattern", ""), ("minLength", "1")]
    return Definition(
      name: name, base: "xs:token", facets: values.isEmpty ? none : [], values: values)
  }
}

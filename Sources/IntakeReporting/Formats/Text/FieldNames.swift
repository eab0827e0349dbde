import IntakeCore

/// What the fields of a document's form are called.
struct FieldNames {
  private let call: Call
  private let tables: [FieldTable]

  init(_ call: Call, _ form: FormKind?) {
    self.call = call
    tables = form.flatMap(call.form)?.tables ?? []
  }

  func label(of field: String, _ language: Language) -> String? {
    first(field)?.label[language]
  }

  func isMoney(_ field: String) -> Bool { first(field)?.type == .amount }

  /// What people call a code of a field's list; nil where it is none.
  func name(of code: String, in field: String, _ language: Language) -> String? {
    first(field).flatMap(items)?.first { $0.code == code }?.name[language]
  }

  private func first(_ field: String) -> Field? {
    tables.lazy.flatMap(\.fields).first { $0.id == field }
  }

  func label(of finding: Finding, _ language: Language) -> String? {
    field(of: finding)?.label[language] ?? finding.field
  }

  /// Whether its values are amounts in đồng: those of the money rules on an amount, but for the
  /// rules that quote what was written.
  func isMoney(_ finding: Finding) -> Bool {
    let code = finding.code
    guard code != "M003", code != "M009", "MX".contains(code.description.prefix(1)) else {
      return false
    }
    return field(of: finding)?.type == .amount
  }

  /// What the value that a finding expects is called: one of many is an example.
  func expected(_ finding: Finding) -> Localized {
    RuleCatalog.rule(finding.code)?.expectsExample == true
      ? TextPhrases.example : TextPhrases.expected
  }

  /// The values that a field takes, as its kind of document writes them: names in a sheet, codes
  /// with their names in XML, orientations by number and title; nil where the finding is not about
  /// such a list.
  func choices(_ finding: Finding, _ language: Language) -> [String]? {
    switch finding.code {
    case "O001", "O002": return orientations(call.orientations, language)
    case "O003":
      guard let numbers = finding.expected?.split(separator: " | ") else { return nil }
      return orientations(numbers.compactMap { Int($0).flatMap(call.orientation) }, language)
    case "A003", "O004": return items(finding, language)
    default: return nil
    }
  }

  private func orientations(_ all: [Orientation], _ language: Language) -> [String]? {
    all.isEmpty ? nil : all.map { "\($0.number) – \($0.title[language])" }
  }

  private func items(_ finding: Finding, _ language: Language) -> [String]? {
    guard let field = field(of: finding), let items = items(field) else { return nil }
    let isXML = finding.path != nil
    let names = items.map {
      isXML ? "\($0.code) (\($0.name[language]))" : $0.name[language]
    }
    return [names.joined(separator: isXML ? ", " : "; ")]
  }

  /// The codes that a field takes, with their names; nil where it takes none.
  private func items(_ field: Field) -> [(code: String, name: Localized)]? {
    let items: [(code: String, name: Localized)] =
      switch field.type {
      case .code(let list): call.codeList(list)?.items.map { ($0.code, $0.label) } ?? []
      case .target: call.targets.map { ($0.id, $0.title) }
      default: []
      }
    return items.isEmpty ? nil : items
  }

  private func field(of finding: Finding) -> Field? {
    guard let id = finding.field else { return nil }
    for kind in Self.tables(of: finding) {
      if let table = tables.first(where: { $0.kind == kind }),
        let field = table.fields.first(where: { $0.id == id })
      {
        return field
      }
    }
    return nil
  }

  /// Where to look for the field of a finding, the likelier table first.
  private static func tables(of finding: Finding) -> [TableKind] {
    if finding.path?.contains("/activity[") == true { return [.activity] }
    if finding.path?.contains("/contribution[") == true { return [.contribution] }
    return finding.taskIndex == nil
      ? [.submitter, .task, .activity, .contribution]
      : [.task, .activity, .contribution, .submitter]
  }
}

/// The kinds of form that a call has.
public enum FormKind: String, Sendable, CaseIterable {
  /// Phụ lục 1: one list per submitter, a row per task.
  case appendix1
  /// Phụ lục 2: the outline of one task.
  case appendix2
}

/// The kinds of record that a form consists of.
public enum TableKind: String, Sendable, CaseIterable {
  case submitter, task, activity, contribution
}

/// The fields whose meaning the product knows. A call may define others: they are read, checked
/// by the generic rules and kept, but no rule speaks of them by name.
public enum KnownField: Int, Sendable, CaseIterable {
  case name, kind, code, province, address, dispatchNumber, dispatchDate, contactName, phone, email
  case number, title, orientation, sector, objective, content, product, lead, partners, location
  case start, end, total, state, other, otherSource, status, note
  case legalBasis, necessity, application, impact
  case target, amount

  /// Its id in a call's definition.
  public var id: String { Self.ids[rawValue] }

  /// The field with an id; nil where the product knows none.
  public init?(id: String) {
    guard let field = Self.fields[id] else { return nil }
    self = field
  }

  private static let ids = allCases.map { "\($0)" }
  private static let fields = Dictionary(uniqueKeysWithValues: zip(ids, allCases))
}

/// One form as a call defines it: the single source for the readers, the schemas, the blank forms
/// and the documentation.
public struct Form: Sendable {
  public var kind: FormKind
  /// What people call it: `Phụ lục 1`.
  public var name: Localized
  public var title: Localized
  /// The unit of its amounts where a sheet names none.
  public var defaultUnit: MoneyUnit
  /// The caption of the unit's line ("Đơn vị tính"), and others seen.
  public var unitLabel: Localized
  public var unitAliases: [String]
  /// What the definition says of its origin.
  public var notes: [Localized]
  public var tables: [FieldTable]

  public init(
    kind: FormKind, name: Localized? = nil, title: Localized, defaultUnit: MoneyUnit,
    unitLabel: Localized = Localized(vi: "Đơn vị tính", en: "Unit of money"),
    unitAliases: [String] = [], notes: [Localized] = [], tables: [FieldTable]
  ) {
    self.kind = kind
    self.name = name ?? title
    self.title = title
    self.defaultUnit = defaultUnit
    self.unitLabel = unitLabel
    self.unitAliases = unitAliases
    self.notes = notes
    self.tables = tables
  }

  /// Every label of the line that names the unit, the form's own first.
  public var unitLabels: [String] {
    [unitLabel.vi, unitLabel.en] + unitAliases
  }

  public func table(_ kind: TableKind) -> FieldTable? {
    tables.first { $0.kind == kind }
  }
}

/// The fields of one kind of record, in the order in which the XML form has them.
public final class FieldTable: Sendable {
  public let kind: TableKind
  /// The heading of this part of a form.
  public let label: Localized?
  public let fields: [Field]
  /// Columns that hold two fields at once ("Thời gian thực hiện": start and end).
  public let combined: [Combined]
  /// By the fields' raw values.
  private let positions: [Int?]

  /// One column of a sheet that answers several fields.
  public struct Combined: Sendable, Hashable {
    public var fields: [String]
    public var labels: [String]

    public init(fields: [String], labels: [String]) {
      self.fields = fields
      self.labels = labels
    }
  }

  public init(
    kind: TableKind, label: Localized? = nil, fields: [Field], combined: [Combined] = []
  ) {
    self.kind = kind
    self.label = label
    self.fields = fields
    self.combined = combined
    var positions = [Int?](repeating: nil, count: KnownField.allCases.count)
    for (position, field) in fields.enumerated() {
      if let known = field.known { positions[known.rawValue] = position }
    }
    self.positions = positions
  }

  /// Where a field stands among `fields`; nil where the form does not have it.
  public func position(of field: KnownField) -> Int? {
    positions[field.rawValue]
  }
}

/// One field of a form.
public struct Field: Sendable, Hashable {
  public var id: String
  public var xmlName: String
  public var type: FieldType
  public var required: Requirement
  /// The longest allowed text, in letters (combining marks are not counted).
  public var maxLength: Int?
  public var label: Localized
  /// Other labels under which sheets have it.
  public var aliases: [String]
  /// The hint that the blank form prints in its place: as an answer it is none.
  public var hint: Localized?

  public init(
    id: String, xmlName: String, type: FieldType, required: Requirement = .never,
    maxLength: Int? = nil, label: Localized, aliases: [String] = [], hint: Localized? = nil
  ) {
    self.id = id
    self.xmlName = xmlName
    self.type = type
    self.required = required
    self.maxLength = maxLength
    self.label = label
    self.aliases = aliases
    self.hint = hint
  }

  public var known: KnownField? { KnownField(id: id) }
}

/// What a field's text stands for.
public enum FieldType: Sendable, Hashable {
  case text
  /// A task's number in its list.
  case number
  /// A code of the list with this id.
  case code(list: String)
  case orientation
  case province
  /// An agency's identification code (Quyết định 20/2020/QĐ-TTg).
  case identifier
  case dispatchNumber
  case date
  case month
  /// Money, in the document's unit.
  case amount
  /// A plain decimal number.
  case quantity
  /// A target of the call.
  case target
  case phone
  case email
}

/// When a field must be filled.
public enum Requirement: String, Sendable, Hashable {
  case always
  case never
  /// Unless the submitter is an individual.
  case unlessIndividual = "unless-individual"
  /// Where the task's orientation requires it.
  case byOrientation = "by-orientation"
}

extension FieldType {
  /// Whether sheets may write it otherwise than XML does.
  public var hasSheetForm: Bool {
    switch self {
    case .code, .orientation, .province, .target, .date, .month, .amount, .quantity: true
    case .text, .number, .identifier, .dispatchNumber, .phone, .email: false
    }
  }
}

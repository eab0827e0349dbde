/// Takes what a reader finds in a document, in the order of the document.
///
/// A reader first says which form it found (`begin`), then hands over the records: the submitter
/// before any task. Faults of the file itself come through `report` at any time. A reader that
/// finds no form reports so and never calls `begin`.
public protocol RecordSink: AnyObject {
  /// The form is known; records follow.
  func begin(_ form: Form, _ header: DocumentHeader)
  func submitter(_ record: Record)
  /// A task, its activities and contributions in it.
  func task(_ record: Record)
  /// A new group of rows starts: at a Roman numeral's row of a sheet, behind a sub-total.
  func group()
  /// A section starts, which holds groups (`A`, `B`); told before its first group.
  func section()
  /// A row of a sheet that claims to be a sum: a record of the task table (of the activity table
  /// in the outline of a task), only its amounts set.
  func total(_ record: Record, _ scope: TotalScope)
  /// A fault of the file: a finding of a rule that readers raise.
  func report(_ finding: Finding)
}

/// The rows that a total row sums up.
public enum TotalScope: Sendable {
  /// Those since the last group row or sub-total.
  case group
  /// Those since the last section began.
  case section
  /// All of the table.
  case table
  /// Those of one printed page: `Cộng trang`.
  case page
  /// Those of the table so far, carried to the next page or brought from the last: `Mang sang`.
  case carried
}

/// How a document is written down.
public enum DocumentFormat: String, Sendable, CaseIterable {
  case xml, csv
}

/// What a document says of itself, apart from its records.
public struct DocumentHeader: Sendable {
  public var format: DocumentFormat
  /// The unit of its amounts; nil where it names none or an unknown one (F007).
  public var unit: MoneyUnit?
  /// The line that names the unit of a sheet; nil where none does.
  public var unitPlace: Place?
  /// The first heading that names a unit of its column.
  public var headingUnitPlace: Place?
  /// The units that single columns of a sheet name, by the position in the task table (in the
  /// activity table for an outline).
  public var columnUnits: [TableKind: [Int: MoneyUnit]]
  /// How a sheet writes numbers, as far as its unambiguous amounts show.
  public var numberStyle: NumberStyle?
  /// Whether the numbers of a sheet's tasks start anew in each group: they are read with the
  /// group's number then (`II.1`).
  public var numbersByGroup = false
  /// The call it was made for, as written.
  public var callId: Statement?
  /// The plan years that its titles and captions name ("năm 2024"), and the programme's decision
  /// where they name one.
  public var years: [Statement]
  /// Where what is missing from the whole form is shown: the root's start tag; in a sheet the
  /// header row of its table, or the document.
  public var place: Place
  public var path: String?

  /// Something written outside the records, with its place.
  public struct Statement: Sendable, Hashable {
    public var text: String
    public var place: Place
    public var path: String?

    public init(text: String, place: Place, path: String? = nil) {
      self.text = text
      self.place = place
      self.path = path
    }
  }

  public init(
    format: DocumentFormat, unit: MoneyUnit?, columnUnits: [TableKind: [Int: MoneyUnit]] = [:],
    numberStyle: NumberStyle? = nil, callId: Statement? = nil, years: [Statement] = [],
    place: Place = .document, path: String? = nil
  ) {
    self.format = format
    self.unit = unit
    self.columnUnits = columnUnits
    self.numberStyle = numberStyle
    self.callId = callId
    self.years = years
    self.place = place
    self.path = path
    unitPlace = nil
    headingUnitPlace = nil
  }
}

/// Which sign groups the thousands of a document's numbers; the other one starts the decimals.
public enum NumberStyle: Sendable {
  /// `1.500.000,5`: the Vietnamese way (Luật Kế toán).
  case dotGroups
  /// `1,500,000.5`
  case commaGroups
}

/// What a document says of itself, apart from its records.
public struct DocumentHeader: Sendable {
  /// How its texts are written where a cell says nothing else: everyday in a sheet.
  public var notation: Notation
  /// The unit of its amounts; nil where it names none or an unknown one (F007).
  public var unit: MoneyUnit?
  /// The line that names the unit of a sheet; nil where none does.
  public var unitPlace: Place?
  /// The first heading that names a unit of its column.
  public var headingUnitPlace: Place?
  /// The units that single columns of a sheet name, and the labels of an outline's task, by the
  /// position in their table.
  public var columnUnits: [TableKind: [Int: MoneyUnit]]
  /// The columns with amounts whose heading names a unit or currency that the form does not have
  /// (F007), and the amounts of which there are the parts of single years only (F005): what stands
  /// in them is known as no money.
  public var foreignColumns: [TableKind: Set<Int>] = [:]
  /// The fields of a list's tasks, or of an outline's activities, that must be filled in and for which
  /// the table has no column: said once, and not of each row.
  public var absentColumns: [TableKind: [Int]] = [:]
  /// What an outline's activities have together, where their table does not part it by its sources.
  public var activitiesTogether: Money?
  /// How a sheet writes numbers, as far as its unambiguous amounts show.
  public var numberStyle: NumberStyle?
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
    notation: Notation, unit: MoneyUnit?, columnUnits: [TableKind: [Int: MoneyUnit]] = [:],
    numberStyle: NumberStyle? = nil, callId: Statement? = nil, years: [Statement] = [],
    place: Place = .document, path: String? = nil
  ) {
    self.notation = notation
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

extension DocumentHeader {
  /// The unit of an amount whose cell names none; nil where none is known.
  func unit(of record: RawRecord, _ position: Int) -> MoneyUnit? {
    if record.lacksUnit { return nil }
    if !foreignColumns.isEmpty, foreignColumns[record.table.kind]?.contains(position) == true {
      return nil
    }
    let column = columnUnits.isEmpty ? nil : columnUnits[record.table.kind]?[position]
    return column ?? unit
  }
}

/// The place of a finding as the document has it, made by who read the document. Reports only draw
/// it.
public enum SourceExcerpt: Sendable, Hashable {
  case text(Line)
  case grid(Row)

  /// A line of a text with its neighbours.
  public struct Line: Sendable, Hashable {
    /// Its number, from 1.
    public var number: Int
    /// What stands before the marked part, in it, and behind it; long ones are cut at their far ends.
    public var before: String
    public var marked: String
    public var after: String
    /// The lines around it; nil where there is none.
    public var previous: String?
    public var next: String?

    public init(
      number: Int, before: String, marked: String, after: String, previous: String?, next: String?
    ) {
      self.number = number
      self.before = before
      self.marked = marked
      self.after = after
      self.previous = previous
      self.next = next
    }
  }

  /// A row of a grid.
  public struct Row: Sendable, Hashable {
    /// As the program that shows the file counts it, from 1.
    public var number: Int
    /// What stands in its cells, from the first column on; long texts are cut.
    public var cells: [String]
    /// The column that is meant, from 0; nil for the whole row. It may lie beyond the cells.
    public var marked: Int?
    /// The header of the table that the row stands in; nil above it.
    public var heading: Heading?
    /// Whether columns have letters, as in a spreadsheet; else they have numbers.
    public var hasLetters = true

    /// The name of a column, from 0.
    public func name(of column: Int) -> String {
      hasLetters ? Place.columnName(column + 1) : String(column + 1)
    }

    public init(number: Int, cells: [String], marked: Int?, heading: Heading?) {
      self.number = number
      self.cells = cells
      self.marked = marked
      self.heading = heading
    }
  }

  /// The header row of a table.
  public struct Heading: Sendable, Hashable {
    /// Its first row, from 1.
    public var row: Int
    /// The name of each column, as it is written; blank where there is none.
    public var names: [String]

    public init(row: Int, names: [String]) {
      self.row = row
      self.names = names
    }
  }
}

/// The excerpts of one document, by place.
public struct SourceExcerpts: Sendable {
  private let byPlace: [Place: SourceExcerpt]

  public init(_ byPlace: [Place: SourceExcerpt]) {
    self.byPlace = byPlace
  }

  /// Nil for the document as a whole, and where the text of the place is too far along its line.
  public subscript(place: Place) -> SourceExcerpt? { byPlace[place] }
}

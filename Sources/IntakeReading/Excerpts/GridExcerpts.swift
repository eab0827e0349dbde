internal import IntakeCore

/// Takes the rows of some places out of a grid, with the headings above them.
struct GridExcerpts {
  private let places: [Place]
  private let form: Form?
  private let labels: Labels
  private var headings: [SourceExcerpt.Heading] = []
  /// The header that may go on in the next row.
  private var open: SheetHeader?
  private var found: [Int32: [String]] = [:]

  /// The bytes of a cell that are shown, and those of a whole row.
  private static let cellBytes = 600
  private static let rowBytes = 16 << 10

  init(at places: some Sequence<Place>, form: Form?, labels: Labels) {
    self.places = places.filter { $0.row > 0 }
    self.form = form
    self.labels = labels
  }

  var isEmpty: Bool { places.isEmpty }

  /// The excerpt of each place.
  mutating func read<Source: Grid>(_ grid: Source) -> [Place: SourceExcerpt] {
    let wanted = Set(places.map(\.row))
    var grid = grid
    var row = GridRow()
    while let last = wanted.max(), row.number < last, grid.next(into: &row) {
      note(row)
      if wanted.contains(Int32(row.number)) { found[Int32(row.number)] = Self.cells(of: row) }
    }
    close()
    let excerpts = places.map { ($0, excerpt($0)) }
    return Dictionary(excerpts, uniquingKeysWith: { first, _ in first }).compactMapValues { $0 }
  }

  private func excerpt(_ place: Place) -> SourceExcerpt? {
    found[place.row].map { cells in
      var row = SourceExcerpt.Row(
        number: place.shownRow, cells: cells,
        marked: place.column > 0 ? Int(place.column) - 1 : nil,
        heading: headings.last { $0.row < Int(place.row) })
      row.hasLetters = place.table == nil && place.paragraph == nil
      return .grid(row)
    }
  }

  // MARK: - Headings

  /// Notes a row that is a header of one of the form's tables, or goes on with one.
  private mutating func note(_ row: GridRow) {
    guard row.fault == nil, !row.isBlank, let form else { return }
    if open?.takeNext(row) == true { return }
    close()
    guard headings.count < (form.kind == .appendix1 ? 1 : 2) else { return }
    open =
      form.kind == .appendix1
      ? form.table(.task).flatMap {
        SheetHeader(row, table: $0, key: .title, least: 3, labels: labels)
      }
      : form.table(.activity).flatMap {
        SheetHeader(row, table: $0, key: .content, least: 3, labels: labels)
      }
        ?? form.table(.contribution).flatMap {
          SheetHeader(row, table: $0, key: .target, least: 2, labels: labels)
        }
  }

  private mutating func close() {
    guard let header = open else { return }
    headings.append(
      SourceExcerpt.Heading(
        row: Int(header.place.row),
        names: header.headings.map {
          String(decoding: $0.text.cut(to: Self.cellBytes), as: UTF8.self)
        }))
    open = nil
  }

  // MARK: - Cells

  private static func cells(of row: GridRow) -> [String] {
    let limit = min(cellBytes, max(60, rowBytes / max(1, row.count)))
    var cells = (0..<row.count).map {
      String(decoding: row.value($0).shownText.cut(to: limit), as: UTF8.self)
    }
    // What the fault is in is no cell: it is shown as it stands.
    if let fault = row.fault, fault.column == cells.count {
      let text = row.bytes[fault.offset..<row.range.upperBound].trimmed
      cells.append(String(decoding: text.cut(to: limit), as: UTF8.self))
    }
    return cells
  }
}

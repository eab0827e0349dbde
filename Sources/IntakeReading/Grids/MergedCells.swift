internal import IntakeCore

extension GridRow {
  /// A cell that a merged one above reaches over: what stands in that.
  struct Cover {
    /// The first column of the merged cell, from 0.
    var column: Int
    /// The row in which it begins.
    var top: Int
    var text: [UInt8]
    var kind: CellKind
    var shown: [UInt8]?
    var place: Place

    var value: GridValue { GridValue(text[...], kind: kind, shown: shown) }
  }

  /// What a cell of this row is to the rows below that it reaches over.
  func cover(_ column: Int) -> Cover {
    let value = value(column)
    return Cover(
      column: column, top: number, text: Array(value.text), kind: value.kind, shown: value.shown,
      place: place(column))
  }

  /// Takes out what stands in a cell: it is hidden under a merged one.
  mutating func clear(_ column: Int) {
    guard column < cells.count, cells[column].start < cells[column].end else { return }
    cells[column].end = cells[column].start
    filled.removeAll { $0 == column }
  }
}

/// The merged cells of a sheet whose file names them by their corners.
struct MergedAreas {
  /// By their first row.
  private var areas: [Int: [Area]] = [:]
  private var open: [(area: Area, cover: GridRow.Cover)] = []

  struct Area {
    var rows: ClosedRange<Int>
    /// From 0.
    var columns: ClosedRange<Int>
  }

  /// More areas than columns cannot be open at once unless they lie over each other.
  private static let mostOpen = 256
  private static let most = 100_000

  init(_ areas: [Area]) {
    for area in areas.prefix(Self.most) { add(area) }
  }

  /// Adds an area whose first row is still to come.
  mutating func add(_ area: Area) {
    areas[area.rows.lowerBound, default: []].append(area)
  }

  /// Gives a row what reaches over it from above, and takes out what is hidden.
  mutating func apply(to row: inout GridRow) {
    guard !areas.isEmpty || !open.isEmpty else { return }
    open.removeAll { $0.area.rows.upperBound < row.number }
    for (area, cover) in open {
      for column in area.columns where column < row.cells.count { row.clear(column) }
      row.covers.append(cover)
    }
    for area in areas.removeValue(forKey: row.number) ?? [] {
      for column in area.columns.dropFirst() where column < row.cells.count { row.clear(column) }
      guard area.rows.count > 1, !row.isBlank(area.columns.lowerBound), open.count < Self.mostOpen
      else { continue }
      let cover = row.cover(area.columns.lowerBound)
      row.openings.append(cover.column)
      open.append((area, cover))
    }
  }
}

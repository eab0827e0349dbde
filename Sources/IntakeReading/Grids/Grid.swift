/// A table of cells, row by row, however its file holds them.
///
/// Readers of forms and of the mail book work on one and know nothing else of the file.
protocol Grid {
  /// Reads the next row, blank ones too; false at the end. A row that is damaged says so itself.
  mutating func next(into row: inout GridRow) -> Bool
  /// Shows the rows that follow, at most `limit`, without moving on.
  mutating func lookAhead(limit: Int, _ look: (GridRow) -> Void)
  /// Whether a part of the file could not be had: what was read counts for nothing then.
  var isBroken: Bool { get }
  /// What tells rows of equal text apart in two grids: the sign between their cells.
  var separator: UInt8 { get }
}

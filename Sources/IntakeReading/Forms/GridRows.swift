internal import IntakeCore

/// The filled rows of a grid in their order: damaged ones are reported, limits kept.
final class GridRows<Source: Grid> {
  private var grid: Source
  private let desk: FindingDesk
  /// Whether some row may hold a character that no text has.
  private let hasControls: Bool
  /// The rows in which something stands.
  private(set) var filled = 0
  private var saidColumns = false

  init(_ grid: Source, desk: FindingDesk, hasControls: Bool) {
    self.grid = grid
    self.desk = desk
    self.hasControls = hasControls
  }

  /// Shows the rows that follow, those in which something stands; damaged ones are left out.
  func look(_ limit: Int, _ look: (GridRow) -> Void) {
    grid.lookAhead(limit: limit) { row in
      if row.fault == nil, !row.isBlank { look(row) }
    }
  }

  var separator: UInt8 { grid.separator }
  var isBroken: Bool { grid.isBroken }

  /// The next row in which something stands; a damaged one is reported. Nil at the end.
  func next(_ row: inout GridRow) -> GridRowState? {
    while grid.next(into: &row) {
      if hasControls { row.refuseControls() }
      if let fault = row.fault {
        let place = row.place(fault.column)
        desk.report("F001", at: place) { .damagedRow(fault.reason, at: place) }
        return .damaged
      }
      if let overflow = row.overflow, !saidColumns {
        saidColumns = true
        desk.limit(.columns, desk.limits.columns, at: row.place(overflow))
      }
      guard !row.isBlank else { continue }
      filled += 1
      guard filled <= desk.limits.rows else {
        desk.limit(.rows, desk.limits.rows, at: row.place)
        return nil
      }
      return .sound
    }
    return nil
  }

  /// How the amounts of a row and of those still to come are written.
  /// - Parameter look: shown each of those rows.
  func styleAhead(
    _ columns: SheetColumns, and first: GridRow?, look: (GridRow) -> Void = { _ in }
  ) -> NumberStyle? {
    var evidence = NumberStyleEvidence()
    let amounts = columns.amounts
    let total = columns.column(of: .total)
    let parts = amounts.filter { $0 != total }
    var hasTasks = false
    func note(_ row: GridRow) {
      if !hasTasks, columns.isIndex(row) { return }
      hasTasks = hasTasks || row.filled.count > amounts.count + 2
      look(row)
      for column in amounts { evidence.note(row.written(column)) }
      if let total,
        amounts.contains(where: { row.written($0).contains { $0 == 0x2E || $0 == 0x2C } })
      {
        evidence.noteSum(total: row.written(total), parts: parts.map { row.written($0) })
      }
      let leading = row.filled.prefix { $0 < amounts.first ?? 0 }
      let isTotal = leading.count <= 2 && leading.contains { SheetWords.sum(row[$0]) != nil }
      if isTotal || leading.count > 2 {
        evidence.noteRow(amounts.map { row.written($0) }, isTotal: isTotal)
      } else if !leading.isEmpty, columns.besides(row) == 0,
        amounts.contains(where: { !row.isBlank($0) })
      {
        evidence.noteGroup(amounts.map { row.written($0) })
      }
    }
    if let first { note(first) }
    grid.lookAhead(limit: desk.limits.rows) { row in
      if row.fault == nil { note(row) }
    }
    return evidence.style
  }
}

/// Whether a row could be read.
enum GridRowState { case sound, damaged }

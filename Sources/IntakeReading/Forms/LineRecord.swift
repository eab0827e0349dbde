internal import IntakeCore

/// A record made of lines, one field at a time.
struct LineRecord {
  private(set) var record: RawRecord?
  private let table: FieldTable

  init(_ table: FieldTable) {
    self.table = table
  }

  /// Sets what an answer says; says no where its field is answered already.
  mutating func set(_ answer: SheetAnswer, row: Place, limit: Int) -> Bool {
    if record == nil { record = RawRecord(table: table, place: row, index: 1) }
    let value = answer.value.cut(to: limit)
    switch answer.named.target {
    case .field(let position):
      guard let slot = record?.slots[position], slot.isBlank || value.isEmpty else { return false }
      guard slot.isAbsent || !value.isEmpty else { return true }
      record?.set(position, to: value, at: answer.place)
    case .combined(let position):
      record?.set(table.combined[position], to: value, at: answer.place)
    }
    return true
  }
}

internal import IntakeCore

/// A record made of lines, one field at a time.
struct LineRecord {
  private(set) var record: RawRecord?
  private let table: FieldTable
  /// The label under which each field was first answered.
  private var labels: [Int: [UInt8]] = [:]

  init(_ table: FieldTable) {
    self.table = table
  }

  /// Sets what an answer says; says no where its field is answered already.
  mutating func set(_ answer: SheetAnswer, row: Place) -> Bool {
    if record == nil { record = RawRecord(table: table, place: row, index: 1) }
    let value = answer.value
    switch answer.named.target {
    case .field(let position):
      guard let slot = record?.slots[position] else { return false }
      let label = MatchKey.bare(bytes: ArraySlice(answer.label.utf8))
      if table.fields[position].known == .dispatchNumber, !slot.isBlank {
        if Self.isOpen(value.text) { return true }
        if let said = record?.bytes(position), Self.isOpen(said) {
          record?.set(position, to: value, at: answer.place)
          return true
        }
      }
      if !slot.isBlank, !value.text.isEmpty {
        // `Mục tiêu chung` and `Mục tiêu cụ thể` are parts of one text.
        guard table.fields[position].mayBeParted, labels[position] != label else { return false }
        record?.add(value.text, to: position, at: answer.place)
        return true
      }
      guard slot.isAbsent || !value.text.isEmpty else { return true }
      labels[position] = label
      record?.set(position, to: value, at: answer.place)
    case .combined(let position):
      record?.set(table.combined[position], to: value, at: answer.place)
    }
    return true
  }

  /// Whether a dispatch number has a blank where its digits go: `…/SCT-KTATMT`.
  private static func isOpen(_ number: ArraySlice<UInt8>) -> Bool {
    let digits = number.prefix { $0 != UInt8(ascii: "/") }
    return digits.endIndex < number.endIndex && (digits.isEmpty || Filler(digits) != nil)
  }

  /// The key of the label under which a field is answered; nil where no label says it.
  func label(_ position: Int) -> [UInt8]? { labels[position] }

  /// Sets a field that nothing has been said of; false where something has.
  @discardableResult mutating func fill(
    _ field: KnownField, _ text: ArraySlice<UInt8>, at place: Place, in table: FieldTable
  ) -> Bool {
    guard let position = table.position(of: field) else { return true }
    if record == nil { record = RawRecord(table: table, place: place, index: 1) }
    guard record?.slots[position].isBlank == true else { return false }
    record?.set(position, to: text, at: place)
    record?.note(.officialBlock, at: position)
    return true
  }

  /// Sets a field to a part of what it says, at the same place.
  mutating func shorten(_ position: Int, to text: ArraySlice<UInt8>) {
    guard let place = record?.place(position) else { return }
    record?.set(position, to: text, at: place)
  }

  /// Notes that a field stands in the official block, whose last row is given.
  mutating func takeAgain(_ field: KnownField, upTo row: Int32, in table: FieldTable) {
    guard let position = table.position(of: field), let record,
      !record.slots[position].isBlank, record.place(position).row <= row
    else { return }
    self.record?.note(.officialBlock, at: position)
  }
}

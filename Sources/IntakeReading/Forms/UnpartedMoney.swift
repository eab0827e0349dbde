internal import IntakeCore

/// The money of an outline's activities where one column has all of it, not parted by its sources.
struct UnpartedMoney {
  private var activities: [Amount] = []
  private var totals: [Amount] = []

  private struct Amount {
    /// Of the record that it belongs to, among those of its kind.
    let index: Int
    let value: GridValue
    let place: Place
  }

  /// Keeps what a row has of it.
  mutating func take(_ row: GridRow, at column: Int, of activity: Int, desk: FindingDesk) {
    let place = row.place(column)
    activities.append(
      Amount(index: activity, value: desk.cut(row.value(column), at: place), place: place))
  }

  /// Keeps what a row of sums has of it.
  mutating func takeTotal(_ row: GridRow, at column: Int, of total: Int) {
    totals.append(Amount(index: total, value: row.value(column), place: row.place(column)))
  }

  /// What the activities have together; nil where one has no amount that can be read.
  func sum(_ amounts: AmountParts, at position: Int) -> Money? {
    var sum = Money.zero
    for amount in activities {
      guard let money = amounts.money(amount.value, at: position) else { return nil }
      sum += money
    }
    return activities.isEmpty ? nil : sum
  }

  /// Sets the state's money to it, of a task that has no other.
  func set(_ state: Int, of records: inout [RawRecord], totals sums: inout [RawRecord]) {
    for amount in activities {
      records[amount.index].set(state, to: amount.value, at: amount.place)
    }
    for amount in totals { sums[amount.index].set(state, to: amount.value, at: amount.place) }
  }
}

extension RawRecord {
  /// Whether a task says that it has no other money than the state's, or says of none.
  var hasNoOtherMoney: Bool {
    guard let other = table.position(of: .other) else { return true }
    let text = bytes(other)
    if slots[other].isBlank || NoneWord.matches(text) { return true }
    let digits = text.filter { 0x30...0x39 ~= $0 }
    return !digits.isEmpty && digits.allSatisfy { $0 == 0x30 }
  }
}

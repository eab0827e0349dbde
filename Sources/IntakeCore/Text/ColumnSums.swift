/// The sums of a table's columns of amounts under both ways of writing, held against its total
/// rows: where one of them adds up in one way only, it shows how the amounts are written.
struct ColumnSums {
  private var group: [Sum] = []
  private var table: [Sum] = []
  /// A total row above all others: it is compared at the end.
  private var ahead: [ArraySlice<UInt8>]?
  /// The sums in the row of the group in hand: they are compared where it ends.
  private var groupAhead: [ArraySlice<UInt8>]?

  private struct Sum {
    var dots: Int128 = 0
    var commas: Int128 = 0
    /// Whether some amount of the column could not be read.
    var hasGap = false

    mutating func add(_ text: ArraySlice<UInt8>) {
      guard let meant = Self.meanings(text) else {
        hasGap = true
        return
      }
      dots += meant.dots
      commas += meant.commas
    }

    /// The way of writing in which a total is this sum, where it is in one only.
    func style(of text: ArraySlice<UInt8>) -> NumberStyle? {
      guard !hasGap, let meant = Self.meanings(text) else { return nil }
      switch (meant.dots == dots, meant.commas == commas) {
      case (true, false): return .dotGroups
      case (false, true): return .commaGroups
      default: return nil
      }
    }

    private static func meanings(
      _ text: ArraySlice<UInt8>
    ) -> (dots: Int128, commas: Int128)? {
      if text.isEmpty || NoneWord.matches(text) { return (0, 0) }
      switch AmountReader.sheet(text, unit: .million, style: nil) {
      case .amount(let money): return (money.dong, money.dong)
      case .ambiguous(let dots, let commas): return (dots.dong, commas.dong)
      case .unreadable, .noUnit: return nil
      }
    }
  }

  /// Adds the amounts of a task's row.
  mutating func add(_ amounts: [ArraySlice<UInt8>]) {
    while table.count < amounts.count {
      table.append(Sum())
      group.append(Sum())
    }
    for (column, text) in amounts.enumerated() {
      table[column].add(text)
      group[column].add(text)
    }
  }

  /// The ways of writing that a total row shows.
  mutating func styles(ofTotal amounts: [ArraySlice<UInt8>]) -> [NumberStyle] {
    guard !table.isEmpty else {
      ahead = amounts
      return []
    }
    let styles = amounts.indices.compactMap { column -> NumberStyle? in
      guard column < table.count, !amounts[column].isEmpty else { return nil }
      return table[column].style(of: amounts[column]) ?? group[column].style(of: amounts[column])
    }
    return stylesOfGroup() + styles
  }

  /// A group begins, with its sums in its row; those that the one before it shows.
  mutating func styles(beforeGroup amounts: [ArraySlice<UInt8>]) -> [NumberStyle] {
    defer { groupAhead = amounts }
    return stylesOfGroup()
  }

  /// The group in hand ends.
  private mutating func stylesOfGroup() -> [NumberStyle] {
    defer {
      group = Array(repeating: Sum(), count: group.count)
      groupAhead = nil
    }
    return Self.styles(of: groupAhead, group)
  }

  private static func styles(of amounts: [ArraySlice<UInt8>]?, _ sums: [Sum]) -> [NumberStyle] {
    guard let amounts else { return [] }
    return zip(amounts, sums).compactMap { text, sum in text.isEmpty ? nil : sum.style(of: text) }
  }

  /// Those that sums above their rows show, once all of these are added.
  func stylesAhead() -> [NumberStyle] {
    Self.styles(of: ahead, table) + Self.styles(of: groupAhead, group)
  }
}

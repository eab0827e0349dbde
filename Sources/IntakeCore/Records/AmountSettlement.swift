/// Settles amounts that can be read two ways, where the record's own sums leave only one.
enum AmountSettlement {
  /// Decides all ambiguous amounts of a task (or a total row) and its activities where
  /// total = state + other holds under one way of writing and not under the other; else where the
  /// activities add up to the task's money under one way only.
  static func settle(_ record: inout Record) {
    guard record.hasAmbiguity || record.children.contains(where: \.hasAmbiguity) else { return }
    if record.hasAmbiguity, let style = onlyStyle(where: { balances(record, $0) }) {
      decide(&record, style, by: .ownSum)
    } else if let style = onlyStyle(where: { addUp(record, $0) }) {
      decide(&record, style, by: .activities)
    }
  }

  private static func onlyStyle(where holds: (NumberStyle) -> Bool) -> NumberStyle? {
    switch (holds(.dotGroups), holds(.commaGroups)) {
    case (true, false): .dotGroups
    case (false, true): .commaGroups
    default: nil
    }
  }

  private static func balances(_ record: Record, _ style: NumberStyle) -> Bool {
    guard let total = record.money(.total, style), let state = record.money(.state, style),
      let other = record.money(.other, style)
    else { return false }
    return total == state + other
  }

  /// Whether the activities' money is the task's, source by source.
  private static func addUp(_ record: Record, _ style: NumberStyle) -> Bool {
    let activities = record.children.filter { $0.table.kind == .activity }
    guard !activities.isEmpty else { return false }
    return [KnownField.state, .other].allSatisfy { field in
      guard let whole = record.money(field, style) else { return false }
      var sum = Money.zero
      for activity in activities {
        guard let money = activity.money(field, style) else { return false }
        sum += money
      }
      return sum == whole
    }
  }

  static func decide(
    _ record: inout Record, _ style: NumberStyle, by evidence: Basis.StyleEvidence
  ) {
    for position in record.values.indices {
      guard case .ambiguous(let index) = record.values[position] else { continue }
      record.values[position] = .amount(record.alternative(index, style))
      record.note(.numberStyle(evidence), at: position)
    }
    for child in record.children.indices { decide(&record.children[child], style, by: evidence) }
  }
}

extension Record {
  /// Whether an amount can be read two ways, and nothing has decided yet.
  var hasAmbiguity: Bool {
    !alternatives.isEmpty && values.contains { if case .ambiguous = $0 { true } else { false } }
  }

  func alternative(_ index: Int, _ style: NumberStyle) -> Money {
    style == .dotGroups ? alternatives[index].0 : alternatives[index].1
  }

  /// The amount of a field under one way of writing; a missing `other` is zero.
  fileprivate func money(_ field: KnownField, _ style: NumberStyle) -> Money? {
    switch value(field) {
    case .amount(let money): money
    case .ambiguous(let index): alternative(index, style)
    case .absent, .blank: field == .other ? .zero : nil
    default: nil
    }
  }
}

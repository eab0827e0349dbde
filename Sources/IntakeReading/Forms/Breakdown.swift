internal import IntakeCore

/// Rows of a list that say what a sum or a task is made of: `Trong đó:`, `- NSNN: 500`, `- Nguồn
/// khác` with its amount in a column.
struct Breakdown {
  private let columns: SheetColumns
  private let labels: Labels
  /// The first of its rows.
  private(set) var line: SheetLine
  /// What its rows say of each amount.
  private var parts: [Int: [(value: GridValue, place: Place)]] = [:]
  /// The last of its rows.
  private(set) var lastRow: Int

  /// Nil where a row is none of them.
  init?(_ row: GridRow, _ columns: SheetColumns, _ labels: Labels) {
    self.columns = columns
    self.labels = labels
    line = SheetLine(row)
    lastRow = row.number
    // A name alone may as well head a group.
    guard take(row), !parts.isEmpty || line.begins else { return nil }
  }

  /// Takes the row below; no to one that says something else.
  mutating func take(_ row: GridRow) -> Bool {
    guard let title = columns.title, row.filled.count <= 3, columns.besides(row) == 0,
      let first = row.filled.first(where: { !SheetWords.isFiller(row[$0]) }), first <= title,
      row.filled[0] == first || row.filled[0] == columns.number,
      isPart(row, first)
    else { return false }
    lastRow = row.number
    for answer in answers(row, first) {
      guard case .field(let position) = answer.named.target,
        columns.table.fields[position].type == .amount
      else { continue }
      parts[position, default: []].append((answer.value, answer.place))
    }
    return true
  }

  /// Whether a row leads on to parts, or names one of the amounts of the form.
  private func isPart(_ row: GridRow, _ first: Int) -> Bool {
    let text = row[first].drop { !isLetter($0) }
    if HeadingWords.opensParts(text) { return true }
    let label = Labels.parted(text)?.label ?? text
    guard isLetter(label.first ?? 0), let position = amount(label) else { return false }
    return columns.table.fields[position].known != .total
  }

  /// The amount that a label names, or other money by the name of its source.
  private func amount(_ label: ArraySlice<UInt8>) -> Int? {
    if let named = labels.find(label, in: [columns.table]), named.table === columns.table,
      case .field(let position) = named.target, columns.table.fields[position].type == .amount
    {
      return position
    }
    return labels.namesSource(label) ? columns.table.position(of: .other) : nil
  }

  private func answers(_ row: GridRow, _ first: Int) -> [SheetAnswer] {
    let text = row[first]
    let whole = text.drop { !isLetter($0) }
    guard let (label, value) = Labels.parted(whole) else {
      guard let position = amount(whole),
        let column = row.filled.first(where: { columns.amounts.contains($0) })
      else { return [] }
      return [answer(position, row.value(column), row.place(column))]
    }
    if let position = amount(label) {
      return [answer(position, GridValue(value), row.place(first))]
    }
    return HeadingWords.opensParts(label)
      ? SheetLine(row).answers(labels, in: [columns.table]) : []
  }

  private func answer(_ position: Int, _ value: GridValue, _ place: Place) -> SheetAnswer {
    SheetAnswer(
      named: Labels.Named(table: columns.table, target: .field(position), unit: nil), label: "",
      value: value, place: place)
  }
}

extension Breakdown {
  /// The sums that its rows say, as a total row does; nil where they say none.
  func sums(_ amounts: AmountParts) -> RawRecord? {
    var record = RawRecord(table: columns.table, place: line.place, index: 0)
    var isSum = false
    for (position, said) in parts {
      if said.count == 1 {
        record.set(position, to: said[0].value, at: said[0].place)
        isSum = true
      } else if let sum = sum(position, amounts) {
        record.set(position, to: Array("\(sum.dong) đồng".utf8)[...], at: said[0].place)
        isSum = true
      }
    }
    return isSum ? record : nil
  }

  /// Whether its rows say just what a task does.
  func isOf(_ task: RawRecord, _ amounts: AmountParts) -> Bool {
    parts.keys.allSatisfy { position in
      guard let sum = sum(position, amounts),
        let whole = amounts.money(GridValue(task.bytes(position)), at: position)
      else { return false }
      return sum == whole
    }
  }

  private func sum(_ position: Int, _ amounts: AmountParts) -> Money? {
    var sum = Money.zero
    for part in parts[position] ?? [] {
      guard let money = amounts.money(part.value, at: position) else { return nil }
      sum += money
    }
    return sum
  }
}

extension SheetLine {
  /// Whether it leads on to parts, or is one of a list of them by the sign before it.
  fileprivate var begins: Bool {
    guard let text = cells.first?.text[...] else { return false }
    return HeadingWords.opensParts(text) || !isLetter(text.first ?? 0)
  }
}

/// What the records of a document say, whatever its format: numbers, money, months, days and codes by
/// their meaning, other texts as they were read but for white space.
extension JudgedDocument {
  /// - Parameter body: told what each record says, the submitter's first; equal for two documents
  ///   where they say the same.
  /// - Returns: false where there is no task, or the records were not kept.
  public func eachRecord(_ body: ([UInt8]) -> Void) -> Bool {
    guard let form, let submitterRecord, !tasks.isEmpty,
      tasks.allSatisfy({ $0.record != nil })
    else { return false }
    body(Array(form.rawValue.utf8) + submitterRecord.said)
    for task in tasks { body(task.record?.said ?? []) }
    return true
  }
}

extension Record {
  /// Its fields that are filled in, then its own records.
  fileprivate var said: [UInt8] {
    var said: [UInt8] = [Self.start]
    for position in values.indices {
      let meaning = meaning(of: position)
      if meaning.isEmpty { continue }
      said += Array(table.fields[position].id.utf8) + [Self.equals] + meaning + [Self.end]
    }
    for child in children { said += Array("\(child.table.kind)".utf8) + child.said }
    return said
  }

  /// Signs that no document may hold.
  private static let (start, equals, end): (UInt8, UInt8, UInt8) = (0x1D, 0x1F, 0x1E)

  /// Empty where nothing is said.
  private func meaning(of position: Int) -> [UInt8] {
    switch values[position] {
    case .absent, .blank: []
    case .code(let item): Array("c\(item)".utf8)
    case .orientation(let number): Array("o\(number)".utf8)
    case .province(let item): Array("p\(item)".utf8)
    case .target(let item): Array("t\(item)".utf8)
    case .day(let day): Array("d\(day.dayNumber)".utf8)
    case .month(let month): Array("m\(month.monthNumber)".utf8)
    case .amount(let money): Array("a\(money.dong)".utf8)
    case .text, .ambiguous, .unclear, .unreadable: words(of: position)
    }
  }

  /// The text with one space for each run of white space, none at its ends.
  private func words(of position: Int) -> [UInt8] {
    let words = bytes(position).split { $0 == 0x20 || (0x09...0x0D).contains($0) }
    return Array(words.joined(separator: [0x20]))
  }
}

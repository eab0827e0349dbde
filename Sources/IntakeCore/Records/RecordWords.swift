extension Record {
  /// Which of several equal records it is, to be put at the end of a sentence; empty for the
  /// submitter and for tasks, which a finding names by itself.
  var whereabouts: Localized {
    switch table.kind {
    case .submitter, .task: Localized(same: "")
    case .activity:
      Localized(vi: " (nội dung công việc thứ \(index))", en: " (activity \(index))")
    case .contribution:
      Localized(vi: " (đóng góp thứ \(index))", en: " (contribution \(index))")
    }
  }
}

extension Record {
  /// A field of this document as the second place of a finding; nil where it is absent.
  func related(_ field: KnownField) -> Finding.Related? {
    guard let position = table.position(of: field), !slots[position].isAbsent else { return nil }
    return related(at: position)
  }

  private func related(at position: Int) -> Finding.Related {
    Finding.Related(place: place(position), path: path(position), found: excerpt(position))
  }

  /// The later numbers of the record that cannot be read for the reason of this one, and look like
  /// it: `900 USD` beside `1240 USD`. One cause is reported once.
  func alike(_ position: Int) -> [Finding.Related] {
    values.indices.filter { $0 > position && isAlike($0, position) }.map { related(at: $0) }
  }

  /// Whether an earlier number is reported that this one is like.
  func isToldBefore(_ position: Int) -> Bool {
    values.indices.contains { $0 < position && isAlike($0, position) }
  }

  private func isAlike(_ one: Int, _ other: Int) -> Bool {
    guard values[one] == values[other] else { return false }
    let sign = withoutFigures(one)
    switch values[one] {
    case .unreadable(.foreignUnit): return !sign.isEmpty && sign == withoutFigures(other)
    // `(1500)`: brackets for what is below zero.
    case .unreadable(.shape): return sign == [0x28, 0x29] && sign == withoutFigures(other)
    default: return false
    }
  }

  /// What is left of a number without its figures.
  private func withoutFigures(_ position: Int) -> [UInt8] {
    bytes(position).filter { !(isDigit($0) || [0x20, 0x2C, 0x2E].contains($0)) }
  }
}

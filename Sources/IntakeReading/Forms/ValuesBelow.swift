internal import IntakeCore

extension [SheetLine] {
  /// The lines with what stands below a label that has nothing beside it taken up to the label: one
  /// row or several, each of one cell, up to the next label, heading, caption or gap.
  func takingUpValues(_ labels: Labels, in tables: [FieldTable]) -> [SheetLine] {
    var result: [SheetLine] = []
    // The row that a value may go on in.
    var next: Int?
    for line in self {
      let row = Int(line.place.row)
      let isLabel = line.isLabel(labels, in: tables)
      if row == next, !isLabel, line.isText, let last = result.indices.last {
        result[last].takeUp(line)
        next = row + 1
        continue
      }
      result.append(line)
      next = isLabel && line.cells.count == 1 ? row + 1 : nil
    }
    return result
  }
}

extension SheetLine {
  /// Whether it holds a label, with its value or without.
  fileprivate func isLabel(_ labels: Labels, in tables: [FieldTable]) -> Bool {
    !answers(labels, in: tables).isEmpty
  }

  /// Whether it may be what a label asks for: one cell that is no heading, caption or signature.
  fileprivate var isText: Bool {
    guard cells.count == 1, let text = cells.first?.text[...] else { return false }
    let number = text.prefix { $0 != 0x20 && $0 != 0x2E && $0 != 0x29 }
    return MoneyWords.caption(text) == nil && !Labels.isBelow(text) && !Self.isCapitals(text)
      && SheetWords.groupNumber(number) == nil
  }

  /// Whether all letters are capitals, as in headings.
  private static func isCapitals(_ text: ArraySlice<UInt8>) -> Bool {
    let letters = String(decoding: text, as: UTF8.self).filter(\.isLetter)
    // `BĐ 01/2024 - KT 12/2024` is no heading.
    guard text.count(where: { 0x30...0x39 ~= $0 }) < letters.count else { return false }
    return letters.count > 3 && !letters.contains(where: \.isLowercase)
  }

  fileprivate mutating func takeUp(_ line: SheetLine) {
    guard let cell = line.cells.first else { return }
    guard let above = below else {
      below = (cell.text, line.place(cell.column))
      return
    }
    below = (above.text + [0x0A] + cell.text, above.place)
  }
}

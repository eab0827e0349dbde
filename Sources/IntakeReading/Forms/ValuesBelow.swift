internal import IntakeCore

extension [SheetLine] {
  /// As `takingUpValues`, where some label stands alone with a text right below it.
  func takingUpBareValues(_ labels: Labels, in tables: [FieldTable]) -> [SheetLine] {
    let mayStandBelow = indices.dropLast().contains { index in
      self[index].cells.count == 1 && self[index + 1].cells.count == 1
        && self[index + 1].place.row == self[index].place.row + 1
        && self[index].cells[0].text.count <= 60
        && labels.find(self[index].cells[0].text[...], in: tables) != nil
    }
    return mayStandBelow ? takingUpValues(labels, in: tables) : self
  }

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

extension [SheetLine] {
  /// The lines with a row of labels and the row of their values below it as one line for each label.
  func takingUpRows(_ labels: Labels, in tables: [FieldTable]) -> [SheetLine] {
    var result: [SheetLine] = []
    var index = 0
    while index < count {
      let line = self[index]
      index += 1
      guard index < count, line.isRowOfLabels(labels, in: tables),
        self[index].holdsValues(below: line, labels, in: tables)
      else {
        result.append(line)
        continue
      }
      let values = self[index]
      index += 1
      for cell in values.cells {
        guard let label = line.cells.first(where: { $0.column == cell.column }) else { continue }
        var pair = values
        pair.cells = [SheetLine.Cell(column: cell.column, text: label.text), cell]
        result.append(pair)
      }
    }
    return result
  }
}

extension SheetLine {
  fileprivate func isRowOfLabels(_ labels: Labels, in tables: [FieldTable]) -> Bool {
    cells.count > 2 && cells.allSatisfy { labels.find($0.text[...], in: tables) != nil }
  }

  /// Whether it stands right below a row of labels with a value under each of them, or under all but the
  /// first, which may head the others.
  fileprivate func holdsValues(
    below line: SheetLine, _ labels: Labels, in tables: [FieldTable]
  ) -> Bool {
    place.row == line.place.row + 1 && cells.count + 1 >= line.cells.count && cells.count > 1
      && cells.allSatisfy { cell in
        line.cells.contains { $0.column == cell.column }
          && labels.find(cell.text[...], in: tables) == nil
      }
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
    // `77/SCT-QLNL` and `BĐ 01/2024 - KT 12/2024` is no heading.
    guard text.count(where: { 0x30...0x39 ~= $0 }) < letters.count,
      !text.contains(UInt8(ascii: "/"))
    else { return false }
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

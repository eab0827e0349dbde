internal import IntakeCore

/// A row outside the tables, kept until the form is known: a label with its value, a title.
struct SheetLine {
  var place: Place
  var cells: [Cell]
  /// What the rows below say where it is a label alone.
  var below: (text: [UInt8], place: Place)?

  struct Cell {
    /// From 0.
    var column: Int
    var text: [UInt8]
  }

  init(_ row: SheetRow) {
    place = row.place
    cells = row.filled.map { Cell(column: $0, text: Array(row[$0])) }
  }

  func place(_ column: Int) -> Place {
    Place(line: Int(place.line), column: column + 1, row: Int(place.row))
  }
}

/// A field's answer in a line.
struct SheetAnswer {
  var named: Labels.Named
  var label: String
  var value: ArraySlice<UInt8>
  var place: Place
}

extension SheetLine {
  /// The answers of the line: `label, value` in neighbouring cells, `Label: value` in one.
  func answers(_ labels: Labels, in tables: [FieldTable]) -> [SheetAnswer] {
    var answers: [SheetAnswer] = []
    var index = 0
    while index < cells.count {
      let cell = cells[index]
      index += 1
      if let named = labels.find(cell.text[...], in: tables) {
        let label = String(decoding: cell.text, as: UTF8.self)
        var answer = SheetAnswer(
          named: named, label: label, value: [], place: place(cell.column + 1))
        if index < cells.count,
          labels.find(cells[index].text[...], in: tables) == nil
            || index + 1 == cells.count
        {
          answer.value = cells[index].text[...]
          answer.place = place(cells[index].column)
          index += 1
        } else if let below, cells.count == 1 {
          answer.value = below.text[...]
          answer.place = below.place
        }
        answers.append(answer)
      } else if let (label, value) = Labels.parted(cell.text[...]),
        let named = labels.find(label, in: tables)
      {
        answers.append(
          SheetAnswer(
            named: named, label: String(decoding: label, as: UTF8.self), value: value,
            place: place(cell.column)))
      }
    }
    return answers
  }
}

/// What the lines above and between the tables say of the whole document.
struct SheetCaptions {
  /// The unit of its amounts; nil where none is named.
  private(set) var unit: MoneyUnit?
  private(set) var unitPlace: Place?
  /// A unit that is none of money.
  private(set) var unknownUnit: (text: String, place: Place)?
  private(set) var callId: DocumentHeader.Statement?
  private(set) var years: [DocumentHeader.Statement] = []
  private let form: Form

  init(form: Form) {
    self.form = form
  }

  /// Whether a label is one of the line with the unit. "Đơn vị" alone may as well begin the
  /// submitter's name.
  private func namesUnit(_ label: ArraySlice<UInt8>) -> Bool {
    let key = MatchKey.bare(bytes: label)
    return key != MatchKey.bare(bytes: ArraySlice("Đơn vị".utf8))
      && form.unitLabels.contains { MatchKey.bare(bytes: ArraySlice($0.utf8)) == key }
  }

  mutating func take(_ line: SheetLine) {
    for (index, cell) in line.cells.enumerated() {
      let place = line.place(cell.column)
      let next = index + 1 < line.cells.count ? line.cells[index + 1] : nil
      if takeUnit(cell.text[...], next: next?.text[...], at: place) { continue }
      takeCall(cell.text[...], next: next, of: line)
      takeYears(cell.text[...], at: place)
    }
  }

  private mutating func takeUnit(
    _ text: ArraySlice<UInt8>, next: ArraySlice<UInt8>?, at place: Place
  ) -> Bool {
    guard unit == nil, text.count <= 200, let caption = MoneyWords.caption(text) else {
      return false
    }
    if case .unit(let found) = caption {
      unit = found
      unitPlace = place
      return true
    }
    let parts = Labels.parted(text)
    guard let value = parts?.value ?? next else { return false }
    if parts == nil, let found = MoneyWords.unit(value) {
      unit = found
      unitPlace = place
      return true
    }
    if unknownUnit == nil, namesUnit(parts?.label ?? text) {
      unknownUnit = (String(decoding: value, as: UTF8.self), place)
    }
    return false
  }

  private mutating func takeCall(
    _ text: ArraySlice<UInt8>, next: SheetLine.Cell?, of line: SheetLine
  ) {
    guard callId == nil else { return }
    if let next, Labels.namesCall(text) {
      callId = .init(
        text: String(decoding: next.text, as: UTF8.self), place: line.place(next.column))
    } else if let (label, value) = Labels.parted(text), Labels.namesCall(label),
      let cell = line.cells.first(where: { $0.text[...] == text })
    {
      callId = .init(
        text: String(decoding: value, as: UTF8.self), place: line.place(cell.column))
    }
  }

  /// `năm 2024` that is no part of a date or a span, and the programme's decision where one is
  /// named.
  private mutating func takeYears(_ text: ArraySlice<UInt8>, at place: Place) {
    guard text.count <= 2_000 else { return }
    let words = MatchKey.bare(bytes: text).split(separator: 0x20)
    for (index, word) in words.enumerated() where index > 0 {
      guard words[index - 1].elementsEqual("nam".utf8), let year = Self.year(word),
        !(index >= 3 && words[index - 3].elementsEqual("thang".utf8)),
        !(index + 1 < words.count && Self.year(words[index + 1]) != nil)
      else { continue }
      years.append(.init(text: year, place: place))
    }
    if words.indices.contains(where: { Self.isProgramme(words[$0...]) }),
      let decision = Self.decision(in: text)
    {
      years.append(.init(text: decision, place: place))
    }
  }

  private static func year(_ word: ArraySlice<UInt8>) -> String? {
    let digits = word.prefix { 0x30...0x39 ~= $0 }
    let tail = word.dropFirst(digits.count)
    guard digits.count == 4, let first = digits.first, first == 0x31 || first == 0x32,
      tail.allSatisfy({ !(0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 || $0 == 0x2F) })
    else { return nil }
    return String(decoding: digits, as: UTF8.self)
  }

  private static func isProgramme(_ words: ArraySlice<ArraySlice<UInt8>>) -> Bool {
    words.count >= 2 && words.first?.elementsEqual("chuong".utf8) == true
      && words.dropFirst().first?.elementsEqual("trinh".utf8) == true
  }

  /// `889/QĐ-TTg` as it is written.
  private static func decision(in text: ArraySlice<UInt8>) -> String? {
    let words = text.split { isSpace($0) || [0x28, 0x29, 0x2C, 0x3B].contains($0) }
    return words.first { word in
      let key = MatchKey.bare(bytes: word)
      guard let slash = key.firstIndex(of: 0x2F), slash > 0 else { return false }
      return key[..<slash].allSatisfy { 0x30...0x39 ~= $0 }
        && key[(slash + 1)...].starts(with: Array("qd".utf8))
    }.map { String(decoding: $0, as: UTF8.self) }
  }
}

internal import IntakeCore

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

extension SheetCaptions {
  /// What a grid says of itself; an unknown unit is reported.
  func header(style: NumberStyle?, columns: SheetColumns?, desk: FindingDesk) -> DocumentHeader {
    var header = DocumentHeader(
      notation: .everyday, unit: unit ?? form.defaultUnit, numberStyle: style, callId: callId,
      years: years, place: columns?.place ?? .document)
    if unit == nil, let unknown = unknownUnit {
      header.unit = nil
      desk.report("F007", at: unknown.place) {
        .unit(
          found: unknown.text, at: unknown.place, path: nil, call: desk.call, form: form)
      }
    }
    if let columns, !columns.units.isEmpty {
      header.columnUnits = [columns.table.kind: columns.units]
      if unit == nil, unknownUnit == nil { header.unit = unit(ofHeadings: columns) }
    }
    header.unitPlace = unitPlace
    header.headingUnitPlace = columns?.unitPlace
    return header
  }

  /// The unit of money under headings without one: in a list that of the headings beside them, where
  /// these agree.
  private func unit(ofHeadings columns: SheetColumns) -> MoneyUnit {
    let units = Set(columns.units.values)
    guard form.kind == .appendix1, units.count == 1, let unit = units.first else {
      return form.defaultUnit
    }
    return unit
  }
}

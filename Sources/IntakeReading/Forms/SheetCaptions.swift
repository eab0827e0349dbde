internal import IntakeCore

/// What the lines above and between the tables say of the whole document.
struct SheetCaptions {
  /// The unit of its amounts; nil where none is named.
  private(set) var unit: MoneyUnit?
  private(set) var unitPlace: Place?
  /// A unit that is none of money.
  private(set) var unknownUnit: (text: String, place: Place)?
  /// A line that names another unit than one above it.
  private var otherUnit: (text: String, place: Place)?
  private(set) var callId: DocumentHeader.Statement?
  private(set) var years: [DocumentHeader.Statement] = []
  private let form: Form
  private let programmes: NamedProgramme

  init(form: Form, labels: Labels) {
    self.form = form
    programmes = labels.programmes
  }

  /// Whether no line says anything of the unit.
  var isSilent: Bool { unit == nil && unknownUnit == nil }

  /// Whether a label is one of the line with the unit. "Đơn vị" alone may as well begin the
  /// submitter's name.
  private func namesUnit(_ label: ArraySlice<UInt8>) -> Bool {
    let key = MatchKey.bare(bytes: label.drop { !isLetter($0) })
    return key != MatchKey.bare(bytes: ArraySlice("Đơn vị".utf8))
      && form.unitLabels.contains { MatchKey.bare(bytes: ArraySlice($0.utf8)) == key }
  }

  /// Takes the only unit that the rows below name, or a heading of something else than money, where no
  /// line above names one.
  mutating func takeFurther(_ further: [(unit: MoneyUnit, place: Place)]) {
    guard isSilent, let first = further.first, further.allSatisfy({ $0.unit == first.unit }) else {
      return
    }
    unit = first.unit
    unitPlace = first.place
  }

  mutating func take(_ line: SheetLine) {
    for (index, cell) in line.cells.enumerated() {
      let place = line.place(cell.column)
      let next = index + 1 < line.cells.count ? line.cells[index + 1] : nil
      let isAlone = line.cells.count == 1
      if takeUnit(cell.text[...], next: next?.text[...], isAlone, at: place) { continue }
      takeCall(cell.text[...], next: next, of: line)
      if !(line.cells.count == 2 && HeadingWords.isYear(cell.text[...])) {
        takeYears(cell.text[...], at: place)
      }
      takePlanYear(cell, next: next, of: line)
    }
  }

  private mutating func takeUnit(
    _ text: ArraySlice<UInt8>, next: ArraySlice<UInt8>?, _ isAlone: Bool, at place: Place
  ) -> Bool {
    guard text.count <= 300,
      let caption = MoneyWords.caption(text) ?? (isAlone ? MoneyWords.bareCaption(text) : nil)
        ?? MoneyWords.caption(within: text)
    else { return false }
    if let unit {
      guard caption != .unknown else { return false }
      if caption != .unit(unit) {
        otherUnit = otherUnit ?? (String(decoding: text, as: UTF8.self), place)
      }
      return true
    }
    if case .unit(let found) = caption {
      unit = found
      unitPlace = place
      return true
    }
    let parts = Labels.parted(text)
    if caption == .foreign {
      unknownUnit = unknownUnit ?? (String(decoding: parts?.value ?? text, as: UTF8.self), place)
      return true
    }
    guard let value = parts?.value ?? next else { return false }
    if parts == nil, MoneyWords.isForeign(value) {
      unknownUnit = unknownUnit ?? (String(decoding: value, as: UTF8.self), place)
      return true
    }
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

  /// Takes note of a heading or label that names another programme or call.
  mutating func takeHeading(_ text: ArraySlice<UInt8>, at place: Place) {
    guard text.count > Self.shortestNumber, text.contains(UInt8(ascii: "/")),
      let other = programmes.other(in: text, key: MatchKey.bare(bytes: text))
    else { return }
    years.append(.init(text: other, place: place))
  }

  /// The bytes of `1/A-B`.
  private static let shortestNumber = 5

  /// `năm 2024` that is no part of a date or a span, and another programme or call.
  private mutating func takeYears(_ text: ArraySlice<UInt8>, at place: Place) {
    guard text.count <= 2_000 else { return }
    let key = MatchKey.bare(bytes: text)
    let words = key.split(separator: 0x20)
    for (index, word) in words.enumerated() where index > 0 {
      guard words[index - 1].elementsEqual("nam".utf8), let year = Self.year(word),
        !(index >= 2 && Self.untils.contains(Array(words[index - 2]))),
        !(index >= 3 && words[index - 3].elementsEqual("thang".utf8)),
        !(index + 1 < words.count && Self.year(words[index + 1]) != nil)
      else { continue }
      years.append(.init(text: year, place: place))
    }
    if let other = programmes.other(in: text, key: key) {
      years.append(.init(text: other, place: place))
    }
  }

  /// `Năm kế hoạch: 2022`, in one cell or in two.
  private mutating func takePlanYear(
    _ cell: SheetLine.Cell, next: SheetLine.Cell?, of line: SheetLine
  ) {
    let parts = Labels.parted(cell.text[...])
    // Few cells have a year there; looking for that first is quicker.
    guard let value = parts?.value ?? next?.text[...], let year = Self.year(value),
      Self.planYears.contains(MatchKey.bare(bytes: parts?.label ?? cell.text[...]))
    else { return }
    years.append(.init(text: year, place: line.place(parts == nil ? cell.column + 1 : cell.column)))
  }

  private static let planYears = Set(
    ["năm", "năm kế hoạch", "kế hoạch năm", "năm đề xuất", "năm thực hiện", "năm đăng ký"].map {
      MatchKey.bare(bytes: ArraySlice($0.utf8))
    })

  /// `đến năm 2030`, `tầm nhìn đến năm 2050`: how far a programme reaches.
  private static let untils = Set(
    ["den", "toi", "nhin", "truoc", "sau", "tu"].map { Array($0.utf8) })

  private static func year(_ word: ArraySlice<UInt8>) -> String? {
    let digits = word.prefix { 0x30...0x39 ~= $0 }
    let tail = word.dropFirst(digits.count)
    guard digits.count == 4, let first = digits.first, first == 0x31 || first == 0x32,
      tail.allSatisfy({ !(0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 || $0 == 0x2F) })
    else { return nil }
    return String(decoding: digits, as: UTF8.self)
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
    if let unit, let other = otherUnit {
      header.unit = nil
      desk.report("F007", at: other.place) {
        .secondUnit(other.text, than: unit, at: other.place, call: desk.call, form: form)
      }
    }
    if let columns, !columns.units.isEmpty {
      header.columnUnits = [columns.table.kind: columns.units]
      if unit == nil, unknownUnit == nil { header.unit = unit(ofHeadings: columns) }
    }
    if let columns, !columns.foreign.isEmpty {
      header.foreignColumns[columns.table.kind] = columns.foreign
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

extension MoneyWords {
  /// What a row of few cells says of the unit, in one cell or in two (`Đơn vị tính`, `đồng`), or as
  /// the only thing it says; nil where it is no such line.
  static func caption(of row: GridRow) -> (unit: MoneyUnit?, column: Int)? {
    for (index, column) in row.filled.enumerated() {
      let next = row.filled.dropFirst(index + 1).first.map { row[$0] }
      switch caption(row[column]) ?? (row.filled.count == 1 ? bareCaption(row[column]) : nil) {
      case .unit(let unit)?: return (unit, column)
      case .foreign?: return (nil, column)
      case .unknown?:
        guard Labels.parted(row[column]) == nil, let next else { continue }
        if let unit = unit(next) { return (unit, column) }
        if isForeign(next) { return (nil, column) }
      case nil: continue
      }
    }
    return nil
  }

  /// What a row of a few cells says of the unit, as a line of its own, a note or beside a total.
  static func said(in row: GridRow) -> (unit: MoneyUnit?, column: Int)? {
    guard let first = row.filled.first else { return nil }
    if row.filled.count <= 3, let said = caption(of: row) ?? note(in: row) { return said }
    return row.filled.prefix(2).contains { SheetWords.sum(row[$0]) != nil }
      && row[first].count <= 200 ? remark(in: row) : nil
  }

  /// What a note says of the unit: `Ghi chú: Đơn vị tính: nghìn đồng`; nil where it says nothing.
  static func note(in row: GridRow) -> (unit: MoneyUnit?, column: Int)? {
    guard row.filled.count <= 2 else { return nil }
    for column in row.filled where row[column].count <= 200 {
      let key = MatchKey.bare(bytes: row[column].prefix(40))
      guard notes.contains(where: { key.starts(with: $0) }) else { continue }
      switch caption(within: row[column]) {
      case .unit(let unit)?: return (unit, column)
      case .foreign?: return (nil, column)
      case .unknown?, nil: continue
      }
    }
    return nil
  }

  private static let notes = ["ghi chú", "lưu ý", "chú thích", "chú ý", "(*)", "*"].map {
    MatchKey.bare(bytes: ArraySlice($0.utf8))
  }

  /// What a group's row says of the unit beside its name: `Nhiệm vụ mới (ĐVT: nghìn đồng)`, `(USD)`
  /// where amounts stand; nil where it says nothing.
  static func remark(in row: GridRow) -> (unit: MoneyUnit?, column: Int)? {
    for column in row.filled {
      let text = row[column]
      let said =
        caption(within: text) ?? (text.first == UInt8(ascii: "(") ? bareCaption(text) : nil)
      switch said {
      case .unit(let unit)?: return (unit, column)
      case .foreign?: return (nil, column)
      case .unknown?, nil: continue
      }
    }
    return nil
  }
}

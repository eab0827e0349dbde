/// How a sheet was read where that is not evident from the cell: the unit and the signs of its
/// amounts, orientations in words, dates that name no month.
public struct SheetReadings: Sendable, Hashable {
  /// The unit of the amounts whose cells name none; nil where the sheet names an unknown one.
  public var unit: MoneyUnit?
  public var unitSource: UnitSource
  /// Which sign groups thousands, as far as the amounts show it.
  public var numberStyle: NumberStyle?
  /// The single readings, in the order of the sheet; no more than a report lists.
  public var listed: [Reading]
  /// Readings beyond those.
  public var unlisted = 0

  /// Where the unit of the amounts was found.
  public enum UnitSource: Sendable, Hashable {
    /// A line of the sheet says it.
    case caption(Place)
    /// The headings of the columns with amounts say it, the first of them here.
    case heading(Place)
    /// Nothing in the sheet: it is the form's.
    case form
  }

  /// What one cell was taken for.
  public struct Reading: Sendable, Hashable {
    /// The number of the task, as written.
    public var task: String?
    /// The id of the field.
    public var field: String
    public var place: Place
    /// As written.
    public var found: String
    /// `3`, `2024-01`; an amount in đồng.
    public var meaning: String

    public init(task: String?, field: String, place: Place, found: String, meaning: String) {
      self.task = task
      self.field = field
      self.place = place
      self.found = found
      self.meaning = meaning
    }
  }

  public init(
    unit: MoneyUnit?, unitSource: UnitSource, numberStyle: NumberStyle?, listed: [Reading] = [],
    unlisted: Int = 0
  ) {
    self.unit = unit
    self.unitSource = unitSource
    self.numberStyle = numberStyle
    self.listed = listed
    self.unlisted = unlisted
  }
}

extension SheetReadings {
  /// The readings of a sheet whose records are still to come; nil for a document that is none.
  init?(_ header: DocumentHeader) {
    guard header.format == .csv else { return nil }
    let heading = header.columnUnits.values.flatMap(\.values).first
    self.init(
      unit: heading ?? header.unit,
      unitSource: heading == nil
        ? header.unitPlace.map(UnitSource.caption) ?? .form
        : .heading(header.headingUnitPlace ?? header.place),
      numberStyle: header.numberStyle)
  }

  /// Notes what is not evident in a record and its children.
  mutating func note(_ record: Record, task: String?, understanding: Understanding, limit: Int) {
    for position in record.slots.indices {
      guard let meaning = understanding.hiddenMeaning(of: record, position) else { continue }
      guard listed.count < limit else {
        unlisted += 1
        continue
      }
      listed.append(
        Reading(
          task: task, field: record.table.fields[position].id, place: record.place(position),
          found: understanding.written(record, position), meaning: meaning))
    }
    for child in record.children {
      note(child, task: task, understanding: understanding, limit: limit)
    }
  }
}

extension Understanding {
  /// The meaning of a field where its text does not plainly say it; nil where it does, or is not
  /// understood.
  fileprivate func hiddenMeaning(of record: Record, _ position: Int) -> String? {
    switch record.values[position] {
    case .orientation(let number):
      record.bytes(position).contains(where: isDigit) ? nil : String(number)
    case .day(let day): record.namesYear(day.components.year, at: position) ? nil : day.iso
    case .province(let index):
      record.names(call.provinces.items[index], at: position)
        ? nil : call.provinces.items[index].name
    case .month(let month): record.names(month, at: position) ? nil : month.iso
    case .text where hasGroupNumber(record, position): record.text(position)
    case .amount(let money)
    where record.bytes(position).contains { $0 == 0x2E || $0 == 0x2C }:
      isAmbiguous(record, position) ? money.decimal : nil
    default: nil
    }
  }
}

extension Understanding {
  /// Whether a task's number was made of its group's and its own.
  private func hasGroupNumber(_ record: Record, _ position: Int) -> Bool {
    header.numbersByGroup && record.table.fields[position].known == .number
  }

  /// What stands in the cell.
  fileprivate func written(_ record: Record, _ position: Int) -> String {
    let text = record.text(position)
    guard hasGroupNumber(record, position), let digit = text.firstIndex(where: \.isNumber) else {
      return text.excerpt(200)
    }
    return String(text[digit...]).excerpt(200)
  }
}

extension Record {
  /// Whether a text has a year with its four figures.
  fileprivate func namesYear(_ year: Int, at position: Int) -> Bool {
    var value = 0
    var digits = 0
    for byte in bytes(position).prefix(100) {
      if isDigit(byte) {
        digits += 1
        value = digits > 4 ? 0 : value * 10 + Int(byte - 0x30)
      } else {
        if digits == 4, value == year { return true }
        (value, digits) = (0, 0)
      }
    }
    return digits == 4 && value == year
  }

  /// Whether a text gives a province's code or has its name in it.
  fileprivate func names(_ province: Province, at position: Int) -> Bool {
    let text = bytes(position)
    if text.elementsEqual(province.name.utf8) { return true }
    let key = MatchKey.name(bytes: text)
    if key.allSatisfy(isDigit) { return true }
    let name = MatchKey.name(bytes: ArraySlice(province.name.utf8))
    return key.count >= name.count
      && key.indices.dropLast(name.count - 1).contains { key[$0...].starts(with: name) }
  }

  /// Whether a text has the month's number among its figures.
  fileprivate func names(_ month: CalendarMonth, at position: Int) -> Bool {
    let text = bytes(position)
    guard !text.isEmpty, text.count <= 100 else { return true }
    // Most cells start with it: `01/2024`.
    var first = 0
    for byte in text.prefix(while: isDigit) where first < 10_000 {
      first = first * 10 + Int(byte - 0x30)
    }
    guard namesYear(month.year, at: position) else { return false }
    if first == month.month { return true }
    return text.split(whereSeparator: { !isDigit($0) })
      .contains { $0.count <= 2 && Int(String(decoding: $0, as: UTF8.self)) == month.month }
  }
}

extension DocumentHeader {
  /// How an amount was read whose cell does not name its unit: `(“1.500” đọc theo triệu đồng, ghi
  /// ở ô K9.)`; nil for others, and in XML.
  ///
  /// - Parameter found: what the finding shows of the field; a remark belongs to its amount only.
  func reading(of record: Record, _ position: Int, found: String) -> Localized? {
    guard format == .csv, case .amount(let money) = record.values[position],
      money != .zero, found == money.decimal, let readings = SheetReadings(self),
      let unit = readings.unit
    else { return nil }
    let text = record.text(position)
    guard !text.isEmpty, !text.contains(where: \.isLetter) else { return nil }
    let place: Localized
    switch readings.unitSource {
    case .caption(let at), .heading(let at):
      guard let cell = at.cell else { return nil }
      place = Localized(vi: "ghi ở ô \(cell)", en: "as cell \(cell) says")
    case .form: place = Localized(vi: "đơn vị của mẫu", en: "the form's unit")
    }
    return Localized(
      vi: "(“\(text.excerpt(40))” đọc theo \(unit.name.vi), \(place.vi).)",
      en: "(“\(text.excerpt(40))” is read in \(unit.name.en), \(place.en).)")
  }
}

/// How a sheet was read where that is not evident from the cell: the unit and the signs of its
/// amounts, and each cell whose meaning rests on more than its text.
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
  /// What the file holds beside what a page of it shows.
  public var remarks: [SheetRemark] = []

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
    /// Why, by the id of a `Basis`; nil where a register of an earlier release kept none.
    public var basis: String?

    public init(
      task: String?, field: String, place: Place, found: String, meaning: String,
      basis: String? = nil
    ) {
      self.task = task
      self.field = field
      self.place = place
      self.found = found
      self.meaning = meaning
      self.basis = basis
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
    guard header.notation == .everyday else { return nil }
    let heading = header.headingUnit
    self.init(
      unit: heading ?? header.unit,
      unitSource: heading == nil
        ? header.unitPlace.map(UnitSource.caption) ?? .form
        : .heading(header.headingUnitPlace ?? header.place),
      numberStyle: header.numberStyle)
  }

  /// Notes what is not evident in a record and its children.
  mutating func note(_ record: Record, task: String?, call: Call, limit: Int) {
    for based in record.bases {
      guard let meaning = record.meaning(based, call: call) else { continue }
      guard listed.count < limit else {
        unlisted += 1
        continue
      }
      let found =
        if case .groupNumber(let own) = based.basis { own } else { record.text(based.position) }
      listed.append(
        Reading(
          task: task, field: record.table.fields[based.position].id,
          place: record.place(based.position), found: found.excerpt(200), meaning: meaning,
          basis: based.basis.id))
    }
    for child in record.children { note(child, task: task, call: call, limit: limit) }
  }
}

extension Record {
  /// The meaning of a field that rests on more than its text; nil where the report need not say
  /// it: an amount with its own unit is plain.
  fileprivate func meaning(_ based: Based, call: Call) -> String? {
    if based.basis == .ownUnit { return nil }
    switch values[based.position] {
    case .orientation(let number): return String(number)
    case .day(let day): return day.iso
    case .month(let month): return month.iso
    case .province(let index): return call.provinces.items[index].name
    case .target(let index): return call.targets[index].id
    case .amount(let money): return money.decimal
    case .code(let item):
      guard case .code(let list) = table.fields[based.position].type else { return nil }
      return call.codeList(list)?.items[item].code
    case .text: return text(based.position)
    case .absent, .blank, .ambiguous, .unclear, .unreadable: return nil
    }
  }
}

extension DocumentHeader {
  /// The unit of the first column or label that names one; those of tables go before those of lines.
  fileprivate var headingUnit: MoneyUnit? {
    for kind in [TableKind.activity, .task, .contribution] {
      if let first = columnUnits[kind]?.min(by: { $0.key < $1.key }) { return first.value }
    }
    return nil
  }

  /// How an amount was read whose cell does not name its unit: `(“1.500” đọc theo triệu đồng, ghi
  /// ở ô K9.)`; nil for others, and where a cell is exact.
  ///
  /// - Parameter found: what the finding shows of the field; a remark belongs to its amount only.
  func remark(on record: Record, _ position: Int, found: String) -> Localized? {
    guard case .amount(let money) = record.values[position], money != .zero,
      found == money.decimal, notation == .everyday,
      record.basis(position, where: { $0 == .ownUnit }) == nil,
      let readings = SheetReadings(self), let unit = readings.unit
    else { return nil }
    let place: Localized
    switch readings.unitSource {
    case .caption(let at), .heading(let at):
      guard let cell = at.cell else { return nil }
      place = Localized(vi: "ghi ở ô \(cell)", en: "as cell \(cell) says")
    case .form: place = Localized(vi: "đơn vị của mẫu", en: "the form's unit")
    }
    let text = record.text(position).excerpt(40)
    return Localized(
      vi: "(“\(text)” đọc theo \(unit.name.vi), \(place.vi).)",
      en: "(“\(text)” is read in \(unit.name.en), \(place.en).)")
  }
}

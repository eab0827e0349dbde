/// Makes values of a record's text, field by field, by the form's field types, and keeps why where
/// the text does not plainly say it.
///
/// Exact cells carry codes and plain numbers; everyday writing may also use names, words and the
/// number and date forms of daily life. The same content means the same in both.
final class Understanding {
  var call: Call { lexicon.call }
  let lexicon: CallLexicon
  let header: DocumentHeader
  /// The months of the record in hand that name no year.
  private var openMonths: [(position: Int, month: Int)] = []

  init(lexicon: CallLexicon, header: DocumentHeader) {
    self.lexicon = lexicon
    self.header = header
  }

  /// The record with its values, its children's too.
  ///
  /// - Parameter submitter: the one of the document, whose date tells which provinces there are;
  ///   nil while it is read itself.
  func understood(_ raw: RawRecord, submitter: Record?) -> Record {
    var record = read(
      raw, children: raw.children.map { read($0, submitter: submitter) }, submitter: submitter)
    AmountSettlement.settle(&record)
    return record
  }

  private func read(
    _ raw: RawRecord, children: [Record] = [], submitter: Record?
  ) -> Record {
    let roles = lexicon.roles(of: raw.table)
    var record = Record(raw, children: children)
    var province: Int?
    for position in raw.slots.indices {
      let slot = raw.slots[position]
      guard !slot.isBlank else {
        if !slot.isAbsent { record.values[position] = .blank }
        // Its columns are not understood: it is not known to be blank.
        if !header.foreignColumns.isEmpty,
          header.foreignColumns[raw.table.kind]?.contains(position) == true
        {
          record.values[position] = .text
        }
        continue
      }
      if slot.notation == .lost {
        record.values[position] = .text
        continue
      }
      if saysNothing(raw, position) {
        record.values[position] = .blank
        continue
      }
      switch roles[position] {
      case .text: record.values[position] = .text
      case .province: province = position
      default: record.values[position] = value(of: raw, position, roles[position], &record)
      }
    }
    if !openMonths.isEmpty { closeMonths(of: &record) }
    refuseSecondEnd(of: &record)
    // A province is read by the date of the dispatch, which stands behind it.
    if let province { readProvince(province, of: &record, submitter: submitter) }
    return record
  }

  /// Whether a field that need not be filled in holds only what people write for “nothing”: a dash,
  /// dots, an “x”, the mark of a note, `Không`. An exact cell of a type has no such forms.
  private func saysNothing(_ raw: RawRecord, _ position: Int) -> Bool {
    let required = raw.table.fields[position].required
    guard required == .never || required == .byOrientation else { return false }
    let type = raw.table.fields[position].type
    guard type != .quantity, let first = raw.firstByte(position),
      !type.hasSheetForm || raw.notation(position) == .everyday
    else { return false }
    if type == .amount { return leavesOut(raw.bytes(position), first) }
    if Filler.mayStart(with: first), Filler(raw.bytes(position)) != nil { return true }
    return NoneWord.matches(raw.bytes(position))
  }

  /// Whether an amount is only dots, or a row of dashes; one dash is zero.
  private func leavesOut(_ text: ArraySlice<UInt8>, _ first: UInt8) -> Bool {
    guard Filler.mayStart(with: first), !text.contains(UInt8(ascii: "?")) else { return false }
    let filler = Filler(text)
    return filler == .dots || filler == .dashes && text.first == text.last && text.count == 2
  }

  private func readProvince(_ position: Int, of record: inout Record, submitter: Record?) {
    let date = (record.table.kind == .submitter ? record : submitter)?.value(.dispatchDate).dayValue
    let (text, notation) = record.written(position)
    let day = lexicon.provinceDay(dispatchDate: date)
    guard let found = lexicon.province(text, on: day, in: notation) else {
      record.values[position] = .unreadable(.unknown)
      return
    }
    record.values[position] = .province(found)
    if notation == .everyday, !Self.names(text, call.provinces.items[found]) {
      record.note(.usualName, at: position)
    }
  }

  private func value(
    of raw: RawRecord, _ position: Int, _ role: FieldRole, _ record: inout Record
  ) -> FieldValue {
    let (text, notation) = raw.written(position)
    switch role {
    case .text, .province: return .text
    case .code(let list):
      return lexicon.code(text, list: list, in: notation).map(FieldValue.code)
        ?? bodyKind(of: raw, position, list) ?? .unreadable(.unknown)
    case .target:
      return lexicon.target(text, in: notation).map(FieldValue.target) ?? .unreadable(.unknown)
    case .orientation: return orientation(text, in: notation, position, &record)
    case .day: return day(text, in: notation, position, &record)
    case .month(let edge):
      if isWholePeriod(raw, position) {
        if DateReader.isMoment(text) { return .unreadable(.oneMoment) }
        record.note(.wholePeriod, at: position)
      }
      return month(text, in: notation, edge, position, &record)
    case .amount: return amount(of: raw, position, &record)
    case .quantity: return quantity(text, in: notation)
    }
  }

  /// A kind of body by the first words with which it is described: `Hợp tác xã kiểu mới`.
  private func bodyKind(of raw: RawRecord, _ position: Int, _ list: Int) -> FieldValue? {
    guard raw.table.fields[position].known == .kind, raw.notation(position) == .everyday,
      let code = BodyKind.code(of: raw.bytes(position))
    else { return nil }
    return lexicon.code(ArraySlice(code.utf8), list: list, in: .everyday).map(FieldValue.code)
  }

  /// A contribution; it is never below zero.
  private func quantity(_ text: ArraySlice<UInt8>, in notation: Notation) -> FieldValue {
    guard AmountReader.isQuantity(text, in: notation) else {
      return .unreadable(
        notation == .everyday && CellParts.holdsSeveralNumbers(text) ? .several : .shape)
    }
    return AmountReader.isNegative(text, in: notation) ? .unreadable(.negative) : .text
  }

  private func orientation(
    _ text: ArraySlice<UInt8>, in notation: Notation, _ position: Int, _ record: inout Record
  ) -> FieldValue {
    // Dots or a dash alone leave nothing to choose between; A009 reports them as no answer.
    if let first = text.first, Filler.mayStart(with: first),
      Filler(text) == .dashes || Filler(text) == .dots
    {
      return .unreadable(.shape)
    }
    switch lexicon.orientation(text, in: notation) {
    case .number(let number):
      if !text.contains(where: isDigit) { record.note(.words, at: position) }
      return .orientation(number)
    case .unclear: return .unclear
    case .unreadable(let why): return .unreadable(why)
    }
  }

  // MARK: - Dates

  private func day(
    _ text: ArraySlice<UInt8>, in notation: Notation, _ position: Int, _ record: inout Record
  ) -> FieldValue {
    guard notation == .everyday else { return DateReader.xmlDay(text) }
    let value = DateReader.sheetDay(text)
    if case .day(let day) = value, !Self.namesYear(text, day.components.year) {
      record.note(DateReader.isSerial(text) ? .serialNumber : .shortYear, at: position)
    }
    return value
  }

  /// Whether one cell, not parted in two, is to say both ends of a period.
  private func isWholePeriod(_ raw: RawRecord, _ position: Int) -> Bool {
    guard let start = raw.table.position(of: .start), let end = raw.table.position(of: .end) else {
      return false
    }
    let other = raw.slots[position == start ? end : start]
    let place = raw.slots[position].place
    return !other.isBlank && place != .document && other.place == place
      && raw.bytes(start) == raw.bytes(end)
  }

  private func month(
    _ text: ArraySlice<UInt8>, in notation: Notation, _ edge: DateReader.Edge, _ position: Int,
    _ record: inout Record
  ) -> FieldValue {
    guard notation == .everyday else { return DateReader.xmlMonth(text) }
    switch DateReader.month(text, edge: edge, planYear: call.planYear) {
    case .month(let month):
      if !Self.names(text, month) { record.note(basis(of: month, text), at: position) }
      return .month(month)
    case .open(let month):
      openMonths.append((position, month))
      return .unreadable(.shape)
    case .unreadable(let why): return .unreadable(why)
    }
  }

  /// Gives months that name no year that of the period's other end, or the plan year where
  /// neither end names one; never so that the period would run backwards.
  private func closeMonths(of record: inout Record) {
    let open = openMonths
    openMonths.removeAll(keepingCapacity: true)
    guard let start = record.table.position(of: .start),
      let end = record.table.position(of: .end)
    else { return }
    if open.count == 2, open[0].month <= open[1].month {
      for (position, month) in open { set(position, month, call.planYear, .planYear, &record) }
    } else if open.count == 1 {
      let (position, month) = open[0]
      guard let other = record.values[position == start ? end : start].monthValue,
        position == start ? month <= other.month : month >= other.month
      else { return }
      set(position, month, other.year, .otherEnd, &record)
    }
  }

  /// Takes back a start whose cell says a whole period that ends otherwise than the end's cell says.
  private func refuseSecondEnd(of record: inout Record) {
    guard let start = record.table.position(of: .start), record.length(start) > Self.oneDate,
      record.notation(start) == .everyday, let end = record.value(.end).monthValue,
      let parts = DateReader.splitPeriod(record.bytes(start)), parts.start != parts.end,
      case .month(let said) = DateReader.sheetMonth(
        record.bytes(start), edge: .end, planYear: call.planYear), said != end
    else { return }
    record.values[start] = .unreadable(.several)
  }

  /// The bytes of a day in figures; a period takes more.
  private static let oneDate = 12

  private func set(
    _ position: Int, _ month: Int, _ year: Int, _ basis: Basis, _ record: inout Record
  ) {
    guard let month = CalendarMonth(year: year, month: month) else { return }
    record.values[position] = .month(month)
    record.note(basis, at: position)
  }

  private func basis(of month: CalendarMonth, _ text: ArraySlice<UInt8>) -> Basis {
    if DateReader.isSerial(text) { return .serialNumber }
    if Self.namesYear(text, month.year) { return .wholePeriod }
    return text.contains(where: isDigit) ? .shortYear : .planYear
  }

  // MARK: - Amounts

  private func amount(
    of raw: RawRecord, _ position: Int, _ record: inout Record
  ) -> FieldValue {
    let (text, notation) = raw.written(position)
    let unit = header.unit(of: raw, position)
    guard notation == .everyday else {
      return value(of: AmountReader.xml(text, unit: unit), &record)
    }
    if NoneWord.matches(text) {
      record.note(.none, at: position)
      return .amount(.zero)
    }
    let amount = AmountReader.sheetAmount(text, unit: unit, style: header.numberStyle)
    if amount.namesUnit { record.note(.ownUnit, at: position) }
    if amount.isStyled { record.note(.numberStyle(.otherAmounts), at: position) }
    if AmountWords.hasMark(text) { record.note(.noteMark, at: position) }
    return value(of: amount.reading, &record)
  }

  private func value(of reading: AmountReader.Reading, _ record: inout Record) -> FieldValue {
    switch reading {
    case .amount(let money): return .amount(money)
    case .ambiguous(let one, let other):
      record.alternatives.append((one, other))
      return .ambiguous(record.alternatives.count - 1)
    case .unreadable(let why): return .unreadable(why)
    // The document names no unit, which its reader has said (F007): the amount is not known, and
    // no second finding arises from it.
    case .noUnit: return .text
    }
  }
}

// Whether a text plainly says what it was understood to mean.
extension Understanding {
  /// Whether a text has a year with its four figures.
  private static func namesYear(_ text: ArraySlice<UInt8>, _ year: Int) -> Bool {
    var value = 0
    var digits = 0
    for byte in text.prefix(100) {
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
  private static func names(_ text: ArraySlice<UInt8>, _ province: Province) -> Bool {
    if text.elementsEqual(province.name.utf8) { return true }
    let key = MatchKey.name(bytes: text)
    if key.allSatisfy(isDigit) { return true }
    let name = MatchKey.name(bytes: ArraySlice(province.name.utf8))
    return key.count >= name.count
      && key.indices.dropLast(name.count - 1).contains { key[$0...].starts(with: name) }
  }

  /// Whether a text has the month's number among its figures.
  private static func names(_ text: ArraySlice<UInt8>, _ month: CalendarMonth) -> Bool {
    guard !text.isEmpty, text.count <= 100 else { return true }
    // Most cells start with it: `01/2024`.
    var first = 0
    for byte in text.prefix(while: isDigit) where first < 10_000 {
      first = first * 10 + Int(byte - 0x30)
    }
    guard namesYear(text, month.year) else { return false }
    if first == month.month { return true }
    return text.split(whereSeparator: { !isDigit($0) })
      .contains { $0.count <= 2 && Int(String(decoding: $0, as: UTF8.self)) == month.month }
  }
}

extension Record {
  mutating func note(_ basis: Basis, at position: Int) {
    bases.append(Based(position: position, basis: basis))
  }
}

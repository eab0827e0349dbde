/// Makes values of a record's text, field by field, by the form's field types.
///
/// XML carries codes and plain numbers; a sheet may also use names, words and the number and date
/// forms of daily life. The same content means the same in both.
final class Understanding {
  var call: Call { lexicon.call }
  let lexicon: CallLexicon
  let form: Form
  let header: DocumentHeader

  init(lexicon: CallLexicon, form: Form, header: DocumentHeader) {
    self.lexicon = lexicon
    self.form = form
    self.header = header
  }

  /// Fills `record.values` (and `alternatives`), of its children too.
  func understand(_ record: inout Record, submitter: Record?) {
    read(&record, submitter: submitter)
    for child in record.children.indices { read(&record.children[child], submitter: submitter) }
    if header.format == .csv { AmountSettlement.settle(&record) }
  }

  private func read(_ record: inout Record, submitter: Record?) {
    let roles = lexicon.roles(of: record.table)
    record.values = Array(repeating: .absent, count: record.slots.count)
    record.alternatives = []
    var province: Int?
    for position in record.slots.indices {
      let slot = record.slots[position]
      guard !slot.isBlank else {
        if !slot.isAbsent { record.values[position] = .blank }
        continue
      }
      if case .province = roles[position] {
        province = position
      } else {
        record.values[position] = value(of: &record, position, roles[position])
      }
    }
    // A province is read by the date of the dispatch, which stands behind it.
    guard let province else { return }
    let date = (record.table.kind == .submitter ? record : submitter)?.value(.dispatchDate).dayValue
    let (text, format) = literal(record.bytes(province))
    record.values[province] =
      lexicon.province(text, on: lexicon.provinceDay(dispatchDate: date), in: format)
      .map(FieldValue.province) ?? .unreadable(.unknown)
  }

  /// How a text is read. A cell that starts with an apostrophe is literal, as spreadsheets have
  /// it: what stands behind the mark is read as strictly as in XML.
  private func literal(
    _ text: ArraySlice<UInt8>
  ) -> (text: ArraySlice<UInt8>, format: DocumentFormat) {
    guard header.format == .csv, let literal = LiteralMark.text(of: text) else {
      return (text, header.format)
    }
    return (literal, .xml)
  }

  private func value(
    of record: inout Record, _ position: Int, _ role: FieldRole
  ) -> FieldValue {
    if case .text = role { return .text }
    let (text, format) = literal(record.bytes(position))
    let isXML = format == .xml
    switch role {
    case .text, .province: return .text
    case .code(let list):
      return lexicon.code(text, list: list, in: format).map(FieldValue.code)
        ?? .unreadable(.unknown)
    case .target:
      return lexicon.target(text, in: format).map(FieldValue.target)
        ?? .unreadable(.unknown)
    case .orientation: return orientation(text, in: format)
    case .day: return isXML ? DateReader.xmlDay(text) : DateReader.sheetDay(text)
    case .month(let edge):
      return isXML
        ? DateReader.xmlMonth(text)
        : DateReader.sheetMonth(text, edge: edge, planYear: lexicon.call.planYear)
    case .amount: return amount(of: &record, position)
    case .quantity:
      return AmountReader.isQuantity(text, in: format) ? .text : .unreadable(.shape)
    }
  }

  private func orientation(
    _ text: ArraySlice<UInt8>, in format: DocumentFormat
  ) -> FieldValue {
    switch lexicon.orientation(text, in: format) {
    case .number(let number): .orientation(number)
    case .unclear: .unclear
    case .unreadable(let why): .unreadable(why)
    }
  }

  /// Whether an amount has two meanings for itself, of which other amounts left one.
  func isAmbiguous(_ record: Record, _ position: Int) -> Bool {
    if case .ambiguous = reading(of: record, position, style: nil) { true } else { false }
  }

  private func reading(
    of record: Record, _ position: Int, style: NumberStyle?
  ) -> AmountReader.Reading {
    let (text, format) = literal(record.bytes(position))
    let column =
      header.columnUnits.isEmpty ? nil : header.columnUnits[record.table.kind]?[position]
    let unit = column ?? header.unit
    return format == .xml
      ? AmountReader.xml(text, unit: unit)
      : AmountReader.sheet(text, unit: unit, style: style)
  }

  private func amount(of record: inout Record, _ position: Int) -> FieldValue {
    switch reading(of: record, position, style: header.numberStyle) {
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

/// What the records of a document say, as the XML form has it: codes, plain numbers in one unit,
/// ISO dates and months. What is not understood stands as it was written.
public struct CanonicalContent {
  public private(set) var content: FormContent
  /// The fields of which no text says the same, in the order of the document.
  public private(set) var doubts: [Doubt] = []
  private let form: Form
  private let call: Call
  private let unit: MoneyUnit?
  private let xml: ContentReading

  /// A field that XML cannot say as its document does.
  public struct Doubt: Sendable, Hashable {
    /// From 1; nil: the submitter.
    public var task: Int?
    public var field: Field
    public var place: Place
    /// As it stood.
    public var found: String
  }

  /// - Parameters:
  ///   - submitter: as understood; nil where the document has none.
  ///   - tasks: as understood, their activities and contributions in them.
  public init(
    _ form: Form, _ header: DocumentHeader, submitter: Record?, tasks: [Record],
    lexicon: CallLexicon
  ) {
    self.form = form
    call = lexicon.call
    unit = header.unit(ofAllAmountsIn: form) ?? header.unit
    xml = ContentReading(in: .exact, unit: unit, lexicon: lexicon)
    content = FormContent(
      form: form.kind, call: header.callId?.text, unit: unit?.rawValue, submitter: [], tasks: [])
    if let submitter {
      content.submitter = entries(of: submitter, submitter: nil, task: nil)
    }
    let reread = form.table(.submitter).map {
      xml.record(content.submitter, $0, submitter: nil)
    }
    for task in tasks { content.tasks.append(written(task, submitter: reread)) }
  }

  private mutating func written(_ task: Record, submitter: Record?) -> FormContent.Task {
    var written = FormContent.Task(
      fields: entries(of: task, submitter: submitter, task: task.index))
    for child in task.children {
      let entries = entries(of: child, submitter: submitter, task: task.index)
      if child.table.kind == .activity {
        written.activities.append(entries)
      } else {
        written.contributions.append(entries)
      }
    }
    return written
  }

  /// The fields of a record that are filled in; one that is there and blank only where nothing
  /// else is.
  private mutating func entries(
    of record: Record, submitter: Record?, task: Int?
  ) -> [FormContent.Entry] {
    let table = record.table
    func entries(_ texts: [String?]) -> [FormContent.Entry] {
      zip(table.fields, texts).compactMap { field, text in
        text.map { FormContent.Entry(field.id, $0) }
      }
    }
    func differing(_ texts: [String?]) -> [Int] {
      let reread = xml.record(entries(texts), table, submitter: submitter)
      return record.slots.indices.filter {
        // What a person has to choose would be an error in XML.
        record.values[$0] == .unclear || !record.values[$0].isSame(as: reread.values[$0])
      }
    }
    var texts = record.slots.indices.map { text(of: record, $0) }
    for position in differing(texts) { texts[position] = verbatim(record, position) }
    let uncertain = record.slots.indices.filter { quantity(record, $0)?.isCertain == false }
    for position in differing(texts) + uncertain {
      let field = table.fields[position]
      let found = record.text(position)
      doubts.append(
        Doubt(task: task, field: field, place: record.place(position), found: found))
      // With a word beside it, no reader takes it for a plain number.
      if field.type == .amount { texts[position] = found + " " + (unit ?? .dong).name.vi }
      if field.type == .quantity { texts[position] = found + " ?" }
    }
    let filled = entries(texts)
    guard filled.isEmpty, let first = record.slots.firstIndex(where: { !$0.isAbsent }) else {
      return filled
    }
    return [FormContent.Entry(table.fields[first].id, "")]
  }

  private func verbatim(_ record: Record, _ position: Int) -> String {
    String(decoding: literal(record, position), as: UTF8.self)
  }

  private func literal(_ record: Record, _ position: Int) -> ArraySlice<UInt8> {
    record.table.fields[position].type.hasSheetForm
      ? record.written(position).text : record.bytes(position)
  }

  // MARK: - Values

  /// The canonical text of a field; nil where nothing stands in it.
  private func text(of record: Record, _ position: Int) -> String? {
    guard !record.slots[position].isBlank else { return nil }
    let written = verbatim(record, position)
    switch record.values[position] {
    case .absent, .blank: return nil
    case .code(let item): return code(item, record.table.fields[position]) ?? written
    case .orientation(let number): return String(number)
    case .province(let province): return call.provinces.items[province].code
    case .target(let target): return call.targets[target].id
    case .day(let day): return day.iso
    case .month(let month): return month.iso
    case .amount(let money): return unit.map(money.decimal(in:)) ?? written
    case .text where record.table.fields[position].type == .quantity:
      return quantity(record, position)?.text ?? written
    case .text, .ambiguous, .unclear, .unreadable: return written
    }
  }

  private func quantity(
    _ record: Record, _ position: Int
  ) -> (text: String, isCertain: Bool)? {
    guard record.table.fields[position].type == .quantity else { return nil }
    let (text, notation) = record.written(position)
    return AmountReader.canonicalQuantity(text, in: notation)
  }

  private func code(_ item: Int, _ field: Field) -> String? {
    guard case .code(let list) = field.type else { return nil }
    return call.codeList(list)?.items[item].code
  }
}

extension DocumentHeader {
  /// The unit that the headings of all columns with amounts name alike.
  fileprivate func unit(ofAllAmountsIn form: Form) -> MoneyUnit? {
    let kind: TableKind = form.kind == .appendix1 ? .task : .activity
    guard form.kind == .appendix1, let units = columnUnits[kind], let table = form.table(kind),
      let first = units.values.first, units.values.allSatisfy({ $0 == first })
    else { return nil }
    let amounts = table.fields.indices.filter { table.fields[$0].type == .amount }
    return amounts.allSatisfy { units[$0] != nil } ? first : nil
  }
}

extension Money {
  /// The amount in a unit, as XML writes it: `1500.5`.
  func decimal(in unit: MoneyUnit) -> String {
    ExactDecimal(digits: dong, scale: unit.fractionDigits).text
  }
}

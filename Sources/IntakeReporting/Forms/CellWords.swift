import IntakeCore

/// How a value of the XML form is written in a sheet: codes by their names, numbers with a comma,
/// months and dates day first. Whatever is none of these stays as it is.
struct CellWords {
  private let call: Call
  private let day: CalendarDay?

  /// - Parameter submitter: the submitter's fields: the dispatch's date tells which provinces
  ///   there are.
  init(call: Call, submitter: [FormContent.Entry]) {
    self.call = call
    let date = submitter.first { $0.field == KnownField.dispatchDate.id }
    day = date.flatMap { CalendarDay(iso: $0.text) } ?? call.dispatch.date
  }

  /// The text of a field as its cell has it; empty where the record does not have the field.
  func text(of field: Field, in entries: [FormContent.Entry]) -> String {
    guard let entry = entries.first(where: { $0.field == field.id }) else { return "" }
    return text(entry.text, field.type)
  }

  func text(_ text: String, _ type: FieldType) -> String {
    switch type {
    case .code(let list): label(text, list: list) ?? text
    case .province: province(text) ?? text
    case .target: target(text) ?? text
    case .amount, .quantity: decimal(text) ?? text
    case .date: date(text) ?? text
    case .month: month(text) ?? text
    case .text, .number, .orientation, .identifier, .dispatchNumber, .phone, .email: text
    }
  }

  private func label(_ code: String, list: String) -> String? {
    guard let list = call.codeList(list), let item = list.item(code) else { return nil }
    let same = list.items.filter { $0.label.vi == item.label.vi }
    return same.count == 1 ? item.label.vi : nil
  }

  private func province(_ code: String) -> String? {
    let named = call.provinces.items.filter { province in
      province.code == code && (day.map { province.isValid(on: $0) } ?? true)
    }
    return named.count == 1 ? named[0].name : nil
  }

  private func target(_ id: String) -> String? {
    guard let target = call.target(id) else { return nil }
    let same = call.targets.filter { $0.title.vi == target.title.vi }
    return same.count == 1 ? target.title.vi : nil
  }

  private func date(_ text: String) -> String? {
    CalendarDay(iso: withoutZone(text, length: 10))?.text
  }

  private func month(_ text: String) -> String? {
    CalendarMonth(iso: withoutZone(text, length: 7))?.text
  }

  /// A zone of XML Schema does not move the day and has no place in a sheet.
  private func withoutZone(_ text: String, length: Int) -> Substring {
    let zone = text.dropFirst(length)
    return zone.isEmpty || ZoneOffset(iso: zone) != nil ? text.prefix(length) : text[...]
  }

  /// `1500.50` → `1500,5`. Three decimals get a fourth (`1,2340`): otherwise they could be taken
  /// for thousands.
  private func decimal(_ text: String) -> String? {
    var digits = Substring(text)
    let sign = digits.first == "-" || digits.first == "+" ? String(digits.removeFirst()) : ""
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, !digits.isEmpty, digits != ".",
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let whole = parts[0].isEmpty ? "0" : String(parts[0])
    var fraction = parts.count == 2 ? parts[1] : ""
    while fraction.last == "0" { fraction.removeLast() }
    if fraction.isEmpty { return sign + whole }
    return sign + whole + "," + fraction + (fraction.count == 3 ? "0" : "")
  }
}

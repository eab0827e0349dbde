internal import IntakeCore

/// A total that is followed by its parts in one text: `1.240 triệu đồng, trong đó: NSNN 900 triệu đồng;
/// doanh nghiệp 340 triệu đồng`.
extension Labels {
  /// The answers of the total and its parts; only the answer itself where it holds no parts that are
  /// all understood.
  func parted(_ answer: SheetAnswer) -> [SheetAnswer] {
    let table = answer.named.table
    guard case .field(let position) = answer.named.target,
      table.fields[position].known == .total, answer.value.kind == .text,
      let (total, rest) = Self.total(of: answer.value.text)
    else { return [answer] }
    var answers = [answer]
    answers[0].value = GridValue(total)
    for part in Self.parts(of: rest) {
      guard let (named, value) = amount(part, in: table) else { return [answer] }
      answers.append(
        SheetAnswer(
          named: named, label: String(decoding: part, as: UTF8.self), value: GridValue(value),
          place: answer.place))
    }
    return answers.count > 1 ? answers : [answer]
  }

  /// What stands before and behind `trong đó`.
  private static func total(
    of text: ArraySlice<UInt8>
  ) -> (total: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)? {
    guard (12...400).contains(text.count) else { return nil }
    for lead in leads {
      guard let found = text.firstOccurrence(of: lead), found.lowerBound > text.startIndex else {
        continue
      }
      let total = text[..<found.lowerBound].trimmed
      let end = total.last.map { [0x2C, 0x3B, 0x28].contains($0) } == true
      return (end ? total.dropLast().trimmed : total, text[found.upperBound...])
    }
    return nil
  }

  private static let leads = ["trong đó", "Trong đó", "gồm", "bao gồm"].map { Array($0.utf8) }

  /// The parts between semicolons, line breaks, commas behind which no figure stands, and `và`.
  private static func parts(of text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    for index in text.indices {
      let next = index + 1 < text.endIndex ? text[index + 1] : 0x20
      let isSign =
        text[index] == 0x3B || text[index] == 0x0A
        || text[index] == 0x2C && !(0x30...0x39 ~= next)
      let isAnd = text[index] == 0x20 && text[(index + 1)...].starts(with: and)
      guard isSign || isAnd else { continue }
      parts.append(text[start..<index])
      start = isAnd ? index + 1 + and.count : index + 1
    }
    return (parts + [text[min(start, text.endIndex)...]]).map { part in
      var part = part.trimmed
      while let first = part.first, [0x3A, 0x2D, 0x2B, 0x20].contains(first) { part.removeFirst() }
      while let last = part.last, [0x29, 0x2E, 0x20].contains(last) { part.removeLast() }
      return part
    }.filter { !$0.isEmpty }
  }

  private static let and = Array("và ".utf8)

  private static let equals = Array(" là".utf8)

  /// The amount that a part names before its figures, and these.
  private func amount(
    _ part: ArraySlice<UInt8>, in table: FieldTable
  ) -> (named: Named, value: ArraySlice<UInt8>)? {
    guard let digit = part.firstIndex(where: { 0x30...0x39 ~= $0 }), digit > part.startIndex else {
      return nil
    }
    var label = part[..<digit].trimmed
    while let last = label.last, [0x3A, 0x2D, 0x3D, 0x20].contains(last) { label.removeLast() }
    if label.suffix(Self.equals.count).elementsEqual(Self.equals) {
      label = label.dropLast(Self.equals.count)
    }
    if let named = find(label, in: [table]), case .field(let position) = named.target,
      table.fields[position].type == .amount, table.fields[position].known != .total
    {
      return (named, part[digit...])
    }
    guard namesSource(label), let other = table.position(of: .other) else { return nil }
    return (Named(table: table, target: .field(other), unit: nil), part[digit...])
  }
}

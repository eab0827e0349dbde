/// What a label of a sheet names.
public struct LabelMatch: Sendable, Hashable {
  public var target: Target
  /// The unit that the label carries: `Tổng kinh phí (triệu đồng)`.
  public var unit: MoneyUnit?
  /// Whether it carries a unit or currency that no form has: `Tổng kinh phí (USD)`.
  public var hasForeignUnit = false
  /// Whether the accents agree too; a label without them is matched all the same.
  public var isExact: Bool

  public enum Target: Sendable, Hashable {
    /// The position among the table's `fields`.
    case field(Int)
    /// The position among the table's `combined`.
    case combined(Int)
  }
}

/// The labels of one table, ready for look-up.
struct LabelTable: Sendable {
  private var names = NameTable()
  private let fieldCount: Int

  init(_ table: FieldTable) {
    fieldCount = table.fields.count
    for (position, field) in table.fields.enumerated() {
      for label in [field.label.vi, field.label.en, field.id, field.xmlName] + field.aliases {
        names.insert(label, position)
      }
    }
    for (position, combined) in table.combined.enumerated() {
      for label in combined.labels { names.insert(label, fieldCount + position) }
    }
  }

  /// Reads a label: as it is, without the bracket or unit behind it, without the number or sign
  /// before it.
  func match(_ text: ArraySlice<UInt8>) -> LabelMatch? {
    if let match = find(MatchKey.name(bytes: text)[...]) { return match }
    var rest = text
    var unit = Carried()
    while let (before, inside) = Self.trailingBracket(rest) {
      rest = before
      unit.take(inside)
      if let match = find(MatchKey.name(bytes: rest)[...], unit) { return match }
    }
    let key = MatchKey.name(bytes: rest)[...]
    return find(withTrailingUnit: key, unit) ?? find(withSource: key)
  }

  /// `Định hướng theo Công văn số 1469/BCT-TKNL`: the label, and where it is from.
  private func find(withSource key: ArraySlice<UInt8>) -> LabelMatch? {
    let tail = key.indices.first { position in
      key[position] == 0x20 && Self.sources.contains { key[(position + 1)...].starts(with: $0) }
    }
    // Behind a colon stands the value.
    guard let tail, key[tail...].dropLast().contains(0x3A) == false else { return nil }
    return find(key[..<tail])
  }

  private static let sources = ["theo công văn", "theo thông báo", "theo văn bản"].map {
    MatchKey.name(bytes: ArraySlice($0.utf8))
  }

  /// What the brackets and the tail of a label say of its unit.
  private struct Carried {
    var unit: MoneyUnit?
    var isForeign = false

    mutating func take(_ text: ArraySlice<UInt8>) {
      if let named = LabelTable.unit(in: text) {
        if unit == nil { unit = named }
      } else if LabelTable.isForeign(text) {
        isForeign = true
      }
    }
  }

  private func find(_ key: ArraySlice<UInt8>, _ unit: Carried = Carried()) -> LabelMatch? {
    var isFirst = true
    var rest = key
    while true {
      if let (position, isExact) = names.find(key: rest) {
        let target: LabelMatch.Target =
          position < fieldCount ? .field(position) : .combined(position - fieldCount)
        return LabelMatch(
          target: target, unit: unit.unit, hasForeignUnit: unit.isForeign, isExact: isExact)
      }
      guard isFirst else { return nil }
      isFirst = false
      rest = Self.withoutNumbering(rest)
      for lead in Self.partings where rest.starts(with: lead) {
        rest = rest.dropFirst(lead.count).drop { $0 == 0x20 || $0 == 0x3A }
      }
    }
  }

  /// `Trong đó: NSNN` names what `NSNN` does.
  private static let partings = ["trong đó:", "trong đó ", "gồm:", "bao gồm:"].map { word in
    MatchKey.name(bytes: ArraySlice(word.utf8))
  }

  /// `Kinh phí, triệu đồng`, `Kinh phí ĐVT: triệu đồng`, `Kinh phí triệu đồng`.
  private func find(withTrailingUnit key: ArraySlice<UInt8>, _ unit: Carried) -> LabelMatch? {
    // A unit is a few words at the end; the longest of them goes first.
    let tail = key.suffix(Self.longestUnit)
    for position in tail.indices where Self.beforeUnits.contains(key[position]) {
      let tail = key[(position + 1)...].filter { $0 >= 0x20 }[...]
      var unit = unit
      let before = (unit.unit, unit.isForeign)
      // Without brackets a bare word such as `năm` is part of the label, not its unit.
      let isApart = key[position] == 0x2C || position > key.startIndex && key[position - 1] == 0x2C
      if Self.unit(in: tail) == nil, !MoneyWords.namesCurrency(tail),
        !(isApart && MoneyWords.isForeign(tail))
      {
        continue
      }
      unit.take(tail)
      guard (unit.unit, unit.isForeign) != before || Self.unit(in: tail) != nil else { continue }
      var label = key[..<position]
      while let last = label.last, Self.beforeUnits.contains(last) {
        label.removeLast()
      }
      if let match = find(label, unit) { return match }
    }
    return nil
  }

  /// A space, and the signs before a unit: `Tổng số, %`, `Kinh phí/USD`.
  private static let beforeUnits: [UInt8] = [0x20, 0x2C, 0x2D, 0x2F, 0x3A, 0x3B]

  /// The bytes of a unit in words, as a key.
  private static let longestUnit = 48

  private static func unit(in text: ArraySlice<UInt8>) -> MoneyUnit? {
    if case .unit(let unit)? = MoneyWords.caption(text) { return unit }
    return MoneyWords.unit(text)
  }

  private static func isForeign(_ text: ArraySlice<UInt8>) -> Bool {
    MoneyWords.caption(text) == .foreign || MoneyWords.isForeign(text)
  }

  /// Parts a text that ends in a bracket before it.
  private static func trailingBracket(
    _ text: ArraySlice<UInt8>
  ) -> (before: ArraySlice<UInt8>, inside: ArraySlice<UInt8>)? {
    var rest = text
    while let last = rest.last, last <= 0x20 || last == 0x3A || last == 0x2A { rest.removeLast() }
    guard let close = rest.last, close == 0x29 || close == 0x5D,
      let open = rest.lastIndex(of: close == 0x29 ? 0x28 : 0x5B), open > rest.startIndex,
      // Behind a colon stands the value.
      rest[..<open].last(where: { $0 > 0x20 }) != 0x3A
    else { return nil }
    return (rest[..<open], rest[(open + 1)..<(rest.endIndex - 1)])
  }

  /// Without `1.`, `1.2`, `II.`, `a)`, `(1)`, `+` or `*` before the label.
  private static func withoutNumbering(_ key: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let rest = key.drop { $0 == 0x28 || $0 == 0x2A || $0 == 0x2B }
    let figures = rest.prefix { isDigit($0) || $0 == 0x2E }
    let letters = rest.prefix(while: isSmallLetter)
    let number = figures.isEmpty ? letters : figures
    let isNumbering = figures.isEmpty ? letters.count <= 4 : figures.contains(0x2E)
    var label = rest.dropFirst(number.count)
    if let sign = label.first, sign == 0x29 || (sign == 0x2E && isNumbering) {
      label = label.dropFirst()
    } else if figures.isEmpty || !isNumbering {
      label = rest
    }
    return label.drop { $0 == 0x20 || $0 == 0x2E }
  }
}

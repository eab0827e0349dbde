/// The meanings of a number as people write it: one for each way to use `.` and `,`.
struct NumberForm: Equatable {
  /// With `.` between the thousands and `,` before the decimals; nil where it does not fit.
  var dotGroups: ExactDecimal?
  /// The other way round.
  var commaGroups: ExactDecimal?

  /// Reads digits grouped by `.`, `,`, a space or an apostrophe; no sign, no unit.
  init(_ text: ArraySlice<UInt8>) {
    if text.allSatisfy(isDigit) {
      dotGroups = ExactDecimal(text, decimalSign: 0x2E)
      commaGroups = dotGroups
    } else {
      dotGroups = Self.read(text, group: 0x2E, decimal: 0x2C)
      commaGroups = Self.read(text, group: 0x2C, decimal: 0x2E)
    }
  }

  var isNumber: Bool { dotGroups != nil || commaGroups != nil }

  /// The way of writing that this number shows; nil where it fits both or none.
  var style: NumberStyle? {
    switch (dotGroups, commaGroups) {
    case (_?, nil): .dotGroups
    case (nil, _?): .commaGroups
    default: nil
    }
  }

  /// Whether it is zero in every way of writing.
  var isZero: Bool {
    [dotGroups, commaGroups].allSatisfy { $0.map { $0.digits == 0 } ?? true }
  }

  /// The only meaning, where both ways of writing come to the same.
  var agreed: ExactDecimal? {
    guard let dotGroups, let commaGroups else { return dotGroups ?? commaGroups }
    return dotGroups.equals(commaGroups) ? dotGroups : nil
  }

  /// The meaning without decimals, where the two ways of writing differ in having them.
  var whole: ExactDecimal? {
    guard let dotGroups, let commaGroups, (dotGroups.scale == 0) != (commaGroups.scale == 0) else {
      return nil
    }
    return dotGroups.scale == 0 ? dotGroups : commaGroups
  }

  private static func read(
    _ text: ArraySlice<UInt8>, group: UInt8, decimal: UInt8
  ) -> ExactDecimal? {
    let sign = text.firstIndex(of: decimal)
    let whole = text[..<(sign ?? text.endIndex)]
    guard isGrouped(whole, by: group, hasDecimals: sign != nil) else { return nil }
    let plain = whole.filter(isDigit)
    guard let sign else { return ExactDecimal(plain, decimalSign: decimal) }
    guard sign + 1 < text.endIndex else { return nil }
    return ExactDecimal(plain + text[sign...], decimalSign: decimal)
  }

  /// Whether the whole part is plain, or in groups of three behind one to three digits.
  ///
  /// `1500.000` is written for one and a half million often enough: a single group behind more
  /// digits is taken as a possible group too. A group never follows a leading zero.
  private static func isGrouped(
    _ whole: ArraySlice<UInt8>, by group: UInt8, hasDecimals: Bool
  ) -> Bool {
    if whole.allSatisfy(isDigit) { return hasDecimals || !whole.isEmpty }
    let parts = whole.split(omittingEmptySubsequences: false) {
      $0 == group || $0 == 0x20 || $0 == 0x27
    }
    guard let first = parts.first, let lead = first.first, lead != 0x30,
      parts.allSatisfy({ $0.allSatisfy(isDigit) }),
      parts.dropFirst().allSatisfy({ $0.count == 3 })
    else { return false }
    return first.count <= 3 || (parts.count == 2 && !hasDecimals && whole.contains(group))
  }
}

/// Collects how a document writes its numbers.
///
/// Only numbers that can be read in one way count; a document that writes both ways gives no
/// evidence at all.
public struct NumberStyleEvidence: Sendable {
  private var dotGroups = 0
  private var commaGroups = 0
  private var sums = ColumnSums()

  public init() {}

  /// Takes note of a row's amounts, column by column: a task's, or a total row's, which shows how
  /// all are written where it adds up in one way only.
  public mutating func noteRow(_ amounts: [ArraySlice<UInt8>], isTotal: Bool) {
    if isTotal {
      for style in sums.styles(ofTotal: amounts) { count(style) }
    } else {
      sums.add(amounts)
    }
  }

  /// Takes note of the row of a group that has its sums.
  public mutating func noteGroup(_ amounts: [ArraySlice<UInt8>]) {
    for style in sums.styles(beforeGroup: amounts) { count(style) }
  }

  private mutating func count(_ style: NumberStyle) {
    switch style {
    case .dotGroups: dotGroups += 1
    case .commaGroups: commaGroups += 1
    }
  }

  /// Takes note of one amount as it stands in a cell, with or without its unit.
  public mutating func note(_ text: ArraySlice<UInt8>) {
    // Most cells hold plain digits.
    if text.allSatisfy(isDigit) { return }
    guard let phrase = AmountPhrase(AsciiFolding(text).bytes[...]) else { return }
    // `0,0` says no more than `0`.
    for part in phrase.parts where !part.number.isZero {
      switch part.number.style {
      case .dotGroups: dotGroups += 1
      case .commaGroups: commaGroups += 1
      case nil: break
      }
    }
  }

  /// Takes note of a row's money: where only one way of writing makes total = state + other, it
  /// shows how the others are written too.
  public mutating func noteSum(
    total: ArraySlice<UInt8>, parts: [ArraySlice<UInt8>]
  ) {
    let texts = [total] + parts
    guard texts.contains(where: { $0.contains { $0 == 0x2E || $0 == 0x2C } }) else { return }
    let readings = texts.map { text in
      text.isEmpty || NoneWord.matches(text)
        ? .amount(.zero) : AmountReader.sheet(text, unit: .million, style: nil)
    }
    let balances = [NumberStyle.dotGroups, .commaGroups].map { style in
      let money = readings.compactMap { $0.money(style) }
      return money.count == texts.count && money[0] == money[1...].reduce(.zero, +)
    }
    if balances[0] == balances[1] { return }
    if balances[0] { dotGroups += 1 } else { commaGroups += 1 }
  }

  /// The document's way of writing; nil without evidence or where it contradicts itself.
  public var style: NumberStyle? {
    let ahead = sums.stylesAhead()
    let dots = dotGroups + ahead.count { $0 == .dotGroups }
    let commas = commaGroups + ahead.count { $0 == .commaGroups }
    return switch (dots, commas) {
    case (1..., 0): .dotGroups
    case (0, 1...): .commaGroups
    default: nil
    }
  }
}

extension AmountReader.Reading {
  /// The amount under one way of writing.
  fileprivate func money(_ style: NumberStyle) -> Money? {
    switch self {
    case .amount(let money): money
    case .ambiguous(let dots, let commas): style == .dotGroups ? dots : commas
    case .unreadable, .noUnit: nil
    }
  }
}

/// Reads amounts of money, exactly: whole đồng or a reason why not. Nothing is rounded.
public enum AmountReader {
  /// What an amount says.
  public enum Reading: Sendable, Hashable {
    case amount(Money)
    /// Two meanings, by which sign groups the thousands, and nothing in the text decides.
    case ambiguous(dotGroups: Money, commaGroups: Money)
    case unreadable(FieldValue.Unreadable)
    /// A number, but no unit is known.
    case noUnit
  }

  /// The largest amount that is read: 10^18 đồng.
  public static let largest = Money(dong: 1_000_000_000_000_000_000)

  /// Reads an XML amount: an optional sign, 1 to 15 digits, then perhaps `.` and up to 9 digits
  /// (or `.` and 1 to 9 digits alone), and nothing else.
  ///
  /// The same shape is the schema's pattern
  /// `[+\-]?([0-9]{1,15}(\.[0-9]{0,9})?|\.[0-9]{1,9})`.
  public static func xml(_ text: ArraySlice<UInt8>, unit: MoneyUnit?) -> Reading {
    guard let number = xmlNumber(text) else { return .unreadable(.shape) }
    guard let unit else { return .noUnit }
    return number.money(power: power(of: unit))
  }

  /// Reads an amount of a sheet, as people write it.
  ///
  /// - Parameters:
  ///   - unit: the unit of its column, caption or form; a unit in the cell itself goes before it.
  ///   - style: how the document writes its numbers, where its other amounts show it.
  ///
  /// Approximate amounts ("khoảng 150 tỷ") are unreadable: a form asks for exact ones. A dash
  /// alone is 0, as in statistics. Where `.` or `,` may be read both ways, the document's style
  /// decides, unless the unit is the đồng, which has no decimals; else a reading that is no whole
  /// đồng falls away; else the Vietnamese reading stands
  /// where the other one is no plausible amount (under 100,000 or from 1,000 billion đồng, so
  /// `105,982 tỷ đồng` is 105.982 billion); else it is ambiguous.
  public static func sheet(
    _ text: ArraySlice<UInt8>, unit: MoneyUnit?, style: NumberStyle?
  ) -> Reading {
    sheetAmount(text, unit: unit, style: style).reading
  }

  /// An amount of a sheet, and what its reading rests on.
  struct SheetAmount {
    var reading: Reading
    /// Whether the cell itself names the unit.
    var namesUnit = false
    /// Whether the document's way of writing decided between two meanings.
    var isStyled = false
  }

  /// As `sheet`, with what the reading rests on.
  static func sheetAmount(
    _ text: ArraySlice<UInt8>, unit: MoneyUnit?, style: NumberStyle?
  ) -> SheetAmount {
    // Most cells hold plain digits, which mean the same in every style.
    if text.count <= 18, text.allSatisfy(isDigit),
      let number = ExactDecimal(text, decimalSign: 0x2E)
    {
      return SheetAmount(reading: unit.map { number.money(power: power(of: $0)) } ?? .noUnit)
    }
    guard !CellParts.holdsSeveralNumbers(text) else {
      return SheetAmount(reading: .unreadable(.several))
    }
    let plain = AmountWords.withoutRaised(text)
    let (figures, words) = AmountWords.part(AsciiFolding(plain).bytes[...])
    guard let phrase = AmountPhrase(figures) else {
      let isForeign = AmountPhrase.hasForeignUnit(figures)
      return SheetAmount(reading: .unreadable(isForeign ? .foreignUnit : .shape))
    }
    var amount = meaning(of: phrase, unit: unit, style: style)
    if let words, case .amount(let money) = amount.reading, !AmountWords.agree(words, money) {
      amount.reading = .unreadable(.contradicted)
    }
    return amount
  }

  private static func meaning(
    of phrase: AmountPhrase, unit: MoneyUnit?, style: NumberStyle?
  ) -> SheetAmount {
    let sign: Int128 = phrase.isNegative ? -1 : 1
    guard phrase.parts.count > 1 else {
      let part = phrase.parts[0]
      guard let power = part.power ?? unit.map(power(of:)) else {
        return SheetAmount(reading: .noUnit)
      }
      var amount = meaning(of: part.number, power: power, sign: sign, style: style)
      amount.namesUnit = part.power != nil
      return amount
    }
    return SheetAmount(reading: sum(of: phrase, sign: sign), namesUnit: true)
  }

  /// `1 tỷ 500 triệu đồng`.
  private static func sum(of phrase: AmountPhrase, sign: Int128) -> Reading {
    var sum = Money.zero
    for part in phrase.parts {
      guard let power = part.power, let number = part.number.agreed else {
        return .unreadable(.shape)
      }
      guard case .amount(let money) = number.money(power: power) else {
        return .unreadable(.tooLarge)
      }
      sum += money
    }
    return sum <= largest ? .amount(Money(dong: sum.dong * sign)) : .unreadable(.tooLarge)
  }

  /// What one unit of the last written decimal of an amount is worth; nil where it is written
  /// without decimals, or to less than a thousand đồng: nothing has been rounded then.
  static func step(
    of text: ArraySlice<UInt8>, in notation: Notation, unit: MoneyUnit?, meaning: Money
  ) -> Money? {
    guard text.contains(where: { $0 == 0x2E || $0 == 0x2C }) else { return nil }
    let forms: [(number: ExactDecimal, power: Int)]
    if notation == .exact {
      guard let unit, let number = xmlNumber(text) else { return nil }
      forms = [(number, power(of: unit))]
    } else {
      guard let part = AmountPhrase(AmountWords.part(AsciiFolding(text).bytes[...]).figures)?.parts,
        part.count == 1, let power = part[0].power ?? unit.map(power(of:))
      else { return nil }
      forms = [part[0].number.dotGroups, part[0].number.commaGroups].compactMap { $0 }.map {
        ($0, power)
      }
    }
    for (number, power) in forms where number.scale > 0 && power - number.scale >= 3 {
      guard case .amount(let money) = number.money(power: power),
        money.dong.magnitude == meaning.dong.magnitude
      else { continue }
      return Money(dong: tenTo(power - number.scale))
    }
    return nil
  }

  /// Whether a text is a plain decimal number: a sign, digits and one decimal sign, which in a
  /// sheet may be a comma.
  public static func isQuantity(_ text: ArraySlice<UInt8>, in notation: Notation) -> Bool {
    if notation == .exact { return xmlNumber(text) != nil }
    guard !CellParts.holdsSeveralNumbers(text),
      let phrase = AmountPhrase(AsciiFolding(text).bytes[...])
    else { return false }
    return phrase.parts.count == 1 && phrase.parts[0].power == nil && text.contains(where: isDigit)
  }

  /// Whether such a number is below zero.
  static func isNegative(_ text: ArraySlice<UInt8>, in notation: Notation) -> Bool {
    quantity(text, in: notation).map { $0.millionths < 0 } ?? false
  }

  /// The number that such a text says; nil where it can be read in two ways, or has more than six
  /// decimals.
  static func quantity(_ text: ArraySlice<UInt8>, in notation: Notation) -> Quantity? {
    let number: ExactDecimal?
    if notation == .exact {
      number = xmlNumber(text)
    } else {
      guard let phrase = AmountPhrase(AsciiFolding(text).bytes[...]), phrase.parts.count == 1,
        phrase.parts[0].power == nil
      else { return nil }
      let agreed = phrase.parts[0].number.agreed
      number = phrase.isNegative ? agreed?.negated : agreed
    }
    guard let number, case .amount(let scaled) = number.money(power: 6) else { return nil }
    return Quantity(millionths: scaled.dong)
  }

  /// Writes an XML amount so that a sheet's reader reads it in one way only: with a comma before
  /// the decimals, and never three of them, which could be a group of thousands.
  public static func sheetForm(ofXML amount: String) -> String {
    guard let point = amount.firstIndex(of: ".") else { return amount }
    let whole = amount[..<point]
    let decimals = amount[amount.index(after: point)...]
    guard !decimals.isEmpty else { return String(whole) }
    return whole + "," + decimals + (decimals.count == 3 ? "0" : "")
  }

  /// Writes a quantity in the shortest form that XML has for it; nil where it is none.
  ///
  /// Where `.` or `,` may be read both ways it is uncertain, and the Vietnamese reading stands.
  static func canonicalQuantity(
    _ text: ArraySlice<UInt8>, in notation: Notation
  ) -> (text: String, isCertain: Bool)? {
    guard isQuantity(text, in: notation) else { return nil }
    if notation == .exact { return xmlNumber(text).map { ($0.text, true) } }
    guard let phrase = AmountPhrase(AsciiFolding(text).bytes[...]) else { return nil }
    let form = phrase.parts[0].number
    guard let number = form.agreed ?? form.dotGroups else { return nil }
    return ((phrase.isNegative ? number.negated : number).text, form.agreed != nil)
  }

  static func power(of unit: MoneyUnit) -> Int { unit.fractionDigits }

  private static func xmlNumber(_ text: ArraySlice<UInt8>) -> ExactDecimal? {
    var rest = text
    let sign = rest.first
    if sign == 0x2D || sign == 0x2B { rest.removeFirst() }
    let whole = rest.firstIndex(of: 0x2E).map { $0 - rest.startIndex } ?? rest.count
    guard whole <= 15, rest.count - whole <= 10,
      let number = ExactDecimal(rest, decimalSign: 0x2E)
    else { return nil }
    return sign == 0x2D ? number.negated : number
  }

  private static func meaning(
    of number: NumberForm, power: Int, sign: Int128, style: NumberStyle?
  ) -> SheetAmount {
    func money(_ number: ExactDecimal) -> Reading {
      (sign < 0 ? number.negated : number).money(power: power)
    }
    if let agreed = number.agreed { return SheetAmount(reading: money(agreed)) }
    // Nobody writes decimals of a đồng: there a sign groups the thousands.
    if power == 0, let whole = number.whole { return SheetAmount(reading: money(whole)) }
    guard let dot = number.dotGroups.map(money), let comma = number.commaGroups.map(money) else {
      return SheetAmount(reading: .unreadable(.shape))
    }
    let unstyled = meaning(dot, comma)
    guard let style else { return SheetAmount(reading: unstyled) }
    let styled = style == .dotGroups ? dot : comma
    return SheetAmount(reading: styled, isStyled: styled != unstyled)
  }

  /// What is left of two meanings where nothing but themselves can decide.
  private static func meaning(_ dot: Reading, _ comma: Reading) -> Reading {
    switch (dot, comma) {
    case (.amount(let one), .amount(let other)):
      isPlausible(one) && !isPlausible(other)
        ? dot : .ambiguous(dotGroups: one, commaGroups: other)
    case (.amount, _): dot
    default: comma
    }
  }

  /// Whether an amount of money could stand in a proposal.
  private static func isPlausible(_ money: Money) -> Bool {
    (100_000..<1_000_000_000_000).contains(money.dong.magnitude)
  }
}

/// The lines that say in which unit amounts are.
extension MoneyWords {
  /// What a line such as `Đơn vị tính: triệu đồng` says.
  public enum Caption: Sendable, Hashable {
    case unit(MoneyUnit)
    /// It names a unit or currency that no form has: `USD`, `trăm triệu đồng`, `người`.
    case foreign
    /// It may be about a unit; what it names is none.
    case unknown
  }

  /// Reads a caption of the unit; nil where the text is none.
  public static func caption(_ text: ArraySlice<UInt8>) -> Caption? {
    let folded = AsciiFolding(text).bytes[...]
    let line = folded.drop { !isSmallLetter($0) }
    if let rest = behind(leads, in: line) {
      let said = meaning(of: named(rest))
      if case .unit = said { return said }
      // `Đơn vị tính kinh phí: USD`: more words of the line stand before the unit.
      return worded(line) ?? said
    }
    if let rest = behind(currencyLeads, in: line) { return currency(named(rest)) }
    return worded(line)
  }

  /// What stands behind the first of some words that a line begins with; nil where it begins with none.
  private static func behind(
    _ leads: [[UInt8]], in line: ArraySlice<UInt8>
  ) -> ArraySlice<UInt8>? {
    for lead in leads where line.starts(with: lead) {
      let rest = line.dropFirst(lead.count)
      if let next = rest.first, isSmallLetter(next) { continue }
      return rest
    }
    return nil
  }

  /// What a unit's words, and nothing else, mean.
  private static func meaning(of named: ArraySlice<UInt8>) -> Caption {
    let named = withoutRate(named)
    if let unit = power(named).flatMap(unit(ofPower:)) ?? unit(within: named) {
      return .unit(unit)
    }
    return isForeign(folded: named) || saysCurrency(named) ? .foreign : .unknown
  }

  /// Without the rate of exchange that is said behind a unit: `triệu đồng (tỷ giá 1 USD = 23.500 đồng)`.
  private static func withoutRate(_ named: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let start = position(of: rate, in: named), start > named.startIndex else { return named }
    let before = named[..<start]
    var words = before.split { !isWordByte($0) }
    while let last = words.last, converts.contains(Array(last)) { words.removeLast() }
    return words.last.map { before[..<$0.endIndex] } ?? named
  }

  private static let rate = Array("ty gia".utf8)
  private static let converts = Set(
    ["quy", "doi", "theo", "tinh", "voi", "va", "tai"].map { Array($0.utf8) })

  /// Whether words name a currency and no number: `quy ra: USD`, not `tỷ giá 23.500 đồng/USD`.
  private static func saysCurrency(_ folded: ArraySlice<UInt8>) -> Bool {
    folded.count <= 100 && !folded.contains(where: isDigit) && bearsCurrency(folded: folded)
  }

  /// Without the signs and the `là` before the unit.
  private static func named(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let named = rest.drop { separators.contains($0) }
    return named.starts(with: Array("la ".utf8)) ? named.dropFirst(3) : named
  }

  private static let separators = Array(" :;=-.,".utf8)

  /// A line of nothing but words about amounts and the unit behind them: `Số liệu tính bằng triệu
  /// đồng`, `Đơn vị kinh phí: USD`, `All amounts in thousand USD`.
  private static func worded(_ folded: ArraySlice<UInt8>) -> Caption? {
    guard folded.count <= 100 else { return nil }
    var rest = folded
    var isCaption = false
    var last = ""
    while let word = firstWord(of: rest) {
      let key = String(decoding: word, as: UTF8.self)
      guard lineWords.contains(key) || captionWords.contains(key) else { break }
      isCaption = isCaption || captionWords.contains(key)
      last = key
      rest = named(rest[word.endIndex...])
    }
    guard isCaption, rest.startIndex > folded.startIndex else { return nil }
    if let unit = power(rest).flatMap(unit(ofPower:)) {
      // `bằng tiền đồng` names the currency.
      return unit == .dong && last == "tien" ? nil : .unit(unit)
    }
    return isForeign(folded: rest) && namesCurrency(folded: rest) ? .foreign : nil
  }

  private static func firstWord(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let word = text.prefix(while: isSmallLetter)
    return word.isEmpty ? nil : word
  }

  /// The words of such lines: one of the first kind is in each.
  private static let captionWords: Set<String> = [
    "dvt", "dv", "unit", "units", "currency", "tinh", "te", "loai", "in", "lieu", "ngoai", "vi",
  ]
  private static let lineWords: Set<String> = [
    "don", "so", "tien", "kinh", "phi", "bang", "theo", "gia", "tri", "money", "amount", "amounts",
    "all", "values", "value", "figures", "of", "are", "account", "measure", "cac", "duoc", "do",
    "cua", "trong", "bieu", "ghi", "the", "is",
  ]

  /// What a line by itself says of the unit without a word for it: `(triệu đồng)`, `USD`, `Kinh phí:
  /// nghìn đồng`; nil for others.
  public static func bareCaption(_ text: ArraySlice<UInt8>) -> Caption? {
    guard text.count <= 60 else { return nil }
    if text.contains(where: isDigit), text.first != 0x28 {
      // `1.000 đ`: a thousand of them, no amount.
      guard text.starts(with: thousand), let unit = unit(text) else { return nil }
      return .unit(unit)
    }
    if let unit = unit(text) { return .unit(unit) }
    if namesCurrency(text) { return .foreign }
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")),
      amounts.contains(MatchKey.bare(bytes: text[..<colon]))
    else { return nil }
    return bareCaption(text[(colon + 1)...])
  }

  private static let thousand = Array("1.000".utf8)

  private static let amounts = Set(
    ["Kinh phí", "Giá trị", "Tiền", "Số tiền"].map { MatchKey.bare(bytes: ArraySlice($0.utf8)) })

  /// What a longer line says of the unit on the way: `DANH MỤC NHIỆM VỤ (ĐVT: triệu đồng)`, `Phần 2,
  /// đơn vị tính nghìn đồng`; nil where it names none.
  public static func caption(within text: ArraySlice<UInt8>) -> Caption? {
    guard text.count <= 300 else { return nil }
    if let open = text.lastIndex(of: UInt8(ascii: "(")), let close = text.lastIndex(of: 0x29),
      open > text.startIndex, open < close
    {
      let inside = text[(open + 1)..<close]
      let said = caption(inside) ?? bareCaption(inside)
      if let said, said != .unknown { return said }
    }
    let folded = AsciiFolding(text).bytes[...]
    for lead in innerLeads {
      guard let start = position(of: lead, in: folded), start > folded.startIndex else { continue }
      let named = named(folded[(start + lead.count)...])
      switch meaning(of: named) {
      case .unit(let unit): return .unit(unit)
      case .foreign where bearsCurrency(folded: named): return .foreign
      case .foreign, .unknown: continue
      }
    }
    return joined(folded)
  }

  /// A line about money that leads up to a unit: `Số tiền ghi bằng nghìn đồng`.
  private static func joined(_ folded: ArraySlice<UInt8>) -> Caption? {
    guard folded.count <= 100, !folded.contains(where: isDigit),
      subjects.contains(where: { position(of: $0, in: folded) != nil }),
      // `bằng chữ: Năm triệu đồng` is an amount.
      position(of: inWords, in: folded) == nil
    else { return nil }
    for joiner in joiners {
      guard let start = position(of: joiner, in: folded) else { continue }
      var rest = named(folded[(start + joiner.count)...])
      // `bằng tiền đồng` names the currency.
      if rest.starts(with: currency) { rest = rest.dropFirst(currency.count) }
      if let unit = power(rest).flatMap(unit(ofPower:)), unit != .dong { return .unit(unit) }
      if isForeign(folded: rest), namesCurrency(folded: rest) { return .foreign }
    }
    return nil
  }

  /// The amount that a line says in words: `Bằng chữ: Bốn trăm triệu đồng chẵn./.`; nil where it says
  /// none. The words may stand in a cell of their own.
  /// - Parameter next: the cell behind it.
  public static func amountInWords(
    _ text: ArraySlice<UInt8>, next: ArraySlice<UInt8>?
  ) -> Money? {
    guard text.count <= 300 else { return nil }
    let folded = AsciiFolding(text).bytes[...]
    guard let start = position(of: inWords, in: folded) else { return nil }
    let said = folded[(start + inWords.count)...]
    let words =
      said.contains(where: isSmallLetter) ? said : next.map { AsciiFolding($0).bytes[...] }
    return words.flatMap(AmountWords.value).map(Money.init)
  }

  private static let subjects = [
    "tien", "kinh phi", "so lieu", "gia tri", "chi phi", "von", "amount",
  ]
  .map { Array($0.utf8) }
  private static let inWords = Array("bang chu".utf8)
  private static let currency = Array("tien ".utf8)
  private static let joiners = [" bang ", " theo ", " la ", " ra ", " sang ", ": ", " in "]
    .map { Array($0.utf8) }

  private static func position(of lead: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    text.indices.dropLast(lead.count - 1).first {
      text[$0] == lead[0] && text[$0...].starts(with: lead)
    }
  }

  private static let innerLeads = [" don vi tinh", " dvt", " don vi:", "tinh bang ", "tinh theo "]
    .map { Array($0.utf8) }

  /// `Loại tiền: USD`, `Currency: VND`: đồng alone is no unit there.
  private static func currency(_ named: ArraySlice<UInt8>) -> Caption? {
    if let power = power(named) {
      return power == 0 ? nil : unit(ofPower: power).map(Caption.unit)
    }
    return isForeign(folded: named) || saysCurrency(named) ? .foreign : .unknown
  }

  private static let currencyLeads: [[UInt8]] = [
    "currency", "loai tien te", "loai tien", "dong tien", "tien te", "ngoai te",
  ].map { Array($0.utf8) }

  private static let leads: [[UInt8]] = [
    "don vi tinh", "don vi tien te", "don vi tien", "don vi do", "dvt", "dv tinh",
    "don vi", "unit of money", "currency unit", "unit of measure", "unit", "dvtt",
  ].map { Array($0.utf8) }
}

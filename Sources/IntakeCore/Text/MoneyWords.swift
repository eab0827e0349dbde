/// The words for units of money.
public enum MoneyWords {
  /// The unit that a text names and nothing else: `triệu đồng`, `tr.đ`, `VNĐ`, `1.000 đồng`,
  /// `(tỷ đồng)`, `million VND`.
  public static func unit(_ text: ArraySlice<UInt8>) -> MoneyUnit? {
    power(AsciiFolding(text).bytes[...]).flatMap(unit(ofPower:))
  }

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
    var folded = AsciiFolding(text).bytes[...]
    while let first = folded.first, !isSmallLetter(first) { folded.removeFirst() }
    for lead in leads where folded.starts(with: lead) {
      let rest = folded.dropFirst(lead.count)
      if let next = rest.first, isSmallLetter(next) { continue }
      var named = rest.drop { $0 == 0x20 || $0 == 0x3A }
      if named.starts(with: Array("la ".utf8)) { named = named.dropFirst(3) }
      if let unit = power(named).flatMap(unit(ofPower:)) { return .unit(unit) }
      return isForeign(folded: named) ? .foreign : .unknown
    }
    return currency(folded)
  }

  /// `Số liệu tính bằng triệu đồng`, `Kinh phí tính theo USD`.
  private static func reckoned(_ folded: ArraySlice<UInt8>) -> Caption? {
    for lead in reckonedLeads {
      guard
        let start = folded.indices.dropLast(lead.count).first(where: {
          folded[$0...].starts(with: lead)
        })
      else { continue }
      let named = folded[(start + lead.count)...]
      if let unit = power(named).flatMap(unit(ofPower:)) { return .unit(unit) }
      return isForeign(folded: named) && namesCurrency(folded: named) ? .foreign : nil
    }
    return nil
  }

  private static let reckonedLeads: [[UInt8]] = ["tinh bang ", "tinh theo "].map { Array($0.utf8) }

  /// What a line by itself says of the unit without a word for it: `(triệu đồng)`, `(USD)`, `Số liệu
  /// tính bằng triệu đồng`; nil for others.
  public static func bareCaption(_ text: ArraySlice<UInt8>) -> Caption? {
    guard text.count <= 100 else { return nil }
    if let reckoned = reckoned(AsciiFolding(text).bytes[...]) { return reckoned }
    guard text.first == UInt8(ascii: "("), text.count <= 60 else { return nil }
    if let unit = unit(text) { return .unit(unit) }
    return namesCurrency(text) ? .foreign : nil
  }

  /// `Loại tiền: USD`, `Currency: VND`: đồng alone is no unit there.
  private static func currency(_ folded: ArraySlice<UInt8>) -> Caption? {
    for lead in currencyLeads where folded.starts(with: lead) {
      let rest = folded.dropFirst(lead.count)
      if let next = rest.first, isSmallLetter(next) { continue }
      let named = rest.drop { $0 == 0x20 || $0 == 0x3A }
      if let power = power(named) {
        return power == 0 ? nil : unit(ofPower: power).map(Caption.unit)
      }
      return isForeign(folded: named) ? .foreign : .unknown
    }
    return nil
  }

  private static let currencyLeads: [[UInt8]] = [
    "currency", "loai tien te", "loai tien", "dong tien", "tien te",
  ].map { Array($0.utf8) }

  private static let leads: [[UInt8]] = [
    "don vi tinh", "don vi tien te", "don vi tien", "don vi do", "dvt", "dv tinh",
    "don vi", "unit of money", "currency unit", "unit of measure", "unit", "dvtt",
  ].map { Array($0.utf8) }

  private static func unit(ofPower power: Int) -> MoneyUnit? {
    switch power {
    case 0: .dong
    case 3: .thousand
    case 6: .million
    case 9: .billion
    default: nil
    }
  }

  /// The power of ten of đồng that folded words name; nil where they name none.
  static func power(_ folded: ArraySlice<UInt8>) -> Int? {
    let word = folded.filter { isSmallLetter($0) || isDigit($0) }
    guard word.count <= 16,
      !folded.contains(where: { ![0x20, 0x2E, 0x2C, 0x28, 0x29].contains($0) && !isWordByte($0) })
    else { return nil }
    return powers[String(decoding: word, as: UTF8.self)]
  }

  private static func isWordByte(_ byte: UInt8) -> Bool { isSmallLetter(byte) || isDigit(byte) }

  private static let powers: [String: Int] = {
    let scales: [(power: Int, words: [String])] = [
      (0, [""]), (3, ["nghin", "ngan", "1000", "thousand"]),
      (6, ["trieu", "tr", "1000000", "million"]), (9, ["ty", "ti", "1000000000", "billion"]),
      (12, ["nghinty", "nganty", "nghinti", "nganti"]),
    ]
    var powers: [String: Int] = [:]
    for (power, words) in scales {
      for word in words {
        for currency in ["", "d", "dong", "vnd", "vndong", "dongvietnam", "dongvn"]
        where !word.isEmpty || !currency.isEmpty {
          powers[word + currency] = power
        }
      }
    }
    for word in ["1000", "1000000", "1000000000"] { powers[word] = nil }
    return powers
  }()

  /// Whether a text is nothing but a unit or currency that no form has: `nghìn USD`, `EUR`, `%`,
  /// `người`, `trăm triệu đồng`, `triệu đồng/năm`.
  public static func isForeign(_ text: ArraySlice<UInt8>) -> Bool {
    isForeign(folded: AsciiFolding(text).bytes[...])
  }

  static func isForeign(folded: ArraySlice<UInt8>) -> Bool {
    guard folded.count <= 60, power(folded).flatMap(unit(ofPower:)) == nil else { return false }
    var isUnit = false
    for word in words(of: folded) {
      if strangers.contains(word) || own.contains(word) || word == "dola" {
        isUnit = true
      } else if !fillers.contains(word) {
        return false
      }
    }
    return isUnit
  }

  /// Whether a text is a unit or currency that no form has, and names a currency or a scale.
  static func namesCurrency(_ text: ArraySlice<UInt8>) -> Bool {
    let folded = AsciiFolding(text).bytes[...]
    return isForeign(folded: folded) && namesCurrency(folded: folded)
  }

  private static func namesCurrency(folded: ArraySlice<UInt8>) -> Bool {
    words(of: folded).contains { currencies.contains($0) || own.contains($0) }
  }

  private static let currencies: Set<String> = [
    "usd", "eur", "euro", "dola", "dollar", "dollars", "jpy", "yen", "cny", "rmb", "ndt", "gbp",
    "krw", "won", "aud", "sgd", "thb", "baht", "kip", "lak", "sdr", "$", "%",
  ]

  /// The words of a folded text, numbers and signs of units among them.
  private static func words(of folded: ArraySlice<UInt8>) -> [String] {
    var words: [String] = []
    var word = ""
    for byte in folded {
      if isWordByte(byte) {
        word.append(Character(Unicode.Scalar(byte)))
        continue
      }
      if !word.isEmpty { words.append(word) }
      word = ""
      if byte == 0x25 || byte == 0x24 { words.append(String(Unicode.Scalar(byte))) }
    }
    if !word.isEmpty { words.append(word) }
    // `đô la` is one word, and so is `nhân dân tệ`.
    if words.contains("dan"), words.contains("te") { words.append("ndt") }
    if let dollar = zip(words, words.dropFirst()).enumerated().first(where: {
      $0.element == ("do", "la")
    }) {
      words.replaceSubrange(dollar.offset...(dollar.offset + 1), with: ["dola"])
    }
    return words
  }

  /// Currencies and units of other things.
  private static let strangers: Set<String> = [
    "usd", "eur", "euro", "euros", "dola", "dollar", "dollars", "us", "jpy", "yen", "cny", "rmb",
    "ndt", "gbp", "krw", "won", "aud", "sgd", "thb", "baht", "kip", "lak", "sdr", "$", "%",
    "phan", "nguoi", "cong", "ha", "tan", "kg", "m2", "m3", "km", "cai", "chiec", "bo", "lop",
    "mo", "hinh", "luot", "gio", "ngay", "thang", "tuan", "nam", "person", "persons", "percent",
    "day", "days", "month", "months", "year", "years", "unit", "units", "nhandante", "bangte",
  ]
  /// The words of the form's units: together with others they make none of them.
  private static let own: Set<String> = [
    "tram", "chuc", "muoi", "nghin", "ngan", "trieu", "tr", "trd", "ty", "ti", "dong", "vnd",
    "thousand", "million", "billion", "hundred", "k", "mil", "bil",
  ]
  private static let fillers: Set<String> = [
    "d", "do", "la", "my", "nhan", "dan", "te", "bang", "tien", "ngoai", "hong", "tram", "cong",
    "va", "moi", "tren", "per", "of", "and", "a", "an", "tinh", "theo", "don", "vi", "quy", "doi",
    "ra", "sang", "gia", "tri", "000", "1", "10", "100", "1000", "10000", "100000", "1000000",
    "1000000000", "e", "gi", "x", "viet",
    "nam",
  ]
}

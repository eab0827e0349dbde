/// The words for units of money.
public enum MoneyWords {
  /// The unit that a text names and nothing else: `triệu đồng`, `tr.đ`, `VNĐ`, `1.000 đồng`,
  /// `(tỷ đồng)`, `million VND`.
  public static func unit(_ text: ArraySlice<UInt8>) -> MoneyUnit? {
    power(AsciiFolding(text).bytes[...]).flatMap(unit(ofPower:))
  }

  static func unit(ofPower power: Int) -> MoneyUnit? {
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

  /// The one unit of money that words name among others: `dự kiến, nghìn đồng`, `nghìn đồng (làm
  /// tròn)`; nil where there is none, more than one, or one that is part of another: `triệu
  /// đồng/năm`, `trăm triệu đồng`, `500 triệu đồng`.
  static func unit(within text: ArraySlice<UInt8>) -> MoneyUnit? {
    guard text.count <= 100 else { return nil }
    let folded = AsciiFolding(text).bytes
    guard !bearsCurrency(folded: folded[...]) else { return nil }
    var found: MoneyUnit?
    var before: ArraySlice<UInt8> = []
    var start = 0
    while start < folded.count {
      guard let end = endOfUnit(folded, from: start) else {
        guard isWordByte(folded[start]) else {
          if folded[start] != 0x20 { before = [] }
          start += 1
          continue
        }
        let end = folded[start...].firstIndex { !isWordByte($0) } ?? folded.count
        before = folded[start..<end]
        start = end
        continue
      }
      // `đồng/triệu đồng` leaves it open.
      let isWhole =
        (end == folded.count || folded[end] != 0x2F) && (start == 0 || folded[start - 1] != 0x2F)
      guard found == nil, isWhole, !counts(before),
        let unit = power(folded[start..<end]).flatMap(unit(ofPower:))
      else { return nil }
      found = unit
      before = []
      start = end
    }
    return found
  }

  /// Where a unit of two words or more ends that begins here: `nghin dong`, `1.000 d`, `trieu vnd`.
  private static func endOfUnit(_ folded: [UInt8], from start: Int) -> Int? {
    guard start == 0 || !isWordByte(folded[start - 1]) else { return nil }
    for (scale, currencies) in scales where folded[start...].starts(with: scale) {
      let gap = folded[(start + scale.count)...].drop { $0 == 0x20 || $0 == 0x2E }
      for currency in currencies where gap.starts(with: currency) {
        let end = gap.startIndex + currency.count
        if end == folded.count || !isWordByte(folded[end]) { return end }
      }
    }
    return nil
  }

  /// Whether a word before a unit makes another of it: a number, in figures or words, or a scale.
  private static func counts(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first else { return false }
    if isDigit(first) { return !word.elementsEqual([0x31]) }
    return counting.contains(String(decoding: word, as: UTF8.self))
  }

  private static let counting: Set<String> = [
    "tram", "chuc", "muoi", "nghin", "ngan", "trieu", "tr", "ty", "ti", "mot", "hai", "ba", "bon",
    "tu", "nam", "sau", "bay", "tam", "chin", "lam", "hundred", "ten", "cong",
  ]
  private static let scales: [(scale: [UInt8], currencies: [[UInt8]])] = [
    "1.000.000.000", "1.000.000", "1000000", "1.000", "1000", "nghin", "ngan", "trieu", "tr", "ty",
    "ti", "thousand", "million", "billion",
  ].map { (Array($0.utf8), ["dong", "vnd", "d"].map { Array($0.utf8) }) }

  static func isWordByte(_ byte: UInt8) -> Bool { isSmallLetter(byte) || isDigit(byte) }

  private static let powers: [String: Int] = {
    let scales: [(power: Int, words: [String])] = [
      (0, [""]), (3, ["nghin", "ngan", "1000", "thousand"]),
      (6, ["trieu", "tr", "1000000", "million", "mil", "mn", "mln"]),
      (9, ["ty", "ti", "1000000000", "billion"]),
      (12, ["nghinty", "nganty", "nghinti", "nganti"]),
    ]
    var powers: [String: Int] = [:]
    for (power, words) in scales {
      for word in words {
        for currency in ["", "d", "dong", "vnd", "vndong", "dongvietnam", "dongvn"]
        where !word.isEmpty || !currency.isEmpty {
          powers[word + currency] = power
        }
        if !word.isEmpty { powers["vnd" + word] = power }
      }
    }
    for word in ["1000", "1000000", "1000000000"] { powers[word] = nil }
    return powers
  }()
}

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

  static func isWordByte(_ byte: UInt8) -> Bool { isSmallLetter(byte) || isDigit(byte) }

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
}

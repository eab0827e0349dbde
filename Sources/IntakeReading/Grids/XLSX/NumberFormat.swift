/// What the format of a cell makes of its number, as far as reading needs it.
enum NumberFormat: Hashable {
  /// Nothing that tells: the number is a number.
  case plain
  /// A day, with its time where the format shows hours.
  case day(hasTime: Bool)
  case percent
  /// Digits, zeros and decimals alone: so many places before the point at least, and so many behind.
  case digits(whole: Int, decimals: Int)

  /// A format by its number; nil where the file has to tell its code.
  init?(builtIn id: Int) {
    switch id {
    case 1: self = .digits(whole: 1, decimals: 0)
    case 2: self = .digits(whole: 1, decimals: 2)
    case 9: self = .percent
    case 10: self = .percent
    case 22: self = .day(hasTime: true)
    case 14...17, 27...36, 50...58: self = .day(hasTime: false)
    case 0...49: self = .plain
    default: return nil
    }
  }

  /// A format by its code, as spreadsheets in any language store it.
  init(code: String) {
    let scan = FormatScan(Array(code.utf8))
    self =
      if scan.hasDay {
        .day(hasTime: scan.hasTime)
      } else if scan.hasPercent {
        .percent
      } else if let places = scan.places {
        .digits(whole: places.whole, decimals: places.decimals)
      } else {
        .plain
      }
  }
}

/// The signs of a format's first section, without what stands in quotes and brackets.
private struct FormatScan {
  private(set) var hasDay = false
  private(set) var hasTime = false
  private(set) var hasPercent = false
  /// The places, where there is nothing but digits, zeros and a point.
  private(set) var places: (whole: Int, decimals: Int)?

  init(_ code: [UInt8]) {
    let signs = Self.signs(of: code)
    let letters = signs.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    hasPercent = letters.contains(UInt8(ascii: "%"))
    let isGeneral = letters.starts(with: Array("general".utf8))
    hasDay = !isGeneral && Self.namesDay(letters)
    hasTime = letters.contains(UInt8(ascii: "h"))
    places = Self.places(signs)
  }

  /// The first section without quoted text, escaped signs, fillers and brackets.
  private static func signs(of code: [UInt8]) -> [UInt8] {
    var signs: [UInt8] = []
    var index = 0
    while index < code.count, code[index] != UInt8(ascii: ";") {
      switch code[index] {
      case UInt8(ascii: "\""): index = end(of: UInt8(ascii: "\""), in: code, from: index + 1)
      case UInt8(ascii: "["):
        let close = end(of: UInt8(ascii: "]"), in: code, from: index + 1)
        // `[h]` counts hours, minutes or seconds beyond a day.
        if let unit = code[min(index + 1, code.count)...].first.map({ $0 | 0x20 }),
          elapsed.contains(unit),
          code[min(index + 1, close)..<close].allSatisfy({ $0 | 0x20 == unit })
        {
          signs.append(UInt8(ascii: "h"))
        }
        index = close
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): index += 1
      case let sign: signs.append(sign)
      }
      index += 1
    }
    return signs
  }

  private static let elapsed = Array("hms".utf8)

  private static func end(of mark: UInt8, in code: [UInt8], from start: Int) -> Int {
    code[min(start, code.count)...].firstIndex(of: mark) ?? code.count
  }

  /// Whether a year or a day is shown, or a month that is none of a time's minutes.
  private static func namesDay(_ letters: [UInt8]) -> Bool {
    if letters.contains(UInt8(ascii: "y")) || letters.contains(UInt8(ascii: "d")) { return true }
    return letters.contains(UInt8(ascii: "m")) && !letters.contains(UInt8(ascii: "h"))
      && !letters.contains(UInt8(ascii: "s")) && !letters.contains(UInt8(ascii: "a"))
  }

  private static func places(_ signs: [UInt8]) -> (whole: Int, decimals: Int)? {
    guard signs.contains(UInt8(ascii: "0")),
      signs.allSatisfy({ [0x30, UInt8(ascii: "#"), UInt8(ascii: ".")].contains($0) })
    else { return nil }
    let parts = signs.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return nil }
    return (parts[0].count { $0 == 0x30 }, parts.count > 1 ? parts[1].count { $0 == 0x30 } : 0)
  }
}

/// A number of a workbook as plain decimal text, to the 15 significant digits that spreadsheets keep.
enum CellNumber {
  private static let digits = 15
  /// Numbers with more places before or behind the point stay in the form with an exponent.
  private static let places = 40

  /// `1.5E3` as `1500`, `0.30000000000000004` as `0.3`; nil where the text is no number.
  static func plain(_ text: [UInt8]) -> [UInt8]? {
    guard var number = parsed(text) else { return nil }
    round(&number, to: digits)
    guard abs(number.point) <= places else { return text }
    return written(number, decimals: nil)
  }

  /// A number with so many places before the point at least, and so many behind it.
  static func shown(_ text: [UInt8], whole: Int, decimals: Int) -> [UInt8]? {
    guard var number = parsed(text) else { return nil }
    round(&number, to: digits)
    guard abs(number.point) <= places else { return nil }
    round(&number, to: number.point + decimals)
    var shown = written(number, decimals: decimals)
    let isNegative = shown.first == UInt8(ascii: "-")
    let point = shown.firstIndex(of: UInt8(ascii: ".")) ?? shown.count
    let missing = whole - (point - (isNegative ? 1 : 0))
    if missing > 0 {
      shown.insert(contentsOf: [UInt8](repeating: 0x30, count: missing), at: isNegative ? 1 : 0)
    }
    return shown
  }

  /// Its digits, without zeros at either end, and how many of them stand before the point.
  private struct Number {
    var isNegative = false
    var digits: [UInt8] = []
    var point = 0
  }

  private static func parsed(_ text: [UInt8]) -> Number? {
    var number = Number()
    var rest = text[...]
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
      number.isNegative = rest.removeFirst() == UInt8(ascii: "-")
    }
    let whole = rest.prefix { 0x30...0x39 ~= $0 }
    rest = rest.dropFirst(whole.count)
    var fraction: ArraySlice<UInt8> = []
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix { 0x30...0x39 ~= $0 }
      rest = rest.dropFirst(fraction.count + 1)
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    number.digits = Array(whole) + fraction
    number.point = whole.count
    if let mark = rest.first {
      guard mark | 0x20 == UInt8(ascii: "e"),
        let exponent = Int(String(decoding: rest.dropFirst(), as: UTF8.self)),
        abs(exponent) < 10_000
      else { return nil }
      number.point += exponent
    }
    trim(&number)
    return number
  }

  private static func trim(_ number: inout Number) {
    let zeros = number.digits.prefix { $0 == 0x30 }.count
    number.digits.removeFirst(zeros)
    number.point -= zeros
    while number.digits.last == 0x30 { number.digits.removeLast() }
    if number.digits.isEmpty { number = Number() }
  }

  /// Keeps so many digits, the last one rounded half up.
  private static func round(_ number: inout Number, to count: Int) {
    guard number.digits.count > max(0, count) else { return }
    guard count >= 0 else {
      number = Number()
      return
    }
    let isUp = number.digits[count] >= 0x35
    number.digits.removeLast(number.digits.count - count)
    if isUp {
      var index = count - 1
      while index >= 0, number.digits[index] == 0x39 { index -= 1 }
      if index < 0 {
        number.digits = [0x31]
        number.point += 1
        return trim(&number)
      }
      number.digits.removeLast(number.digits.count - index - 1)
      number.digits[index] += 1
    }
    trim(&number)
  }

  /// - Parameter decimals: places behind the point; nil: as many as there are.
  private static func written(_ number: Number, decimals: Int?) -> [UInt8] {
    var whole = Array(number.digits.prefix(max(0, number.point)))
    whole += [UInt8](repeating: 0x30, count: max(0, number.point - whole.count))
    if whole.isEmpty { whole = [0x30] }
    var fraction = [UInt8](repeating: 0x30, count: max(0, -number.point))
    fraction += number.digits.dropFirst(max(0, number.point))
    if number.digits.isEmpty { fraction = [] }
    if let decimals {
      fraction += [UInt8](repeating: 0x30, count: max(0, decimals - fraction.count))
    }
    let sign = number.isNegative && !number.digits.isEmpty ? [UInt8(ascii: "-")] : []
    return sign + whole + (fraction.isEmpty ? [] : [UInt8(ascii: ".")] + fraction)
  }
}

/// The days of a workbook, which counts them from 1900 or from 1904.
enum CellDay {
  /// The day of a serial number as `2024-01-15`; nil where it is no day.
  ///
  /// In the count from 1900 there is a 29 February 1900, as in the programs themselves.
  static func text(serial: [UInt8], from1904: Bool) -> [UInt8]? {
    guard let plain = CellNumber.plain(serial),
      var day = Int(String(decoding: plain.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self)),
      plain.first != UInt8(ascii: "-"), day <= lastDay
    else { return nil }
    if from1904 {
      day += 1462
    } else if day == 60 {
      return Array("1900-02-29".utf8)
    } else if day == 0 {
      return Array("1900-01-00".utf8)
    } else if day < 60 {
      day += 1
    }
    return written(daysSince1970: day - 25_569)
  }

  /// The day and the time of a serial number as `2024-01-15 08:30`, seconds where there are any;
  /// nil where it is no day.
  static func moment(serial: [UInt8], from1904: Bool) -> [UInt8]? {
    guard let day = text(serial: serial, from1904: from1904),
      let value = Double(String(decoding: serial, as: UTF8.self))
    else { return nil }
    let seconds = min(86_399, Int(((value - value.rounded(.down)) * 86_400).rounded()))
    let colon = [UInt8(ascii: ":")]
    let time = padded(seconds / 3_600, 2) + colon + padded(seconds / 60 % 60, 2)
    return day + [0x20] + time + (seconds % 60 == 0 ? [] : colon + padded(seconds % 60, 2))
  }

  /// The same of `2024-01-15T08:30:00`; nil of a day without a time.
  static func moment(iso: [UInt8]) -> [UInt8]? {
    guard iso.count >= 16, iso[10] == UInt8(ascii: "T") else { return nil }
    let time = iso[11...].prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "Z") }
    let minutes =
      time.suffix(3).elementsEqual(":00".utf8) && time.count > 5 ? time.dropLast(3) : time
    return Array(iso.prefix(10)) + [0x20] + minutes
  }

  /// 31 December 9999.
  private static let lastDay = 2_958_465

  private static func written(daysSince1970: Int) -> [UInt8] {
    // The civil calendar, counted in eras of 400 years that begin on 1 March.
    let shifted = daysSince1970 + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return padded(year, 4) + [UInt8(ascii: "-")] + padded(month, 2) + [UInt8(ascii: "-")]
      + padded(day, 2)
  }

  private static func padded(_ number: Int, _ width: Int) -> [UInt8] {
    let digits = Array(String(number).utf8)
    return [UInt8](repeating: 0x30, count: max(0, width - digits.count)) + digits
  }
}

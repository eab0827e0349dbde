/// What a spreadsheet shows in the place of a value.
enum SpreadsheetFault {
  /// `########`: the column is too narrow.
  case narrow
  /// `#REF!`, `#N/A`, `#VALUE!`: a formula that failed.
  case error
  /// `=SUM(A1:A3)`: a formula that was never worked out.
  case formula
  /// `1.5E+09`: too many digits for the cell's format.
  case scientific

  init?(_ text: ArraySlice<UInt8>) {
    guard let first = text.first, text.count <= 200 else { return nil }
    if first == UInt8(ascii: "#") {
      if text.allSatisfy({ $0 == UInt8(ascii: "#") }), text.count > 1 {
        self = .narrow
      } else if text.dropFirst().first.map({ isSmallLetter($0 | 0x20) }) == true,
        text.contains(where: { [0x21, 0x3F, 0x2F].contains($0) })
      {
        self = .error
      } else {
        return nil
      }
    } else if first == UInt8(ascii: "="), text.count > 1 {
      self = .formula
    } else if Self.addsCells(text) {
      self = .formula
    } else if Self.isOfficeError(text) {
      self = .error
    } else if Self.isScientific(text) {
      self = .scientific
    } else {
      return nil
    }
  }

  /// `+A12+1`, as formulas begin too.
  private static func addsCells(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == UInt8(ascii: "+"), let letter = text.dropFirst().first,
      isSmallLetter(letter | 0x20)
    else { return false }
    return text.contains(where: isDigit) && !text.contains(0x20)
  }

  /// `Err:502`, as LibreOffice shows errors.
  private static func isOfficeError(_ text: ArraySlice<UInt8>) -> Bool {
    text.count <= 8 && AsciiFolding(text.prefix(4)).bytes.elementsEqual("err:".utf8)
      && text.dropFirst(4).allSatisfy(isDigit)
  }

  private static func isScientific(_ text: ArraySlice<UInt8>) -> Bool {
    let mantissa = text.prefix { isDigit($0) || $0 == 0x2E || $0 == 0x2C }
    var rest = text.dropFirst(mantissa.count)
    guard !mantissa.isEmpty, let mark = rest.popFirst(), mark | 0x20 == UInt8(ascii: "e") else {
      return false
    }
    if rest.first == 0x2B || rest.first == 0x2D { rest.removeFirst() }
    return (1...3).contains(rest.count) && rest.allSatisfy(isDigit)
  }

  var advice: Localized {
    switch self {
    case .narrow:
      Localized(
        vi: "Cột quá hẹp nên bảng tính không hiện được số: kéo rộng cột rồi lưu lại.",
        en: "The column is too narrow for the spreadsheet to show the number: widen it and save "
          + "again.")
    case .error:
      Localized(
        vi: "Công thức của ô này bị lỗi (ô nó dùng đã bị xóa hoặc sai): ghi thẳng giá trị vào ô.",
        en: "The formula of this cell has failed (a cell it uses was deleted or is wrong): write "
          + "the value itself.")
    case .formula:
      Localized(
        vi: "Đây là công thức, không phải giá trị: dán lại dạng giá trị (Paste Special, Values) "
          + "rồi lưu.",
        en: "This is a formula and no value: paste it as a value and save again.")
    case .scientific:
      Localized(
        vi: "Số quá dài nên bảng tính viết tắt và làm mất chữ số: định dạng ô là số (Number) rồi "
          + "lưu lại.",
        en: "The number is too long, so the spreadsheet shortened it and lost digits: format the "
          + "cell as a number and save again.")
    }
  }
}

/// Keys under which Vietnamese text is compared. They are for matching only: what was written
/// is never changed, and a key is never shown.
public enum MatchKey {
  /// The key of a name or title: case, tone placement (`hoà`, `hòa`), i/y (`công ti`), NFC/NFD,
  /// the shapes of `đ`, spaces, dashes, quotes and slashes of any kind, invisible signs and
  /// closing `.` `:` `,` `;` do not count; accents do.
  public static func name(_ text: String) -> String {
    String(decoding: name(bytes: ArraySlice(text.utf8)), as: UTF8.self)
  }

  /// The same of UTF-8 bytes.
  public static func name(bytes text: ArraySlice<UInt8>) -> [UInt8] {
    KeyFolding.name(text)
  }

  /// The key without accents: `Đắk Lắk`, `Dak Lak` and `đăk lăk` are one. A likeness under it
  /// alone is a possible one.
  public static func bare(_ text: String) -> String {
    String(decoding: bare(bytes: ArraySlice(text.utf8)), as: UTF8.self)
  }

  /// The same of UTF-8 bytes.
  public static func bare(bytes text: ArraySlice<UInt8>) -> [UInt8] {
    withoutAccents(KeyFolding.name(text))
  }

  /// The accent-free key of a name key.
  static func withoutAccents(_ key: [UInt8]) -> [UInt8] {
    key.filter { $0 >= 0x20 }
  }

  /// The key of a task's number: `01`, `1.`, `1)`, `(1)` and ` 1 ` are the same, `1.1` is another.
  public static func taskNumber(_ text: String) -> String {
    if text.utf8.first != 0x30, text.utf8.allSatisfy(isDigit) { return text }
    var key = ArraySlice(name(bytes: ArraySlice(text.utf8)))
    while let last = key.last, [0x29, 0x2E, 0x5D].contains(last) { key.removeLast() }
    // A spreadsheet writes the whole number 1 as `1.0`.
    if key.count > 2, key.suffix(1) == [0x30], let sign = key.dropLast().last,
      sign == 0x2E || sign == 0x2C, key.dropLast(2).allSatisfy(isDigit)
    {
      key.removeLast(2)
    }
    while let first = key.first, [0x28, 0x5B, 0x23].contains(first) { key.removeFirst() }
    return String(decoding: withoutLeadingZeros(key), as: UTF8.self)
  }

  /// The key of a dispatch number: `5059/BCĐ - TKNL`, `Số: 5059⁄BCĐ–TKNL` and `05059/BCĐ-TKNL`
  /// are the same.
  public static func dispatchNumber(_ text: String) -> String {
    var key = ArraySlice(name(bytes: ArraySlice(text.utf8)))
    if key.starts(with: numberWord) {
      key = key.dropFirst(numberWord.count)
      while let first = key.first, [0x20, 0x3A, 0x2E].contains(first) { key.removeFirst() }
    }
    let joined = key.map { $0 == 0x20 ? 0x2D : $0 }
    return String(decoding: withoutLeadingZeros(joined[...]), as: UTF8.self)
  }

  private static let numberWord = name(bytes: ArraySlice("số".utf8))

  /// Takes the zeros off the head of each run of digits.
  private static func withoutLeadingZeros(_ key: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var afterDigit = false
    for (index, byte) in zip(key.indices, key) {
      let isDigit = (0x30...0x39).contains(byte)
      let nextIsDigit = index + 1 < key.endIndex && (0x30...0x39).contains(key[index + 1])
      if byte == 0x30, !afterDigit, nextIsDigit { continue }
      afterDigit = isDigit
      result.append(byte)
    }
    return result
  }
}

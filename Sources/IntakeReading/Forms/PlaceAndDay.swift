internal import IntakeCore

/// The line of place and day above a signature, filled in or left open: `Hà Nội, ngày … tháng 4
/// năm 2023`, `ngày 05 tháng 4 năm 2023`, `Hà Nội, 05/4/2023`, `Hà Nội, tháng 4 năm 2023`.
enum PlaceAndDay {
  /// The longest such line, in bytes.
  private static let longest = 120

  static func matches(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= longest else { return false }
    // Lines to write on, `ngày__tháng__năm`, are space.
    let key = MatchKey.bare(bytes: text).map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
    let words = key.split { $0 == 0x20 || $0 == 0x2E }
    let day = words.firstIndex { $0.elementsEqual("ngay".utf8) }
    let month = words.firstIndex { $0.elementsEqual("thang".utf8) }
    if let day, let month, day < month, month - day <= 2 { return true }
    guard let comma = text.lastIndex(of: UInt8(ascii: ",")), isPlace(text[..<comma]) else {
      return false
    }
    let rest = text[(comma + 1)...].trimmed
    if leavesDayOpen(rest) { return true }
    if case .day = DateReader.sheetDay(rest) { return true }
    if case .month = DateReader.sheetMonth(rest, edge: .start), month != nil { return true }
    guard let month, month + 2 < words.count else { return false }
    return words[month + 2].elementsEqual("nam".utf8) && words.count <= month + 4
  }

  /// `ngày …/4/2023`: dots where the day is to be written.
  private static func leavesDayOpen(_ text: ArraySlice<UInt8>) -> Bool {
    let figures = text.split { !(0x30...0x39 ~= $0) }
    return text.contains(UInt8(ascii: "/")) && (1...2).contains(figures.count)
      && figures.last?.count == 4
      && MatchKey.bare(bytes: text).starts(with: Array("ngay".utf8))
  }

  /// A name of few words without figures.
  private static func isPlace(_ text: ArraySlice<UInt8>) -> Bool {
    let words = text.split(separator: 0x20)
    return (1...6).contains(words.count) && !text.contains { 0x30...0x39 ~= $0 }
  }
}

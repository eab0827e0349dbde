/// Places in a sheet as its file names them: `M5`, `A1:C3`.
enum CellReference {
  /// The column, from 0; nil where the text names none.
  static func column(_ text: some Sequence<UInt8>) -> Int? {
    var column = 0
    for byte in text {
      let letter = byte & 0xDF
      guard 0x41...0x5A ~= letter else { break }
      column = column * 26 + Int(letter - 0x40)
      if column > 1 << 20 { return nil }
    }
    return column > 0 ? column - 1 : nil
  }

  /// The row, from 1; nil where the text names none.
  static func row(_ text: some Sequence<UInt8>) -> Int? {
    var row = 0
    for byte in text where 0x30...0x39 ~= byte {
      row = row * 10 + Int(byte - 0x30)
      if row > 1 << 24 { return nil }
    }
    return row > 0 ? row : nil
  }

  /// An area by its corners; nil where they are none, or the same cell.
  static func area(_ text: ArraySlice<UInt8>) -> MergedAreas.Area? {
    let corners = text.split(separator: UInt8(ascii: ":"))
    guard corners.count == 2, let left = column(corners[0]), let right = column(corners[1]),
      let top = row(corners[0]), let bottom = row(corners[1]), left <= right, top <= bottom,
      left < right || top < bottom
    else { return nil }
    return MergedAreas.Area(rows: top...bottom, columns: left...right)
  }
}

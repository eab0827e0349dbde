/// The cells of a CSV table, white space and all, by RFC 4180 and nothing more.
enum CSVTable {
  static func rows(_ bytes: ArraySlice<UInt8>, delimiter: UInt8) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var rest = bytes
    func endCell() {
      row.append(String(decoding: cell, as: UTF8.self))
      cell = []
    }
    while let byte = rest.popFirst() {
      if byte == 0x22, isQuoted, rest.first == 0x22 {
        cell.append(byte)
        rest.removeFirst()
      } else if byte == 0x22, isQuoted || cell.isEmpty {
        isQuoted.toggle()
      } else if byte == delimiter, !isQuoted {
        endCell()
      } else if byte == 0x0A || byte == 0x0D, !isQuoted {
        if byte == 0x0D, rest.first == 0x0A { rest.removeFirst() }
        endCell()
        rows.append(row)
        row = []
      } else {
        cell.append(byte)
      }
    }
    if !row.isEmpty || !cell.isEmpty {
      endCell()
      rows.append(row)
    }
    return rows
  }
}

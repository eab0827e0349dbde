import IntakeCore

extension SourceExcerpt: WireValue {
  func write(to writer: inout WireWriter) {
    switch self {
    case .text(let line):
      writer.put(byte: 0)
      writer.put(line.number)
      for text in [line.before, line.marked, line.after] { writer.put(text) }
      writer.put(line.previous)
      writer.put(line.next)
    case .grid(let row):
      writer.put(byte: 1)
      writer.put(row.number)
      writer.put(row.cells)
      writer.put(row.marked)
      writer.put(row.heading)
      writer.put(byte: row.hasLetters ? 1 : 0)
    }
  }

  init(from reader: inout WireReader) throws(WireFault) {
    switch try reader.byte() {
    case 0:
      self = .text(
        Line(
          number: try reader.value(), before: try reader.value(), marked: try reader.value(),
          after: try reader.value(), previous: try reader.value(), next: try reader.value()))
    case 1:
      var row = Row(
        number: try reader.value(), cells: try reader.value(), marked: try reader.value(),
        heading: try reader.value())
      row.hasLetters = try reader.byte() == 1
      self = .grid(row)
    default: throw WireFault()
    }
  }
}

extension SourceExcerpt.Heading: WireValue {
  func write(to writer: inout WireWriter) {
    writer.put(row)
    writer.put(names)
  }

  init(from reader: inout WireReader) throws(WireFault) {
    self.init(row: try reader.value(), names: try reader.value())
  }
}

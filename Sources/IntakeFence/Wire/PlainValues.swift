import IntakeCore

extension Int: WireValue {
  func write(to writer: inout WireWriter) { writer.put(self) }

  init(from reader: inout WireReader) throws(WireFault) { self = try reader.number() }
}

extension Bool: WireValue {
  func write(to writer: inout WireWriter) { writer.put(byte: self ? 1 : 0) }

  init(from reader: inout WireReader) throws(WireFault) {
    switch try reader.byte() {
    case 0: self = false
    case 1: self = true
    default: throw WireFault()
    }
  }
}

extension String: WireValue {
  func write(to writer: inout WireWriter) { writer.put(Array(utf8)) }

  init(from reader: inout WireReader) throws(WireFault) {
    guard let text = String(validating: try reader.raw(), as: UTF8.self) else { throw WireFault() }
    self = text
  }
}

extension Optional: WireValue where Wrapped: WireValue {
  func write(to writer: inout WireWriter) {
    writer.put(self != nil)
    if let self { writer.put(self) }
  }

  init(from reader: inout WireReader) throws(WireFault) {
    self = try reader.value(Bool.self) ? try reader.value(Wrapped.self) : nil
  }
}

extension Array: WireValue where Element: WireValue {
  func write(to writer: inout WireWriter) {
    writer.put(count)
    for element in self { writer.put(element) }
  }

  init(from reader: inout WireReader) throws(WireFault) {
    self = []
    for _ in 0..<(try reader.count()) { append(try reader.value()) }
  }
}

extension Dictionary: WireValue where Key: WireValue & Comparable, Value: WireValue {
  func write(to writer: inout WireWriter) {
    writer.put(count)
    for (key, value) in sorted(by: { $0.key < $1.key }) {
      writer.put(key)
      writer.put(value)
    }
  }

  init(from reader: inout WireReader) throws(WireFault) {
    self = [:]
    for _ in 0..<(try reader.count()) { self[try reader.value()] = try reader.value(Value.self) }
  }
}

/// A value that is one of few: its position among them stands for it.
protocol WireChoice: WireValue, Equatable, CaseIterable where AllCases: RandomAccessCollection {}

extension WireChoice {
  func write(to writer: inout WireWriter) {
    let cases = Self.allCases
    guard let position = cases.firstIndex(of: self) else { preconditionFailure("one of its cases") }
    writer.put(cases.distance(from: cases.startIndex, to: position))
  }

  init(from reader: inout WireReader) throws(WireFault) {
    let cases = Self.allCases
    let position = try reader.number(atMost: cases.count - 1)
    self = cases[cases.index(cases.startIndex, offsetBy: position)]
  }
}

extension Severity: WireChoice {}
extension MoneyUnit: WireChoice {}
extension FormKind: WireChoice {}
extension TableKind: WireChoice {}
extension Notation: WireChoice {}
extension DocumentFormat: WireChoice {}

extension TotalScope: WireChoice {
  static let allCases: [TotalScope] = [.group, .section, .table, .page, .carried]
}

extension NumberStyle: WireChoice {
  static let allCases: [NumberStyle] = [.dotGroups, .commaGroups]
}

extension Localized: WireValue {
  func write(to writer: inout WireWriter) {
    writer.put(vi)
    writer.put(en)
  }

  init(from reader: inout WireReader) throws(WireFault) {
    self.init(vi: try reader.value(), en: try reader.value())
  }
}

extension Place: WireValue {
  func write(to writer: inout WireWriter) {
    let (line, column, row) = stored
    writer.put(line)
    writer.put(row)
    if isDocument { return }
    writer.put(column >> 16)
    writer.put(column & 0xFFFF)
  }

  init(from reader: inout WireReader) throws(WireFault) {
    let (line, row) = (try reader.number(), try reader.number())
    guard line > 0 || row > 0 else {
      self = .document
      return
    }
    let high = try reader.number(atMost: 0xFFFF)
    self.init(line: line, column: high << 16 | (try reader.number(atMost: 0xFFFF)), row: row)
  }
}

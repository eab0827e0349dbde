import IntakeCore

extension DocumentHeader.Statement: WireValue {
  func write(to writer: inout WireWriter) {
    writer.put(text)
    writer.put(place)
    writer.put(path)
  }

  init(from reader: inout WireReader) throws(WireFault) {
    self.init(text: try reader.value(), place: try reader.value(), path: try reader.value())
  }
}

extension DocumentHeader {
  func write(to writer: inout WireWriter) {
    writer.put(notation)
    writer.put(unit)
    writer.put(unitPlace)
    writer.put(headingUnitPlace)
    writer.put(numberStyle)
    writer.put(callId)
    writer.put(years)
    writer.put(place)
    writer.put(path)
    writer.put(activitiesTogether?.decimal)
    for kind in TableKind.allCases {
      writer.put(absentColumns[kind])
      writer.put(columnUnits[kind])
      writer.put(foreignColumns[kind]?.sorted())
    }
  }

  init(from reader: inout WireReader) throws(WireFault) {
    self.init(notation: try reader.value(), unit: try reader.value())
    unitPlace = try reader.value()
    headingUnitPlace = try reader.value()
    numberStyle = try reader.value()
    callId = try reader.value()
    years = try reader.value()
    place = try reader.value()
    path = try reader.value()
    activitiesTogether = try reader.value(String?.self).flatMap { Int128($0) }.map(Money.init)
    for kind in TableKind.allCases {
      absentColumns[kind] = try reader.value([Int]?.self)
      columnUnits[kind] = try reader.value([Int: MoneyUnit]?.self)
      foreignColumns[kind] = try reader.value([Int]?.self).map(Set.init)
    }
  }
}

extension RawRecord {
  func write(to writer: inout WireWriter) {
    writer.put(table.kind)
    writer.put(place)
    writer.put(index)
    writer.put(path)
    writer.put(lacksUnit)
    let filled = slots.indices.filter { !slots[$0].isAbsent }
    writer.put(filled.count)
    for position in filled {
      writer.put(position)
      writer.put(slots[position].place)
      writer.put(slots[position].notation)
      writer.put(bytes(position))
    }
    writer.put(bases)
    writer.put(children.count)
    for child in children { child.write(to: &writer) }
  }

  /// - Parameters:
  ///   - form: whose record it is; it has the tables.
  ///   - kinds: those of its tables of which this may be a record.
  init(
    from reader: inout WireReader, of form: Form, _ kinds: Set<TableKind>
  ) throws(WireFault) {
    let kind: TableKind = try reader.value()
    guard kinds.contains(kind), let table = form.table(kind) else { throw WireFault() }
    self.init(
      table: table, place: try reader.value(), index: try reader.number(),
      path: try reader.value())
    lacksUnit = try reader.value()
    try readFields(from: &reader)
    for based in try reader.value([Based].self) {
      guard slots.indices.contains(based.position) else { throw WireFault() }
      note(based.basis, at: based.position)
    }
    for _ in 0..<(try reader.count()) {
      guard kind == .task else { throw WireFault() }
      children.append(try RawRecord(from: &reader, of: form, [.activity, .contribution]))
    }
  }

  private mutating func readFields(from reader: inout WireReader) throws(WireFault) {
    for _ in 0..<(try reader.number(atMost: slots.count)) {
      let position = try reader.number(atMost: slots.count - 1)
      let (place, notation) = (try reader.value(Place.self), try reader.value(Notation.self))
      guard slots[position].isAbsent else { throw WireFault() }
      set(position, to: try reader.text(), at: place, in: notation)
    }
  }
}

extension Based: WireValue {
  func write(to writer: inout WireWriter) {
    writer.put(position)
    writer.put(basis)
  }

  init(from reader: inout WireReader) throws(WireFault) {
    self.init(position: try reader.value(), basis: try reader.value())
  }
}

extension Basis: WireValue {
  func write(to writer: inout WireWriter) {
    let plain: UInt8 =
      switch self {
      case .ownUnit: 0
      case .numberStyle(.otherAmounts): 1
      case .numberStyle(.ownSum): 2
      case .numberStyle(.activities): 3
      case .words: 4
      case .wholePeriod: 5
      case .otherEnd: 6
      case .planYear: 7
      case .serialNumber: 8
      case .shortYear: 9
      case .usualName: 10
      case .none: 11
      case .groupNumber: 12
      case .groupRow: 13
      case .mergedCell: 14
      case .officialBlock: 15
      case .columns: 16
      case .rowOrder: 17
      case .noteMark: 18
      case .rowAbove: 19
      }
    writer.put(byte: plain)
    if case .groupNumber(let own) = self { writer.put(own) }
  }

  init(from reader: inout WireReader) throws(WireFault) {
    switch try reader.byte() {
    case 0: self = .ownUnit
    case 1: self = .numberStyle(.otherAmounts)
    case 2: self = .numberStyle(.ownSum)
    case 3: self = .numberStyle(.activities)
    case 4: self = .words
    case 5: self = .wholePeriod
    case 6: self = .otherEnd
    case 7: self = .planYear
    case 8: self = .serialNumber
    case 9: self = .shortYear
    case 10: self = .usualName
    case 11: self = .none
    case 12: self = .groupNumber(try reader.value())
    case 13: self = .groupRow
    case 14: self = .mergedCell
    case 15: self = .officialBlock
    case 16: self = .columns
    case 17: self = .rowOrder
    case 18: self = .noteMark
    case 19: self = .rowAbove
    default: throw WireFault()
    }
  }
}

/// One record as it is understood: what its fields mean, beside what stands in them.
public struct Record: Sendable {
  private let raw: RawRecord
  /// What the fields mean, beside `slots`.
  public internal(set) var values: [FieldValue]
  /// Why single fields mean what they mean, where their text does not plainly say it.
  public internal(set) var bases: [Based]
  /// The two amounts that an ambiguous field may mean, by `FieldValue.ambiguous`.
  public internal(set) var alternatives: [(Money, Money)]
  /// The activities and contributions of a task.
  public internal(set) var children: [Record]

  init(_ raw: RawRecord, children: [Record] = []) {
    var raw = raw
    raw.children = []
    self.raw = raw
    values = Array(repeating: .absent, count: raw.slots.count)
    bases = raw.bases
    alternatives = []
    self.children = children
  }

  public func value(_ field: KnownField) -> FieldValue {
    guard let position = table.position(of: field) else { return .absent }
    return values[position]
  }

  /// What the last written decimal of an amount is worth; see `AmountReader.step`.
  func step(_ position: Int, _ header: DocumentHeader?) -> Money? {
    guard case .amount(let money) = values[position] else { return nil }
    let (text, notation) = written(position)
    return AmountReader.step(
      of: text, in: notation, unit: header?.unit(of: raw, position), meaning: money)
  }

  /// What the understanding of a field rests on, of those that a test accepts; nil where its text
  /// says it by itself.
  func basis(_ position: Int, where suits: (Basis) -> Bool = { _ in true }) -> Basis? {
    bases.first { $0.position == position && suits($0.basis) }?.basis
  }
}

// What stands in the record, as its reader found it.
extension Record {
  public var table: FieldTable { raw.table }
  public var place: Place { raw.place }
  /// The position among its siblings, from 1.
  public var index: Int { raw.index }
  /// The path of the element in XML; nil in sheets.
  public var path: String? { raw.path }
  public var slots: [RawRecord.Slot] { raw.slots }

  /// The text of a field as bytes; empty where it is absent or blank.
  public func bytes(_ position: Int) -> ArraySlice<UInt8> { raw.bytes(position) }
  func length(_ position: Int) -> Int { raw.length(position) }
  func firstByte(_ position: Int) -> UInt8? { raw.firstByte(position) }
  func written(_ position: Int) -> (text: ArraySlice<UInt8>, notation: Notation) {
    raw.written(position)
  }
  func notation(_ position: Int) -> Notation { raw.notation(position) }

  public func text(_ position: Int) -> String { raw.text(position) }

  /// The text of a field; nil where it is absent or blank, or says that there is nothing.
  public func text(_ field: KnownField) -> String? {
    value(field) == .blank ? nil : raw.text(field)
  }

  /// The place of a field, or of the record where the field is absent.
  public func place(_ position: Int) -> Place { raw.place(position) }

  /// The path of a field's element, or of the record where the field is absent.
  public func path(_ position: Int) -> String? { raw.path(position) }

  /// The path that a field has in another record of the same list, by its index.
  func path(_ position: Int, ofSibling index: Int) -> String? {
    guard let list = path?.utf8.lastIndex(of: UInt8(ascii: "[")) else { return nil }
    return (path?[..<list] ?? "") + "[\(index)]/" + table.fields[position].xmlName
  }
}

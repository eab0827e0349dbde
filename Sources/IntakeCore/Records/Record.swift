/// One record of a document as its reader found it: the submitter, a task, an activity or a
/// contribution. Text is kept as bytes in one buffer and handed out when a rule asks for it.
public struct Record: Sendable {
  public let table: FieldTable
  /// Where the record starts: the start tag, or the row.
  public var place: Place
  /// The position among its siblings, from 1.
  public var index: Int
  /// The path of the element in XML (`/appendix1/task[2]`); nil in sheets.
  public var path: String?
  /// The activities and contributions of a task.
  public var children: [Record]
  public private(set) var slots: [Slot]
  private var bytes: [UInt8]
  /// What the fields mean, beside `slots`; filled by `Understanding`.
  public var values: [FieldValue]
  /// The two amounts that an ambiguous field may mean, by `FieldValue.ambiguous`.
  public var alternatives: [(Money, Money)]

  /// The text of one field within the record's buffer.
  public struct Slot: Sendable {
    fileprivate var start: Int32
    fileprivate var length: Int32
    public var place: Place

    /// Neither an element nor a cell.
    fileprivate static let absent = Slot(start: 0, length: -1, place: .document)

    public var isAbsent: Bool { length < 0 }
    public var isBlank: Bool { length <= 0 }
  }

  public init(table: FieldTable, place: Place, index: Int, path: String? = nil) {
    self.table = table
    self.place = place
    self.index = index
    self.path = path
    children = []
    slots = Array(repeating: .absent, count: table.fields.count)
    bytes = []
    values = []
    alternatives = []
  }

  /// Makes room for so many bytes of text.
  public mutating func reserve(_ count: Int) {
    bytes.reserveCapacity(count)
  }

  /// Sets a field's text: valid UTF-8, white space at its ends taken off by the reader, the
  /// rest as written.
  public mutating func set(_ position: Int, to text: ArraySlice<UInt8>, at place: Place) {
    let start = bytes.count
    bytes.append(contentsOf: text)
    slots[position] = Slot(
      start: Int32(start), length: Int32(bytes.count - start), place: place)
  }

  /// The text of a field as bytes; empty where it is absent or blank.
  public func bytes(_ position: Int) -> ArraySlice<UInt8> {
    let slot = slots[position]
    guard slot.length > 0 else { return [] }
    return bytes[Int(slot.start)..<Int(slot.start + slot.length)]
  }

  /// The bytes of a field's text; 0 where it is absent or blank.
  func length(_ position: Int) -> Int { max(0, Int(slots[position].length)) }

  /// The first byte of a field's text; nil where it is absent or blank.
  func firstByte(_ position: Int) -> UInt8? {
    let slot = slots[position]
    return slot.length > 0 ? bytes[Int(slot.start)] : nil
  }

  public func text(_ position: Int) -> String {
    String(decoding: bytes(position), as: UTF8.self)
  }

  /// The text of a field; nil where it is absent or blank.
  public func text(_ field: KnownField) -> String? {
    guard let position = table.position(of: field), !slots[position].isBlank else { return nil }
    return text(position)
  }

  public func value(_ field: KnownField) -> FieldValue {
    guard let position = table.position(of: field) else { return .absent }
    return values[position]
  }

  /// The place of a field, or of the record where the field is absent.
  public func place(_ position: Int) -> Place {
    slots[position].isAbsent ? place : slots[position].place
  }

  /// The path of a field's element, or of the record where the field is absent.
  public func path(_ position: Int) -> String? {
    guard let path, !slots[position].isAbsent else { return path }
    return path + "/" + table.fields[position].xmlName
  }

  /// The path that a field has in another record of the same list, by its index.
  func path(_ position: Int, ofSibling index: Int) -> String? {
    guard let list = path?.utf8.lastIndex(of: UInt8(ascii: "[")) else { return nil }
    return (path?[..<list] ?? "") + "[\(index)]/" + table.fields[position].xmlName
  }
}

/// What a field's text means.
public enum FieldValue: Sendable, Hashable {
  /// No element, no cell.
  case absent
  /// There, and empty.
  case blank
  /// Text, whatever it says.
  case text
  /// The position in the field's code list.
  case code(Int)
  /// The number of one of the call's orientations.
  case orientation(Int)
  /// The position among the call's provinces.
  case province(Int)
  /// The position among the call's targets.
  case target(Int)
  case day(CalendarDay)
  case month(CalendarMonth)
  case amount(Money)
  /// An amount with two meanings: the position in the record's `alternatives`.
  case ambiguous(Int)
  /// Orientation words that fit none clearly.
  case unclear
  /// It does not say what a field of its type must say.
  case unreadable(Unreadable)

  public enum Unreadable: Sendable, Hashable {
    /// Not of the type at all.
    case shape
    /// The shape is right; the calendar, the list or the call does not have it.
    case unknown
    /// An amount that is not whole đồng.
    case fraction
    /// An amount beyond 10^18 đồng.
    case tooLarge
  }

  public var isMissing: Bool { self == .absent || self == .blank }

  public var money: Money? {
    if case .amount(let money) = self { money } else { nil }
  }

  public var monthValue: CalendarMonth? {
    if case .month(let month) = self { month } else { nil }
  }

  public var dayValue: CalendarDay? {
    if case .day(let day) = self { day } else { nil }
  }

  public var orientationNumber: Int? {
    if case .orientation(let number) = self { number } else { nil }
  }
}

extension Record {
  /// A field of this document as the second place of a finding; nil where it is absent.
  func related(_ field: KnownField) -> Finding.Related? {
    guard let position = table.position(of: field), !slots[position].isAbsent else { return nil }
    return Finding.Related(
      place: place(position), path: path(position), found: excerpt(position))
  }
}

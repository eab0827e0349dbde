/// One record of a document as its reader found it: the submitter, a task, an activity or a
/// contribution. It says what stands where; what that means, the `Record` made of it says.
///
/// Text is kept as bytes in one buffer and handed out when it is asked for.
public struct RawRecord: Sendable {
  public let table: FieldTable
  /// Where the record starts: the start tag, or the row.
  public var place: Place
  /// The position among its siblings, from 1.
  public var index: Int
  /// The path of the element in XML (`/appendix1/task[2]`); nil in sheets.
  public var path: String?
  /// Whether its amounts have no known unit, since a line above it names another one than the
  /// document's (F007).
  public var lacksUnit = false
  /// The activities and contributions of a task.
  public var children: [RawRecord]
  public private(set) var slots: [Slot]
  /// What the reader knows of single fields, beside their text.
  public private(set) var bases: [Based]
  private var bytes: [UInt8]
  private let notation: Notation

  /// The text of one field within the record's buffer.
  public struct Slot: Sendable {
    fileprivate var start: Int32
    fileprivate var length: Int32
    public var place: Place
    public var notation: Notation

    /// Neither an element nor a cell.
    fileprivate static let absent = Slot(
      start: 0, length: -1, place: .document, notation: .everyday)

    public var isAbsent: Bool { length < 0 }
    public var isBlank: Bool { length <= 0 }
  }

  /// - Parameter notation: how its texts are written where a field says nothing else.
  public init(
    table: FieldTable, place: Place, index: Int, path: String? = nil,
    notation: Notation = .everyday
  ) {
    self.table = table
    self.place = place
    self.index = index
    self.path = path
    self.notation = notation
    children = []
    slots = Array(repeating: .absent, count: table.fields.count)
    bases = []
    bytes = []
  }

  /// Makes room for so many bytes of text.
  public mutating func reserve(_ count: Int) {
    bytes.reserveCapacity(count)
  }

  /// Sets a field's text: valid UTF-8, white space at its ends taken off by the reader, the
  /// rest as written.
  ///
  /// - Parameter notation: nil: that of the record.
  public mutating func set(
    _ position: Int, to text: ArraySlice<UInt8>, at place: Place, in notation: Notation? = nil
  ) {
    let start = bytes.count
    bytes.append(contentsOf: text)
    slots[position] = Slot(
      start: Int32(start), length: Int32(bytes.count - start), place: place,
      notation: notation ?? self.notation)
  }

  /// Says why a field has its text, where that does not stand in the field's own cell.
  public mutating func note(_ basis: Basis, at position: Int) {
    bases.append(Based(position: position, basis: basis))
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

  /// The place of a field, or of the record where the field is absent.
  public func place(_ position: Int) -> Place {
    slots[position].isAbsent ? place : slots[position].place
  }

  /// The path of a field's element, or of the record where the field is absent.
  public func path(_ position: Int) -> String? {
    guard let path, !slots[position].isAbsent else { return path }
    return path + "/" + table.fields[position].xmlName
  }
}

extension RawRecord {
  /// A field's text as it is to be understood, and how it is written. A cell of everyday writing
  /// that starts with an apostrophe is literal, as spreadsheets have it: what stands behind the
  /// mark is exact.
  func written(_ position: Int) -> (text: ArraySlice<UInt8>, notation: Notation) {
    let text = bytes(position)
    let notation = slots[position].notation
    guard notation == .everyday, let literal = LiteralMark.text(of: text) else {
      return (text, notation)
    }
    return (literal, .exact)
  }

  /// How a field is written; see `written`.
  func notation(_ position: Int) -> Notation {
    guard slots[position].notation == .everyday else { return slots[position].notation }
    return firstByte(position) == LiteralMark.byte && length(position) > 1 ? .exact : .everyday
  }
}

/// The apostrophe before the text of a cell, by which spreadsheets are told to take it literally:
/// what stands behind it is read as strictly as in XML.
public enum LiteralMark {
  static let byte = UInt8(ascii: "'")

  /// The text with the mark before it.
  public static func put(before text: String) -> String { "'" + text }

  /// The text behind the mark; nil where there is none.
  static func text(of cell: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard cell.first == byte, cell.count > 1 else { return nil }
    return cell.dropFirst()
  }
}

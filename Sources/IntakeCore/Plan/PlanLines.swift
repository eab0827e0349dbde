/// Lines of a plan in their order, packed: a plan has as many as a year has tasks, and each format
/// asks for them one after the other.
public struct PlanLines: Sendable, RandomAccessCollection {
  private let store: PackedLines
  /// By place: the line's number in the store.
  private let order: [Int32]

  /// Some lines of a store.
  public init(_ store: PackedLines, order: [Int32]) {
    (self.store, self.order) = (store, order)
  }

  public init(_ lines: some Sequence<PlanLine>) {
    var store = PackedLines()
    for line in lines { store.add(line) }
    self.init(store, order: Array(0..<Int32(store.count)))
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { order.count }
  public subscript(place: Int) -> PlanLine { store[Int(order[place])] }
}

/// Lines of a plan, packed one behind the other in the order in which they came.
public struct PackedLines: Sendable {
  private var bytes: [UInt8] = []
  /// Where each line begins.
  private var starts: [Int] = []
  /// What the lines of one list have in common, once for lines in a row.
  private var lists: [List] = []
  /// The few that outlines speak for.
  private var contributions: [Int: [Contribution]] = [:]

  private struct List: Sendable, Hashable {
    var entry: Int
    var sha256: String
    var submitter: String
    var province: String
  }

  public init() {}

  public var count: Int { starts.count }

  /// Adds a line behind those before.
  public mutating func add(_ line: PlanLine) {
    let list = List(
      entry: line.entry, sha256: line.sha256, submitter: line.submitter, province: line.province)
    if lists.last != list { lists.append(list) }
    if !line.contributions.isEmpty { contributions[count] = line.contributions }
    starts.append(bytes.count)
    add(lists.count - 1)
    for number in [line.orientation, line.start.number, line.end.number] { add(number) }
    for money in [line.total, line.state, line.other] { add(money) }
    for path in PlanLine.texts { add(line[keyPath: path]) }
  }

  /// Sets what the outline of a line says that it would contribute.
  public mutating func set(_ contributions: [Contribution], of number: Int) {
    self.contributions[number] = contributions.isEmpty ? nil : contributions
  }

  /// The line of a number, from 0.
  public subscript(number: Int) -> PlanLine {
    var reader = Reader(bytes, from: starts[number])
    let list = lists[reader.number()]
    var line = PlanLine(
      entry: list.entry, sha256: list.sha256, submitter: list.submitter, number: "", title: "",
      objective: "", content: "", product: "", lead: "", partners: "", location: "",
      orientation: reader.number(), sector: "", status: "", otherSource: "",
      start: CalendarMonth(number: reader.number()),
      end: CalendarMonth(number: reader.number()), total: reader.money(),
      state: reader.money(), other: reader.money(), note: "", province: list.province,
      contributions: contributions[number] ?? [])
    for path in PlanLine.texts { line[keyPath: path] = reader.text() }
    return line
  }
}

extension PlanLine {
  /// The texts that differ from line to line.
  fileprivate static var texts: [any WritableKeyPath<PlanLine, String> & Sendable] {
    [
      \.number, \.title, \.objective, \.content, \.product, \.lead, \.partners, \.location,
      \.sector, \.status, \.otherSource, \.note,
    ]
  }
}

extension CalendarMonth {
  fileprivate var number: Int { Int(monthNumber) }

  fileprivate init(number: Int) { self.init(monthNumber: Int32(number)) }
}

// MARK: - Bytes

extension PackedLines {
  /// Seven bits a byte, the lowest first; the highest bit says that more follow.
  private mutating func add(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private mutating func add(_ money: Money) {
    add(Int(truncatingIfNeeded: money.dong))
    add(Int(truncatingIfNeeded: money.dong >> 64))
  }

  private mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Takes out what was added, in the same order.
  private struct Reader {
    private let bytes: [UInt8]
    private var position: Int

    init(_ bytes: [UInt8], from position: Int) {
      (self.bytes, self.position) = (bytes, position)
    }

    mutating func number() -> Int {
      var (number, shift): (UInt, UInt) = (0, 0)
      while true {
        let byte = bytes[position]
        position += 1
        number |= UInt(byte & 0x7F) << shift
        if byte < 0x80 { return Int(bitPattern: number) }
        shift += 7
      }
    }

    mutating func money() -> Money {
      let low = UInt64(bitPattern: Int64(number()))
      return Money(dong: Int128(number()) << 64 | Int128(low))
    }

    mutating func text() -> String {
      let count = number()
      defer { position += count }
      return String(decoding: bytes[position..<(position + count)], as: UTF8.self)
    }
  }
}

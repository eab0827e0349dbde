import GRDB
import IntakeCore

/// Compares what the tables hold of entries with the seals of the events that tell of it, and each
/// of those events with its own hash. One pass over rows and events, whatever their number.
struct SealedEntries {
  private let database: Database
  /// The one entry that is looked at; nil: all of them.
  private let entry: Int?

  init(_ database: Database, only entry: Int? = nil) {
    self.database = database
    self.entry = entry
  }

  /// - Parameter differs: told of each part of an entry that is not as its event says.
  func check(_ differs: (_ entry: Int, Seal.Part) throws -> Void) throws {
    var events = try SealEvents(rows(Self.events))
    var tasks = try ValuesOfEntries(rows(Self.tasks))
    var attachments = try ValuesOfEntries(rows(Self.attachments))
    let entries = try rows(Self.entries)
    while let row = try entries.next() {
      let number: Int = try row["number"]
      for other in try events.skip(to: number) { try differs(other, .receipt) }
      for other in try tasks.skip(to: number) { try differs(other, .tasks) }
      for other in try attachments.skip(to: number) { try differs(other, .receipt) }
      let seals = try events.last(of: number)
      let values = row.values.dropFirst(2)
      let (receipt, rest) = (values.prefix(Self.receiptCount), values.dropFirst(Self.receiptCount))
      let attached = try attachments.all(of: number).flatMap(\.self)
      if seals[.receipt] != Seal.receipt(receipt, attachments: attached) {
        try differs(number, .receipt)
      }
      let judged = try Seal.tasks(judged: rest.prefix(Self.judgedCount), tasks.all(of: number))
      if seals[.tasks] != judged { try differs(number, .tasks) }
      // Between two steps of a run its standing is not worked out; that is told elsewhere.
      if try row["now"] as String != EntryState.pending.rawValue,
        seals[.standing] != Seal.of(rest.dropFirst(Self.judgedCount))
      {
        try differs(number, .standing)
      }
    }
    for other in try events.skip(to: .max) { try differs(other, .receipt) }
    for other in try tasks.skip(to: .max) { try differs(other, .tasks) }
    for other in try attachments.skip(to: .max) { try differs(other, .receipt) }
  }

  private func rows(_ sql: (String) -> String) throws -> StoredRows {
    guard let entry else { return try database.rows(sql("IS NOT NULL")) }
    return try database.rows(sql("= ?"), [entry])
  }

  private static let receiptCount = Seal.receiptCount + Seal.laterReceiptCount
  private static let judgedCount = 2

  private static func entries(_ which: String) -> String {
    """
    SELECT entry.number AS number, state AS now, \(Seal.receiptColumns),
      \(Seal.laterReceiptColumns), \(Seal.judgedColumns), \(Seal.standingColumns)
    FROM entry LEFT JOIN content ON content.sha256 = entry.sha256
    LEFT JOIN delivery ON delivery.entry = coalesce(entry.first, entry.number)
    WHERE entry.number \(which) ORDER BY entry.number
    """
  }

  private static func tasks(_ which: String) -> String {
    """
    SELECT \(TaskRow.columns), \(TaskRow.laterColumns) FROM task WHERE entry \(which)
    ORDER BY entry, position
    """
  }

  private static func attachments(_ which: String) -> String {
    "SELECT \(Seal.attachmentColumns) FROM attachment WHERE entry \(which) ORDER BY entry, position"
  }

  private static func events(_ which: String) -> String {
    """
    SELECT * FROM event INDEXED BY event_by_entry WHERE entry \(which) AND seal IS NOT NULL
    ORDER BY entry, number
    """
  }
}

/// The seals of entries, from their events in the order of entries.
private struct SealEvents {
  private let rows: StoredRows
  private var next: (event: Event, isWhole: Bool)?

  init(_ rows: StoredRows) throws {
    self.rows = rows
    try step()
  }

  /// The entries before a number that events tell of, and the table has not.
  mutating func skip(to number: Int) throws -> [Int] {
    var skipped: [Int] = []
    while let entry = next?.event.entry, entry < number {
      if skipped.last != entry { skipped.append(entry) }
      try step()
    }
    return skipped
  }

  /// The last seal of each part of an entry; of one whose event is damaged there is none.
  mutating func last(of number: Int) throws -> [Seal.Part: String] {
    var seals: [Seal.Part: String] = [:]
    while let (event, isWhole) = next, event.entry == number {
      if let part = Seal.Part.told(by: event.kind) { seals[part] = isWhole ? event.seal : nil }
      try step()
    }
    return seals
  }

  private mutating func step() throws {
    next = try rows.next().map { row in
      let event = try Event(row)
      return (event, try event.hash == row["hash"])
    }
  }
}

/// The rows that belong to entries, in the order of these.
private struct ValuesOfEntries {
  private let rows: StoredRows
  private var next: (entry: Int, values: [DatabaseValue])?

  init(_ rows: StoredRows) throws {
    self.rows = rows
    try step()
  }

  /// The entries before a number that such rows belong to, and that are not there.
  mutating func skip(to number: Int) throws -> [Int] {
    var skipped: [Int] = []
    while let entry = next?.entry, entry < number {
      if skipped.last != entry { skipped.append(entry) }
      try step()
    }
    return skipped
  }

  mutating func all(of number: Int) throws -> [[DatabaseValue]] {
    var values: [[DatabaseValue]] = []
    while let next, next.entry == number {
      values.append(next.values)
      try step()
    }
    return values
  }

  private mutating func step() throws {
    next = try rows.next().map { (try $0["entry"], $0.values) }
  }
}

extension Seal.Part {
  /// The part whose seal an event carries; nil where it carries none.
  static func told(by kind: String) -> Seal.Part? { byEvent[kind] }

  private static let byEvent: [String: Seal.Part] = allCases.reduce(into: [:]) { parts, part in
    for kind in part.events { parts[kind] = part }
  }

  /// How people are told of it.
  func name(of entry: Int) -> Localized {
    switch self {
    case .tasks:
      Localized(
        vi: "số đến \(entry), kết luận và nhiệm vụ", en: "entry \(entry), verdict and tasks")
    case .standing: Localized(vi: "số đến \(entry), trạng thái", en: "entry \(entry), its standing")
    case .receipt, .call, .mailLines:
      Localized(vi: "số đến \(entry), phần tiếp nhận", en: "entry \(entry), its receipt")
    }
  }
}

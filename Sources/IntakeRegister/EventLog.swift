import Foundation
import GRDB
import IntakeCore
import IntakeFiles

/// One thing that happened in the register. Events are only ever added; each carries the hash of
/// the one before it, so none can be changed, taken out or put in without trace.
struct Event {
  var number: Int
  var at: Int64
  var kind: String
  var entry: Int?
  var body: String
  var previous: String
  /// The hash of the rows that it put in or changed; nil where there are none.
  var seal: String?

  /// The hash of everything in it. The parts cannot run into each other: numbers and hashes hold
  /// no line ends, kinds are the register's own, and the body is JSON in one line.
  var hash: String {
    let text =
      "\(previous)\n\(number)\n\(at)\n\(kind)\n\(entry.map(String.init) ?? "-")\n\(body)"
      + (seal.map { "\n\($0)" } ?? "")
    return Digest.hexadecimal(Array(text.utf8))
  }

  static let start = String(repeating: "0", count: 64)

  init(
    number: Int, at: Int64, kind: String, entry: Int?, body: String, previous: String,
    seal: String?
  ) {
    self.number = number
    self.at = at
    self.kind = kind
    self.entry = entry
    self.body = body
    self.previous = previous
    self.seal = seal
  }

  init(_ row: StoredRow) throws {
    number = try row["number"]
    at = try row["at"]
    kind = try row["kind"]
    entry = try row["entry"]
    body = try row["body"]
    previous = try row["previous"]
    seal = try row["seal"]
  }
}

/// Adds events to the chain.
enum EventLog {
  static func add(
    _ kind: String, entry: Int? = nil, _ details: [String: String], seal: String? = nil,
    at: Instant, _ database: Database
  ) throws {
    let last = try database.first(
      "SELECT number, hash FROM event ORDER BY number DESC LIMIT 1", [])
    let event = Event(
      number: (try last?["number"] ?? 0) + 1, at: at.secondsSinceEpoch, kind: kind, entry: entry,
      body: try body(details), previous: try last?["hash"] ?? Event.start, seal: seal)
    try database.run(
      """
      INSERT INTO event (number, at, kind, entry, body, previous, seal, hash)
      VALUES (?,?,?,?,?,?,?,?)
      """,
      [
        event.number, event.at, event.kind, event.entry, event.body, event.previous, event.seal,
        event.hash,
      ])
  }

  static func body(_ details: [String: String]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(details), as: UTF8.self)
  }
}

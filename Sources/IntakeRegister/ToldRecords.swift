import GRDB
import IntakeCore

/// The records that events tell wholly: what people decided, amendments of calls, evidence that came
/// later, and letters that were sent.
struct ToldRecords {
  private let database: Database
  /// The entry whose records are looked at; nil: all.
  private let entry: Int?

  init(_ database: Database, only entry: Int? = nil) {
    self.database = database
    self.entry = entry
  }

  /// The kinds of record of which one was put in, changed or taken out past the events, or whose
  /// events are damaged themselves.
  func altered() throws -> [Localized] {
    try Self.kinds.filter { kind in
      if entry != nil, !kind.hasEntry { return false }
      return try rows(kind).map(kind.details) != told(kind)
    }.map(\.name)
  }

  private struct Kind: Sendable {
    let table: String
    let event: String
    let name: Localized
    var hasEntry = true
    let details: @Sendable (StoredRow) throws -> [String: String]
  }

  private static let kinds = [
    Kind(
      table: "decision", event: Register.decided,
      name: Localized(vi: "các quyết định", en: "the decisions")
    ) { try Decision($0).eventDetails },
    Kind(
      table: "amendment", event: Register.amended,
      name: Localized(vi: "các lần sửa đổi đợt", en: "the amendments"), hasEntry: false
    ) {
      Register.eventDetails(
        call: try $0["call"], before: try $0["before_sha256"], sha256: try $0["sha256"],
        by: try $0["decided_by"], why: try $0["why"], document: try $0["document"],
        at: try $0["at"])
    },
    Kind(
      table: "evidence", event: LaterEvidence.event,
      name: Localized(vi: "các căn cứ tiếp nhận bổ sung", en: "the evidence that came later")
    ) { try LaterEvidence.eventDetails($0) },
    Kind(
      table: "sent_letter", event: SentLetter.event,
      name: Localized(vi: "các văn bản đã gửi", en: "the letters sent")
    ) { try SentLetter($0).eventDetails },
  ]

  private func rows(_ kind: Kind) throws -> [StoredRow] {
    guard let entry else { return try database.all("SELECT * FROM \(kind.table) ORDER BY number") }
    return try database.all(
      "SELECT * FROM \(kind.table) WHERE entry = ? ORDER BY number", [entry])
  }

  /// What the whole events of a kind say; nil among them for a damaged one.
  private func told(_ kind: Kind) throws -> [[String: String]?] {
    let rows =
      if let entry {
        try database.all(
          "SELECT * FROM event WHERE entry = ? AND kind = ? ORDER BY number", [entry, kind.event])
      } else {
        try database.all("SELECT * FROM event WHERE kind = ? ORDER BY number", [kind.event])
      }
    return try rows.map { row in
      let event = try Event(row)
      return try event.hash == row["hash"] ? EventLog.details(event.body) : nil
    }
  }
}

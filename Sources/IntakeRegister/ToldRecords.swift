import GRDB
import IntakeCore

/// The records that events tell wholly: what people decided, and the amendments of calls.
struct ToldRecords {
  private let database: Database

  init(_ database: Database) {
    self.database = database
  }

  /// The kinds of record of which one was put in, changed or taken out past the events, or whose
  /// events are damaged themselves.
  func altered() throws -> [Localized] {
    var altered: [Localized] = []
    let decisions = try database.all("SELECT * FROM decision ORDER BY number")
      .map { try Decision($0).eventDetails }
    if try decisions != details(of: Register.decided) {
      altered.append(Localized(vi: "các quyết định", en: "the decisions"))
    }
    let amendments = try database.all("SELECT * FROM amendment ORDER BY number").map {
      Register.eventDetails(
        call: try $0["call"], before: try $0["before_sha256"], sha256: try $0["sha256"],
        by: try $0["decided_by"], why: try $0["why"], document: try $0["document"],
        at: try $0["at"])
    }
    if try amendments != details(of: Register.amended) {
      altered.append(Localized(vi: "các lần sửa đổi đợt", en: "the amendments"))
    }
    return altered
  }

  /// What the whole events of a kind say; nil among them for a damaged one.
  private func details(of kind: String) throws -> [[String: String]?] {
    try database.all("SELECT * FROM event WHERE kind = ? ORDER BY number", [kind]).map { row in
      let event = try Event(row)
      return try event.hash == row["hash"] ? EventLog.details(event.body) : nil
    }
  }
}

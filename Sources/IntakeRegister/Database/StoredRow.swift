import Foundation
import GRDB

/// A row of the register. Each value must have exactly the kind that its column has in the schema:
/// a damaged one is an error, never a trap and never another value.
struct StoredRow {
  private let row: Row

  init(_ row: Row) {
    self.row = row
  }

  /// - Throws: `RegisterError.damaged`, naming the entry where the row tells it.
  subscript<Value: StoredColumn>(_ column: String) -> Value {
    get throws {
      guard row.hasColumn(column), let value = Value(stored: row[column] as DatabaseValue) else {
        throw RegisterError.damaged(place(of: column))
      }
      return value
    }
  }

  /// All values, in the order of the statement.
  var values: [DatabaseValue] { Array(row.databaseValues) }

  private func place(of column: String) -> String {
    let key = ["entry", "entry_number", "number"].first(where: row.hasColumn)
    guard let key, case .int64(let number) = (row[key] as DatabaseValue).storage else {
      return column
    }
    return "\(key) \(number), \(column)"
  }
}

/// What a column of the register can hold.
protocol StoredColumn {
  /// Nil where the value is of another kind.
  init?(stored: DatabaseValue)
}

extension Int64: StoredColumn {
  init?(stored: DatabaseValue) {
    guard case .int64(let number) = stored.storage else { return nil }
    self = number
  }
}

extension Int: StoredColumn {
  init?(stored: DatabaseValue) {
    guard let number = Int64(stored: stored) else { return nil }
    self.init(exactly: number)
  }
}

extension Int32: StoredColumn {
  init?(stored: DatabaseValue) {
    guard let number = Int64(stored: stored) else { return nil }
    self.init(exactly: number)
  }
}

extension String: StoredColumn {
  init?(stored: DatabaseValue) {
    guard case .string(let text) = stored.storage else { return nil }
    self = text
  }
}

extension Data: StoredColumn {
  init?(stored: DatabaseValue) {
    guard case .blob(let data) = stored.storage else { return nil }
    self = data
  }
}

extension Optional: StoredColumn where Wrapped: StoredColumn {
  init?(stored: DatabaseValue) {
    if case .null = stored.storage {
      self = .none
    } else if let value = Wrapped(stored: stored) {
      self = value
    } else {
      return nil
    }
  }
}

extension Database {
  /// Runs a statement that is made once and used again.
  func run(_ sql: String, _ arguments: StatementArguments = []) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// The first row that a statement gives, which is made once and used again.
  func first(_ sql: String, _ arguments: StatementArguments = []) throws -> StoredRow? {
    try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments).map(StoredRow.init)
  }

  /// All rows that a statement gives, which is made once and used again.
  func all(_ sql: String, _ arguments: StatementArguments = []) throws -> [StoredRow] {
    try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments).map(StoredRow.init)
  }

  /// The rows that a statement gives, one after the other, each good until the next one is asked
  /// for.
  func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> StoredRows {
    StoredRows(try Row.fetchCursor(makeStatement(sql: sql), arguments: arguments))
  }

  /// The first column of all rows.
  func column<Value: StoredColumn>(
    _ name: String, _ sql: String, _ arguments: StatementArguments = []
  ) throws -> [Value] {
    try all(sql, arguments).map { try $0[name] }
  }

  /// A number that the database counts; 0 where it has none.
  func count(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
    try Int.fetchOne(cachedStatement(sql: sql), arguments: arguments) ?? 0
  }
}

/// The rows of a statement, one after the other.
struct StoredRows {
  private let cursor: RowCursor

  init(_ cursor: RowCursor) {
    self.cursor = cursor
  }

  func next() throws -> StoredRow? {
    try cursor.next().map(StoredRow.init)
  }
}

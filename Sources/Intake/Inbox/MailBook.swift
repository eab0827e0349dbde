public import IntakeCore
import IntakeFiles
import IntakeRegister

/// The office's incoming-mail book of an inbox, `so-den.csv`: when each file arrived.
struct MailBook {
  static let name = FileName("so-den.csv")

  var lines: [Line] = []
  var troubles: [MailBookTrouble] = []
  /// The paths of lines whose time cannot be read: the book names them, so nothing else speaks
  /// for them.
  var unreadable: Set<String> = []

  /// One line that can be read.
  struct Line: Sendable {
    /// The path within the inbox: a file, or a folder for all in it. Equal by canonical
    /// equivalence, as `String` is.
    var path: String
    var evidence: MailLine
    /// The line of the book, from 1.
    var place: Int
  }

  /// No book: an inbox need not have one.
  init() {}

  /// Reads a book.
  /// - Throws: `MailBookError` where it is no such book at all.
  init(_ bytes: [UInt8], zone: ZoneOffset) throws {
    let table = try MailBookTable(bytes)
    var occurrences: [String: Int] = [:]
    for row in table.rows { take(row, table, zone, &occurrences) }
  }

  private mutating func take(
    _ row: MailBookTable.Row, _ table: MailBookTable, _ zone: ZoneOffset,
    _ occurrences: inout [String: Int]
  ) {
    if row.cells.allSatisfy(\.isEmpty) { return }
    let path = Self.normalized(table.cell(.path, row))
    guard !path.isEmpty else {
      troubles.append(.init(line: row.line, problem: .noPath))
      return
    }
    let written = table.cell(.arrival, row)
    guard let at = LocalTime.read(written, zone: zone) else {
      troubles.append(.init(line: row.line, problem: .time(path: path, written)))
      unreadable.insert(path)
      return
    }
    let number = table.cell(.number, row)
    let content = "\(path)|\(at.secondsSinceEpoch)|\(number)"
    occurrences[content, default: 0] += 1
    lines.append(
      Line(
        path: path,
        evidence: MailLine(
          key: "\(content)|\(occurrences[content] ?? 1)", at: at,
          channel: table.filled(.channel, row), number: number.isEmpty ? nil : number,
          postmark: table.filled(.postmark, row)),
        place: row.line))
  }

  /// `./a/b/` and `a\b` are `a/b`.
  private static func normalized(_ text: String) -> String {
    text.split { $0 == "/" || $0 == "\\" }.filter { $0 != "." }.joined(separator: "/")
  }
}

/// Something wrong with one line of the mail book, with its place.
public struct MailBookTrouble: Sendable, Hashable {
  /// The line of `so-den.csv`, from 1.
  public var line: Int
  public var problem: Problem

  /// What is wrong with it.
  public enum Problem: Sendable, Hashable {
    case noPath
    case time(path: String, String)
    /// No file here fits it.
    case unused(path: String)
  }

  public var message: Localized {
    switch problem {
    case .noPath:
      Localized(vi: "cột Tệp để trống", en: "the column Tệp is blank")
    case .time(let path, let written):
      Localized(
        vi: "thời điểm đến của “\(path)” không đọc được: “\(written)”",
        en: "the arrival of “\(path)” cannot be read: “\(written)”")
    case .unused(let path):
      Localized(
        vi: "không có tệp mới nào ứng với “\(path)”", en: "no new file fits “\(path)”")
    }
  }
}

/// The mail book as a whole cannot be used. Nothing is taken in then: without their evidence the
/// files would be registered as received at no known time.
public enum MailBookError: Error, Sendable, Hashable {
  case notUTF8
  /// The header lacks `Tệp` or `Đến lúc`.
  case noHeader
  /// It is a link, a folder or something else.
  case notAFile
  /// Somebody has it open for writing.
  case beingWritten

  public var message: Localized {
    switch self {
    case .notUTF8:
      Localized(vi: "so-den.csv không phải UTF-8", en: "so-den.csv is not UTF-8")
    case .noHeader:
      Localized(
        vi: "so-den.csv thiếu dòng tiêu đề có cột Tệp và Đến lúc",
        en: "so-den.csv lacks a header with the columns Tệp and Đến lúc")
    case .notAFile:
      Localized(vi: "so-den.csv không phải là tệp thường", en: "so-den.csv is not a plain file")
    case .beingWritten:
      Localized(
        vi: "so-den.csv đang được ghi; hãy chạy lại sau",
        en: "so-den.csv is being written; run again later")
    }
  }
}

public import IntakeCore
import IntakeReading
import IntakeRegister

/// The office's incoming-mail book of an inbox, `so-den.csv`: when each file arrived.
struct MailBook {
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
    /// The row of the book, as a spreadsheet counts.
    var place: Int
  }

  /// No book: an inbox need not have one.
  init() {}

  /// Reads a book.
  /// - Throws: `MailBookError` where it is no such book at all.
  init(_ bytes: [UInt8], zone: ZoneOffset) throws {
    let table = try MailBookTable(bytes)
    let times = table.rows.map { InstantReader.read(table.cell(.arrival, $0), zone: zone) }
    // Where one day can only be month first, whoever wrote the book may have meant the others so.
    let isMonthFirst = times.contains {
      if case .monthFirst? = $0 { true } else { false }
    }
    var occurrences: [String: Int] = [:]
    for (row, time) in zip(table.rows, times) {
      take(row, time, table, isMonthFirst: isMonthFirst, &occurrences)
    }
  }

  private mutating func take(
    _ row: SheetTable.Row, _ time: InstantReader.Reading?, _ table: MailBookTable,
    isMonthFirst: Bool, _ occurrences: inout [String: Int]
  ) {
    if row.fault != nil {
      troubles.append(.init(row: row.number, problem: .damaged))
      return
    }
    let path = Self.normalized(table.cell(.path, row))
    guard !path.isEmpty else {
      troubles.append(.init(row: row.number, problem: .noPath))
      return
    }
    let written = table.cell(.arrival, row)
    switch time {
    case .instant(let at, let isAmbiguous)? where !(isAmbiguous && isMonthFirst):
      add(row, path, at, table, &occurrences)
    case .instant?, .monthFirst?:
      troubles.append(.init(row: row.number, problem: .monthFirst(path: path, written)))
      unreadable.insert(path)
    case nil:
      troubles.append(.init(row: row.number, problem: .time(path: path, written)))
      unreadable.insert(path)
    }
  }

  private mutating func add(
    _ row: SheetTable.Row, _ path: String, _ at: Instant, _ table: MailBookTable,
    _ occurrences: inout [String: Int]
  ) {
    let number = table.cell(.number, row)
    let content = "\(path)|\(at.secondsSinceEpoch)|\(number)"
    occurrences[content, default: 0] += 1
    lines.append(
      Line(
        path: path,
        evidence: MailLine(
          key: "\(content)|\(occurrences[content] ?? 1)", at: at,
          channel: table.filled(.channel, row), number: number.isEmpty ? nil : number,
          postmark: table.filled(.postmark, row), row: row.number),
        place: row.number))
  }

  /// `./a/b/` and `a\b` are `a/b`.
  private static func normalized(_ text: String) -> String {
    text.split { $0 == "/" || $0 == "\\" }.filter { $0 != "." }.joined(separator: "/")
  }
}

/// Something wrong with the mail book, with its place.
public struct MailBookTrouble: Sendable, Hashable {
  /// The row of the book, as a spreadsheet counts; nil where it concerns the whole book.
  public var row: Int?
  public var problem: Problem

  /// What is wrong with it.
  public enum Problem: Sendable, Hashable {
    /// Quotation marks that do not match, or characters that no text has.
    case damaged
    case noPath
    case time(path: String, String)
    /// Day and month may be meant the other way round.
    case monthFirst(path: String, String)
    /// No file here fits it.
    /// - near: a new file or folder without a line, whose name may be meant.
    case unused(path: String, near: String? = nil)
    /// The receipt of what it names is determined already, and is another.
    case determined(path: String, entry: Int)
    /// None of the book's lines, so many, fits a file here.
    case fitsNothing(lines: Int)
    /// Further lines of the same kind.
    case more(lines: Int)
  }

  public init(row: Int?, problem: Problem) {
    self.row = row
    self.problem = problem
  }

  public var message: Localized {
    switch problem {
    case .damaged:
      Localized(
        vi: "dòng hỏng (dấu ngoặc kép không khớp hoặc ký tự lạ), không đọc được",
        en: "the line is damaged (quotation marks that do not match, or odd characters)")
    case .noPath:
      Localized(vi: "cột Tệp để trống", en: "the column Tệp is blank")
    case .time(let path, let written):
      Localized(
        vi: "thời điểm đến của “\(path)” không đọc được: “\(written)”",
        en: "the arrival of “\(path)” cannot be read: “\(written)”")
    case .monthFirst(let path, let written):
      Localized(
        vi: "thời điểm đến của “\(path)” không rõ ngày hay tháng đứng trước: “\(written)”; sổ có "
          + "dòng chỉ đọc được khi tháng đứng trước; hãy ghi ngày/tháng/năm hoặc năm-tháng-ngày",
        en: "the arrival of “\(path)” may have its month first: “\(written)”; the book has a line "
          + "that can only be read so; write day/month/year or year-month-day")
    case .unused(let path, let near):
      Localized(
        vi: "không có tệp mới nào ứng với “\(path)”"
          + (near.map { "; “\($0)” chưa có dòng nào, có phải là nó không?" } ?? ""),
        en: "no new file fits “\(path)”"
          + (near.map { "; “\($0)” has no line, was that meant?" } ?? ""))
    case .determined(let path, let entry):
      Localized(
        vi: "“\(path)” (số đến \(entry)) đã có thời điểm tiếp nhận khác; muốn sửa, ghi bằng: "
          + "dexuat decide \(entry) --received …",
        en: "“\(path)” (entry \(entry)) has another receipt already; to correct it: "
          + "dexuat decide \(entry) --received …")
    case .fitsNothing(let lines):
      Localized(
        vi: "không dòng nào trong \(lines) dòng ứng với tệp mới; hãy xem cột Tệp có ghi đúng đường "
          + "dẫn trong hộp thư không",
        en: "none of its \(lines) lines fits a new file; see whether the column Tệp has the paths "
          + "within the inbox")
    case .more(let lines):
      Localized(
        vi: "… và \(lines) dòng khác cùng loại", en: "… and \(lines) more lines of this kind")
    }
  }
}

/// The mail book as a whole cannot be used. Nothing is taken in then: without their evidence the
/// files would be registered as received at no known time.
public enum MailBookError: Error, Sendable, Hashable {
  case notText
  /// The header lacks `Tệp` or `Đến lúc`.
  case noHeader
  /// It is a link, a folder or something else.
  case notAFile
  /// Somebody has it open for writing.
  case beingWritten
  /// Several files may be it: their names.
  case several([String])

  /// Whether the office has to put names right (exit code 64).
  var isAboutNames: Bool { if case .several = self { true } else { false } }

  public var message: Localized {
    switch self {
    case .notText:
      Localized(
        vi:
          "sổ công văn đến không phải bảng đọc được; hãy lưu lại dưới dạng XLSX, ODS hoặc CSV UTF-8",
        en: "the mail book is no table that can be read; save it as XLSX, ODS or CSV UTF-8")
    case .noHeader:
      Localized(
        vi: "sổ công văn đến so-den.csv thiếu dòng tiêu đề có cột Tệp và Đến lúc",
        en: "the mail book so-den.csv lacks a header with the columns Tệp and Đến lúc")
    case .notAFile:
      Localized(
        vi: "sổ công văn đến so-den.csv không phải là tệp thường",
        en: "the mail book so-den.csv is not a plain file")
    case .several(let names):
      Localized(
        vi:
          "hòm thư có nhiều tệp có thể là sổ công văn đến (\(names.joined(separator: ", "))); hãy để "
          + "lại một tệp tên so-den.csv",
        en: "the inbox has several files that may be the mail book "
          + "(\(names.joined(separator: ", "))); leave one, named so-den.csv")
    case .beingWritten:
      Localized(
        vi: "sổ công văn đến so-den.csv đang được ghi; hãy chạy lại sau",
        en: "the mail book so-den.csv is being written; run again later")
    }
  }
}

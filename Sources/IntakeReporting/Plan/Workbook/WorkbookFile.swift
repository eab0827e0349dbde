internal import CXlsxWriter
import Glibc
public import IntakeCore

/// Makes the bytes of an XLSX file; the only place that knows libxlsxwriter.
///
/// The library writes to a named file: it gets one in memory, so nothing of a plan reaches a disk
/// under a name. Its parts pass through nameless temporary files that only their owner can read.
/// The same sheets and instant give the same bytes.
public enum WorkbookFile {
  /// Why there is no workbook.
  public struct Refusal: Error, Sendable, Hashable {
    public var reason: Localized
  }

  static func bytes(
    _ sheets: [SheetPage], title: String, created: Instant
  ) throws(Refusal) -> [UInt8] {
    let memory = unsafe try made(title: title, created: created, isLong: false) { writer in
      for sheet in sheets { unsafe writer.add(sheet) }
    }
    var bytes: [UInt8] = []
    while let piece = try memory.next() { bytes += piece }
    return bytes
  }

  /// Takes rows of a sheet away once there are some.
  typealias Take = (inout SheetPage) -> Void

  /// Writes a long workbook: each row is laid down as it is made, its texts in their cells.
  /// - Parameter sheets: fill a sheet each.
  /// - Throws: `Refusal`, and what `flush` throws.
  static func write(
    _ sheets: [(Take) -> SheetPage], title: String, created: Instant, _ flush: Flush
  ) throws {
    let memory = unsafe try made(title: title, created: created, isLong: true) { writer in
      for sheet in sheets { unsafe writer.add(sheet) }
    }
    while var piece = try memory.next() { try flush(&piece) }
  }

  private static func made(
    title: String, created: Instant, isLong: Bool, _ fill: (inout WorkbookWriter) -> Void
  ) throws(Refusal) -> MemoryFile {
    let memory = try MemoryFile()
    // The path stands for the memory file while this process has it open.
    var options = unsafe lxw_workbook_options()
    unsafe options.constant_memory = isLong ? 1 : 0
    guard let book = unsafe workbook_new_opt(memory.path, &options) else {
      throw Refusal(system: ENOMEM)
    }
    var writer = unsafe WorkbookWriter(book: book, isLong: isLong)
    unsafe writer.setProperties(title: title, created: created)
    unsafe fill(&writer)
    // Frees the book too, whatever happened to it.
    let closing = unsafe workbook_close(book)
    guard let failure = unsafe writer.failure ?? (closing == LXW_NO_ERROR ? nil : closing) else {
      try memory.rewind()
      return memory
    }
    throw Refusal(library: failure)
  }
}

/// A file in memory that is written by its path and read in pieces.
private final class MemoryFile {
  private let number: Int32

  init() throws(WorkbookFile.Refusal) {
    number = unsafe memfd_create("workbook", Self.flags)
    guard number >= 0 else { throw WorkbookFile.Refusal(system: errno) }
  }

  deinit { close(number) }

  var path: String { "/proc/self/fd/\(number)" }

  /// `MFD_CLOEXEC`, which Glibc's module does not show.
  private static let flags: UInt32 = 1

  func rewind() throws(WorkbookFile.Refusal) {
    guard lseek(number, 0, SEEK_END) > 0, lseek(number, 0, SEEK_SET) == 0 else {
      throw WorkbookFile.Refusal(system: errno)
    }
  }

  /// The next piece; nil at the end.
  func next() throws(WorkbookFile.Refusal) -> [UInt8]? {
    var got = 0
    let size = 1 << 18
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      // The buffer has room for `size` bytes.
      got = unsafe read(number, buffer.baseAddress, size)
      count = max(0, got)
    }
    guard got >= 0 else { throw WorkbookFile.Refusal(system: errno) }
    return bytes.isEmpty ? nil : bytes
  }
}

extension WorkbookFile.Refusal {
  fileprivate init(system code: Int32) {
    let text = unsafe String(cString: strerror(code))
    self.init(
      reason: Localized(
        vi: "không tạo được tệp Excel (mã lỗi hệ thống \(code))",
        en: "the workbook could not be made (\(text))"))
  }

  fileprivate init(library code: lxw_error) {
    self.init(
      reason: Localized(
        vi: "không tạo được tệp Excel (mã lỗi \(code.rawValue) của libxlsxwriter)",
        en: "the workbook could not be made (error \(code.rawValue) of libxlsxwriter)"))
  }
}

/// Fills a workbook of the library, which owns all that it hands out until it is closed.
@unsafe private struct WorkbookWriter {
  let book: UnsafeMutablePointer<lxw_workbook>
  /// Whether a row is laid down as soon as the next one begins: then cells come row by row.
  private let isLong: Bool
  /// The merged cells that go on in the next row, and where they begin.
  private var waiting: [(cell: SheetPage.Cell, row: Int)] = []
  /// The first error of the library.
  private(set) var failure: lxw_error?
  private var formats: [SheetStyle: UnsafeMutablePointer<lxw_format>] = unsafe [:]

  init(book: UnsafeMutablePointer<lxw_workbook>, isLong: Bool) {
    unsafe self.book = unsafe book
    unsafe self.isLong = isLong
    unsafe failure = nil
  }

  mutating func setProperties(title: String, created: Instant) {
    var properties = unsafe lxw_doc_properties()
    unsafe properties.created = time_t(created.secondsSinceEpoch)
    // The library copies the text.
    let text = unsafe strdup(title)
    defer { unsafe free(text) }
    unsafe properties.title = unsafe text
    unsafe note(workbook_set_properties(book, &properties))
  }

  mutating func add(_ page: SheetPage) { unsafe add { _ in page } }

  /// - Parameter fill: fills a sheet, whose rows are taken away as they are made.
  mutating func add(_ fill: (WorkbookFile.Take) -> SheetPage) {
    var sheet: UnsafeMutablePointer<lxw_worksheet>?
    var page = fill { page in
      if unsafe page.rows.count >= Self.rowsAtOnce { unsafe write(&page, to: &sheet) }
    }
    unsafe write(&page, to: &sheet)
    guard let sheet = unsafe sheet else { return }
    unsafe setUp(sheet, page)
    for note in page.notes { unsafe write(note, to: sheet) }
    for check in page.checks { unsafe write(check, to: sheet) }
  }

  private static let rowsAtOnce = 64

  /// Writes the rows that a page has, behind those before.
  private mutating func write(
    _ page: inout SheetPage, to known: inout UnsafeMutablePointer<lxw_worksheet>?
  ) {
    guard let sheet = unsafe known ?? workbook_add_worksheet(book, page.name) else {
      unsafe failure = unsafe failure ?? LXW_ERROR_MEMORY_MALLOC_FAILED
      return
    }
    unsafe known = unsafe sheet
    let first = page.rowsTaken
    for (position, row) in page.takeRows().enumerated() {
      unsafe note(worksheet_set_row(sheet, UInt32(first + position), row.height, nil))
      for cell in row.cells { unsafe write(cell, row: first + position, to: sheet) }
      unsafe writeBelow(tall: row.cells, row: first + position, to: sheet)
    }
  }

  /// In a long sheet the cells under a merged one come with their own row: until then they wait.
  private mutating func writeBelow(
    tall cells: [SheetPage.Cell], row: Int, to sheet: UnsafeMutablePointer<lxw_worksheet>
  ) {
    guard unsafe isLong else { return }
    let tall = unsafe waiting + cells.filter { $0.moreRows > 0 }.map { ($0, row) }
    for (cell, top) in tall where top < row {
      let format = unsafe format(cell.style)
      for column in cell.columns {
        unsafe note(worksheet_write_blank(sheet, UInt32(row), UInt16(column), format))
      }
    }
    unsafe waiting = tall.filter { row < $0.1 + $0.0.moreRows }
  }

  private mutating func write(
    _ note: SheetPage.Note, to sheet: UnsafeMutablePointer<lxw_worksheet>
  ) {
    let lines = note.text.text.lineLengths.reduce(0) { $0 + 1 + $1 / 40 }
    var options = unsafe lxw_comment_options()
    unsafe options.width = 300
    unsafe options.height = UInt16(min(400, 24 + lines * 20))
    unsafe self.note(
      worksheet_write_comment_opt(
        sheet, UInt32(note.row), UInt16(note.column), note.text.text, &options))
  }

  /// A value that does not fit is asked about, never refused: the product reads more than lists.
  private mutating func write(
    _ check: SheetPage.Check, to sheet: UnsafeMutablePointer<lxw_worksheet>
  ) {
    var validation = unsafe lxw_data_validation()
    unsafe validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
    unsafe validation.show_input = UInt8(LXW_VALIDATION_ON.rawValue)
    unsafe validation.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
    unsafe validation.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
    unsafe validation.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
    let message: String
    var formula: UnsafeMutablePointer<CChar>?
    switch check.rule {
    case .list(let range):
      message = "Giá trị này không có trong danh sách. Giữ nguyên?"
      unsafe formula = unsafe strdup(range)
      unsafe validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      unsafe validation.value_formula = unsafe formula
    case .amount:
      message = "Ở đây ghi một con số, không kèm chữ. Giữ nguyên?"
      unsafe validation.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
      unsafe validation.criteria = UInt8(
        LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
      unsafe validation.value_number = 0
    }
    let said = unsafe strdup(message)
    unsafe validation.error_message = unsafe said
    // The library copies the texts.
    defer {
      unsafe free(formula)
      unsafe free(said)
    }
    let (first, last) = (UInt32(check.rows.lowerBound), UInt32(check.rows.upperBound))
    let column = UInt16(check.column)
    unsafe note(
      worksheet_data_validation_range(sheet, first, column, last, column, &validation))
  }

  /// A4, as wide as the sheet, the heading on every page, pages numbered at the top.
  private mutating func setUp(
    _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ page: SheetPage
  ) {
    for (column, width) in page.widths.enumerated() {
      unsafe note(
        worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil))
    }
    if page.isLandscape { unsafe worksheet_set_landscape(sheet) }
    unsafe worksheet_set_paper(sheet, 9)
    // 25 mm at the left where annexes are bound, 15 at the right, 20 above and below; in inches.
    unsafe worksheet_set_margins(sheet, 0.984, 0.591, 0.787, 0.787)
    unsafe worksheet_fit_to_pages(sheet, 1, 0)
    unsafe note(worksheet_set_header(sheet, "&C&\"Times New Roman,Regular\"&13&P"))
    guard let heading = page.heading else { return }
    unsafe worksheet_freeze_panes(sheet, UInt32(heading.upperBound + 1), 0)
    unsafe note(
      worksheet_repeat_rows(sheet, UInt32(heading.lowerBound), UInt32(heading.upperBound)))
  }

  private mutating func write(
    _ cell: SheetPage.Cell, row: Int, to sheet: UnsafeMutablePointer<lxw_worksheet>
  ) {
    let format = unsafe format(cell.style)
    let (row, column) = (UInt32(row), UInt16(cell.columns.lowerBound))
    if unsafe isLong, cell.moreRows > 0 {
      unsafe note(
        worksheet_note_merge(
          sheet, row, column, row + UInt32(cell.moreRows), UInt16(cell.columns.upperBound)))
      for column in cell.columns {
        unsafe note(worksheet_write_blank(sheet, row, UInt16(column), format))
      }
    } else if cell.columns.count > 1 || cell.moreRows > 0 {
      unsafe note(
        worksheet_merge_range(
          sheet, row, column, row + UInt32(cell.moreRows), UInt16(cell.columns.upperBound), "",
          format))
    }
    switch cell.content {
    case .empty: unsafe note(worksheet_write_blank(sheet, row, column, format))
    case .text(let text):
      // `write_string` never makes a formula or a link of it.
      unsafe note(worksheet_write_string(sheet, row, column, text.text, format))
    case .number(let number):
      unsafe note(worksheet_write_number(sheet, row, column, number, format))
    case .formula(let formula, let value):
      unsafe note(worksheet_write_formula_num(sheet, row, column, formula, format, value))
    }
  }

  /// Each look is a format of the workbook once.
  private mutating func format(_ style: SheetStyle) -> UnsafeMutablePointer<lxw_format>? {
    if let format = unsafe formats[style] { return unsafe format }
    guard let format = unsafe workbook_add_format(book) else {
      unsafe failure = unsafe failure ?? LXW_ERROR_MEMORY_MALLOC_FAILED
      return nil
    }
    unsafe format_set_font_name(format, "Times New Roman")
    unsafe format_set_font_size(format, style.size)
    unsafe format_set_text_wrap(format)
    if style.isBold { unsafe format_set_bold(format) }
    if style.isItalic { unsafe format_set_italic(format) }
    if style.isUnderlined {
      unsafe format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    }
    if style.hasBorder { unsafe format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
    unsafe format_set_align(format, style.alignment.code)
    let vertical = style.isMiddle ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP
    unsafe format_set_align(format, UInt8(vertical.rawValue))
    if let decimals = style.decimals {
      let fraction = decimals > 0 ? "." + String(repeating: "0", count: decimals) : ""
      unsafe format_set_num_format(format, "#,##0" + fraction + "_ ")
    }
    if let own = style.format { unsafe format_set_num_format(format, own) }
    unsafe formats[style] = unsafe format
    return unsafe format
  }

  private mutating func note(_ result: lxw_error) {
    if result != LXW_NO_ERROR { unsafe failure = unsafe failure ?? result }
  }
}

extension SheetStyle.Alignment {
  fileprivate var code: UInt8 {
    switch self {
    case .left: UInt8(LXW_ALIGN_LEFT.rawValue)
    case .center: UInt8(LXW_ALIGN_CENTER.rawValue)
    case .right: UInt8(LXW_ALIGN_RIGHT.rawValue)
    }
  }
}

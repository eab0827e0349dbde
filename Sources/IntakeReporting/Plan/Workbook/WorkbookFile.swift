internal import CXlsxWriter
import Glibc
import IntakeCore

/// Makes the bytes of an XLSX file; the only place that knows libxlsxwriter.
///
/// The library writes to a named file: it gets one in memory, so nothing of a plan reaches a disk
/// under a name. Its parts pass through nameless temporary files that only their owner can read.
/// The same sheets and instant give the same bytes.
enum WorkbookFile {
  /// Why there is no workbook.
  struct Refusal: Error, Sendable, Hashable {
    var reason: Localized
  }

  static func bytes(
    _ sheets: [SheetPage], title: String, created: Instant
  ) throws(Refusal) -> [UInt8] {
    let memory = unsafe memfd_create("workbook", memoryFlags)
    guard memory >= 0 else { throw Refusal(system: errno) }
    defer { close(memory) }
    // The path stands for the memory file while this process has it open.
    guard let book = unsafe workbook_new("/proc/self/fd/\(memory)") else {
      throw Refusal(system: ENOMEM)
    }
    var writer = unsafe WorkbookWriter(book: book)
    unsafe writer.setProperties(title: title, created: created)
    for sheet in sheets { unsafe writer.add(sheet) }
    // Frees the book too, whatever happened to it.
    let closing = unsafe workbook_close(book)
    guard let failure = unsafe writer.failure ?? (closing == LXW_NO_ERROR ? nil : closing) else {
      return try contents(memory)
    }
    throw Refusal(library: failure)
  }

  /// `MFD_CLOEXEC`, which Glibc's module does not show.
  private static let memoryFlags: UInt32 = 1

  private static func contents(_ memory: Int32) throws(Refusal) -> [UInt8] {
    let size = Int(lseek(memory, 0, SEEK_END))
    guard size > 0, lseek(memory, 0, SEEK_SET) == 0 else { throw Refusal(system: errno) }
    var done = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while done < size {
        // The buffer has room for `size` bytes, of which `done` are filled.
        let got = unsafe read(memory, buffer.baseAddress?.advanced(by: done), size - done)
        guard got > 0 else { break }
        done += got
      }
      count = done
    }
    guard bytes.count == size else { throw Refusal(system: EIO) }
    return bytes
  }
}

extension WorkbookFile.Refusal {
  fileprivate init(system code: Int32) {
    let text = unsafe String(cString: strerror(code))
    self.init(
      reason: Localized(
        vi: "không tạo được plan.xlsx (mã lỗi hệ thống \(code))",
        en: "plan.xlsx could not be made (\(text))"))
  }

  fileprivate init(library code: lxw_error) {
    self.init(
      reason: Localized(
        vi: "không tạo được plan.xlsx (mã lỗi \(code.rawValue) của libxlsxwriter)",
        en: "plan.xlsx could not be made (error \(code.rawValue) of libxlsxwriter)"))
  }
}

/// Fills a workbook of the library, which owns all that it hands out until it is closed.
@unsafe private struct WorkbookWriter {
  let book: UnsafeMutablePointer<lxw_workbook>
  /// The first error of the library.
  private(set) var failure: lxw_error?
  private var formats: [SheetStyle: UnsafeMutablePointer<lxw_format>] = unsafe [:]

  init(book: UnsafeMutablePointer<lxw_workbook>) {
    unsafe self.book = unsafe book
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

  mutating func add(_ page: SheetPage) {
    guard let sheet = unsafe workbook_add_worksheet(book, page.name) else {
      unsafe failure = unsafe failure ?? LXW_ERROR_MEMORY_MALLOC_FAILED
      return
    }
    unsafe setUp(sheet, page)
    for (position, row) in page.rows.enumerated() {
      unsafe note(worksheet_set_row(sheet, UInt32(position), row.height, nil))
      for cell in row.cells { unsafe write(cell, row: position, to: sheet) }
    }
  }

  /// A4 landscape, as wide as the sheet, the heading on every page, pages numbered at the top.
  private mutating func setUp(
    _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ page: SheetPage
  ) {
    for (column, width) in page.widths.enumerated() {
      unsafe note(
        worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil))
    }
    unsafe worksheet_set_landscape(sheet)
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
    if cell.columns.count > 1 || cell.moreRows > 0 {
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

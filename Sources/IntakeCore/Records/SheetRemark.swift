/// What an office file holds beside what a page of it shows: read all the same, or left alone, and
/// said in the report. It changes no verdict.
public enum SheetRemark: Sendable, Hashable {
  /// The sheet itself is hidden; it was read.
  case hiddenSheet
  /// So many filled rows, or columns, are hidden; they were read.
  case hiddenRows(Int)
  case hiddenColumns(Int)
  /// Programs (VBA) in the file; they were neither read nor run.
  case macros
  /// Links to other files, or connections to data elsewhere; none was followed.
  case outsideData

  /// The file is of an older kind; it was read as a workbook that another program made of it.
  case converted(by: String)

  /// Its name in machine reports and in the register.
  public var id: String {
    switch self {
    case .hiddenSheet: "hidden-sheet"
    case .hiddenRows: "hidden-rows"
    case .hiddenColumns: "hidden-columns"
    case .macros: "macros"
    case .outsideData: "outside-data"
    case .converted: "converted"
    }
  }

  /// How many there are; nil where that is not counted.
  public var count: Int? {
    switch self {
    case .hiddenRows(let count), .hiddenColumns(let count): count
    case .hiddenSheet, .macros, .outsideData, .converted: nil
    }
  }

  /// The program that is named; nil where none is.
  public var program: String? {
    if case .converted(let program) = self { program } else { nil }
  }

  /// The remark that is stored so; nil where there is none.
  public init?(id: String, count: Int?, program: String? = nil) {
    let all: [SheetRemark] = [
      .hiddenSheet, .hiddenRows(count ?? 0), .hiddenColumns(count ?? 0), .macros, .outsideData,
    ]
    let found = program.map { .converted(by: $0) } ?? all.first { $0.id == id }
    guard let found, found.id == id else { return nil }
    self = found
  }

  /// As reports say it.
  public var text: Localized {
    switch self {
    case .hiddenSheet:
      Localized(vi: "trang tính bị ẩn, vẫn được đọc", en: "the sheet is hidden and was read")
    case .hiddenRows(let count):
      Localized(
        vi: "\(count) hàng bị ẩn, vẫn được đọc",
        en: count == 1 ? "1 row is hidden and was read" : "\(count) rows are hidden and were read")
    case .hiddenColumns(let count):
      Localized(
        vi: "\(count) cột bị ẩn, vẫn được đọc",
        en: count == 1
          ? "1 column is hidden and was read" : "\(count) columns are hidden and were read")
    case .macros:
      Localized(
        vi: "tệp có macro (VBA): không đọc, không chạy",
        en: "the file holds macros (VBA), which were neither read nor run")
    case .outsideData:
      Localized(
        vi: "tệp có liên kết tới tệp hoặc dữ liệu khác: không mở theo",
        en: "the file has links to other files or data, which were not followed")
    case .converted(let program):
      Localized(
        vi: "tệp Excel đời cũ (.xls), đọc qua bản .xlsx do \(program) chuyển đổi",
        en: "an old Excel file (.xls), read as the .xlsx that \(program) made of it")
    }
  }
}

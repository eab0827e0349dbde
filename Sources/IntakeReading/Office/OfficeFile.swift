internal import IntakeArchives
internal import IntakeCore

/// An office file that holds forms: its kind and the places in it where one may stand.
enum OfficeFile {
  case workbook(XLSXWorkbook)
  case openWorkbook(ODSWorkbook)
  case text(DOCXDocument)

  /// What an archive is found to be.
  enum Opened {
    case file(OfficeFile)
    case foreign(ForeignKind)
  }

  /// Opens a file by its content.
  static func open(_ archive: ZipArchive, limits: Limits) throws(OfficeFault) -> Opened {
    let package = OfficePackage(archive, limits: limits)
    if let type = try openType(of: package) {
      if type.contains("opendocument.spreadsheet") {
        return .file(.openWorkbook(try ODSWorkbook(package)))
      }
      return .foreign(
        type.contains("opendocument.text")
          ? .openText : type.contains("presentation") ? .presentation : .office)
    }
    guard let main = try mainPart(of: package) else { return .foreign(.office) }
    if main.hasSuffix(".bin") { return .foreign(.binaryWorkbook) }
    switch main.split(separator: "/").first {
    case "xl": return .file(.workbook(try XLSXWorkbook(package, main: main)))
    case "word": return .file(.text(try DOCXDocument(package, main: main)))
    case "ppt": return .foreign(.presentation)
    default: return .foreign(.office)
    }
  }

  /// What an OpenDocument file says that it is; nil where it is none.
  private static func openType(of package: OfficePackage) throws(OfficeFault) -> String? {
    guard let entry = package.archive.entry(named: "mimetype"), entry.size <= 200 else {
      return nil
    }
    return String(decoding: try package.bytes(of: entry), as: UTF8.self)
  }

  /// The part that a package opens with; nil where the archive is no package.
  private static func mainPart(of package: OfficePackage) throws(OfficeFault) -> String? {
    guard package.archive.entry(named: "_rels/.rels") != nil else { return nil }
    return try package.relationships(of: "").values
      .first { $0.kind == "officeDocument" }?.part
  }

  var format: DocumentFormat {
    switch self {
    case .workbook: .xlsx
    case .openWorkbook: .ods
    case .text: .docx
    }
  }

  /// What is to be said of the file beside its forms.
  var remarks: [SheetRemark] {
    let names: [String] =
      switch self {
      case .workbook(let book): book.package.archive.entries.map(\.name)
      case .openWorkbook(let book): book.package.archive.entries.map(\.name)
      case .text(let document): document.package.archive.entries.map(\.name)
      }
    func has(_ marks: [String]) -> Bool {
      names.contains { name in marks.contains { name.hasPrefix($0) || name.hasSuffix($0) } }
    }
    return (has(["vbaProject.bin", "Basic/Standard/"]) ? [.macros] : [])
      + (has(["xl/externalLinks/", "xl/connections.xml", "xl/queryTables/"]) ? [.outsideData] : [])
  }

  /// The places where a form may stand, in the order of the file.
  /// - Parameter starts: where the forms of a text begin.
  func places(_ starts: [Int]) -> [FormStep] {
    switch self {
    case .text:
      starts.indices.map { index in
        FormStep(name: "\(index + 1)", number: index + 1, isHidden: false)
      }
    case .workbook, .openWorkbook: sheets
    }
  }

  /// The sheets of a workbook, by names that tell them apart; none of a text.
  var sheets: [FormStep] {
    var names: Set<String> = []
    return ownSheets.map { sheet in
      var sheet = sheet
      if sheet.name.isEmpty || names.contains(sheet.name) {
        // No program for workbooks writes such names.
        let name = sheet.name
        sheet.name = "\(name)#\(sheet.number)"
        while names.contains(sheet.name) { sheet.name += "#" }
      }
      names.insert(sheet.name)
      return sheet
    }
  }

  private var ownSheets: [FormStep] {
    switch self {
    case .workbook(let book):
      book.sheets.enumerated().compactMap { index, sheet in
        sheet.part == nil
          ? nil : FormStep(name: sheet.name, number: index + 1, isHidden: sheet.isHidden)
      }
    case .openWorkbook(let book):
      book.sheets.enumerated().map { index, sheet in
        FormStep(name: sheet.name, number: index + 1, isHidden: sheet.isHidden)
      }
    case .text: []
    }
  }

  /// The position of the first row of each form in a Word document; none of a workbook.
  func starts(_ labels: Labels) -> [Int] {
    guard case .text(let document) = self else { return [] }
    let rows = DOCXRows(document, 1..<Int.max, faults: OfficeFaults())
    var forms = SuccessiveForms(labels)
    var row = GridRow()
    while rows.next(into: &row) { forms.take(row) }
    return forms.starts
  }
}

extension OfficeFile {
  /// Reads what stands at a place of the file.
  /// - Parameter starts: where the forms of a text begin.
  /// - Returns: nil where there is no such place.
  func read<Outcome>(
    _ step: FormStep, _ starts: [Int], faults: OfficeFaults,
    with reader: some OfficeGridReader<Outcome>
  ) throws(OfficeFault) -> Outcome? {
    let index = step.number - 1
    switch self {
    case .workbook(let book):
      guard book.sheets.indices.contains(index), let part = book.sheets[index].part else {
        return nil
      }
      return reader.read(KeptGrid(try XLSXSheetRows(book, part, faults: faults)))
    case .openWorkbook(let book):
      guard book.sheets.indices.contains(index) else { return nil }
      return reader.read(KeptGrid(ODSSheetRows(book, step.number, faults: faults)))
    case .text(let document):
      guard starts.indices.contains(index) else { return nil }
      let end = index + 1 < starts.count ? starts[index + 1] : Int.max
      return reader.read(KeptGrid(DOCXRows(document, starts[index]..<end, faults: faults)))
    }
  }
}

/// Does something with the grid of one place of an office file, whatever kind of grid it is.
protocol OfficeGridReader<Outcome> {
  associatedtype Outcome
  func read(_ grid: some Grid) -> Outcome
}

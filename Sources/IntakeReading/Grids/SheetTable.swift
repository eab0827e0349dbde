internal import IntakeArchives
public import IntakeCore

/// The filled rows of a sheet that is no form, read in every dress in which a form may come: the
/// mail book.
public struct SheetTable: Sendable {
  public let rows: [Row]

  /// A row and what stands in it.
  public struct Row: Sendable, Hashable {
    /// As a spreadsheet counts, from 1, blank rows included.
    public var number: Int
    /// The texts of its cells, white space at their ends taken off; none of a damaged row.
    public var cells: [String]
    /// What is wrong with it.
    public var fault: RowFault?
  }

  /// - Parameter isHeading: whether a text is a heading that such a sheet has: asked where the signs
  ///   between cells leave a doubt.
  /// - Returns: nil where the bytes are no text in any encoding that is read, and no workbook.
  public init?(_ bytes: [UInt8], limits: Limits = .standard, isHeading: (String) -> Bool) {
    if bytes.starts(with: DocumentReader.archiveMark) {
      guard let rows = Self.rows(ofWorkbook: bytes, limits, isHeading) else { return nil }
      self.rows = rows
      return
    }
    guard ForeignKind(of: bytes) == nil else { return nil }
    let text = TextDecoder.decode(bytes)
    switch text.fault?.kind {
    case .undecodable?, .unsupported?: return nil
    case .forbidden?, nil: break
    }
    let grid = CSVGrid(text, limits: limits) { isHeading(String(decoding: $0, as: UTF8.self)) }
    rows = Self.rows(of: grid, hasControls: text.fault != nil)
  }

  private static func rows(of grid: some Grid, hasControls: Bool = false) -> [Row] {
    var grid = grid
    var row = GridRow()
    var rows: [Row] = []
    while grid.next(into: &row) {
      if hasControls { row.refuseControls() }
      if let fault = row.fault {
        rows.append(Row(number: row.number, cells: [], fault: fault.reason))
      } else if !row.isBlank {
        let cells = (0..<row.count).map { column in
          let value = row.value(column)
          return String(decoding: value.shown?[...] ?? value.text, as: UTF8.self)
        }
        rows.append(Row(number: row.number, cells: cells, fault: nil))
      }
    }
    return rows
  }

  /// The rows of a workbook's first sheet that has one of the headings; nil where the file cannot be
  /// read to its end.
  private static func rows(
    ofWorkbook bytes: [UInt8], _ limits: Limits, _ isHeading: (String) -> Bool
  ) -> [Row]? {
    let budget = UnpackingBudget(bytes: limits.unpackedBytes, entries: limits.parts)
    guard let archive = try? ZipArchive(bytes, budget: budget),
      case .file(let file)? = try? OfficeFile.open(archive, limits: limits), file.format != .docx
    else { return nil }
    var first: [Row]?
    for sheet in file.sheets {
      let faults = OfficeFaults()
      guard let rows = try? file.read(sheet, [], faults: faults, with: RowTaker()),
        faults.first == nil
      else { return nil }
      if rows.contains(where: { $0.cells.contains(where: isHeading) }) { return rows }
      first = first ?? rows
    }
    return first ?? []
  }

  /// Takes all rows of a grid.
  private struct RowTaker: OfficeGridReader {
    func read(_ grid: some Grid) -> [Row] { SheetTable.rows(of: grid) }
  }
}

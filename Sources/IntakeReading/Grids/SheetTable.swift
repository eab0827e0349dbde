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
  /// - Returns: nil where the bytes are no text in any encoding that is read.
  public init?(_ bytes: [UInt8], limits: Limits = .standard, isHeading: (String) -> Bool) {
    guard ForeignKind(of: bytes) == nil else { return nil }
    let text = TextDecoder.decode(bytes)
    switch text.fault?.kind {
    case .undecodable?, .unsupported?: return nil
    case .forbidden?, nil: break
    }
    var grid = CSVGrid(text, limits: limits) { isHeading(String(decoding: $0, as: UTF8.self)) }
    var row = GridRow()
    var rows: [Row] = []
    while grid.next(into: &row) {
      if text.fault != nil { row.refuseControls() }
      if let fault = row.fault {
        rows.append(Row(number: row.number, cells: [], fault: fault.reason))
      } else if !row.isBlank {
        let cells = (0..<row.count).map { String(decoding: row[$0], as: UTF8.self) }
        rows.append(Row(number: row.number, cells: cells, fault: nil))
      }
    }
    self.rows = rows
  }
}

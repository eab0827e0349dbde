internal import IntakeCore

/// What was found of an office file while its rows were read: the first that is wrong with it, and
/// what is hidden of them.
final class OfficeFaults {
  private(set) var first: OfficeFault?
  private var rows: Set<Int> = []
  private var columns: Set<Int> = []

  func note(_ fault: OfficeFault) {
    first = first ?? fault
  }

  func noteHidden(row: Int) {
    rows.insert(row)
  }

  func noteHidden(columns: some Sequence<Int>) {
    self.columns.formUnion(columns)
  }

  /// What is to be said of rows and columns.
  var remarks: [SheetRemark] {
    (rows.isEmpty ? [] : [.hiddenRows(rows.count)])
      + (columns.isEmpty ? [] : [.hiddenColumns(columns.count)])
  }
}

/// Takes what a reader finds in a document, in the order of the document.
///
/// A reader first says which form it found (`begin`), then hands over the records: the submitter
/// before any task. Faults of the file itself come through `report` at any time. A reader that
/// finds no form reports so and never calls `begin`.
public protocol RecordSink: AnyObject {
  /// The form is known; records follow.
  func begin(_ form: Form, _ header: DocumentHeader)
  func submitter(_ record: RawRecord)
  /// A task, its activities and contributions in it.
  func task(_ record: RawRecord)
  /// A new group of rows starts: at a Roman numeral's row of a sheet, behind a sub-total.
  func group()
  /// A section starts, which holds groups (`A`, `B`); told before its first group.
  func section()
  /// A row of a sheet that claims to be a sum: a record of the task table (of the activity table
  /// in the outline of a task), only its amounts set.
  func total(_ record: RawRecord, _ scope: TotalScope)
  /// A fault of the file: a finding of a rule that readers raise.
  func report(_ finding: Finding)
  /// What an office file holds beside what a page of it shows; at any time.
  func remark(_ remark: SheetRemark)
}

extension RecordSink {
  public func remark(_ remark: SheetRemark) {}
}

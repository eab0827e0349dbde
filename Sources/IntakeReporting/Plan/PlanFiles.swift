public import IntakeCore

/// All files of a plan, made from the same lines.
///
/// The plan itself holds only eligible tasks and no one's telephone, mailbox or address; what may
/// be one in free text is hidden (`PublicText`). The same plan and version give the same bytes.
public enum PlanFiles {
  /// - Parameter bases: the decisions that added and altered lines rest on.
  /// - Throws: `Unwritten`, where the workbook could not be made.
  public static func all(
    _ plan: Plan, changes: PlanChanges? = nil, bases: [PlanLine: [Decision]] = [:], version: String
  ) throws(Unwritten) -> [(name: String, bytes: [UInt8])] {
    let workbook: [UInt8]
    do {
      workbook = try PlanWorkbook.write(plan)
    } catch {
      throw Unwritten(message: error.reason)
    }
    let files = [
      (name: "plan.csv", bytes: PlanCSV.write(plan)),
      (name: "plan.xml", bytes: PlanXML.write(plan, version: version)),
      (name: "plan.json", bytes: PlanJSON.write(plan, version: version)),
      (name: "plan.html", bytes: PlanHTML.write(plan, version: version)),
      (name: "plan.xlsx", bytes: workbook),
      (name: "review.csv", bytes: HeldCSV.write(plan.toReview, call: plan.call)),
      (name: "returned.csv", bytes: HeldCSV.write(plan.returned, call: plan.call)),
      (name: "coverage.html", bytes: CoverageHTML.write(plan, version: version)),
      (name: "books.json", bytes: BooksJSON.write(plan, version: version)),
    ]
    guard let changes else { return files }
    return files + [
      (name: "changes.csv", bytes: ChangesCSV.write(changes, of: plan, bases)),
      (name: "changes.html", bytes: ChangesHTML.write(changes, of: plan, bases, version: version)),
    ]
  }

  /// What a line says under the names of `plan.json`, without its place in plan and register.
  public static func content(of line: PlanLine) -> [(name: String, value: String)] {
    PlanFields.content(of: line)
  }

  /// A file of a plan could not be made: the machine lacks memory or room for temporary files.
  public struct Unwritten: Error, Sendable, Hashable {
    public var message: Localized
  }

  /// The Frictionless table schemas of the CSV files, published in `docs/`.
  public static var tableSchemas: [(name: String, bytes: [UInt8])] {
    [
      (name: "plan.tableschema.json", bytes: PlanCSV.columns.schema()),
      (name: "review.tableschema.json", bytes: HeldCSV.columns.schema()),
      (name: "returned.tableschema.json", bytes: HeldCSV.columns.schema()),
      (name: "changes.tableschema.json", bytes: ChangesCSV.columns.schema()),
    ]
  }
}

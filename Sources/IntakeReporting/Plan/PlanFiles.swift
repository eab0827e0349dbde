public import IntakeCore

/// All files of a plan, made from the same lines.
///
/// The plan itself holds only eligible tasks and no one's telephone, mailbox or address; what may
/// be one in free text is hidden (`PublicText`). The same plan and version give the same bytes.
public enum PlanFiles {
  /// One of the files, to be made when and where it suits.
  public struct Part: Sendable {
    public let name: String
    /// - Throws: `Unwritten`, where the workbook could not be made.
    public let make: @Sendable () throws(Unwritten) -> [UInt8]
  }

  /// - Parameter comparison: with an earlier plan.
  public static func parts(
    _ plan: Plan, comparison: PlanComparison? = nil, version: String
  ) -> [Part] {
    let parts = [
      Part(name: "plan.csv") { PlanCSV.write(plan) },
      Part(name: "plan.xml") { PlanXML.write(plan, version: version) },
      Part(name: "plan.json") { PlanJSON.write(plan, version: version) },
      Part(name: "plan.html") { PlanHTML.write(plan, version: version) },
      Part(name: "plan.xlsx") { () throws(Unwritten) in try workbook(plan) },
      Part(name: "plan.docx") { () throws(Unwritten) in try document(plan) },
      Part(name: "review.csv") { HeldCSV.write(plan.toReview + plan.toLookAt, call: plan.call) },
      Part(name: "returned.csv") { HeldCSV.write(plan.returned, call: plan.call) },
      Part(name: "coverage.html") { CoverageHTML.write(plan, version: version) },
      Part(name: "coverage.csv") { ReceptionTable.csv(plan) },
      Part(name: "books.json") { BooksJSON.write(plan, version: version) },
    ]
    switch comparison {
    case nil: return parts
    case .changes(let changes):
      return parts + [
        Part(name: "changes.csv") { ChangesCSV.write(changes, of: plan) },
        Part(name: "changes.html") { ChangesHTML.write(changes, of: plan, version: version) },
      ]
    case .succession(let succession):
      return parts + [
        Part(name: "changes.csv") { SuccessionCSV.write(succession) },
        Part(name: "changes.html") { SuccessionHTML.write(succession, of: plan, version: version) },
      ]
    }
  }

  private static func document(_ plan: Plan) throws(Unwritten) -> [UInt8] {
    guard let bytes = PlanWord.write(plan) else {
      throw Unwritten(message: .noMemoryForWord)
    }
    return bytes
  }

  private static func workbook(_ plan: Plan) throws(Unwritten) -> [UInt8] {
    do {
      return try PlanWorkbook.write(plan)
    } catch {
      throw Unwritten(message: error.reason)
    }
  }

  /// The files one after the other.
  public static func all(
    _ plan: Plan, comparison: PlanComparison? = nil, version: String
  ) throws(Unwritten) -> [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = []
    for part in parts(plan, comparison: comparison, version: version) {
      files.append((name: part.name, bytes: try part.make()))
    }
    return files
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
      (name: "coverage.tableschema.json", bytes: ReceptionTable.columns.schema()),
    ]
  }
}

public import IntakeCore

/// All files of a plan, made from the same lines.
///
/// The plan itself holds only eligible tasks and no one's telephone, mailbox or address; what may
/// be one in free text is hidden (`PublicText`). The same plan and version give the same bytes.
public enum PlanFiles {
  public static func all(_ plan: Plan, version: String) -> [(name: String, bytes: [UInt8])] {
    [
      (name: "plan.csv", bytes: PlanCSV.write(plan)),
      (name: "plan.xml", bytes: PlanXML.write(plan, version: version)),
      (name: "plan.json", bytes: PlanJSON.write(plan, version: version)),
      (name: "plan.html", bytes: PlanHTML.write(plan, version: version)),
      (name: "review.csv", bytes: HeldCSV.write(plan.toReview, call: plan.call)),
      (name: "returned.csv", bytes: HeldCSV.write(plan.returned, call: plan.call)),
      (name: "books.json", bytes: BooksJSON.write(plan, version: version)),
    ]
  }

  /// The Frictionless table schemas of the CSV files, published in `docs/`.
  public static var tableSchemas: [(name: String, bytes: [UInt8])] {
    [
      (name: "plan.tableschema.json", bytes: PlanCSV.columns.schema()),
      (name: "review.tableschema.json", bytes: HeldCSV.columns.schema()),
      (name: "returned.tableschema.json", bytes: HeldCSV.columns.schema()),
    ]
  }
}

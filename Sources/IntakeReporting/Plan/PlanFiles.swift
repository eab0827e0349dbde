public import IntakeCore

/// All files of a plan, made from the same lines.
///
/// The plan itself holds only eligible tasks and no one's telephone, mailbox or address; what may
/// be one in free text is hidden (`PublicText`). The same plan and version give the same bytes.
public enum PlanFiles {
  /// One of the files, to be made when and where it suits.
  public struct Part: Sendable {
    public let name: String
    /// Hands on what is written while it is, and returns the rest.
    private let pieces: @Sendable (Flush) throws -> [UInt8]

    fileprivate init(name: String, _ make: @escaping @Sendable (Flush) throws -> [UInt8]) {
      (self.name, pieces) = (name, make)
    }

    fileprivate init(name: String, whole: @escaping @Sendable () throws -> [UInt8]) {
      self.init(name: name) { _ in try whole() }
    }

    /// Makes the file piece by piece.
    /// - Throws: `Unwritten`, where a workbook or a document could not be made; what `take` throws.
    public func write(_ take: ([UInt8]) throws -> Void) throws {
      let rest = try pieces { (bytes: inout [UInt8]) in
        try take(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
      try take(rest)
    }

    /// The whole file.
    public func make() throws -> [UInt8] {
      var bytes: [UInt8] = []
      try write { (piece: [UInt8]) in bytes += piece }
      return bytes
    }
  }

  /// - Parameter comparison: with an earlier plan.
  public static func parts(
    _ plan: Plan, comparison: PlanComparison? = nil, version: String
  ) -> [Part] {
    let parts = [
      Part(name: "plan.csv") { try PlanCSV.write(plan, $0) },
      Part(name: "plan.xml") { try PlanXML.write(plan, version: version, $0) },
      Part(name: "plan.json") { try PlanJSON.write(plan, version: version, $0) },
      Part(name: "plan.html") { try PlanHTML.write(plan, version: version, $0) },
      Part(name: "plan.xlsx") { try workbook(plan, $0) },
      Part(name: "plan.docx") { try document(plan, $0) },
      Part(name: "review.csv") {
        try HeldCSV.write(plan.toReview + plan.toLookAt, call: plan.call, $0)
      },
      Part(name: "returned.csv") { try HeldCSV.write(plan.returned, call: plan.call, $0) },
      Part(name: "coverage.html", whole: { CoverageHTML.write(plan, version: version) }),
      Part(name: "coverage.csv", whole: { ReceptionTable.csv(plan) }),
      Part(name: "books.json", whole: { BooksJSON.write(plan, version: version) }),
    ]
    switch comparison {
    case nil: return parts
    case .changes(let changes):
      return parts + [
        Part(name: "changes.csv", whole: { ChangesCSV.write(changes, of: plan) }),
        Part(
          name: "changes.html", whole: { ChangesHTML.write(changes, of: plan, version: version) }),
      ]
    case .succession(let succession):
      return parts + [
        Part(name: "changes.csv", whole: { SuccessionCSV.write(succession) }),
        Part(
          name: "changes.html",
          whole: { SuccessionHTML.write(succession, of: plan, version: version) }),
      ]
    }
  }

  private static func document(_ plan: Plan, _ flush: Flush) throws -> [UInt8] {
    guard try PlanWord.write(plan, flush) else { throw Unwritten(message: .noMemoryForWord) }
    return []
  }

  private static func workbook(_ plan: Plan, _ flush: Flush) throws -> [UInt8] {
    do {
      try PlanWorkbook.write(plan, flush)
      return []
    } catch let error as WorkbookFile.Refusal {
      throw Unwritten(message: error.reason)
    }
  }

  /// The files one after the other.
  public static func all(
    _ plan: Plan, comparison: PlanComparison? = nil, version: String
  ) throws -> [(name: String, bytes: [UInt8])] {
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

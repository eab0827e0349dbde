import GRDB
public import IntakeCore
public import IntakeFiles

extension Register {
  /// The entries whose report in `reports/` must be written: it is missing, or not the one of the
  /// latest judgement. Of one call where it is named.
  public func reportsDue(call: String? = nil) throws -> [Int] {
    let present = Set(try reports.names().compactMap(Self.entry))
    return try read { database in
      let rows = try database.rows(
        """
        SELECT number, report_due FROM entry WHERE ?1 IS NULL OR call = ?1 ORDER BY number
        """, [call])
      var due: [Int] = []
      while let row = try rows.next() {
        let (number, isDue): (Int, Int) = (try row["number"], try row["report_due"])
        if isDue == 1 || !present.contains(number) { due.append(number) }
      }
      return due
    }
  }

  /// The entries whose report an earlier release wrote: it may say less than this one would, and is
  /// not written again before something of the entry changes.
  public func earlierReports() throws -> Set<Int> {
    try read { database in
      Set(try database.column("number", "SELECT number FROM entry WHERE report_due = 2"))
    }
  }

  /// Writes the reports of entries, durably, and notes that they are written.
  public func writeReports(
    _ numbers: [Int],
    _ bytes: (_ entry: Int, JudgedDocument, EntryDossier.Basis) throws -> [UInt8]
  ) throws {
    if numbers.isEmpty || isRehearsal { return }
    let files = DurableFile(in: reports, failPoints: failPoints)
    for number in numbers {
      guard let (_, document, basis) = try judged(number) else { continue }
      try files.put(try bytes(number, document, basis), to: Self.report(number))
    }
    try files.finish()
    try write { database in
      for number in numbers {
        try database.run("UPDATE entry SET report_due = 0 WHERE number = ?", [number])
      }
    }
  }

  /// The name of an entry's report.
  public static func report(_ number: Int) -> FileName {
    FileName(paddedEntry(number) + ".json")
  }

  /// The entry whose report has a name; nil where it is none of a report.
  private static func entry(_ name: FileName) -> Int? {
    guard let number = Int(name.description.prefix { $0 != "." }), report(number) == name else {
      return nil
    }
    return number
  }

  /// An entry number as names of files carry it: at least six digits.
  public static func paddedEntry(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}

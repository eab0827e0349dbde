import IntakeCore
import IntakeRegister
import IntakeReporting

extension Office {
  /// Writes the entries that fit a filter, as a list or as the "Sổ đăng ký văn bản đến".
  /// - Parameters:
  ///   - call: only the entries of this call; nil for all.
  ///   - report: `text`, `json`, `csv`, `html` or `xlsx`; all but the first also say number and
  ///     date of the submitter's dispatch, for which the originals are read.
  ///   - output: the file for it; nil for standard output.
  ///   - jobs: originals read at the same time.
  public func list(
    call: String?, filter: EntryFilter, report: String, output: OutputPlace?, jobs: Int,
    look: ReportOrder.Look, streams: Streams
  ) throws {
    let name = try ReportName.named(report, among: ReportName.ofEntries)
    try output?.require(name) { IncomingMark(name).isList(head: $0, tail: $1) }
    let sieve = try EntrySieve(filter)
    let register = try open()
    let entries = try register.entries(call: call)
    if let call, entries.isEmpty { try requireCall(call, in: register) }
    let ids = Set(entries.map(\.call)).sorted()
    let definitions = try definitions(ids, isNeeded: name != .text)
    var oriented: Set<Int> = []
    if let orientation = sieve.asksForOrientation {
      oriented = try self.oriented(orientation, ids, register)
    }
    let rows = try sieve.sifted(
      try self.rows(entries, in: register), calls: definitions, oriented: oriented)
    let bytes: [UInt8]
    if name == .text {
      bytes = Array(
        IncomingList.text(rows.map { $0.entry(definitions[$0.summary.call]) }, look.language).utf8)
    } else {
      bytes = try written(name, try whole(rows, definitions, register, jobs), definitions)
    }
    if let output { try OutputFile.write(bytes, to: output.path) } else { try streams.write(bytes) }
  }

  /// The entries with how they came.
  func rows(_ entries: [EntrySummary], in register: Register) throws -> [IncomingRow] {
    let deliveries = try register.deliveries()
    return try entries.map { entry in
      guard let delivery = deliveries[entry.number] else {
        throw RegisterError.damaged("entry \(entry.number)")
      }
      return IncomingRow(summary: entry, delivery: delivery)
    }
  }

  /// The entries with their dispatches.
  private func whole(
    _ rows: [IncomingRow], _ calls: [String: Call], _ register: Register, _ jobs: Int
  ) throws -> [IncomingEntry] {
    var particulars: [Int: SubmitterParticulars] = [:]
    for (id, call) in calls {
      let own = rows.map(\.summary).filter { $0.call == id && $0.submitter != nil }
      particulars.merge(
        try SubmitterParticulars.read(own, by: checker(call), in: register, jobs: jobs)
      ) { $1 }
    }
    return rows.map { row in
      let known = particulars[row.summary.number]
      return row.entry(
        calls[row.summary.call],
        dispatch: known.map { .init(number: $0.dispatchNumber, date: $0.dispatchDate) })
    }
  }

  private func written(
    _ name: ReportName, _ entries: [IncomingEntry], _ calls: [String: Call]
  ) throws -> [UInt8] {
    let office = calls.count == 1 ? calls.values.first?.agency.unit.vi : nil
    switch name {
    case .csv: return IncomingList.csv(entries)
    case .html: return IncomingBook.html(entries, office: office)
    case .xlsx:
      let last = entries.compactMap(\.receivedAt).max() ?? Instant(secondsSinceEpoch: 0)
      return try IncomingBook.workbook(entries, office: office, created: last)
    default: return IncomingList.json(entries)
    }
  }

  /// The definitions of calls by id.
  /// - Parameter isNeeded: whether one that is not at hand ends the run.
  private func definitions(_ ids: [String], isNeeded: Bool) throws -> [String: Call] {
    var found: [String: Call] = [:]
    for id in ids {
      do throws(Failure) {
        found[id] = try calls.call(id)
      } catch {
        if isNeeded { throw error }
      }
    }
    return found
  }

  /// The entries with a task of an orientation, lists and their outlines.
  private func oriented(
    _ orientation: Int, _ calls: [String], _ register: Register
  ) throws -> Set<Int> {
    var found: Set<Int> = []
    for call in calls {
      for task in try register.listedTasks(call: call) where task.orientation == orientation {
        found.formUnion([task.entry] + [task.outline].compactMap(\.self))
      }
    }
    return found
  }

  /// Says so where there is no such call at all.
  private func requireCall(_ call: String, in register: Register) throws {
    if try !register.entries().contains(where: { $0.call == call }) { _ = try calls.call(call) }
  }

  /// Writes all that is known of one entry: its history and its report.
  public func show(
    _ entry: Int, call: String?, report: String, look: ReportOrder.Look, streams: Streams
  ) throws {
    let name = try ReportName.named(report, among: ReportName.ofDocuments)
    let register = try open()
    guard let dossier = try register.dossier(entry) else {
      throw try Failure.unknownEntry(entry, in: register)
    }
    let call = try definition(dossier.summary.call, given: call)
    if name == .text {
      try streams.say(EntryPage.text(dossier, call: call, language: look.language))
    }
    let order = ReportOrder(report: name.name, output: nil, overwrite: false, look: look)
    _ = try order.write(
      ReportedDocuments([dossier.document]), head: ReportHead(call: call, basis: dossier.basis),
      source: { _, _ in nil }, counts: { _, _ in true }, to: streams.write)
  }
}

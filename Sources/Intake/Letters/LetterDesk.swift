import IntakeCore
import IntakeFiles
public import IntakeRegister
public import IntakeReporting

/// Gathers what the letters about a submission speak of. Nothing is judged anew: a letter says
/// what the register says, so the same register gives the same letter.
public struct LetterDesk {
  private let register: Register
  private let checker: DocumentChecker
  /// What every letter asks for is read once, whatever the number of letters.
  let entries: SubmissionEntries
  private let deliveries: [Int: EntryDossier.Delivery]
  /// By list.
  private let pairs: [Int: [LetterMatter.Pair]]

  private var call: Call { checker.call }

  /// - Parameter checker: of the call; what a document says of its submitter is read by it.
  /// - Throws: `RegisterError`.
  public init(register: Register, checker: DocumentChecker) throws {
    self.register = register
    self.checker = checker
    entries = SubmissionEntries(try register.entries(call: checker.call.id))
    deliveries = try register.deliveries()
    let tasks = try register.pairedTasks(call: checker.call.id)
    pairs = Dictionary(
      grouping: tasks.map {
        LetterMatter.Pair(list: $0.entry, task: $0.position, outline: $0.outline)
      }, by: \.list)
  }

  /// The whole submission that an entry belongs to; nil where the call has no such entry.
  /// - Throws: `RegisterError`.
  public func matter(of entry: Int) throws -> LetterMatter? {
    try subject(of: entry)?.matter
  }

  /// The same with what its document says of its submitter.
  func subject(
    of entry: Int
  ) throws -> (matter: LetterMatter, particulars: SubmitterParticulars?)? {
    guard let asked = entries[entry] else { return nil }
    let submission = entries.members(of: asked)
    let told = told(of: submission)
    let read = try SubmitterParticulars.read(
      told.map { [$0] } ?? [], by: checker, in: register, jobs: 1)
    let particulars = told.flatMap { read[$0.number] }
    let files = try submission.map { try judged($0) }
    let matter = LetterMatter(
      call: call, submitter: told?.submitter,
      dispatch: particulars.map { .init(number: $0.dispatchNumber, date: $0.dispatchDate) },
      asOf: files.map(\.asOf).max() ?? Instant(secondsSinceEpoch: 0),
      files: files.map(\.file), pairs: submission.flatMap { pairs[$0.number] ?? [] })
    return (matter, particulars)
  }

  /// How an entry came.
  /// - Throws: `RegisterError`.
  func delivery(of entry: Int) throws -> EntryDossier.Delivery {
    guard let delivery = deliveries[entry] else { throw RegisterError.damaged("entry \(entry)") }
    return delivery
  }

  /// Whose words hold: the current list, else the latest current document, else the latest of all.
  private func told(of entries: [EntrySummary]) -> EntrySummary? {
    let named = entries.filter { $0.submitter != nil }
    let current = named.filter { $0.standing.state == .current }
    return current.last { $0.form == .appendix1 } ?? current.last ?? named.last
  }

  private func judged(
    _ entry: EntrySummary
  ) throws -> (file: LetterMatter.File, asOf: Instant) {
    guard let (_, document, basis) = try register.judged(entry.number) else {
      throw RegisterError.damaged("entry \(entry.number)")
    }
    let name = entry.path.description.split(separator: "/").last.map(String.init)
    let file = LetterMatter.File(
      entry: entry.number, name: name ?? entry.path.description,
      mailNumber: try delivery(of: entry.number).mailNumber, standing: .init(entry.standing),
      document: document)
    return (file, basis.asOf)
  }
}

extension LetterMatter.Standing {
  fileprivate init(_ standing: IntakeCore.Standing) {
    switch standing.state {
    case .pending, .current: self = .current
    case .superseded: self = .replaced(by: standing.because)
    case .duplicate: self = .repeats(standing.because)
    case .notCounted, .waiting: self = .notCounted
    case .withdrawn: self = .withdrawn
    case .quarantined: self = .unassigned
    case .attachment: self = .attached
    }
  }
}

import IntakeCore
import IntakeFiles
public import IntakeRegister
public import IntakeReporting

/// Gathers what the letters about a submission speak of. Nothing is judged anew: a letter says
/// what the register says, so the same register gives the same letter.
public struct LetterDesk {
  private let register: Register
  private let checker: DocumentChecker

  private var call: Call { checker.call }

  /// - Parameter checker: of the call; what a document says of its submitter is read by it.
  public init(register: Register, checker: DocumentChecker) {
    self.register = register
    self.checker = checker
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
    let entries = try register.entries(call: call.id)
    guard let asked = entries.first(where: { $0.number == entry }) else { return nil }
    let submission = members(of: asked, among: entries)
    let told = told(of: submission)
    let read = try SubmitterParticulars.read(
      told.map { [$0] } ?? [], by: checker, in: register, jobs: 1)
    let particulars = told.flatMap { read[$0.number] }
    let asOf = try submission.compactMap { try register.judged($0.number)?.basis.asOf }.max()
    let matter = LetterMatter(
      call: call, submitter: told?.submitter,
      dispatch: particulars.map { .init(number: $0.dispatchNumber, date: $0.dispatchDate) },
      asOf: asOf ?? Instant(secondsSinceEpoch: 0), files: try submission.map { try file($0) },
      pairs: try pairs(Set(submission.map(\.number))))
    return (matter, particulars)
  }

  /// The entries of one submitter, with those that only repeat their content and what was delivered
  /// beside them.
  private func members(of asked: EntrySummary, among entries: [EntrySummary]) -> [EntrySummary] {
    let repeated = asked.standing.because.flatMap { number in
      entries.first { $0.number == number }
    }
    let submitter = asked.standing.submitter ?? repeated?.standing.submitter
    guard let submitter else { return [asked] }
    let own = entries.filter { $0.standing.submitter == submitter || $0.number == asked.number }
    let packets = Set(own.compactMap(\.packet))
    return entries.filter { entry in
      entry.standing.submitter == submitter || entry.number == asked.number
        || entry.standing.state == .attachment && entry.packet.map(packets.contains) ?? false
    }
  }

  /// Whose words hold: the current list, else the latest current document, else the latest of all.
  private func told(of entries: [EntrySummary]) -> EntrySummary? {
    let named = entries.filter { $0.submitter != nil }
    let current = named.filter { $0.standing.state == .current }
    return current.last { $0.form == .appendix1 } ?? current.last ?? named.last
  }

  private func file(_ entry: EntrySummary) throws -> LetterMatter.File {
    guard let dossier = try register.dossier(entry.number) else {
      throw RegisterError.damaged("entry \(entry.number)")
    }
    let name = entry.path.description.split(separator: "/").last.map(String.init)
    return LetterMatter.File(
      entry: entry.number, name: name ?? entry.path.description,
      mailNumber: dossier.delivery.mailNumber, standing: .init(entry.standing),
      document: dossier.document)
  }

  private func pairs(_ entries: Set<Int>) throws -> [LetterMatter.Pair] {
    try register.listedTasks(call: call.id).filter { entries.contains($0.entry) }
      .map { LetterMatter.Pair(list: $0.entry, task: $0.position, outline: $0.outline) }
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

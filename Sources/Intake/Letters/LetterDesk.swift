public import IntakeCore
import IntakeFiles
public import IntakeRegister
public import IntakeReporting

/// Gathers what the letters about a submission speak of. Nothing is judged anew: a letter says
/// what the register says, so the same register gives the same letter.
public struct LetterDesk {
  private let register: Register
  private let call: Call

  public init(register: Register, call: Call) {
    self.register = register
    self.call = call
  }

  /// The whole submission that an entry belongs to; nil where the call has no such entry.
  /// - Throws: `RegisterError`.
  public func matter(of entry: Int) throws -> LetterMatter? {
    let entries = try register.entries(call: call.id)
    guard let asked = entries.first(where: { $0.number == entry }) else { return nil }
    let submission = members(of: asked, among: entries)
    let files = try submission.map { try file($0) }
    let asOf = try submission.compactMap { try register.judged($0.number)?.basis.asOf }.max()
    return LetterMatter(
      call: call, submitter: submitter(of: submission),
      asOf: asOf ?? Instant(secondsSinceEpoch: 0), files: files,
      pairs: try pairs(Set(submission.map(\.number))))
  }

  /// The entries of one submitter, with those that only repeat their content.
  private func members(of asked: EntrySummary, among entries: [EntrySummary]) -> [EntrySummary] {
    let repeated = asked.standing.because.flatMap { number in
      entries.first { $0.number == number }
    }
    let submitter = asked.standing.submitter ?? repeated?.standing.submitter
    guard let submitter else { return [asked] }
    return entries.filter { $0.standing.submitter == submitter || $0.number == asked.number }
  }

  /// As the current list names it, else the latest current document, else the latest of all.
  private func submitter(of entries: [EntrySummary]) -> Submitter? {
    let current = entries.filter { $0.standing.state == .current }
    let list = current.last { $0.form == .appendix1 }
    return list?.submitter ?? current.last?.submitter ?? entries.last?.submitter
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
    case .quarantined, .attachment: self = .unassigned
    }
  }
}

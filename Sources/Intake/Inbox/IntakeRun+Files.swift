import IntakeCore
import IntakeRegister

extension IntakeRun {
  /// Takes the new files in: archived, judged, registered, each in a transaction of its own.
  func takeIn(_ files: [InboxFile], of inbox: Inbox, _ intake: inout Intake) throws {
    for left in intake.leftAlone { intake.evidence.note(FileName(left.path)) }
    for file in files { intake.evidence.note(file.path) }
    let new = try separateKnown(files, &intake)
    let (ready, unsettled) = try Readiness(settle: options.settle, clock: surroundings.clock)
      .settled(new, in: inbox)
    intake.leftAlone += unsettled
    var rest = ready[...]
    while !rest.isEmpty {
      let window = rest.prefix(options.jobs == 1 ? 1 : options.jobs * 4)
      rest = rest.dropFirst(window.count)
      try take(window, of: inbox, &intake)
      surroundings.progress(.files, ready.count - rest.count, ready.count)
    }
  }

  /// A file that is archived and about to be judged.
  private struct Candidate: Sendable {
    var file: InboxFile
    var original: Archive.Original
    var line: MailLine?
    var receipt: ReceiptJudgement
  }

  private func separateKnown(
    _ files: [InboxFile], _ intake: inout Intake
  ) throws -> [InboxFile] {
    var new: [InboxFile] = []
    for file in files {
      if let entry = try register.entry(of: file.key) {
        intake.registered.append((entry, file))
      } else {
        new.append(file)
      }
    }
    return new
  }

  private func take(
    _ window: ArraySlice<InboxFile>, of inbox: Inbox, _ intake: inout Intake
  ) throws {
    var candidates: [Candidate] = []
    for file in window {
      if let candidate = try archive(file, of: inbox, &intake) { candidates.append(candidate) }
    }
    let documents = try Parallel.map(candidates, jobs: options.jobs) { [judging, register] in
      try judging.judge(
        JudgedDocument.Identity(
          path: $0.file.path.description, sha256: $0.original.sha256, bytes: $0.original.bytes),
        $0.receipt, from: register.archive)
    }
    for (candidate, document) in zip(candidates, documents) {
      let arrival = Arrival(
        inbox: inbox.name, key: candidate.file.key, mail: candidate.line,
        original: candidate.original, document: document)
      let entry = try register.accept(arrival, basis: judging.basis)
      intake.taken.append(entry)
      intake.registered.append((entry, candidate.file))
      intake.keep(document, of: entry)
    }
  }

  /// Copies one file into the archive; nil where it is left alone, with the reason noted.
  private func archive(
    _ file: InboxFile, of inbox: Inbox, _ intake: inout Intake
  ) throws -> Candidate? {
    func leave(_ reason: LeftAlone.Reason) -> Candidate? {
      intake.leftAlone.append(LeftAlone(path: file.path.description, reason: reason))
      return nil
    }
    if surroundings.isStopped() { return leave(.stopped) }
    do {
      let source = try inbox.parent(of: file.path).open(file.path.last)
      if source.isOpenForWriting() == true { return leave(.openForWriting) }
      guard try source.status().isUnchanged(since: file.status) else {
        return leave(.changedWhileRead)
      }
      let original = try register.archive.take(source, as: file.status)
      let (receipt, line) = intake.evidence.receipt(of: file.path)
      return Candidate(
        file: file, original: original, line: line,
        receipt: ReceiptJudgement(receipt: receipt, deadline: judging.basis.call.deadline))
    } catch is Archive.SourceChanged {
      return leave(.changedWhileRead)
    } catch let error as RegisterError where error.isAboutOneOriginal {
      return leave(.failed(error.message))
    } catch let error as FileError {
      return leave(error.isMissing ? .gone : .failed(error.message))
    }
  }
}

extension Intake {
  /// Keeps a judged document for its submission; beyond the limit it is judged again then.
  mutating func keep(_ document: JudgedDocument, of entry: Int) {
    guard keptBytes + document.identity.bytes <= Self.bytesToKeep else { return }
    keptBytes += document.identity.bytes
    judged[entry] = document
  }

  private static let bytesToKeep = 64 << 20
}

import IntakeCore
import IntakeFiles
import IntakeRegister

extension IntakeRun {
  /// Takes the new files in: archived, judged and registered, some at a time. What is registered
  /// together is on the disk together or not at all; nobody has been told of it before.
  func takeIn(_ listing: Inbox.Listing, of inbox: Inbox, _ intake: inout TakenSoFar) throws {
    for left in intake.leftAlone { intake.evidence.note(FileName(left.path)) }
    let new = try separateKnown(listing.files, of: inbox, &intake)
    for file in new { intake.evidence.note(file.path) }
    let (ready, unsettled) = try Readiness(settle: options.settle, clock: surroundings.clock)
      .settled(new, in: inbox, packetTimes: listing.packetTimes)
    intake.leftAlone += unsettled
    if intake.waitsForBook {
      intake.leftAlone += ready.map {
        LeftAlone(path: $0.path.description, reason: .bookUnsettled)
      }
      return
    }
    var rest = ready[...]
    while !rest.isEmpty {
      let window = Self.window(of: rest)
      rest = rest.dropFirst(window.count)
      try take(window, of: inbox, &intake)
      surroundings.progress(.files, ready.count - rest.count, ready.count)
    }
  }

  /// The next files to be registered together: so few that their records fit into memory.
  private static func window(of files: ArraySlice<InboxFile>) -> ArraySlice<InboxFile> {
    var bytes: Int64 = 0
    return files.prefix(most).prefix { file in
      defer { bytes += file.status.size }
      return bytes < mostBytes
    }
  }

  private static let most = 64
  private static let mostBytes: Int64 = 4 << 20

  /// A file that is archived and about to be judged.
  private struct Candidate: Sendable {
    var file: InboxFile
    var original: Archive.Original
    var line: MailLine?
    var receipt: ReceiptJudgement
  }

  private func separateKnown(
    _ files: [InboxFile], of inbox: Inbox, _ intake: inout TakenSoFar
  ) throws -> [InboxFile] {
    var new: [InboxFile] = []
    for file in files {
      let candidates = try register.entries(like: file.key)
      if !candidates.isEmpty, let hash = hash(file, of: inbox), let entry = candidates[hash] {
        intake.registered.append((entry, file))
      } else {
        new.append(file)
      }
    }
    return new
  }

  /// The hash of a file's bytes; nil where it cannot be read, as will be said when it is taken in.
  private func hash(_ file: InboxFile, of inbox: Inbox) -> String? {
    do {
      return try inbox.parent(of: file.path).open(file.path.last).sha256()
    } catch {
      return nil
    }
  }

  private func take(
    _ window: ArraySlice<InboxFile>, of inbox: Inbox, _ intake: inout TakenSoFar
  ) throws {
    var candidates: [Candidate] = []
    for file in window {
      if let candidate = try archive(file, of: inbox, &intake) { candidates.append(candidate) }
    }
    guard !candidates.isEmpty else { return }
    let documents = try Parallel.map(candidates, jobs: options.jobs) { [judging, register] in
      try judging.judge(
        JudgedDocument.Identity(
          path: $0.file.path.description, sha256: $0.original.sha256, bytes: $0.original.bytes),
        $0.receipt, from: register.archive)
    }
    let arrivals = zip(candidates, documents).map { candidate, document in
      Arrival(
        inbox: inbox.name, key: candidate.file.key, mail: candidate.line,
        original: candidate.original, document: document, kind: document.attachableKind)
    }
    try register.archive.keep(candidates.map(\.original))
    let entries = try register.accept(arrivals, basis: judging.basis)
    for ((candidate, document), entry) in zip(zip(candidates, documents), entries) {
      intake.taken.append(entry)
      intake.registered.append((entry, candidate.file))
      intake.kinds[entry] = document.attachableKind
      intake.keep(document, of: entry)
    }
  }

  /// Copies one file into the archive; nil where it is left alone, with the reason noted.
  private func archive(
    _ file: InboxFile, of inbox: Inbox, _ intake: inout TakenSoFar
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
        receipt: ReceiptJudgement(
          receipt: receipt, deadline: judging.basis.call.deadline,
          within: ReceiptBounds(judging.basis.call, asOf: judging.basis.asOf)))
    } catch is Archive.SourceChanged {
      return leave(.changedWhileRead)
    } catch let error as RegisterError where error.isAboutOneOriginal {
      return leave(.failed(error.message))
    } catch let error as FileError {
      return leave(error.isMissing ? .gone : .failed(error.message))
    }
  }
}

extension TakenSoFar {
  /// Keeps a judged document for its submission; beyond the limit it is judged again then.
  mutating func keep(_ document: JudgedDocument, of entry: Int) {
    guard keptBytes + document.identity.bytes <= Self.bytesToKeep else { return }
    keptBytes += document.identity.bytes
    judged[entry] = document
  }

  private static let bytesToKeep = 64 << 20
}

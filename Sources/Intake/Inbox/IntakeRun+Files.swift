import IntakeCore
import IntakeFiles
import IntakeReading
import IntakeRegister
import IntakeReporting

extension IntakeRun {
  /// Takes the new files in: archived, judged and registered, some at a time. What is registered
  /// together is on the disk together or not at all; nobody has been told of it before.
  /// - Parameter settle: seconds for which a file must not have changed; nil: as the command line
  ///   says.
  func takeIn(
    _ listing: Inbox.Listing, of inbox: Inbox, settle: Int? = nil, _ intake: inout TakenSoFar
  ) throws {
    for left in intake.leftAlone { intake.evidence.note(FileName(left.path)) }
    let new = try separateKnown(listing.files, of: inbox, &intake)
    for file in new { intake.evidence.note(file.path) }
    let (ready, unsettled) = try Readiness(
      settle: settle ?? options.settle, clock: surroundings.clock
    )
    .settled(new, in: inbox, packetTimes: listing.packetTimes)
    intake.leftAlone += unsettled
    let waiting = intake.waitsForBook ? ready.filter { !provesItself($0, of: inbox) } : []
    intake.leftAlone += waiting.map {
      LeftAlone(path: $0.path.description, reason: .bookUnsettled)
    }
    let held = Set(waiting.map(\.path))
    let taken = ready.filter { !held.contains($0.path) }
    var rest = taken[...]
    while !rest.isEmpty {
      let window = Self.window(of: rest)
      rest = rest.dropFirst(window.count)
      try take(window, of: inbox, &intake)
      surroundings.progress(.files, taken.count - rest.count, taken.count)
    }
  }

  /// Whether a file is a mail that one of the office's hosts has taken over: it needs no book.
  private func provesItself(_ file: InboxFile, of inbox: Inbox) -> Bool {
    guard !options.mailHosts.isEmpty else { return false }
    do {
      let head = try inbox.parent(of: file.place).open(file.place.last).readAll(limit: 1 << 20)
      return judging.trace(head)?.evidence(of: options.mailHosts)?.at != nil
    } catch {
      return false
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
    var receipt: ReceiptDesk
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
      return try inbox.parent(of: file.place).open(file.place.last).sha256()
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
    var files = try Parallel.map(candidates, jobs: options.jobs) { [judging, register] in
      try judging.judge(
        file: .init(sha256: $0.original.sha256, bytes: $0.original.bytes),
        path: $0.file.path.description, $0.receipt, from: register.archive)
    }
    try takeOutKnown(of: &candidates, &files, inbox, &intake)
    guard !candidates.isEmpty else { return }
    let arrivals = zip(candidates, files).map { candidate, file in
      Arrival(
        inbox: inbox.name, key: candidate.file.key, mail: candidate.line,
        mailAt: candidate.line == nil ? nil : file.mail?.at, mailDetails: file.mail?.details ?? [:],
        original: candidate.original, documents: file.documents.map(ArrivedDocument.init(judged:)),
        attachments: file.attachments)
    }
    let made = try files.flatMap { try archiveConversions(of: $0) }
    try register.archive.keep(candidates.map(\.original) + made)
    var entries = try register.accept(arrivals, basis: judging.basis)[...]
    for (candidate, file) in zip(candidates, files) {
      let own = entries.prefix(file.documents.count)
      entries = entries.dropFirst(own.count)
      if let first = own.first { intake.note(candidate.file, first, file) }
      intake.remark(candidate.file, file.mail, line: candidate.line)
      for (entry, document) in zip(own, file.documents) { intake.note(document, entry) }
    }
  }

  /// Takes out what is known of mailboxes that came before; one that is as it was is known as a whole.
  private func takeOutKnown(
    of candidates: inout [Candidate], _ files: inout [JudgedFile], _ inbox: Inbox,
    _ intake: inout TakenSoFar
  ) throws {
    for position in files.indices.reversed() where files[position].kind == "mailbox" {
      let candidate = candidates[position]
      let earlier = try register.contents(of: candidate.file.path, inboxes: inbox.names)
      if let entry = earlier.files[candidate.original.sha256] {
        intake.registered.append((entry, candidate.file))
        candidates.remove(at: position)
        files.remove(at: position)
        continue
      }
      var mailbox = GrownMailbox(earlier.forms)
      mailbox.takeOutKnown(of: &files[position])
    }
  }

  /// Keeps what was made of old workbooks: they are judged again out of that.
  private func archiveConversions(of file: JudgedFile) throws -> [Archive.Original] {
    let used = Set(file.documents.compactMap(\.identity.converted?.file))
    return try file.conversions.filter { used.contains($0.identity.file) }
      .map { try register.archive.put($0.bytes) }
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
    let most = judging.limits.archivedBytes
    if file.status.size > most { return leave(.farTooLarge(mostBytes: most)) }
    do {
      let source = try inbox.parent(of: file.place).open(file.place.last)
      if source.isOpenForWriting() == true { return leave(.openForWriting) }
      guard try source.status().isUnchanged(since: file.status) else {
        return leave(.changedWhileRead)
      }
      let original = try register.archive.take(source, as: file.status)
      let said = intake.evidence.receipt(of: file.path)
      return Candidate(
        file: file, original: original, line: said.line,
        receipt: desk(given: said.receipt, isBooked: said.isBooked))
    } catch is Archive.SourceChanged {
      return leave(.changedWhileRead)
    } catch let error as RegisterError where error.isAboutOneOriginal {
      return leave(.failed(error.message))
    } catch let error as FileError {
      return leave(error.isMissing ? .gone : .failed(error.message))
    }
  }
}

extension IntakeRun {
  /// What judges receipts, by what is known of one from outside its file.
  fileprivate func desk(given: Receipt?, isBooked: Bool) -> ReceiptDesk {
    let basis = judging.basis
    return ReceiptDesk(
      given: given, isBooked: isBooked, mailHosts: options.mailHosts,
      deadline: basis.call.deadline, bounds: ReceiptBounds(basis.call, asOf: basis.asOf))
  }

  /// What could not be read on this machine at an earlier run is read again: a file that holds
  /// documents, with all of them.
  func readAgain(_ intake: inout TakenSoFar) throws {
    let new = Set(intake.taken)
    for (entry, then) in try register.unread(call: judging.basis.call.id)
    where !new.contains(entry) {
      let given = then.receipt.given
      let file = try judging.judge(
        file: then.identity.delivered, path: then.identity.path, part: then.identity.part,
        desk(given: given, isBooked: given?.evidence == .mailBook), from: register.archive)
      guard file.saysMore(than: then) else { continue }
      try register.archive.keep(archiveConversions(of: file))
      let entries = try register.readAgain(
        Register.ReadAgain(
          entry: entry, documents: file.documents.map(ArrivedDocument.init(judged:)),
          attachments: file.attachments, mailDetails: file.mail?.details ?? [:]),
        basis: judging.basis)
      intake.readAgain += entries
      for (entry, document) in zip(entries, file.documents) { intake.keep(document, of: entry) }
    }
  }
}

extension JudgedFile {
  /// Whether something could be read this time.
  fileprivate func saysMore(than unread: JudgedDocument) -> Bool {
    guard let first = documents.first else { return false }
    return documents.count > 1 || first.unread == nil
      || first.identity.part != unread.identity.part
  }
}

extension ArrivedDocument {
  /// A judged document, where it stands in its file.
  fileprivate init(judged document: JudgedDocument) {
    let identity = document.identity
    self.init(
      document, content: Archive.Original(sha256: identity.sha256, bytes: identity.bytes),
      step: identity.step, part: identity.part, kind: document.attachableKind)
  }
}

extension TakenSoFar {
  /// Notes a file that is registered, under its first entry, with what lies in it beside forms.
  mutating func note(_ file: InboxFile, _ first: Int, _ judged: JudgedFile) {
    registered.append((first, file))
    newFiles += 1
    attached += judged.attachments.map {
      ReportAttachment($0, of: file.path.description, entry: first)
    }
  }

  /// Notes what a person should see of a mail's way: another time than the book's, or hops on two
  /// sides of the cut-off.
  mutating func remark(_ file: InboxFile, _ mail: MailEvidence?, line: MailLine?) {
    guard let mail else { return }
    let path = file.path.description
    if let line, line.at != mail.at {
      mailRemarks.append(.init(path: path, said: .otherThanBook(book: line.at, mail)))
    }
    if mail.otherSide != nil {
      mailRemarks.append(.init(path: path, said: .acrossCutoff(mail)))
    }
  }

  mutating func note(_ document: JudgedDocument, _ entry: Int) {
    taken.append(entry)
    kinds[entry] = document.attachableKind
    keep(document, of: entry)
  }

  /// Keeps a judged document for its submission; beyond the limit it is judged again then.
  mutating func keep(_ document: JudgedDocument, of entry: Int) {
    let bytes = Self.bytesOfAny + document.identity.bytes
    guard keptBytes + bytes <= Self.bytesToKeep else { return }
    keptBytes += bytes
    judged[entry] = document
  }

  private static let bytesToKeep = 24 << 20
  /// What a judged document takes beside its text, however short that is.
  private static let bytesOfAny = 16 << 10
}

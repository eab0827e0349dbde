public import IntakeCore
import IntakeFiles
import IntakeRegister
import IntakeReporting

extension Office {
  /// Writes one letter for each submission of a call into a folder, with an index of addresses.
  /// - Parameters:
  ///   - kind: `receipt` or `return`; the latter only for submissions with something to fix.
  ///   - since: only submissions with a file registered then or later.
  ///   - report: `text`, `html` or `docx`.
  ///   - output: the folder, made or replaced whole, for its owner's eyes only.
  public func letters(
    _ kind: String, call: Call, since: Instant?, report: String, output: String,
    look: ReportOrder.Look, streams: Streams
  ) throws {
    let kind = try Self.kind(kind)
    let name = try ReportName.named(report, among: ReportName.ofLetters)
    let register = try open()
    try PlanFolder.refuse(output, within: try register.inboxes())
    let rows = try rows(try register.entries(call: call.id), in: register)
    let desk = LetterDesk(register: register, checker: checker(call))
    let sent = try register.sentLetters(call: call.id).filter { $0.kind == kind }
    var files: [(name: String, bytes: [UInt8])] = []
    var lines: [LetterIndex.Line] = []
    for submission in Self.submissions(rows) where Self.isRecent(submission, since) {
      guard let first = submission.first,
        let (matter, particulars) = try desk.subject(of: first.summary.number),
        let letter = Letter.of(kind, on: matter, language: look.language)
      else { continue }
      let file = Self.fileName(first.summary.number, kind, name)
      files.append((file, try Self.bytes(of: letter, as: name)))
      var line = line(file, submission, matter, particulars)
      line.sent = sent.filter { line.entries.contains($0.entry) }
        .map { "\($0.dispatch), \($0.sentAt.local(in: call.zone).day.text)" }
      lines.append(line)
    }
    files.append(("index.csv", LetterIndex.csv(lines)))
    try PlanFolder.write(files: files, to: output, for: .owner, isOwn: Self.isOwn)
    guard !look.quiet else { return }
    let said = Localized(
      vi: "Đã ghi \(lines.count) thư và index.csv vào \(output)/\n",
      en: "\(lines.count) letters and index.csv written to \(output)/\n")
    try streams.say(said[look.language])
  }

  /// The entries that belong together, by the first entry of each; those of nobody stand alone.
  private static func submissions(_ rows: [IncomingRow]) -> [[IncomingRow]] {
    var groups: [[IncomingRow]] = []
    var positions: [String: Int] = [:]
    for row in rows where row.summary.submitter != nil {
      let repeated = row.summary.standing.because.flatMap { number in
        rows.first { $0.summary.number == number }?.summary.standing.submitter
      }
      guard let identity = row.summary.standing.submitter ?? repeated else { continue }
      if let position = positions[identity] {
        groups[position].append(row)
      } else {
        positions[identity] = groups.count
        groups.append([row])
      }
    }
    return groups
  }

  private static func isRecent(_ submission: [IncomingRow], _ since: Instant?) -> Bool {
    since.map { since in submission.contains { $0.delivery.takenAt >= since } } ?? true
  }

  /// Addressed as the document says that the letter is about: the current list, else the last.
  private func line(
    _ file: String, _ submission: [IncomingRow], _ matter: LetterMatter,
    _ known: SubmitterParticulars?
  ) -> LetterIndex.Line {
    LetterIndex.Line(
      file: file, entries: submission.map(\.summary.number),
      submitter: matter.submitter?.name ?? "", address: known?.address, contact: known?.contact,
      phone: known?.phone, email: known?.email,
      dispatch: .init(number: known?.dispatchNumber, date: known?.dispatchDate),
      mailNumbers: submission.compactMap(\.delivery.mailNumber).reduce(into: []) {
        if !$0.contains($1) { $0.append($1) }
      })
  }

  /// `0017-receipt.html`
  private static func fileName(_ entry: Int, _ kind: LetterKind, _ report: ReportName) -> String {
    let number = String(entry)
    let zeros = String(repeating: "0", count: max(0, 4 - number.count))
    return "\(zeros)\(number)-\(kind.rawValue).\(report.endings[0])"
  }

  /// Whether a name is one of a former folder of letters.
  private static func isOwn(_ name: String) -> Bool {
    if name == "index.csv" { return true }
    let parts = name.split(separator: "-", maxSplits: 1)
    guard parts.count == 2, parts[0].allSatisfy({ $0.isASCII && $0.isNumber }) else { return false }
    return LetterKind.allCases.contains {
      let kind = $0.rawValue
      return ReportName.ofLetters.contains { "\(kind).\($0.endings[0])" == parts[1] }
    }
  }
}

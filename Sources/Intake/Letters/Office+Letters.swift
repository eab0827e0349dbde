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
    try tellOfOtherCalls(call, in: register, look, streams)
    let desk = try LetterDesk(register: register, checker: checker(call))
    let sent = Dictionary(
      grouping: try register.sentLetters(call: call.id).filter { $0.kind == kind }, by: \.entry)
    var lines: [LetterIndex.Line] = []
    try PlanFolder.write(to: output, for: .owner, isOwn: Self.isOwn) { writing in
      for submission in desk.entries.submissions {
        let deliveries = try submission.map { try desk.delivery(of: $0.number) }
        guard Self.isRecent(deliveries, since), let first = submission.first,
          let (matter, particulars) = try desk.subject(of: first.number),
          let letter = Letter.of(kind, on: matter, language: look.language)
        else { continue }
        let file = Self.fileName(first.number, kind, name)
        try writing.put(try Self.bytes(of: letter, as: name), as: file)
        var line = line(file, submission, deliveries, matter, particulars)
        line.sent = line.entries.flatMap { sent[$0] ?? [] }.sorted { $0.number < $1.number }
          .map { "\($0.dispatch), \($0.sentAt.local(in: call.zone).day.text)" }
        lines.append(line)
      }
      try writing.put(LetterIndex.csv(lines), as: "index.csv")
    }
    guard !look.quiet else { return }
    let left = Self.withoutLetter(desk.entries.ofNobody)
    let said = Localized(
      vi: "Đã ghi \(lines.count) thư và index.csv vào \(output)/\n\(left.vi)",
      en: "\(lines.count) letters and index.csv written to \(output)/\n\(left.en)")
    try streams.say(said[look.language])
  }

  /// Those who sent what nobody can tell whose it is are answered by hand.
  private static func withoutLetter(_ entries: [Int]) -> Localized {
    if entries.isEmpty { return Localized(same: "") }
    let shown =
      entries.prefix(20).map(String.init).joined(separator: ", ")
      + (entries.count > 20 ? ", …" : "")
    return Localized(
      vi: "Chưa rõ đơn vị nên không có thư: số đến \(shown)\n",
      en: "Whose these are is not known, so they get no letter: entries \(shown)\n")
  }

  private static func isRecent(_ deliveries: [EntryDossier.Delivery], _ since: Instant?) -> Bool {
    since.map { since in deliveries.contains { $0.takenAt >= since } } ?? true
  }

  /// Addressed as the document says that the letter is about: the current list, else the last.
  private func line(
    _ file: String, _ submission: [EntrySummary], _ deliveries: [EntryDossier.Delivery],
    _ matter: LetterMatter, _ known: SubmitterParticulars?
  ) -> LetterIndex.Line {
    LetterIndex.Line(
      file: file, entries: submission.map(\.number),
      submitter: matter.submitter?.name ?? "", address: known?.address, contact: known?.contact,
      phone: known?.phone, email: known?.email,
      dispatch: .init(number: known?.dispatchNumber, date: known?.dispatchDate),
      mailNumbers: deliveries.compactMap(\.mailNumber).reduce(into: []) {
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

import IntakeCore
import IntakeFiles

/// Drafts as the submissions that they are: they stand, and are judged against each other, as the
/// register's entries are.
final class DraftSubmissions {
  private(set) var documents: [JudgedDocument]
  /// The positions of what counts in no list.
  private(set) var uncounted: Set<Int> = []
  /// The positions of what is no form and was delivered beside one.
  private(set) var attachments: Set<Int> = []
  private let packets: [DraftCheck.Draft.Packet]
  private let mails: [MailOrder?]
  private let checker: DocumentChecker
  private let jobs: Int

  init(
    _ documents: consuming [JudgedDocument], _ drafts: [DraftCheck.Draft],
    checker: DocumentChecker, jobs: Int
  ) {
    self.documents = documents
    packets = drafts.map(\.packet)
    mails = drafts.map { $0.arrival?.mail }
    self.checker = checker
    self.jobs = jobs
  }

  /// Judges a document once more where its records were not kept.
  typealias Reread = (_ position: Int, JudgedDocument, ReceiptJudgement) -> JudgedDocument

  func settle(_ reread: Reread) {
    var filed = concerned.map(filed)
    noteRecords(&filed, reread)
    withoutActuallyEscaping(reread) { reread in
      for members in submissions(of: filed) { judge(members, reread) }
    }
  }

  /// Notes what the records say of drafts that may say the same as others delivered with them.
  private func noteRecords(_ filed: inout [Filed], _ reread: Reread) {
    let alike = Dictionary(grouping: filed.indices.filter { filed[$0].packet != nil }) { index in
      let entry = filed[index]
      return [
        entry.packet ?? "", entry.form?.rawValue ?? "",
        MatchKey.name(entry.submitter?.name ?? ""),
        String(documents[entry.number - 1].tasks.count),
      ]
    }
    for index in alike.values.filter({ $0.count > 1 }).joined() {
      let position = filed[index].number - 1
      let document = documents[position]
      guard document.form != nil, document.submitter != nil else { continue }
      let isKept = document.submitterRecord != nil
      filed[index].records = Digest.ofRecords(
        isKept ? document : reread(position, document, document.receipt))
    }
  }

  /// The positions of the drafts that others may touch.
  private var concerned: [Int] {
    let complete = documents.indices.filter { packets[$0] != .named }
    let named = documents.indices.filter { packets[$0] == .named }
    return (complete + DraftKin(named, of: documents, jobs: jobs).concerned).sorted()
  }

  /// The submissions among the drafts, and what is in quarantine.
  private func submissions(of filed: [Filed]) -> [[SubmissionMember]] {
    let places = SubmitterKnowledge(places: PlaceNames(checker.call))
    let worked = Standings.workOut(filed, knowing: places) { [documents] list in
      documents[list - 1].tasks.map(\.keys)
    }
    let members = filed.compactMap { entry in
      worked.standings[entry.number].map { standing in
        note(standing, of: entry)
        return SubmissionMember(
          filed: entry, standing: standing, receipt: documents[entry.number - 1].receipt,
          remarks: worked.remarks[entry.number] ?? [])
      }
    }
    let groups = Dictionary(grouping: members) { $0.standing.submitter ?? "" }
    return groups.values.sorted { $0[0].filed.number < $1[0].filed.number }
  }

  private func note(_ standing: Standing, of entry: Filed) {
    let position = entry.number - 1
    if standing.state == .attachment { attachments.insert(position) }
    if packets[position] != .named, standing.state != .current || entry.form != .appendix1 {
      uncounted.insert(position)
    }
  }

  private func judge(_ members: [SubmissionMember], _ reread: @escaping Reread) {
    let isComplete = members.contains { packets[$0.filed.number - 1] != .named }
    let counted = members.filter { [.current, .waiting].contains($0.standing.state) }
    let needsRecords = isComplete || Set(counted.map(\.filed.form)).count > 1
    let sources = StandingJudge<Never>.Sources(
      document: { [unowned self] member in
        let position = member.filed.number - 1
        let document = documents[position]
        guard needsRecords, document.submitterRecord == nil, document.submitter != nil else {
          return document
        }
        return reread(position, document, member.receipt)
      },
      counterpart: { [unowned self] entry in
        let document = documents[entry - 1]
        return Counterpart(
          path: document.identity.name, entry: nil, receivedAt: document.receipt.receipt?.at,
          content: document.identity.content,
          submitter: document.submitter?.name, tasks: document.tasks)
      })
    let outcomes = checker.standingJudge(sources).judge(
      members, .init(isComplete: isComplete, comparesVersions: false))
    for (entry, outcome) in outcomes { put(outcome.document, at: entry - 1) }
  }

  /// Records that were not kept are not kept now.
  private func put(_ document: JudgedDocument, at position: Int) {
    let isKept = documents[position].submitterRecord != nil
    documents[position] = document
    if !isKept { documents[position].dropRecords() }
    let codes = Self.foundAmongDrafts.filter { document.countsByCode[$0] != nil }
    documents[position].nowRun(codes)
  }

  /// What a register answers, and a set of drafts where it shows among them.
  private static let foundAmongDrafts: [Code] = ["R001", "R002", "R005", "R006", "R007"]

  /// What the working out of standings needs of a draft; its number is its position, from 1.
  private func filed(_ position: Int) -> Filed {
    let document = documents[position]
    let keys = document.form == .appendix2 ? document.tasks.first?.keys : nil
    let packet: String? =
      switch packets[position] {
      case .named: ""
      case .folder(let name): name
      case .file(let name): "file " + name
      case .loose: nil
      }
    var filed = Filed(
      number: position + 1, sha256: document.identity.sha256, form: document.form,
      submitter: document.submitter, packet: packet,
      receivedAt: document.receipt.receipt?.at, evidence: document.receipt.receipt?.evidence,
      receipt: document.receipt.status, taskNumber: keys?.number, taskTitle: keys?.title)
    filed.step = document.identity.step
    filed.format = document.format
    filed.run = 1
    filed.mail = mails[position]
    filed.mayBeAttachment = document.attachableKind != nil
    return filed
  }
}

extension DocumentChecker {
  /// Judges submissions by the call and the rules of this checker.
  func standingJudge(_ sources: StandingJudge<Never>.Sources) -> StandingJudge<Never> {
    StandingJudge(call: call, rules: rules, sources: sources)
  }
}

extension JudgedDocument {
  /// Forgets the records, which only the comparison of forms needs.
  fileprivate mutating func dropRecords() {
    submitterRecord = nil
    for position in tasks.indices where tasks[position].record != nil {
      tasks[position].record = nil
    }
  }
}

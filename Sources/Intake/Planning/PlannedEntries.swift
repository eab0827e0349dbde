import IntakeCore
import IntakeRegister

/// What a plan needs of the entries of a call.
struct PlannedEntries {
  /// Everyone of whom anything was received, each once.
  private(set) var heard: [Submitter] = []
  /// How each document came in, attachments apart.
  private(set) var received: [Reception.Received] = []
  /// Those that stand in no list, and in no other document's place.
  private(set) var alone: [EntrySummary] = []
  /// Whom the documents that count name.
  private(set) var reached: [SharedContacts.Known] = []
  /// The documents that were asked for.
  private(set) var documents: [Int: JudgedDocument.Identity] = [:]

  /// - Parameter tasks: those of all current lists.
  init(_ register: Register, _ call: Call, _ tasks: PlannedTasks) throws {
    let channels = try register.channels()
    let asked = Set(tasks.unknownContributions.map(\.outline))
    var submitters: Set<Submitter> = []
    try register.eachEntry(call: call.id) { entry in
      var entry = entry
      if let submitter = entry.submitter {
        // One value of those that are alike: a submitter has many documents.
        let (isNew, known) = submitters.insert(submitter)
        entry.submitter = known
        if isNew { heard.append(known) }
      }
      add(entry, channel: channels[entry.number], call)
      if Self.standsAlone(entry, tasks.outlines) { alone.append(entry) }
      if asked.contains(entry.number) { documents[entry.number] = entry.identity }
    }
  }

  private mutating func add(_ entry: EntrySummary, channel: String?, _ call: Call) {
    if entry.standing.state != .attachment {
      received.append(
        Reception.Received(
          day: entry.receivedAt?.local(in: call.zone).day, channel: channel,
          province: entry.submitter?.province, kind: entry.submitter?.kind,
          status: entry.receipt))
    }
    if entry.standing.state == .current, let identity = entry.standing.submitter,
      let submitter = entry.submitter
    {
      reached.append(
        SharedContacts.Known(entry: entry.number, identity: identity, submitter: submitter))
    }
  }

  private static func standsAlone(_ entry: EntrySummary, _ paired: Set<Int>) -> Bool {
    switch entry.standing.state {
    case .quarantined: !entry.isTakenAsItIs
    case .notCounted, .waiting: true
    case .current:
      entry.form == .appendix1 ? entry.tasks == 0 : !paired.contains(entry.number)
    case .pending, .superseded, .duplicate, .withdrawn, .attachment: false
    }
  }
}

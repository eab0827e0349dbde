/// What stands beside a plan for a person before it is signed: how much of each kind, and at which
/// entries.
public struct WorkList: Sendable {
  public struct Item: Sendable {
    public var count: Int
    public var entries: [Int]
  }

  /// Tasks of the plan very like those of others (R003).
  public var similarTasks: Item
  /// Submitters who are likely one (R005), and those with one telephone or mailbox.
  public var likelySubmitters: Item
  /// Tasks that lists handed in again leave out (R006).
  public var droppedTasks: Item
  /// Everything that waits for a decision.
  public var openQuestions: Item

  public var isEmpty: Bool {
    [similarTasks, likelySubmitters, droppedTasks, openQuestions].allSatisfy { $0.count == 0 }
  }

  public init(_ plan: Plan) {
    func entries(_ held: [Held], where holds: (Finding) -> Bool) -> [Int] {
      held.filter { $0.reasons.contains { holds($0.finding) } }.map(\.entry)
    }
    let similar = entries(plan.toLookAt) { $0.code == "R003" }
    similarTasks = Item(count: similar.count, entries: similar)
    let likely = Set(
      entries(plan.toReview) { $0.code == "R005" } + entries(plan.toLookAt) { $0.isOfContacts })
    likelySubmitters = Item(count: likely.count, entries: likely.sorted())
    let dropped = plan.toLookAt.flatMap { held in
      held.reasons.filter { $0.finding.code == "R006" }.map { (held.entry, $0.finding) }
    }
    droppedTasks = Item(
      count: dropped.reduce(0) { $0 + ($1.1.difference.flatMap { Int($0) } ?? 1) },
      entries: dropped.map(\.0))
    openQuestions = Item(count: plan.toReview.count, entries: plan.toReview.map(\.entry))
  }
}

extension Finding {
  /// A likeness that is no finding of any rule: for the work list only.
  fileprivate var isOfContacts: Bool { code == Self.ofContacts }

  /// What stands in place of a code: it is none of the rules'.
  private static let ofContacts: Code = "–"

  /// That a submitter can be reached as another one with another name is.
  public static func sameContact(
    as other: Int, named name: String, _ contact: SharedContacts.Contact
  ) -> Finding {
    let what = contact.name
    return Finding(
      code: ofContacts, severity: .note, place: .document, found: String(other),
      message: Localized(
        vi: "Cùng \(what.vi) với “\(name.excerpt(80))” (số đến \(other)), tên khác hẳn.",
        en: "The \(what.en) is that of “\(name.excerpt(80))” (entry \(other)), under another name."),
      advice: Localized(
        vi:
          "Xem hai hồ sơ có phải của một đơn vị không; một đơn vị tư vấn nộp hộ thì không phải làm gì.",
        en:
          "See whether both are of one submitter; nothing needs to be done where somebody sent in both."
      ),
      clause: Localized(same: "–"))
  }
}

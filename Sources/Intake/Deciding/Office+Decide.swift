public import IntakeCore
import IntakeRegister
import IntakeReporting

extension Office {
  /// A person's decision on an entry or one of its tasks.
  public struct Order: Sendable {
    public var entry: Int
    public var action: Decision.Action
    /// The number of the one task that it concerns.
    public var task: String?
    public var authority: Authority
    /// From then on it no longer counts.
    public var expires: Instant?
    /// Whether it concerns all of the entry's submission that there is.
    public var isForSubmission: Bool
    /// Nothing is recorded: what would become of it is told.
    public var isRehearsal: Bool

    public init(
      entry: Int, action: Decision.Action, task: String?, authority: Authority, expires: Instant?,
      isForSubmission: Bool = false, isRehearsal: Bool = false
    ) {
      self.entry = entry
      self.action = action
      self.task = task
      self.authority = authority
      self.expires = expires
      self.isForSubmission = isForSubmission
      self.isRehearsal = isRehearsal
    }
  }

  /// The call of an entry, whichever is the default: its zone is that of the decision's instants.
  public func call(of entry: Int, given: String) throws -> Call {
    let call = try calls.call(given)
    guard let id = try open().judged(entry)?.summary.call, id != call.id else { return call }
    return try calls.call(id)
  }

  /// Records a decision, judges the submission anew, and says what became of it.
  public func decide(
    _ order: Order, call: Call, asOf: Instant, look: ReportOrder.Look, streams: Streams
  ) throws {
    let decided = try desk(call, asOf: asOf).decide(
      Register.NewDecision(
        entry: order.entry, action: order.action, task: order.task,
        authority: order.authority, expires: order.expires,
        isForSubmission: order.isForSubmission), isRehearsal: order.isRehearsal)
    for warning in decided.warnings { streams.complain("dexuat: " + warning[look.language]) }
    guard !look.quiet else { return }
    try streams.say(DecidedPage(decided, order).text[look.language])
  }

  /// Records a later definition of a call and judges its submissions anew.
  public func amend(
    _ authority: Authority, call: Call, asOf: Instant, look: ReportOrder.Look, streams: Streams
  ) throws {
    let changed = try desk(call, asOf: asOf).amend(authority)
    guard !look.quiet else { return }
    let hash = call.sha256.prefix(12)
    let text = Localized(
      vi: "Đợt \(call.id) từ nay theo bản \(hash); \(changed.count) số đến có kết quả khác.\n",
      en: "Call \(call.id) is version \(hash) from now on; \(changed.count) entries came out "
        + "otherwise.\n")
    try streams.say(text[look.language])
    try sayList(of: changed, call, look, streams)
  }
}

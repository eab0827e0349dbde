public import IntakeCore
import IntakeRegister
import IntakeReporting

extension Office {
  /// Letters that went out: of one kind, under one number of the office's own, at one time.
  public struct Sending: Sendable {
    /// One entry of each submission that got a letter.
    public var entries: [Int]
    /// `receipt` or `return`.
    public var kind: String
    public var number: String
    public var at: Instant

    public init(entries: [Int], kind: String, number: String, at: Instant) {
      self.entries = entries
      self.kind = kind
      self.number = number
      self.at = at
    }
  }

  /// Records that letters went out, all of them or none.
  /// - Throws: `Failure` (64) where an entry is not there, where a letter cannot have gone out then,
  ///   or where it is recorded already; `RegisterError`.
  public func sent(
    _ sending: Sending, asOf: Instant, look: ReportOrder.Look, streams: Streams
  ) throws {
    let kind = try Self.kind(sending.kind)
    let register = try open(.writingExisting)
    let letters = try sending.entries.map { entry in
      guard let summary = try register.judged(entry)?.summary else {
        throw try Failure.unknownEntry(entry, in: register)
      }
      try check(sending, kind, on: summary, asOf: asOf, register)
      return SentLetter(
        entry: entry, kind: kind, sentAt: sending.at, dispatch: sending.number, at: asOf)
    }
    try register.record(letters)
    guard !look.quiet else { return }
    let entries = sending.entries.map(String.init).joined(separator: ", ")
    let said = Localized(
      vi: "Đã ghi: \(kind.name.vi) số \(sending.number) đã gửi cho hồ sơ của số đến \(entries).\n",
      en: "Recorded: \(kind.name.en), number \(sending.number), was sent for \(entries).\n")
    try streams.say(said[look.language])
  }

  private func check(
    _ sending: Sending, _ kind: LetterKind, on entry: EntrySummary, asOf: Instant,
    _ register: Register
  ) throws {
    if sending.at > asOf { throw Failure.sentLater }
    if let received = entry.receivedAt, sending.at < received {
      throw Failure.sentBefore(entry.number)
    }
    let own = Set(
      try register.entries(call: entry.call).filter { other in
        other.number == entry.number
          || entry.standing.submitter != nil
            && other.standing.submitter == entry.standing.submitter
      }.map(\.number))
    let known = try register.sentLetters(call: entry.call).first {
      own.contains($0.entry) && $0.kind == kind && $0.dispatch == sending.number
    }
    if let known { throw Failure.sentAlready(known) }
  }
}

extension Failure {
  fileprivate static let sentLater = Failure(
    .usage,
    Localized(
      vi: "--at sau thời điểm hiện tại (--now): chưa thể đã gửi.",
      en: "--at is after now (--now): nothing can have been sent yet."))

  fileprivate static func sentBefore(_ entry: Int) -> Failure {
    Failure(
      .usage,
      Localized(
        vi: "--at trước khi nhận số đến \(entry): không thể đã gửi trả lời khi chưa nhận.",
        en: "--at is before entry \(entry) was received: nothing was answered before that."))
  }

  fileprivate static func sentAlready(_ letter: SentLetter) -> Failure {
    let (number, entry) = (letter.dispatch, letter.entry)
    return Failure(
      .usage,
      Localized(
        vi: "Sổ đã ghi \(letter.kind.name.vi) số \(number) cho hồ sơ này (số đến \(entry)).",
        en: "The register has \(letter.kind.name.en), number \(number), for this submission "
          + "already (entry \(entry))."))
  }
}

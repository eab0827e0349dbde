import ArgumentParser
import Intake
import IntakeCore

/// What is decided: exactly one of these.
struct DecisionOptions: ParsableArguments {
  @Flag(help: "It counts, whatever was found.")
  var accept = false

  @Flag(name: .customLong("return"), help: "It goes back to its submitter.")
  var returned = false

  @Flag(help: "The submitter takes it back.")
  var withdraw = false

  @Option(help: "The findings with this code no longer weigh.")
  var waive: String?

  @Option(help: "A later cut-off for this submitter.")
  var extend: String?

  @Option(help: "The corrected receipt.")
  var received: String?

  @Option(help: "The submitters of both entries are one.")
  var sameAs: Int?

  @Option(help: "The submitters of both entries are two.")
  var distinctFrom: Int?

  @Flag(help: "The list takes the place of the earlier one.")
  var replaces = false

  @Flag(help: "The list stands beside the earlier one.")
  var supplements = false

  @Option(help: "The decision with this number no longer counts.")
  var revoke: Int?

  /// - Parameters:
  ///   - task: the one task that it concerns.
  ///   - submission: whether it concerns all of the submission.
  func check(task: String?, submission: Bool) throws {
    let actions = [
      accept, returned, withdraw, waive != nil, extend != nil, received != nil, sameAs != nil,
      distinctFrom != nil, replaces, supplements, revoke != nil,
    ].count { $0 }
    guard actions == 1 else {
      throw misuse(
        vi: "Cần đúng một trong \(Self.names).", en: "Exactly one of \(Self.names) is needed.")
    }
    if task != nil, !(accept || returned || waive != nil) {
      throw misuse(
        vi: "--task chỉ đi với --accept, --return hoặc --waive.",
        en: "--task goes with --accept, --return or --waive only.")
    }
    if let task, task.allSatisfy(\.isWhitespace) {
      throw misuse(vi: "--task còn trống.", en: "--task is blank.")
    }
    if submission,
      task != nil || !(accept || returned || withdraw || waive != nil || received != nil)
    {
      throw misuse(
        vi: "--submission chỉ đi với --accept, --return, --waive, --withdraw hoặc --received, "
          + "và không đi với --task.",
        en: "--submission goes with --accept, --return, --waive, --withdraw or --received only, "
          + "and not with --task.")
    }
  }

  func action(in zone: ZoneOffset) throws -> Decision.Action {
    if accept { return .accept }
    if returned { return .returned }
    if withdraw { return .withdraw }
    if replaces { return .replaces }
    if supplements { return .supplements }
    if let waive { return .waive(Code(waive.uppercased())) }
    if let extend { return .extend(try cutoff(extend, in: zone)) }
    if let sameAs { return .sameAs(entry: sameAs) }
    if let distinctFrom { return .distinctFrom(entry: distinctFrom) }
    if let revoke { return .revoke(decision: revoke) }
    return .received(try InstantText.read(received ?? "", option: "--received", zone: zone))
  }

  /// A date alone means to the end of that day.
  private func cutoff(_ text: String, in zone: ZoneOffset) throws -> Instant {
    if let day = CalendarDay(iso: text) {
      let last = Instant(day: day, hour: 23, minute: 59, second: 59, zone: zone)
      return Instant(secondsSinceEpoch: last.secondsSinceEpoch + 1)
    }
    return try InstantText.read(text, option: "--extend", zone: zone)
  }

  private static let names = """
    --accept, --return, --waive, --withdraw, --extend, --received, --same-as, --distinct-from, \
    --replaces, --supplements, --revoke
    """

  private func misuse(vi: String, en: String) -> Failure {
    Failure(
      .usage,
      Localized(vi: vi + " Xem: dexuat decide --help", en: en + " See: dexuat decide --help"))
  }
}

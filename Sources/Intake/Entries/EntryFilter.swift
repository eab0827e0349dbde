import IntakeCore
import IntakeRegister

/// Which entries a list shows: those that fit all that is named.
public struct EntryFilter: Sendable {
  /// Words of the submitter's name, folded for the comparison.
  public var submitter: String?
  /// `eligible`, `review`, `ineligible`.
  public var verdict: String?
  /// A standing by its name for machines, such as `current`.
  public var standing: String?
  /// `on-time`, `late`, `contested`, `undetermined`, `no-deadline`.
  public var receipt: String?
  /// Received then or later; a day alone counts from its start.
  public var since: String?
  /// Received then or earlier; a day alone counts to its end.
  public var until: String?
  /// The code or the name of a province.
  public var province: String?
  /// The number of an orientation that one of its tasks has.
  public var orientation: String?

  public init() {}

  public static let verdicts = Verdict.allCases.map(\.rawValue)
  public static let standings = EntryState.allCases.map(\.rawValue)
  public static let receipts = ReceiptJudgement.Status.allCases.map(\.rawValue)
}

/// The filter with its values read, ready for use on the entries of one register.
struct EntrySieve {
  private let words: [Substring]
  private let verdict: Verdict?
  private let standing: EntryState?
  private let receipt: ReceiptJudgement.Status?
  private let since: String?
  private let until: String?
  private let province: String?
  private let writtenProvince: String
  private let orientation: Int?

  /// - Throws: `Failure` (64) at a value that the option does not take.
  init(_ filter: EntryFilter) throws {
    words = MatchKey.bare(filter.submitter ?? "").split(separator: " ")
    verdict = try Self.read(filter.verdict, "--verdict")
    standing = try Self.read(filter.standing, "--standing")
    receipt = try Self.read(filter.receipt, "--receipt")
    (since, until) = (filter.since, filter.until)
    try Self.check(since, until)
    province = filter.province.map(MatchKey.bare)
    writtenProvince = filter.province ?? ""
    orientation = try filter.orientation.map { text in
      guard let number = Int(text) else {
        throw Self.wrong(text, "--orientation", ["1", "2", "…"])
      }
      return number
    }
  }

  /// Whether the tasks of the lists have to be known.
  var asksForOrientation: Int? { orientation }

  /// The entries that fit.
  /// - Parameters:
  ///   - calls: the definitions of their calls by id.
  ///   - oriented: the entries that have a task of the orientation asked for.
  func sifted(
    _ entries: [IncomingRow], calls: [String: Call], oriented: Set<Int>
  ) throws -> [IncomingRow] {
    try checkProvince(of: calls)
    return try entries.filter { entry in
      try fits(entry, calls[entry.summary.call])
        && (orientation == nil || oriented.contains(entry.summary.number))
    }
  }

  private func fits(_ entry: IncomingRow, _ call: Call?) throws -> Bool {
    let summary = entry.summary
    let name = MatchKey.bare(summary.submitter?.name ?? "")
    guard words.allSatisfy(name.contains) else { return false }
    if let verdict, entry.verdict != verdict { return false }
    if let standing, summary.standing.state != standing { return false }
    if let receipt, summary.receipt != receipt { return false }
    if let province, !isIn(province, summary.submitter, call) { return false }
    return try isReceivedWithin(summary.receivedAt, call?.zone ?? .vietnam)
  }

  private func isReceivedWithin(_ at: Instant?, _ zone: ZoneOffset) throws -> Bool {
    guard since != nil || until != nil else { return true }
    guard let at else { return false }
    if let since, at < (try Self.instant(since, "--since", zone, isStart: true)) { return false }
    if let until, at > (try Self.instant(until, "--until", zone, isStart: false)) { return false }
    return true
  }

  /// A period that holds nothing is a slip, as is a time that cannot be read, whatever there is to sift.
  private static func check(_ since: String?, _ until: String?) throws {
    let zone = ZoneOffset.vietnam
    let first = try since.map { try instant($0, "--since", zone, isStart: true) }
    let last = try until.map { try instant($0, "--until", zone, isStart: false) }
    guard let first, let last, first > last else { return }
    throw Failure(
      .usage,
      Localized(
        vi: "--since sau --until: khoảng thời gian này trống.",
        en: "--since is after --until: nothing lies between."))
  }

  /// - Throws: `Failure` (64) where none of the calls knows the province that is asked for.
  private func checkProvince(of calls: [String: Call]) throws {
    guard let province, !calls.isEmpty else { return }
    let items = calls.values.flatMap(\.provinces.items)
    let isKnown = items.contains { item in
      ([item.code, item.name] + item.aliases).contains { MatchKey.bare($0) == province }
    }
    guard !isKnown else { return }
    let written = writtenProvince
    let near = Suggestion.question(about: written, among: Set(items.map(\.name)).sorted())
    throw Failure(
      .usage,
      Localized(
        vi: "Không có tỉnh, thành phố “\(written)”.\(near.vi)",
        en: "There is no province “\(written)”.\(near.en)"))
  }

  private func isIn(_ wanted: String, _ submitter: Submitter?, _ call: Call?) -> Bool {
    guard let code = submitter?.province else { return false }
    if MatchKey.bare(code) == wanted { return true }
    let named = call?.provinces.items.filter { $0.code == code } ?? []
    return named.contains { province in
      ([province.name] + province.aliases).contains { MatchKey.bare($0) == wanted }
    }
  }

  private static func instant(
    _ text: String, _ option: String, _ zone: ZoneOffset, isStart: Bool
  ) throws -> Instant {
    if let day = CalendarDay(iso: text), isStart { return Instant(day: day, zone: zone) }
    guard case .instant(let instant, _) = InstantReader.read(text, zone: zone) else {
      throw wrong(text, option, ["28/4/2023", "“28/4/2023 16:00”"])
    }
    let (isDay, seconds) = (!text.contains(":") && !text.contains("h"), instant.secondsSinceEpoch)
    // A day alone is read as its last second.
    return isStart && isDay ? Instant(secondsSinceEpoch: seconds - 86_399) : instant
  }

  private static func read<Value: RawRepresentable & CaseIterable>(
    _ text: String?, _ option: String
  ) throws -> Value? where Value.RawValue == String {
    guard let text else { return nil }
    if let value = Value(rawValue: text) { return value }
    throw wrong(text, option, Value.allCases.map(\.rawValue))
  }

  private static func wrong(_ text: String, _ option: String, _ known: [String]) -> Failure {
    let near = Suggestion.question(about: text, among: known)
    let list = known.joined(separator: ", ")
    return Failure(
      .usage,
      Localized(
        vi: "Giá trị “\(text)” không dùng được cho “\(option)”.\(near.vi) Có thể ghi: \(list).",
        en: "The value “\(text)” cannot be used for “\(option)”.\(near.en) It takes: \(list)."))
  }
}

/// How the documents of a call came in: by day of receipt, channel, province and kind of submitter, and
/// how many of them late or contested.
public struct Reception: Sendable {
  /// One document that was received.
  public struct Received: Sendable {
    public var day: CalendarDay?
    public var channel: String?
    /// Codes of the call's lists; nil where the document does not say.
    public var province: String?
    public var kind: String?
    public var status: ReceiptJudgement.Status

    public init(
      day: CalendarDay?, channel: String?, province: String?, kind: String?,
      status: ReceiptJudgement.Status
    ) {
      self.day = day
      self.channel = channel
      self.province = province
      self.kind = kind
      self.status = status
    }
  }

  public enum Dimension: Sendable, CaseIterable {
    case all, day, channel, province, kind
  }

  public struct Row: Sendable {
    public var dimension: Dimension
    /// Nil for those that do not say.
    public var label: String?
    public var received = 0
    public var onTime = 0
    public var late = 0
    public var contested = 0
    public var undetermined = 0

    mutating func add(_ status: ReceiptJudgement.Status) {
      received += 1
      switch status {
      case .onTime, .noDeadline, .notJudged: onTime += 1
      case .late: late += 1
      case .contested: contested += 1
      case .undetermined: undetermined += 1
      }
    }

    /// A share of all that were received, in tenths of a per cent, rounded.
    public func perMille(_ count: Int) -> Int {
      received == 0 ? 0 : (count * 2_000 + received) / (2 * received)
    }
  }

  /// By dimension; days in order, channels by name, the others in the call's order.
  public private(set) var rows: [Row] = []

  public init(_ documents: [Received], call: Call) {
    let provinces = call.provinces.items
    let kinds = call.codes(.kind, of: .submitter)
    add(.all, documents) { _ in ("", "") }
    add(.day, documents) { $0.day.map { ($0.iso, $0.text) } }
    add(.channel, documents) { $0.channel.map { (MatchKey.name($0), $0) } }
    add(.province, documents) { document in
      provinces.firstIndex { $0.code == document.province }.map {
        (Self.padded($0), provinces[$0].name)
      }
    }
    add(.kind, documents) { document in
      kinds.firstIndex { $0.code == document.kind }.map { (Self.padded($0), kinds[$0].label.vi) }
    }
  }

  /// - Parameter group: what a document is counted under, as a key for the order and as a label.
  private mutating func add(
    _ dimension: Dimension, _ documents: [Received],
    by group: (Received) -> (key: String, label: String)?
  ) {
    var groups: [String: Row] = [:]
    for document in documents {
      // Those that do not say come last.
      let (key, label) = group(document).map { ($0.key, Optional($0.label)) } ?? ("\u{10FFFF}", nil)
      groups[key, default: Row(dimension: dimension, label: label)].add(document.status)
    }
    rows += groups.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map(\.value)
  }

  private static func padded(_ position: Int) -> String {
    let digits = String(position)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}

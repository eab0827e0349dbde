import NIOCore

/// How far a connection is with its request, and whether it has been too slow.
struct Pace {
  enum Phase { case head, body, answer }

  private var heads = 0
  private var ends = 0
  private var answers = 0
  /// When the head was awaited, the body begun, the answer awaited.
  private var since: NIODeadline
  private var bytes = 0

  init(openedAt now: NIODeadline) {
    since = now
  }

  var phase: Phase {
    if heads > ends { return .body }
    return ends > answers ? .answer : .head
  }

  mutating func headArrived(at now: NIODeadline) {
    heads += 1
    bytes = 0
    since = now
  }

  mutating func bodyArrived(_ count: Int) { bytes += count }

  mutating func requestEnded(at now: NIODeadline) {
    ends += 1
    since = now
  }

  /// An answer may come before the whole of its request did.
  mutating func answered(at now: NIODeadline) {
    answers += 1
    if phase != .body { since = now }
  }

  func isOverdue(at now: NIODeadline, _ limits: WebLimits) -> Bool {
    let elapsed = now - since
    switch phase {
    case .head: return elapsed > limits.head
    case .answer: return elapsed > limits.body
    case .body: return elapsed > limits.body || isSlow(at: now, slack: limits.slack, limits)
    }
  }

  /// Whether less of the body has come than a connection must bring.
  func isSlow(at now: NIODeadline, slack: TimeAmount, _ limits: WebLimits) -> Bool {
    let counted = now - since - slack
    return phase == .body && counted > .zero
      && Double(bytes) < Double(limits.bytesPerSecond) * counted.seconds
  }

  /// How fast it has sent its request, for the choice of who goes first; nil while it is answered.
  func speed(at now: NIODeadline) -> (bytesPerSecond: Double, since: NIODeadline)? {
    switch phase {
    case .answer: nil
    case .head: (0, since)
    case .body: (Double(bytes) / max((now - since).seconds, 0.001), since)
    }
  }
}

extension TimeAmount {
  var seconds: Double { Double(nanoseconds) / 1e9 }
}

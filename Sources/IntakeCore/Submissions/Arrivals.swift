/// Versions of one document in the order in which they came. A version is what came together: one
/// document, or the outlines of one task in one packet.
enum Arrivals {
  /// - Returns: step by step what came next; several versions where nothing orders them.
  static func steps(_ versions: [[Filed]]) -> [[[Filed]]] {
    let sorted = versions.sorted { isBefore($0[0], $1[0]) }
    var steps: [[[Filed]]] = []
    for version in sorted {
      if let last = steps.last?.last, isUnordered(last[0], version[0]) {
        steps[steps.count - 1].append(version)
      } else {
        steps.append([version])
      }
    }
    return steps
  }

  /// By the instant of receipt; of one instant by the mail room's number, then by the row of its
  /// book, then by entry. What a person accepted comes last.
  private static func isBefore(_ one: Filed, _ other: Filed) -> Bool {
    if one.receivedAt != other.receivedAt { return Filed.isBefore(one, other) }
    if one.isAccepted != other.isAccepted { return other.isAccepted }
    if let order = mailOrder(one, other) { return order }
    return one.number < other.number
  }

  /// Nil where the mail room's number and the book say nothing.
  private static func mailOrder(_ one: Filed, _ other: Filed) -> Bool? {
    if let number = one.mail?.number, let second = other.mail?.number, number != second {
      return number < second
    }
    if let row = one.mail?.row, let second = other.mail?.row, row != second { return row < second }
    return nil
  }

  /// Whether two versions of one instant and evidence came in one run or packet and nothing tells
  /// which came first.
  private static func isUnordered(_ one: Filed, _ other: Filed) -> Bool {
    guard one.receivedAt == other.receivedAt, one.evidence == other.evidence,
      one.isAccepted == other.isAccepted, mailOrder(one, other) == nil
    else { return false }
    let isOneRun = one.run != nil && one.run == other.run
    return isOneRun || one.packet != nil && one.packet == other.packet
  }
}

extension Filed {
  /// Whether one was received before another; without evidence comes last.
  static func isBefore(_ one: Filed, _ other: Filed) -> Bool {
    switch (one.receivedAt, other.receivedAt) {
    case (let at?, let otherAt?) where at != otherAt: at < otherAt
    case (.some, nil): true
    case (nil, .some): false
    default: one.number < other.number
    }
  }

  /// Whether two documents were delivered together: in one packet, or loose in one run, at one
  /// time.
  func cameWith(_ other: Filed) -> Bool {
    guard self.packet == other.packet, self.receivedAt == other.receivedAt else { return false }
    return self.packet != nil || self.run == other.run
  }
}

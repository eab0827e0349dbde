/// How much a finding weighs.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  case note, warning, review, error

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .review: 2
    case .error: 3
    }
  }

  /// The verdict that a finding of this severity leads to by itself.
  public var verdict: Verdict {
    switch self {
    case .error: .ineligible
    case .review: .review
    case .warning, .note: .eligible
    }
  }

  public var name: Localized {
    switch self {
    case .error: Localized(vi: "lỗi", en: "error")
    case .review: Localized(vi: "cần xem xét", en: "review")
    case .warning: Localized(vi: "cảnh báo", en: "warning")
    case .note: Localized(vi: "ghi chú", en: "note")
    }
  }

  public static func < (one: Self, other: Self) -> Bool { one.rank < other.rank }
}

/// What is concluded of a task or a document. Eligible is not approval.
public enum Verdict: String, Sendable, CaseIterable, Comparable {
  case eligible, review, ineligible

  private var rank: Int {
    switch self {
    case .eligible: 0
    case .review: 1
    case .ineligible: 2
    }
  }

  public var name: Localized {
    switch self {
    case .eligible: Localized(vi: "đủ điều kiện tổng hợp", en: "eligible")
    case .review: Localized(vi: "cần người xem xét", en: "needs review")
    case .ineligible: Localized(vi: "chưa đủ điều kiện", en: "ineligible")
    }
  }

  /// The later one is the worse one.
  public static func < (one: Self, other: Self) -> Bool { one.rank < other.rank }
}

/// The kinds of letter about a submission.
public enum LetterKind: String, Sendable, CaseIterable {
  /// What was received, when, and what follows.
  case receipt
  /// What has to be mended or made clear.
  case `return`

  /// What people call it.
  public var name: Localized {
    switch self {
    case .receipt: Localized(vi: "giấy tiếp nhận", en: "the receipt letter")
    case .return: Localized(vi: "công văn đề nghị hoàn thiện", en: "the return letter")
    }
  }
}

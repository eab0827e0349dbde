extension EntryState {
  public var name: Localized {
    switch self {
    case .pending: Localized(vi: "đang xử lý", en: "pending")
    case .current: Localized(vi: "hiện hành", en: "current")
    case .superseded: Localized(vi: "bị thay thế", en: "superseded")
    case .duplicate: Localized(vi: "trùng", en: "duplicate")
    case .notCounted: Localized(vi: "không tính", en: "not counted")
    case .waiting: Localized(vi: "chờ quyết định", en: "waiting for a decision")
    case .withdrawn: Localized(vi: "đã rút", en: "withdrawn")
    case .quarantined: Localized(vi: "cách ly", en: "quarantined")
    case .attachment: Localized(vi: "kèm theo", en: "attachment")
    }
  }
}

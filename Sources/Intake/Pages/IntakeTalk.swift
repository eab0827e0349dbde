import IntakeCore
import IntakeRegister
import IntakeReporting

/// What `intake` says on standard error beside its report: what was left alone, what is odd with
/// the mail book, and the books.
struct IntakeTalk {
  let summary: IntakeSummary
  let zone: ZoneOffset
  let language: Language
  let quiet: Bool
  /// Takes each line, without its end.
  let complain: (String) -> Void

  func say() {
    if let path = summary.begunRegister { complain(begun(path)[language]) }
    let waiting = summary.leftAlone.count { $0.reason == .bookUnsettled }
    if waiting > 0 { tell("so-den.csv", waits(waiting)) }
    for left in summary.leftAlone
    where left.reason != .bookUnsettled && (!quiet || left.reason.isTroubling) {
      tell(left.path, left.message)
    }
    for trouble in summary.mailBookTroubles where tells(trouble) {
      tell(trouble.subject(in: language), trouble.message)
    }
    for remark in summary.mailRemarks { tell(remark.path, remark.message(in: zone)) }
    if !summary.proved.isEmpty { complain(proved[language]) }
    if !summary.readAgain.isEmpty { complain(readAgain[language]) }
    if let missing = summary.missingFence, !quiet || !summary.taken.isEmpty {
      complain(Localized.openFence(missing)[language])
    }
    for unmoved in summary.unmoved { tell(unmoved.path, unmoved.why) }
    if !summary.after.balance { tell("register", unbalanced) }
    if !quiet { complain(books[language]) }
  }

  /// A line that waits for its file is no news to a quiet run that took in nothing.
  private func tells(_ trouble: MailBookTrouble) -> Bool {
    guard quiet, summary.taken.isEmpty else { return true }
    switch trouble.problem {
    case .unused, .determined, .fitsNothing: return false
    case .damaged, .noPath, .time, .monthFirst, .more: return true
    }
  }

  private func tell(_ subject: String, _ message: Localized) {
    complain("\(TerminalText(subject).text): \(TerminalText(message[language]).text)")
  }

  /// Said always: a mistyped `--register` begins one.
  private func begun(_ path: String) -> Localized {
    let path = TerminalText(path).text
    return Localized(
      vi: "Đã lập sổ tiếp nhận mới: “\(path)”.", en: "A new register was begun: “\(path)”.")
  }

  private func waits(_ files: Int) -> Localized {
    Localized(
      vi: "đang được mở hoặc vừa mới thay đổi; \(files) tệp chờ lượt sau",
      en: "it is open or changed a moment ago; \(files) files wait for the next run")
  }

  private var proved: Localized {
    let (count, shown) = (summary.proved.count, shown(summary.proved))
    return Localized(
      vi: "so-den.csv bổ sung thời điểm nhận cho \(count) tệp đã vào sổ trước đây, số đến \(shown)",
      en: "so-den.csv fills the receipts of \(count) files registered earlier, entries \(shown)")
  }

  private var readAgain: Localized {
    let (count, shown) = (summary.readAgain.count, shown(summary.readAgain))
    return Localized(
      vi: "Đã đọc và xét lại \(count) số đến mà trước đây máy không đọc được: \(shown)",
      en: "\(count) entries that could not be read before were read and judged: \(shown)")
  }

  private func shown(_ entries: [Int]) -> String {
    entries.prefix(20).map(String.init).joined(separator: ", ") + (entries.count > 20 ? " …" : "")
  }

  private var unbalanced: Localized {
    Localized(vi: "sổ sách không khớp", en: "the books do not balance")
  }

  private static func ifAny(_ count: Int, vi: String, en: String) -> Localized {
    count == 0 ? Localized(same: "") : Localized(vi: vi, en: en)
  }

  private var books: Localized {
    let after = summary.after
    let waiting = Self.ifAny(
      after.waiting, vi: " + chờ quyết định \(after.waiting)", en: " + waiting \(after.waiting)")
    let attached = Self.ifAny(
      after.attachments, vi: "; kèm theo \(after.attachments)",
      en: "; attachments \(after.attachments)")
    return Localized(
      vi: """
        Vào sổ lần này: \(summary.taken.count); đã có từ trước: \(summary.known).
        Đã nhận \(after.received) = hiện hành \(after.current) + bị thay thế \(after.superseded) \
        + trùng \(after.duplicate) + không tính \(after.notCounted)\(waiting.vi) \
        + rút \(after.withdrawn) + cách ly \(after.quarantined)\(attached.vi)
        Nhiệm vụ \(after.tasks) = đủ điều kiện \(after.eligible) + cần xem xét \(after.review) \
        + chưa đủ điều kiện \(after.ineligible)
        """,
      en: """
        Registered now: \(summary.taken.count); known before: \(summary.known).
        Received \(after.received) = current \(after.current) + superseded \(after.superseded) \
        + duplicate \(after.duplicate) + not counted \(after.notCounted)\(waiting.en) \
        + withdrawn \(after.withdrawn) + quarantined \(after.quarantined)\(attached.en)
        Tasks \(after.tasks) = eligible \(after.eligible) + review \(after.review) \
        + ineligible \(after.ineligible)
        """)
  }
}

extension MailBookTrouble {
  /// What it is about: `so-den.csv, hàng 18`.
  func subject(in language: Language) -> String {
    let row = row.flatMap { Place.cell(row: $0, column: 0).spot }
    return (["so-den.csv"] + [row?[language]].compactMap { $0 }).joined(separator: ", ")
  }
}

import IntakeCore
import IntakeRegister
import IntakeReporting

/// What became of an entry, event by event, in words. Hashes and keys of the events are left to
/// the register.
struct EntryHistory {
  let zone: ZoneOffset
  let language: Language

  /// `09:00 ngày 08/05/2023 (#35): xét: đủ điều kiện tổng hợp`
  func line(_ event: EntryDossier.HistoryLine) -> String {
    let when = event.at.text(in: zone)[language]
    return TerminalText("\(when) (#\(event.number)): \(text(event))").text
  }

  private func text(_ event: EntryDossier.HistoryLine) -> String {
    let details = event.details
    let known: String? =
      switch event.kind {
      case "received": received(details)
      case "judged": judged(details)
      case "standing": standing(details)
      case "decided": decided(details)
      case "receipt-proved": proved(details)
      case "letter-sent": sent(details)
      case "read-again": readAgain + mail(details)
      default: nil
      }
    return known ?? raw(event)
  }

  private func received(_ details: [String: String]) -> String? {
    let user = details["user"].map { (vi: " (tài khoản \($0))", en: " (account \($0))") }
    let unread = details["unread"].map { _ in
      (vi: "; máy không đọc được tệp", en: "; the file could not be read here")
    }
    let word = Localized(
      vi: "vào sổ" + (user?.vi ?? "") + (unread?.vi ?? ""),
      en: "registered" + (user?.en ?? "") + (unread?.en ?? ""))[language]
    guard let at = instant(details["receivedAt"]), let evidence = details["evidence"],
      let name = Receipt.Evidence(rawValue: evidence)?.name,
      let status = details["receipt"].flatMap(ReceiptJudgement.Status.init(rawValue:))
    else { return word + mail(details) }
    let when = at.text(in: zone)
    let how = Localized(
      vi: "nhận lúc \(when.vi) theo \(name.vi), \(status.name.vi)",
      en: "received at \(when.en) by \(name.en), \(status.name.en)")
    return word + "; " + how[language] + mail(details)
  }

  /// What the mail's way told: nothing where it told nothing.
  private func mail(_ details: [String: String]) -> String {
    guard let host = details["mailHost"], let at = instant(details["mailAt"])?.text(in: zone) else {
      return ""
    }
    var parts = [
      Localized(
        vi: "máy chủ thư \(host) nhận lúc \(at.vi)", en: "the mail host \(host) took it at \(at.en)"
      )
    ]
    if let other = details["mailOtherHost"],
      let at = instant(details["mailOtherAt"])?.text(in: zone)
    {
      parts.append(
        Localized(
          vi: "\(other) ghi \(at.vi), ở phía bên kia hạn nộp",
          en: "\(other) says \(at.en), on the other side of the deadline"))
    }
    if let found = details["mailAuthentication"] {
      parts.append(Localized(same: "Authentication-Results: \(found)"))
    }
    return parts.map { "; " + $0[language] }.joined()
  }

  private var readAgain: String {
    Localized(
      vi: "đọc lại được tệp mà trước đây máy không đọc được",
      en: "the file, which could not be read before, was read again")[language]
  }

  private func proved(_ details: [String: String]) -> String? {
    guard let at = instant(details["receivedAt"]), let evidence = details["evidence"],
      let name = Receipt.Evidence(rawValue: evidence)?.name
    else { return nil }
    let when = at.text(in: zone)
    return Localized(
      vi: "bổ sung căn cứ tiếp nhận: nhận lúc \(when.vi) theo \(name.vi)",
      en: "evidence of receipt came later: received at \(when.en) by \(name.en)")[language]
  }

  private func sent(_ details: [String: String]) -> String? {
    guard let at = instant(details["sentAt"]), let number = details["dispatch"],
      let letter = details["kind"].flatMap(LetterKind.init(rawValue:))?.name
    else { return nil }
    let when = at.text(in: zone)
    return Localized(
      vi: "đã gửi \(letter.vi) số \(number) lúc \(when.vi)",
      en: "\(letter.en), number \(number), was sent at \(when.en)")[language]
  }

  private func judged(_ details: [String: String]) -> String? {
    guard let verdict = details["verdict"].flatMap(Verdict.init(rawValue:)) else { return nil }
    return Localized(vi: "xét: \(verdict.name.vi)", en: "judged: \(verdict.name.en)")[language]
  }

  private func standing(_ details: [String: String]) -> String? {
    guard let from = details["from"].flatMap(EntryState.init(rawValue:)),
      let to = details["to"].flatMap(EntryState.init(rawValue:))
    else { return nil }
    let because = details["because"].map {
      Localized(vi: " (vì số đến \($0))", en: " (because of entry \($0))")[language]
    }
    return "\(from.name[language]) → \(to.name[language])" + (because ?? "")
  }

  private func decided(_ details: [String: String]) -> String? {
    guard
      let action = Decision.Action(
        kind: details["action"] ?? "", code: details["code"].map { Code($0) },
        instant: instant(details["instant"]),
        other: (details["other"] ?? details["revoked"]).flatMap { Int($0) }),
      let number = details["decision"], let by = details["by"], let document = details["document"],
      let why = details["why"]
    else { return nil }
    var what = action.name[language]
    if let instant = action.instant { what += " " + instant.text(in: zone)[language] }
    if details["through"] != nil {
      what += Localized(vi: ", cả hồ sơ", en: ", the whole submission")[language]
    }
    if let task = details["task"] {
      what += Localized(vi: ", nhiệm vụ \(task)", en: ", task \(task)")[language]
    }
    let decision = Localized(vi: "quyết định \(number)", en: "decision \(number)")[language]
    return "\(decision): \(what) — \(by), \(document): \(why)"
  }

  /// An event of a later version, as recorded.
  private func raw(_ event: EntryDossier.HistoryLine) -> String {
    let details = event.details.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return ([event.kind] + details).joined(separator: " ")
  }

  private func instant(_ seconds: String?) -> Instant? {
    seconds.flatMap { Int64($0) }.map(Instant.init(secondsSinceEpoch:))
  }
}

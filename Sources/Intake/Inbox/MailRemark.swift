import IntakeCore
import IntakeReading

/// What a person should see of a mail's way beside the evidence that decided.
public struct MailRemark: Sendable {
  /// Of the mail, within the inbox.
  public var path: String
  var said: Said

  enum Said: Sendable {
    /// The book and the mail host tell two times; the book's counts.
    case otherThanBook(book: Instant, MailEvidence)
    /// Another hop lies on the other side of the cut-off.
    case acrossCutoff(MailEvidence)
  }

  func message(in zone: ZoneOffset) -> Localized {
    switch said {
    case .otherThanBook(let book, let mail):
      let (book, at) = (book.text(in: zone), mail.at.text(in: zone))
      return Localized(
        vi:
          "so-den.csv ghi \(book.vi), máy chủ thư \(mail.host) ghi \(at.vi); tính theo so-den.csv",
        en: "so-den.csv says \(book.en), the mail host \(mail.host) \(at.en); so-den.csv counts")
    case .acrossCutoff(let mail):
      let other = mail.otherSide?.at?.text(in: zone) ?? Localized(same: "—")
      let (at, host) = (mail.at.text(in: zone), mail.otherSide?.host ?? "—")
      return Localized(
        vi: "\(host) ghi \(other.vi), ở phía bên kia hạn nộp; tính theo máy chủ của cơ quan "
          + "\(mail.host): \(at.vi)",
        en: "\(host) says \(other.en), on the other side of the deadline; the office's host "
          + "\(mail.host) counts: \(at.en)")
    }
  }
}

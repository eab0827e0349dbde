import IntakeCore
import IntakeReading

/// Judges when a delivered file arrived: by the mail book, by what a mail itself proves, by what the
/// command line says, in this order.
struct ReceiptDesk: Sendable {
  /// What the book or the command line says; nil: nothing.
  var given: Receipt?
  /// Whether the book names the file: then nothing else speaks for it.
  var isBooked = false
  /// The office's own mail hosts.
  var mailHosts: [String] = []
  var deadline: Deadline?
  var bounds = ReceiptBounds()
  /// What is said where nobody asked: a draft. Nil: that there is no evidence.
  var unasked: ReceiptJudgement?

  /// - Parameter trace: of the mail that holds a document; nil where none does.
  func judge(_ trace: MailTrace?) -> ReceiptJudgement {
    let proved = isBooked ? given : mail(trace)?.receipt ?? given
    if proved == nil, let unasked { return unasked }
    return ReceiptJudgement(receipt: proved, deadline: deadline, within: bounds)
  }

  /// What a mail proves; nil where none of the office's hosts has taken it over.
  func mail(_ trace: MailTrace?) -> MailEvidence? {
    trace.flatMap { MailEvidence($0, hosts: mailHosts, deadline: deadline) }
  }
}

/// What a mail itself proves of its arrival: the hop into the office's own host.
struct MailEvidence: Sendable {
  var at: Instant
  var host: String
  /// A hop on the other side of the cut-off: told, and no evidence.
  var otherSide: MailTrace.Hop?
  /// What the host found of the sender: shown, never judged.
  var authentication: [String]

  var receipt: Receipt {
    let hop = otherSide.flatMap { hop in hop.at.map { Receipt.Hop(at: $0, host: hop.host) } }
    return Receipt(at: at, evidence: .mail, otherHop: hop)
  }

  init?(_ trace: MailTrace, hosts: [String], deadline: Deadline?) {
    guard let hop = trace.evidence(of: hosts), let at = hop.at else { return nil }
    self.at = at
    host = hop.host
    authentication = trace.authentication(by: hosts)
    guard let cutoff = deadline?.reading.cutoff else { return }
    otherSide = trace.hops.first { other in
      other.at.map { ($0 < cutoff) != (at < cutoff) } ?? false
    }
  }

  /// What the event of the delivery tells of it.
  var details: [String: String] {
    var details = ["mailHost": host, "mailAt": String(at.secondsSinceEpoch)]
    if let otherSide, let at = otherSide.at {
      details["mailOtherHost"] = otherSide.host
      details["mailOtherAt"] = String(at.secondsSinceEpoch)
    }
    if !authentication.isEmpty {
      details["mailAuthentication"] = authentication.joined(separator: "\n")
    }
    return details
  }
}

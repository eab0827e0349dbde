internal import IntakeArchives

/// An mbox: mails one behind the other, each behind a line that begins with `From `.
enum MailboxFile: Container {
  static let kind = "mailbox"

  static func recognises(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(with: envelope) else { return false }
    return !MailHeader(bytes, in: 0..<min(bytes.count, Mail.longestHead)).fields.isEmpty
  }

  static func parts(of bytes: [UInt8], limits: UnpackingBudget) -> ContainerParts {
    do throws(ArchiveFault) {
      let mails = mails(bytes, most: limits.entries - limits.usedEntries)
      try limits.take(entries: mails.count)
      return ContainerParts(
        parts: mails.enumerated().map { position, range in
          ContainerPart(name: "#\(position + 1)", isMail: true) { () throws(ArchiveFault) in
            let mail = unquoted(bytes[range])
            try limits.take(bytes: mail.count)
            return mail
          }
        })
    } catch {
      return ContainerParts(fault: error)
    }
  }

  private static let envelope = Array("From ".utf8)

  /// The mails without their envelope lines; at most one more than wanted.
  private static func mails(_ bytes: [UInt8], most: Int) -> [Range<Int>] {
    var mails: [Range<Int>] = []
    var start: Int?
    var isBehindBlank = true
    var lines = MailLines(bytes, in: bytes.indices)
    while let line = lines.next(), mails.count <= most {
      if isBehindBlank, bytes[line.content].starts(with: envelope) {
        if let start { mails.append(start..<line.content.lowerBound) }
        start = line.end
      }
      isBehindBlank = line.content.isEmpty
    }
    if let start { mails.append(start..<bytes.count) }
    return mails
  }

  /// A line of a mail that begins with `From ` stands as `>From `, one sign more each time.
  private static func unquoted(_ mail: ArraySlice<UInt8>) -> [UInt8] {
    let quote = UInt8(ascii: ">")
    guard mail.contains(quote) else { return Array(mail) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(mail.count)
    for line in mail.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if !bytes.isEmpty || line.startIndex != mail.startIndex { bytes.append(0x0A) }
      let isQuoted = line.first == quote && line.drop { $0 == quote }.starts(with: envelope)
      bytes += isQuoted ? line.dropFirst() : line
    }
    return bytes
  }
}

internal import IntakeArchives
internal import IntakeCore

/// An e-mail as it was sent (RFC 5322, MIME): its attachments, letters within it, and what it says
/// in its text. Why it is read here and not by a library: docs/decisions/mail.md.
enum Mail: Container {
  static let kind = "mail"

  static func recognises(_ bytes: [UInt8]) -> Bool {
    let header = MailHeader(bytes, in: 0..<min(bytes.count, longestHead))
    let names = Set(header.fields.map(\.name))
    return names.count >= 3 && names.intersection(usual).count >= 2
      && !names.isDisjoint(with: decisive)
  }

  static func parts(of bytes: [UInt8], limits: UnpackingBudget) -> ContainerParts {
    var reader = MailReader(bytes, limits: limits)
    return reader.read()
  }

  /// The bytes of a file by which it is known: a mail begins with its header.
  static let longestHead = 64 << 10

  private static let usual: Set<String> = [
    "from", "to", "subject", "date", "received", "return-path", "message-id", "mime-version",
    "content-type", "delivered-to", "sender", "reply-to", "cc", "x-mailer", "dkim-signature",
    "authentication-results", "content-transfer-encoding",
  ]
  private static let decisive: Set<String> = [
    "from", "received", "return-path", "message-id", "mime-version",
  ]
}

/// Who sent a letter and what about: for the office alone, so that a person can answer.
public struct LetterHead: Sendable, Hashable {
  public var subject: String?
  public var from: String?

  public init(subject: String? = nil, from: String? = nil) {
    self.subject = subject
    self.from = from
  }
}

/// Walks through the parts of one mail.
private struct MailReader {
  private let bytes: [UInt8]
  private let limits: UnpackingBudget
  private var found = ContainerParts()
  private var names: Set<String> = []

  /// Multipart bodies within each other; no mail program writes so many.
  private static let deepest = 32

  init(_ bytes: [UInt8], limits: UnpackingBudget) {
    self.bytes = bytes
    self.limits = limits
  }

  mutating func read() -> ContainerParts {
    let header = MailHeader(bytes, in: bytes.indices)
    found.letter = LetterHead(subject: header.text("subject"), from: header.text("from"))
    do throws(ArchiveFault) {
      try read(header, header.end..<bytes.count, number: "", depth: 0, isWhole: true)
    } catch {
      return ContainerParts(fault: error, letter: found.letter)
    }
    return found
  }

  /// - Parameters:
  ///   - number: which part it is: `2.1`; empty for the mail itself.
  ///   - isWhole: whether what ends the part stands behind it.
  private mutating func read(
    _ header: MailHeader, _ body: Range<Int>, number: String, depth: Int, isWhole: Bool
  ) throws(ArchiveFault) {
    let part = MailPart(header, number: number)
    guard let boundary = part.boundary else {
      try limits.take(entries: 1)
      return add(part, body, isWhole: isWhole)
    }
    guard depth < Self.deepest else { throw .tooManyEntries(limits.entries) }
    let multipart = Multipart(
      bytes, in: body, boundary: boundary, most: limits.entries - limits.usedEntries)
    // What lies within another multipart body ends with it, whether it says so or not.
    let isClosed = multipart.isClosed || depth > 0 && isWhole
    if !isClosed { found.fault = .damaged }
    for (position, range) in multipart.parts.enumerated() {
      let inner = MailHeader(bytes, in: range)
      try read(
        inner, inner.end..<range.upperBound,
        number: number.isEmpty ? "\(position + 1)" : "\(number).\(position + 1)", depth: depth + 1,
        isWhole: isClosed || position + 1 < multipart.parts.count)
    }
    if multipart.parts.isEmpty { throw .damaged }
  }

  private mutating func add(_ part: MailPart, _ body: Range<Int>, isWhole: Bool) {
    if body.isEmpty, part.isText { return }
    let (bytes, limits) = (bytes, limits)
    let name = unique(part.name)
    let fault = part.fault(isWhole: isWhole)
    found.parts.append(
      ContainerPart(name: name, kind: part.kind, isMail: part.isLetter) {
        () throws(ArchiveFault) in
        if let fault { throw fault }
        return try part.decode(bytes[body], limits)
      })
  }

  /// Of parts with one name the later ones are told apart by a number.
  private mutating func unique(_ name: String) -> String {
    var (unique, count) = (name, 1)
    while !names.insert(unique).inserted {
      count += 1
      unique = "\(name) (\(count))"
    }
    return unique
  }
}

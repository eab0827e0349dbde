public import IntakeCore

/// What a mail's header says of its way: the hosts that passed it on, the last one first, and what
/// they found of its sender.
///
/// Only what the office's own host wrote is evidence; whoever sent the mail may have made up the
/// rest.
public struct MailTrace: Sendable, Hashable {
  /// From the top, the last hop first.
  public var hops: [Hop] = []
  /// From the top.
  public var authentications: [Authentication] = []

  public struct Hop: Sendable, Hashable {
    /// The host that took the mail over, in small letters.
    public var host: String
    /// Nil where it cannot be read.
    public var at: Instant?
    /// The zone that the host wrote the time in.
    public var zone: ZoneOffset?

    public init(host: String, at: Instant?, zone: ZoneOffset?) {
      self.host = host
      self.at = at
      self.zone = zone
    }
  }

  /// What a host found of the sender.
  public struct Authentication: Sendable, Hashable {
    /// In small letters.
    public var host: String
    public var text: String

    public init(host: String, text: String) {
      self.host = host
      self.text = text
    }
  }

  public init(hops: [Hop], authentications: [Authentication]) {
    self.hops = hops
    self.authentications = authentications
  }

  /// - Parameter bytes: a mail, or as much of it as holds its header.
  /// - Returns: nil where it is no mail.
  public init?(_ bytes: [UInt8]) {
    guard Mail.recognises(bytes), !MailboxFile.recognises(bytes) else { return nil }
    let header = MailHeader(bytes, in: bytes.indices)
    for field in header.fields.prefix(Self.mostFields) {
      switch field.name {
      case "received": if let hop = Hop(header.raw(field)) { hops.append(hop) }
      case "authentication-results":
        let text = EncodedWords.text(header.raw(field))
        let host = text.prefix { $0 != ";" && $0 != " " }.lowercased()
        authentications.append(Authentication(host: host, text: text))
      default: break
      }
    }
  }

  private static let mostFields = 1_000

  /// The first hop from the top that one of the office's hosts took over.
  public func evidence(of hosts: [String]) -> Hop? {
    let hosts = Set(hosts.map { $0.lowercased() })
    return hops.first { hosts.contains($0.host) }
  }

  /// What the office's hosts found of the sender.
  public func authentication(by hosts: [String]) -> [String] {
    let hosts = Set(hosts.map { $0.lowercased() })
    return authentications.filter { hosts.contains($0.host) }.map(\.text)
  }
}

extension MailTrace.Hop {
  /// `from a by mx.example.vn with ESMTP id 1; Fri, 28 Apr 2023 16:59:58 +0000 (UTC)`
  fileprivate init?(_ raw: [UInt8]) {
    let words = MailWords(raw)
    guard let by = words.list.firstIndex(of: "by"), by + 1 < words.list.count else { return nil }
    host = words.list[by + 1]
    let date = words.list.lastIndex(of: ";").map { Array(words.list[($0 + 1)...]) } ?? []
    (at, zone) = Self.instant(date) ?? (nil, nil)
  }

  /// `fri , 28 apr 2023 16:59:58 +0000`
  private static func instant(_ words: [String]) -> (Instant, ZoneOffset)? {
    var words = words[...]
    if let comma = words.firstIndex(of: ",") { words = words[(comma + 1)...] }
    let parts = Array(words)
    guard parts.count >= 5, let day = number(parts[0], 1...31),
      let month = months.firstIndex(of: String(parts[1].prefix(3))),
      let year = number(parts[2], 1...9999), parts[2].utf8.count == 4,
      let date = CalendarDay(year: year, month: month + 1, day: day),
      let zone = zone(parts[4])
    else { return nil }
    let time = parts[3].split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard (2...3).contains(time.count), let hour = number(time[0], 0...23),
      let minute = number(time[1], 0...59),
      let second = time.count == 3 ? number(time[2], 0...60) : 0
    else { return nil }
    return (Instant(day: date, hour: hour, minute: minute, second: second, zone: zone), zone)
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static func number(_ text: String, _ range: ClosedRange<Int>) -> Int? {
    guard text.utf8.count <= 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(text), range.contains(number)
    else { return nil }
    return number
  }

  /// `+0700`, `gmt`; names of other zones mean several.
  private static func zone(_ text: String) -> ZoneOffset? {
    if ["gmt", "ut", "utc", "z"].contains(text) { return ZoneOffset(minutes: 0) }
    let digits = text.dropFirst()
    guard let sign = text.first, sign == "+" || sign == "-", digits.utf8.count == 4,
      let hours = number(String(digits.prefix(2)), 0...14),
      let minutes = number(String(digits.suffix(2)), 0...59)
    else { return nil }
    return ZoneOffset(minutes: (hours * 60 + minutes) * (sign == "-" ? -1 : 1))
  }
}

/// The words of a field in small letters, `;` and `,` by themselves, comments left out.
private struct MailWords {
  private(set) var list: [String] = []

  init(_ raw: [UInt8]) {
    var word: [UInt8] = []
    var depth = 0
    func end() {
      if !word.isEmpty { list.append(word.lowercasedText) }
      word = []
    }
    for byte in raw {
      switch byte {
      case UInt8(ascii: "("):
        end()
        depth += 1
      case UInt8(ascii: ")"): depth = max(0, depth - 1)
      case _ where depth > 0: break
      case 0x20, 0x09: end()
      case UInt8(ascii: ";"), UInt8(ascii: ","):
        end()
        list.append(String(decoding: [byte], as: UTF8.self))
      default: word.append(byte)
      }
    }
    end()
  }
}

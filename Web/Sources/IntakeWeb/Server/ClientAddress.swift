import HTTPTypes
import NIOCore

/// Where a request comes from: the other end of the connection, or whom the proxy names.
struct ClientAddress: Sendable, Hashable {
  /// As written in figures; nil where the connection has none.
  let text: String?

  init(_ text: String?) {
    self.text = text
  }

  /// - Parameter isBehindProxy: whether a proxy on this machine is believed. Only the last name in
  ///   its list is its own; what stands before it anyone could have written.
  init(_ channel: any Channel, _ headers: HTTPFields, isBehindProxy: Bool) {
    let peer = ClientAddress(channel.remoteAddress?.ipAddress)
    let named = isBehindProxy && peer.isLoopback ? Self.named(in: headers) : nil
    self = named ?? peer
  }

  private static func named(in headers: HTTPFields) -> ClientAddress? {
    guard let last = headers[values: .forwardedFor].last?.split(separator: ",").last else {
      return nil
    }
    let name = last.filter { $0 != " " && $0 != "\t" }
    do {
      return ClientAddress(try SocketAddress(ipAddress: name, port: 0).ipAddress)
    } catch {
      // What is no address names nobody.
      return nil
    }
  }

  var isLoopback: Bool {
    guard let text else { return false }
    return text == "::1" || text.hasPrefix("127.") || text.hasPrefix("::ffff:127.")
  }

  /// The part that a household or an office has in common, for counting: an IPv6 address is one of
  /// very many that a single line has.
  var line: String {
    guard let text else { return "" }
    return text.contains(":") && !text.contains(".") ? Self.groups(text, 4) : text
  }

  /// Shortened for the log, so that it names nobody.
  var shortened: String {
    guard let text else { return "-" }
    if text.contains(":") { return Self.groups(text, 3) + "::/48" }
    return text.split(separator: ".").prefix(3).joined(separator: ".") + ".0/24"
  }

  /// The first groups of an IPv6 address.
  private static func groups(_ text: String, _ count: Int) -> String {
    let halves = text.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
    var groups = halves[0].split(separator: ":").map(String.init)
    if halves.count > 1 {
      let behind = halves[1].split(separator: ":").count
      groups += Array(repeating: "0", count: max(0, 8 - groups.count - behind))
      groups += halves[1].split(separator: ":").map(String.init)
    }
    return groups.prefix(count).joined(separator: ":")
  }
}

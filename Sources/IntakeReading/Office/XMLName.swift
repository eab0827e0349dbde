/// The local name of an element or attribute, as two numbers: its length and its first eight bytes.
///
/// Names of one vocabulary that share both would be taken for one; in those that are read none do.
struct XMLName: Hashable {
  private let head: UInt64
  private let count: Int

  init(_ name: Span<UInt8>) {
    var head: UInt64 = 0
    for index in 0..<min(8, name.count) { head = head << 8 | UInt64(name[index]) }
    self.head = head
    count = name.count
  }

  init(_ name: String) {
    let bytes = Array(name.utf8)
    self.init(bytes.span)
  }
}

extension [XMLAttribute] {
  /// The value of an attribute without a namespace.
  func bytes(_ name: String) -> [UInt8]? {
    first { $0.namespace == nil && $0.name == name }?.value
  }

  func text(_ name: String) -> String? {
    bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The value of an attribute in a namespace that ends so.
  func text(_ name: String, in namespace: String) -> String? {
    first { $0.name == name && $0.namespace?.hasSuffix(namespace) == true }
      .map { String(decoding: $0.value, as: UTF8.self) }
  }

  /// Whether an attribute says yes.
  func isSet(_ name: String) -> Bool {
    guard let value = text(name) else { return false }
    return value != "0" && value != "false" && value != "off"
  }

  func number(_ name: String) -> Int? {
    text(name).flatMap { Int($0) }
  }
}

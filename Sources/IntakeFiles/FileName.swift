/// A file's name or path as the file system has it: bytes, which need not be UTF-8.
public struct FileName: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let bytes: [UInt8]

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  public init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The name for people and reports; bytes that are no UTF-8 stand as `\xNN`.
  public var description: String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    var rest = bytes[...]
    while !rest.isEmpty {
      var decoder = UTF8()
      var iterator = rest.makeIterator()
      if case .scalarValue(let scalar) = decoder.decode(&iterator) {
        text.unicodeScalars.append(scalar)
        rest = rest.dropFirst(UTF8.width(scalar))
      } else {
        text += Self.escaped(rest[rest.startIndex])
        rest = rest.dropFirst()
      }
    }
    return text
  }

  /// The parts between the slashes.
  public var parts: [FileName] {
    bytes.split(separator: slash).map { FileName(Array($0)) }
  }

  public var last: FileName { parts.last ?? self }

  /// The folder that a path within another folder starts with; nil for a file lying loose.
  public var firstFolder: FileName? {
    let parts = parts
    return parts.count > 1 ? parts[0] : nil
  }

  public func appending(_ name: FileName) -> FileName {
    bytes.isEmpty ? name : FileName(bytes + [slash] + name.bytes)
  }

  public func hasSuffix(_ suffix: String) -> Bool {
    bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }

  public func hasPrefix(_ prefix: String) -> Bool { bytes.starts(with: prefix.utf8) }

  public static func < (one: Self, other: Self) -> Bool {
    one.bytes.lexicographicallyPrecedes(other.bytes)
  }

  private static func escaped(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "\\x" + (byte < 16 ? "0" : "") + digits
  }
}

private let slash = UInt8(ascii: "/")

/// Text of an address: bytes as `%XX`.
enum PercentText {
  /// A percent sign without two figures behind it stands for itself.
  /// - Parameter plusIsSpace: as forms write it in a query.
  static func decode(_ text: some Sequence<UInt8>, plusIsSpace: Bool = false) -> [UInt8] {
    var rest = Array(text)[...]
    var decoded: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let number = number(rest.prefix(2)) {
        decoded.append(number)
        rest = rest.dropFirst(2)
      } else {
        decoded.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return decoded
  }

  private static func number(_ figures: ArraySlice<UInt8>) -> UInt8? {
    guard figures.count == 2, figures.allSatisfy(isFigure) else { return nil }
    return UInt8(String(decoding: figures, as: UTF8.self), radix: 16)
  }

  private static func isFigure(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"),
      UInt8(ascii: "a")...UInt8(ascii: "f"):
      true
    default: false
    }
  }

  /// The parameters of a query; of several with one name the first counts.
  static func parameters(_ query: String?) -> [String: [UInt8]] {
    var parameters: [String: [UInt8]] = [:]
    for pair in (query ?? "").utf8.split(separator: UInt8(ascii: "&")) {
      let name = pair.prefix { $0 != UInt8(ascii: "=") }
      let key = String(decoding: decode(name, plusIsSpace: true), as: UTF8.self)
      if parameters[key] == nil {
        parameters[key] = decode(pair.dropFirst(name.count + 1), plusIsSpace: true)
      }
    }
    return parameters
  }
}

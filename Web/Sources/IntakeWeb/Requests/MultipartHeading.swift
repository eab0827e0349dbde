import Intake

/// The lines above a part of a form: which field it is, and the name of the file where it is one.
struct MultipartHeading: Sendable, Hashable {
  /// The field's name; blank where it has none.
  var field = ""
  /// The bytes of the file's name, as it was called where it came from; nil where it is no file.
  var fileName: [UInt8]?

  /// - Parameter lines: without the blank line behind them.
  init(_ lines: ArraySlice<UInt8>) throws(Trouble) {
    for line in lines.split(separator: 0x0A) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let value = line[(colon + 1)...]
      switch String(decoding: line[..<colon], as: UTF8.self).lowercased() {
      case "content-disposition": read(HeaderParameters(value))
      case "content-transfer-encoding": try refuseEncoding(value)
      default: continue
      }
    }
  }

  private mutating func read(_ parameters: HeaderParameters) {
    field = parameters["name"].map { String(decoding: $0, as: UTF8.self) } ?? ""
    fileName = parameters["filename*"].flatMap(Self.extended) ?? parameters["filename"]
  }

  /// No browser encodes contents, and what is not decoded would be judged as something else.
  private func refuseEncoding(_ value: ArraySlice<UInt8>) throws(Trouble) {
    let name = String(decoding: value, as: UTF8.self).lowercased().filter { !$0.isWhitespace }
    guard ["", "7bit", "8bit", "binary"].contains(name) else { throw .brokenForm }
  }

  /// `UTF-8''ph%E1%BB%A5-l%E1%BB%A5c.csv`; nil for other character sets.
  private static func extended(_ value: [UInt8]) -> [UInt8]? {
    let parts = value.split(
      separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, String(decoding: parts[0], as: UTF8.self).lowercased() == "utf-8"
    else { return nil }
    return PercentText.decode(parts[2])
  }
}

/// `form-data; name="file"; filename="a.csv"`: the parameters behind the first word.
struct HeaderParameters {
  private var values: [String: [UInt8]] = [:]

  /// By a name in small letters.
  subscript(name: String) -> [UInt8]? { values[name] }

  init(_ text: some Sequence<UInt8>) {
    var rest = Array(text)[...]
    Self.skip(to: UInt8(ascii: ";"), in: &rest)
    while !rest.isEmpty {
      let name = rest.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") }
      rest = rest.dropFirst(name.count)
      if rest.first == UInt8(ascii: "=") {
        let key = String(decoding: name, as: UTF8.self).lowercased().filter { !$0.isWhitespace }
        values[key] = Self.value(&rest)
      }
      Self.skip(to: UInt8(ascii: ";"), in: &rest)
    }
  }

  private static func skip(to byte: UInt8, in rest: inout ArraySlice<UInt8>) {
    rest = rest.drop { $0 != byte }.dropFirst()
  }

  /// A quoted value, or one up to the next semicolon.
  private static func value(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
    rest = rest.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
    guard rest.first == UInt8(ascii: "\"") else {
      let plain = rest.prefix { $0 != UInt8(ascii: ";") && $0 != 0x20 && $0 != 0x0D }
      rest = rest.dropFirst(plain.count)
      return Array(plain)
    }
    rest = rest.dropFirst()
    var value: [UInt8] = []
    while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
      value.append(escaped(byte, &rest) ?? byte)
    }
    return value
  }

  /// Browsers write `%22`, `%0D` and `%0A`, other programs `\"` and `\\`. Every other backslash
  /// and percent sign stands for itself.
  private static func escaped(_ byte: UInt8, _ rest: inout ArraySlice<UInt8>) -> UInt8? {
    if byte == UInt8(ascii: "\\"), let next = rest.first, next == byte || next == 0x22 {
      rest = rest.dropFirst()
      return next
    }
    guard byte == UInt8(ascii: "%"), rest.count >= 2 else { return nil }
    let code = String(decoding: rest.prefix(2), as: UTF8.self).uppercased()
    guard let number = UInt8(code, radix: 16), [0x22, 0x0D, 0x0A].contains(number) else {
      return nil
    }
    rest = rest.dropFirst(2)
    return number
  }
}

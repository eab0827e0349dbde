/// A field with parameters: `attachment; filename="phu-luc-1.csv"`.
struct MailParameters {
  /// What stands before the first parameter, in small letters.
  let value: String
  private let parameters: [String: [UInt8]]

  init(_ raw: [UInt8]) {
    var rest = raw[...]
    let first = Self.token(&rest, until: [UInt8(ascii: ";")])
    value = first.filter { !isBlank($0) }.lowercasedText
    var parameters: [String: [UInt8]] = [:]
    while !rest.isEmpty {
      rest = rest.dropFirst()
      let name = Self.token(&rest, until: [UInt8(ascii: "="), UInt8(ascii: ";")])
        .filter { !isBlank($0) }.lowercasedText
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest = rest.dropFirst()
      let value = Self.value(&rest)
      // The first of one name holds.
      if parameters[name] == nil, parameters.count < Self.most { parameters[name] = value }
    }
    self.parameters = parameters
  }

  private static let most = 200

  /// A parameter as text: in pieces and percent encoded (RFC 2231), in encoded words, or plain.
  func text(_ name: String) -> String? {
    if let whole = parameters[name + "*"] {
      let (charset, bytes) = Self.extended(whole[...])
      return CharsetText.decode(bytes, charset: charset)
    }
    return pieces(of: name) ?? parameters[name].map(EncodedWords.text)
  }

  /// The bytes of a parameter as they stand.
  func raw(_ name: String) -> [UInt8]? { parameters[name] }

  /// `name*0*`, `name*1`, …: each with its own encoding of bytes, one encoding of letters for all.
  private func pieces(of name: String) -> String? {
    var bytes: [UInt8] = []
    var charset: String?
    var number = 0
    while true {
      if let piece = parameters["\(name)*\(number)*"] {
        if number == 0 {
          let (named, first) = Self.extended(piece[...])
          (charset, bytes) = (named, first)
        } else {
          bytes += TransferDecoding.percent(piece[...])
        }
      } else if let piece = parameters["\(name)*\(number)"] {
        bytes += piece
      } else {
        break
      }
      number += 1
    }
    guard number > 0 else { return nil }
    return charset == nil
      ? EncodedWords.text(bytes) : CharsetText.decode(bytes, charset: charset)
  }

  /// `UTF-8'vi'Ph%E1%BB%A5%20l%E1%BB%A5c`
  private static func extended(_ raw: ArraySlice<UInt8>) -> (charset: String?, bytes: [UInt8]) {
    let mark = UInt8(ascii: "'")
    guard let first = raw.firstIndex(of: mark),
      let second = raw[(first + 1)...].firstIndex(of: mark)
    else { return (nil, TransferDecoding.percent(raw)) }
    let charset = raw[..<first].lowercasedText
    return (charset.isEmpty ? nil : charset, TransferDecoding.percent(raw[(second + 1)...]))
  }

  /// Takes what stands before one of some signs, comments left out.
  private static func token(
    _ rest: inout ArraySlice<UInt8>, until ends: [UInt8]
  ) -> ArraySlice<UInt8> {
    var token: [UInt8] = []
    var depth = 0
    while let byte = rest.first, depth > 0 || !ends.contains(byte) {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if depth == 0 { token.append(byte) }
      if byte == UInt8(ascii: ")"), depth > 0 { depth -= 1 }
      rest = rest.dropFirst()
    }
    return token[...]
  }

  /// Takes the value of a parameter, up to the `;` behind it.
  private static func value(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
    rest = rest.drop(while: isBlank)
    guard rest.first == UInt8(ascii: "\"") else {
      let plain = token(&rest, until: [UInt8(ascii: ";")])
      return Array(plain.prefix((plain.lastIndex { !isBlank($0) }.map { $0 + 1 }) ?? 0))
    }
    rest = rest.dropFirst()
    var value: [UInt8] = []
    while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
      // A backslash keeps the sign behind it; before a letter it is part of a path.
      let isEscape = byte == UInt8(ascii: "\\")
      guard isEscape, let next = rest.first, next == byte || next == UInt8(ascii: "\"") else {
        value.append(byte)
        continue
      }
      value.append(next)
      rest = rest.dropFirst()
    }
    _ = token(&rest, until: [UInt8(ascii: ";")])
    return value
  }
}

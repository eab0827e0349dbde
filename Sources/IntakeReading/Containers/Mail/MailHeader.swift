/// The header of a mail or of one of its parts: its fields in order, as they stand.
struct MailHeader {
  private(set) var fields: [Field] = []
  /// Where what follows the header begins.
  private(set) var end: Int
  private let bytes: [UInt8]

  struct Field {
    /// In small letters.
    var name: String
    /// Behind the colon, line breaks included.
    var value: Range<Int>
  }

  /// Reads the header that starts a range of a mail. A line that is no field ends it.
  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    end = range.lowerBound
    var lines = MailLines(bytes, in: range)
    while let line = lines.next() {
      if line.content.isEmpty {
        end = line.end
        return
      }
      if isContinuation(line.content), !fields.isEmpty {
        fields[fields.count - 1].value =
          fields[fields.count - 1].value.lowerBound..<line.content.upperBound
      } else if let name = Self.name(bytes[line.content]) {
        let start = line.content.lowerBound + name.count + 1
        fields.append(Field(name: name.lowercasedText, value: start..<line.content.upperBound))
      } else if !isEnvelope(line.content, range) {
        return
      }
      end = line.end
    }
  }

  /// The bytes of the first field of a name, unfolded and without white space at the ends; nil
  /// where there is none.
  func raw(_ name: String) -> [UInt8]? {
    fields.first { $0.name == name }.map { raw($0) }
  }

  func raw(_ field: Field) -> [UInt8] {
    let value = bytes[field.value].filter { $0 != 0x0D && $0 != 0x0A }
    guard let first = value.firstIndex(where: { !isBlank($0) }),
      let last = value.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return Array(value[first...last])
  }

  /// The first field of a name as text, its encoded words decoded.
  func text(_ name: String) -> String? {
    raw(name).map(EncodedWords.text)
  }

  private func isContinuation(_ line: Range<Int>) -> Bool { isBlank(bytes[line.lowerBound]) }

  /// The line that a mailbox puts before a mail.
  private func isEnvelope(_ line: Range<Int>, _ range: Range<Int>) -> Bool {
    line.lowerBound == range.lowerBound && bytes[line].starts(with: "From ".utf8)
  }

  /// The name before the colon of a field; nil where a line is none.
  static func name(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let colon = line.prefix(longestName).firstIndex(of: UInt8(ascii: ":")),
      colon > line.startIndex
    else { return nil }
    let name = line[..<colon]
    return name.allSatisfy { (0x21...0x7E).contains($0) } ? name : nil
  }

  private static let longestName = 128
}

/// The lines of a range, ended by LF or CRLF.
struct MailLines {
  private let bytes: [UInt8]
  private var position: Int
  private let limit: Int

  struct Line {
    /// Without its end.
    var content: Range<Int>
    /// Behind its end.
    var end: Int
  }

  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    limit = range.upperBound
  }

  mutating func next() -> Line? {
    guard position < limit else { return nil }
    let start = position
    let feed = bytes[start..<limit].firstIndex(of: 0x0A)
    position = feed.map { $0 + 1 } ?? limit
    var stop = feed ?? limit
    if stop > start, bytes[stop - 1] == 0x0D { stop -= 1 }
    return Line(content: start..<stop, end: position)
  }
}

/// A blank or a tab.
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

extension Sequence<UInt8> {
  /// ASCII in small letters; other bytes as U+FFFD.
  var lowercasedText: String {
    String(
      decoding: map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
  }
}

/// The dots of a typed form's blank lines.
extension ArraySlice<UInt8> {
  /// Without the dots around an answer: `........Sở Công Thương........`. Three of them behind a text may
  /// be its own.
  var withoutLeaders: ArraySlice<UInt8> {
    let head = leader { text in text.starts(with: ellipsis) ? 3 : isLeader(text.first) ? 1 : 0 }
    var rest = head.dots >= shortest ? dropFirst(head.bytes) : self
    let tail = rest.leader(backwards: true) { text in
      text.suffix(3).elementsEqual(ellipsis) ? 3 : isLeader(text.last) ? 1 : 0
    }
    if tail.dots > shortest || tail.dots == shortest && rest.count < count {
      rest = rest.dropLast(tail.bytes)
    }
    return rest.isEmpty ? self : rest.trimmed
  }

  /// How many bytes of leaders stand at an end, and how many dots these are.
  private func leader(
    backwards: Bool = false, _ next: (ArraySlice<UInt8>) -> Int
  ) -> (bytes: Int, dots: Int) {
    var rest = self
    var dots = 0
    while case let bytes = next(rest), bytes > 0 {
      if bytes == 3 || (backwards ? rest.last : rest.first) != 0x20 { dots += bytes }
      rest = backwards ? rest.dropLast(bytes) : rest.dropFirst(bytes)
    }
    return (count - rest.count, dots)
  }
}

private let ellipsis: [UInt8] = [0xE2, 0x80, 0xA6]
/// Fewer dots are no line.
private let shortest = 3

private func isLeader(_ byte: UInt8?) -> Bool {
  byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == 0x20
}

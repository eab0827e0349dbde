internal import IntakeCore

/// Walks the markup of a document ahead of the parser, so that nothing dangerous reaches it, and
/// notes where each start tag stands.
///
/// libxml2 checks doubled attributes in quadratic time before it reports a tag, knows unfixed
/// faults in its handling of DOCTYPE, and loses columns: this walk answers all three.
struct XMLScan {
  /// Where the walk stands.
  private(set) var position: TextPosition
  /// The start tags met, for the parser's events to take in turn.
  private(set) var tags = TagQueue()
  private(set) var bytes: [UInt8]
  private var end: Int
  private let limits: Limits
  private var depth = 0
  /// The pieces behind `bytes`, of a document that is not held whole.
  private var rest: PieceCursor?

  /// Why the parser may not see more.
  enum Stop: Hashable {
    case doctype(TextPosition)
    case startTagBytes(TextPosition)
    case depth(TextPosition)
  }

  init(
    _ bytes: [UInt8], from start: Int, to end: Int, rest: PieceCursor? = nil, limits: Limits
  ) {
    self.bytes = bytes
    self.end = end
    self.rest = rest
    self.limits = limits
    position = TextPosition(offset: start)
  }

  /// The place of the start tag that the parser's next event is about.
  mutating func nextTag() -> Place? {
    tags.take()
  }

  /// Walks to `target` at least, to the end of the markup that stands there; up to the place where
  /// the parser has to stop.
  mutating func walk(to target: Int) -> Stop? {
    tags.compact()
    while position.offset < target {
      let open = ByteScan.firstIndex(
        of: UInt8(ascii: "<"), in: bytes, from: position.offset, to: target)
      ByteScan.advance(&position, to: open, in: bytes)
      guard open < target else { break }
      let (start, outside, known) = (position, depth, tags.count)
      if let stop = markup(at: open) { return stop }
      if !isWhole, position.offset >= end || end - open < Self.longestMark {
        // Its end is still to come.
        position = start
        depth = outside
        tags.cut(to: known)
        needsMore = true
        break
      }
    }
    return nil
  }

  /// Walks on by about so many bytes, as `walk` does; in a document that is not held whole to where
  /// more of it is needed.
  mutating func walk(by count: Int) -> Stop? {
    needsMore = false
    let target = position.offset + count
    if target < end || isWhole { return walk(to: boundary(target)) }
    let stop = walk(to: boundary(end - 1))
    needsMore = true
    return stop
  }

  /// Whether nothing can be walked over before more bytes are at hand.
  private(set) var needsMore = false

  /// Whether the document ends with the bytes at hand.
  var isWhole: Bool { rest?.isAtEnd ?? true }

  /// Whether a piece of the document could not be read.
  var isBroken: Bool { rest?.isBroken ?? false }

  var isAtEnd: Bool { isWhole && position.offset >= end }

  /// Forgets what it has walked over and takes in more of the document.
  mutating func takeMore() {
    guard let more = rest?.extend(bytes[position.offset...]) else { return }
    bytes = more
    end = more.count
    position.offset = 0
  }

  /// An offset at or before `target` where a character starts, and none that ends a line with the
  /// one before.
  private func boundary(_ target: Int) -> Int {
    guard target < end else { return end }
    let least = max(target - 4, position.offset)
    return (least...max(target, least)).last {
      bytes[$0] & 0xC0 != 0x80 && ($0 == 0 || bytes[$0 - 1] != 0x0D)
    } ?? target
  }

  /// Walks over the markup that starts at the position.
  private mutating func markup(at open: Int) -> Stop? {
    guard open + 1 < end else {
      move(to: end)
      return nil
    }
    switch bytes[open + 1] {
    case UInt8(ascii: "!"): return declaration(at: open)
    case UInt8(ascii: "?"): move(past: Self.instructionEnd, from: open + 2)
    case UInt8(ascii: "/"):
      depth -= 1
      move(past: Self.tagEnd, from: open + 2)
    default: return startTag(at: open)
    }
    return nil
  }

  /// A comment, a CDATA section, or what is refused.
  private mutating func declaration(at open: Int) -> Stop? {
    if has(Self.comment, at: open) {
      move(past: Self.commentEnd, from: open + 4)
    } else if has(Self.cdata, at: open) {
      move(past: Self.cdataEnd, from: open + 9)
    } else if Self.refused.contains(where: { has($0, at: open) }) {
      return .doctype(position)
    } else {
      move(to: open + 2)
    }
    return nil
  }

  /// `<!NOTATION`, with which the longest mark starts.
  private static let longestMark = 10
  private static let comment = Array("<!--".utf8)
  private static let commentEnd = Array("-->".utf8)
  private static let cdata = Array("<![CDATA[".utf8)
  private static let cdataEnd = Array("]]>".utf8)
  private static let instructionEnd = Array("?>".utf8)
  private static let tagEnd = Array(">".utf8)
  private static let refused = ["DOCTYPE", "ENTITY", "ELEMENT", "ATTLIST", "NOTATION"]
    .map { Array("<!\($0)".utf8) }

  private mutating func startTag(at open: Int) -> Stop? {
    let (close, isEmpty) = endOfTag(from: open + 1)
    if close - open > limits.startTagBytes { return .startTagBytes(position) }
    if depth >= limits.depth { return .depth(position) }
    if !isEmpty { depth += 1 }
    tags.append(.text(line: position.line, column: position.column))
    move(to: close)
    return nil
  }

  /// The offset behind the tag's `>` that stands outside quotes, looked for as far as a tag may
  /// reach.
  private func endOfTag(from start: Int) -> (close: Int, isEmpty: Bool) {
    let reach = min(end, start + limits.startTagBytes)
    var quote: UInt8 = 0
    for offset in start..<max(reach, start) {
      let byte = bytes[offset]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return (offset + 1, bytes[offset - 1] == UInt8(ascii: "/"))
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
    }
    return (reach == end ? end : reach + 1, false)
  }

  private mutating func move(past pattern: [UInt8], from start: Int) {
    move(to: offset(past: pattern, from: start) ?? end)
  }

  private mutating func move(to offset: Int) {
    ByteScan.advance(&position, to: min(offset, end), in: bytes)
  }

  private func offset(past pattern: [UInt8], from start: Int) -> Int? {
    let length = pattern.count
    let last = pattern[length - 1]
    var offset = start
    while true {
      offset = ByteScan.firstIndex(of: last, in: bytes, from: offset, to: end)
      guard offset < end else { return nil }
      offset += 1
      if offset - length >= start, has(pattern, at: offset - length) { return offset }
    }
  }

  private func has(_ pattern: [UInt8], at offset: Int) -> Bool {
    guard offset + pattern.count <= end else { return false }
    for (index, expected) in pattern.enumerated() {
      // Letters of either case: HTML writes `<!doctype`.
      let byte = bytes[offset + index]
      let isLower = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      guard byte == expected || isLower && byte - 0x20 == expected else { return false }
    }
    return true
  }
}

/// The places of start tags, in the order of the document, taken from the front.
struct TagQueue {
  private var places: [Place] = []
  private var taken = 0

  mutating func append(_ place: Place) {
    places.append(place)
  }

  mutating func take() -> Place? {
    guard taken < places.count else { return nil }
    taken += 1
    return places[taken - 1]
  }

  var count: Int { places.count }

  /// Forgets those beyond a count.
  mutating func cut(to count: Int) {
    places.removeLast(places.count - count)
  }

  /// Forgets what was taken.
  mutating func compact() {
    places.removeFirst(taken)
    taken = 0
  }
}

/// Takes a `multipart/form-data` body apart while it arrives (RFC 7578). It holds no more than a
/// heading, or the end of what arrived last; the contents of parts are handed on at once.
struct MultipartReader {
  /// What stands next in the body.
  enum Event {
    case part(MultipartHeading)
    case content(ArraySlice<UInt8>)
    case partEnded
  }

  private enum State { case preamble, delimited, heading, opening, content, epilogue }

  private let delimiter: BytePattern
  private let limits: WebLimits
  private var state = State.preamble
  /// What arrived and is not understood yet. The first boundary has no line before it: this stands
  /// for its end.
  private var held: [UInt8] = [0x0D, 0x0A]
  private var parts = 0
  private var skipped = 0

  /// - Parameter boundary: as the content type names it, 1 to 70 bytes.
  init(boundary: [UInt8], limits: WebLimits) {
    delimiter = BytePattern([0x0D, 0x0A, 0x2D, 0x2D] + boundary)
    self.limits = limits
  }

  /// Takes what arrived next.
  /// - Parameter hand: called with each event, in order.
  mutating func take(
    _ bytes: some Sequence<UInt8>, _ hand: (Event) throws(Trouble) -> Void
  ) throws(Trouble) {
    guard state != .epilogue else { return }
    held.append(contentsOf: bytes)
    var position = 0
    while let next = try step(from: position, hand) { position = next }
    held.removeFirst(position)
  }

  /// The body has ended.
  func end() throws(Trouble) {
    guard state == .epilogue else { throw .brokenForm }
  }

  /// Understands a stretch of what is held.
  /// - Returns: where the next one begins; nil where more has to arrive, and `held` is cut then.
  private mutating func step(
    from start: Int, _ hand: (Event) throws(Trouble) -> Void
  ) throws(Trouble) -> Int? {
    switch state {
    case .preamble: try skip(from: start)
    case .delimited: try leaveDelimiter(from: start)
    case .heading: try readHeading(from: start, hand)
    case .opening: try open(from: start, hand)
    case .content: try readContent(from: start, hand)
    case .epilogue: nil
    }
  }

  private mutating func skip(from start: Int) throws(Trouble) -> Int? {
    guard let found = delimiter.first(in: held, from: start) else {
      let end = max(start, held.count - delimiter.bytes.count + 1)
      skipped += end - start
      guard skipped <= limits.headingBytes else { throw .brokenForm }
      return end > start ? end : nil
    }
    state = .delimited
    return found + delimiter.bytes.count
  }

  /// Behind a boundary stands the end of its line, or `--` where it was the last.
  private mutating func leaveDelimiter(from start: Int) throws(Trouble) -> Int? {
    guard held.count >= start + 2 else { return nil }
    if held[start] == 0x2D, held[start + 1] == 0x2D {
      state = .epilogue
      return held.count
    }
    guard held[start] == 0x0D, held[start + 1] == 0x0A else { throw .brokenForm }
    parts += 1
    guard parts <= limits.parts else { throw .tooManyFiles }
    state = .heading
    // The end of the boundary's line may be that of an empty heading.
    return start
  }

  private mutating func readHeading(
    from start: Int, _ hand: (Event) throws(Trouble) -> Void
  ) throws(Trouble) -> Int? {
    guard let end = Self.blankLine.first(in: held, from: start) else {
      guard held.count - start <= limits.headingBytes else { throw .brokenForm }
      return nil
    }
    guard end - start <= limits.headingBytes else { throw .brokenForm }
    try hand(.part(try MultipartHeading(held[min(start + 2, end)..<end])))
    state = .opening
    return end + 2
  }

  /// The blank line's end may be that of a boundary: a part without content.
  private mutating func open(
    from start: Int, _ hand: (Event) throws(Trouble) -> Void
  ) throws(Trouble) -> Int? {
    guard held.count >= start + delimiter.bytes.count else { return nil }
    if held[start...].starts(with: delimiter.bytes) {
      return try leavePart(at: start, hand)
    }
    state = .content
    return start + 2
  }

  private mutating func readContent(
    from start: Int, _ hand: (Event) throws(Trouble) -> Void
  ) throws(Trouble) -> Int? {
    let found = delimiter.first(in: held, from: start)
    let end = found ?? held.count - delimiter.bytes.count + 1
    if end > start { try hand(.content(held[start..<end])) }
    if let found { return try leavePart(at: found, hand) }
    return end > start ? end : nil
  }

  private mutating func leavePart(
    at boundary: Int, _ hand: (Event) throws(Trouble) -> Void
  ) throws(Trouble) -> Int {
    try hand(.partEnded)
    state = .delimited
    return boundary + delimiter.bytes.count
  }

  private static let blankLine = BytePattern([0x0D, 0x0A, 0x0D, 0x0A])
}

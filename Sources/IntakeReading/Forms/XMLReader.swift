internal import IntakeCore

/// Reads a form in XML: the walk goes ahead, the parser follows, records come out as they end.
struct XMLReader {
  let text: DecodedText
  let forms: [ElementNames]
  let call: Call
  let limits: Limits

  /// The bytes that the parser gets at a time.
  private static let chunk = 64 << 10

  func read(into sink: some RecordSink) {
    let end = text.fault?.offset ?? text.bytes.count
    let records = XMLRecords(
      scan: XMLScan(text.bytes, from: text.start, to: end, limits: limits), forms: forms,
      call: call, limits: limits, sink: sink)
    let parser = XMLPushParser(events: records)
    var stop: XMLScan.Stop?
    var offset = text.start
    while offset < end, stop == nil, parser.refusal == nil, !records.isDone {
      stop = records.scan.walk(by: Self.chunk)
      parser.push(text.bytes, offset..<records.scan.position.offset)
      offset = records.scan.position.offset
    }
    if stop == nil, text.fault == nil, !records.isDone { parser.finish() }
    if records.isDone { return }
    if let refusal = parser.refusal {
      report(known(refusal), of: records)
    } else if let stop {
      report(stop, of: records)
    } else if let fault = text.fault {
      report(fault, of: records)
    }
    records.endTask()
  }

  /// Reads a document of which `text` is the head.
  /// - Returns: whether it is sound; what is wrong with another is told by who reads it whole.
  func read(_ pieces: any DocumentPieces, into sink: some RecordSink) -> Bool {
    var rest = PieceCursor(pieces)
    let first = rest.read()
    let records = XMLRecords(
      scan: XMLScan(first, from: text.start, to: first.count, rest: rest, limits: limits),
      forms: forms, call: call, limits: limits, sink: sink)
    let parser = XMLPushParser(events: records)
    while !records.scan.isAtEnd, !records.isDone {
      if records.scan.needsMore { records.scan.takeMore() }
      let start = records.scan.position.offset
      guard records.scan.walk(by: Self.chunk) == nil, !records.scan.isBroken else { return false }
      parser.push(records.scan.bytes, start..<records.scan.position.offset)
      guard parser.refusal == nil else { return false }
    }
    if !records.isDone { parser.finish() }
    return parser.refusal == nil
  }

  /// libxml2 calls it a missing name where `&` or `<` stands by itself.
  private func known(_ refusal: XMLRefusal) -> XMLRefusal {
    let last = text.start + refusal.offset - 1
    guard refusal.fault == .badTag, last >= text.start, last < text.bytes.count,
      text.bytes[last] == UInt8(ascii: "&")
    else { return refusal }
    return XMLRefusal(fault: .bareAmpersand, offset: refusal.offset)
  }

  private func report(_ refusal: XMLRefusal, of records: XMLRecords) {
    let offset = placeOffset(of: refusal)
    let place = text.place(of: offset)
    // The declaration itself is sound; what stands before it is not.
    let isLate =
      refusal.fault == .badDeclaration && offset > text.start
      && text.bytes[offset...].starts(with: Array("<?xml ".utf8))
      && text.bytes[text.start..<offset].allSatisfy(isSpace)
    records.report("F001", at: place) {
      .malformedXML(
        isLate
          ? .lateDeclaration
          : refusal.offset >= text.bytes.count ? refusal.fault.atEnd : refusal.fault,
        at: place, path: records.path)
    }
  }

  /// The parser notices a fault behind it: the markup or reference that it is in starts before.
  private func placeOffset(of refusal: XMLRefusal) -> Int {
    let seen = min(text.start + refusal.offset, text.bytes.count)
    let before = text.bytes[text.start..<seen]
    switch refusal.fault {
    case .tagMismatch, .badTag, .attributeNotQuoted, .duplicateAttribute, .namespace, .badComment,
      .badDeclaration, .lateDeclaration:
      return seen == text.bytes.count && refusal.fault.atEnd == .prematureEnd
        ? seen : before.lastIndex(of: UInt8(ascii: "<")) ?? seen
    case .undefinedEntity, .bareAmpersand:
      return before.lastIndex(of: UInt8(ascii: "&")) ?? seen
    case .badCharacter:
      return before.lastIndex(of: UInt8(ascii: "&")) ?? seen
    case .prematureEnd, .contentAfterRoot, .sectionEnd, .other:
      return seen
    }
  }

  private func report(_ stop: XMLScan.Stop, of records: XMLRecords) {
    switch stop {
    case .doctype(let position):
      let place = Place.text(line: position.line, column: position.column)
      records.report("L002", at: place) { .doctype(at: place) }
    case .startTagBytes(let position):
      limit(.startTagBytes, limits.startTagBytes, at: position, of: records)
    case .depth(let position):
      limit(.depth, limits.depth, at: position, of: records)
    }
  }

  private func limit(
    _ limit: ReachedLimit, _ value: Int, at position: TextPosition, of records: XMLRecords
  ) {
    let place = Place.text(line: position.line, column: position.column)
    records.report("L001", at: place) {
      .limit(limit, value: value, at: place, path: records.path)
    }
  }

  private func report(_ fault: DecodedText.Fault, of records: XMLRecords) {
    let place = text.place(of: fault.offset)
    switch fault.kind {
    case .forbidden(let scalar):
      records.report("F001", at: place) {
        .malformedXML(.badCharacter(scalar), at: place, path: records.path)
      }
    case .undecodable, .unsupported:
      records.report("F004", at: place) { text.encodingFinding(fault) }
    }
  }
}

extension XMLFault {
  /// What a fault means where the document ends: most are then the cut itself.
  var atEnd: XMLFault {
    switch self {
    case .badTag, .attributeNotQuoted, .badComment, .badDeclaration, .bareAmpersand, .sectionEnd,
      .other:
      .prematureEnd
    default: self
    }
  }
}

extension DecodedText {
  func place(of offset: Int) -> Place {
    let position = position(of: offset)
    return .text(line: position.line, column: position.column)
  }
}

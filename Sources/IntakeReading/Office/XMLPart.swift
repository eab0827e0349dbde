internal import IntakeArchives
internal import IntakeCore

/// Reads one XML part of an office file, some of it at a time, and hands its events on.
final class XMLPart {
  private let name: String
  private let pieces: EntryPieces?
  private let parser: XMLPushParser
  private let limits: Limits
  private var scan: XMLScan
  private var isOver = false

  /// The bytes that the parser gets at a time.
  private static let chunk = 32 << 10

  /// Opens a part. A byte order mark tells UTF-16, which is decoded as a whole.
  init(_ package: OfficePackage, _ entry: ZipArchive.Entry, events: any XMLEvents)
    throws(OfficeFault)
  {
    name = entry.name
    limits = package.partLimits
    parser = XMLPushParser(events: events)
    let pieces = EntryPieces(entry, of: package.archive)
    var rest = PieceCursor(pieces)
    let first = rest.read()
    if let fault = pieces.fault { throw .archive(fault, part: entry.name) }
    guard Self.isWide(first) else {
      let start = first.starts(with: TextDecoder.byteOrderMark) ? 3 : 0
      scan = XMLScan(first, from: start, to: first.count, rest: rest, limits: limits)
      self.pieces = pieces
      return
    }
    let text = TextDecoder.decode(try package.bytes(of: entry))
    guard text.fault == nil else { throw .malformed(part: entry.name) }
    scan = XMLScan(text.bytes, from: text.start, to: text.bytes.count, limits: limits)
    self.pieces = nil
  }

  /// Whether a part is in UTF-16.
  private static func isWide(_ bytes: [UInt8]) -> Bool {
    let head = Array(bytes.prefix(2))
    return [[0xFF, 0xFE], [0xFE, 0xFF], [0x3C, 0x00], [0x00, 0x3C]].contains(head)
  }

  /// Reads on; false at the end of the part.
  func advance() throws(OfficeFault) -> Bool {
    guard !isOver else { return false }
    if scan.isAtEnd {
      isOver = true
      parser.finish()
      guard parser.refusal == nil else { throw .malformed(part: name) }
      return false
    }
    if scan.needsMore { scan.takeMore() }
    let start = scan.position.offset
    let stop = scan.walk(by: Self.chunk)
    while scan.nextTag() != nil {}
    if scan.isBroken { throw .archive(pieces?.fault ?? .damaged, part: name) }
    parser.push(scan.bytes, start..<scan.position.offset)
    if let stop { throw fault(stop) }
    guard parser.refusal == nil else { throw .malformed(part: name) }
    return true
  }

  /// Reads the part to its end.
  func readAll() throws(OfficeFault) {
    while try advance() {}
  }

  private func fault(_ stop: XMLScan.Stop) -> OfficeFault {
    switch stop {
    case .doctype: .doctype
    case .startTagBytes: .limit(.startTagBytes, limits.startTagBytes)
    case .depth: .limit(.depth, limits.depth)
    }
  }
}

public import IntakeCore

/// Reads one submitted document: bytes in, records with places out, within limits.
///
/// Every document ends in records, findings, or both; nothing is thrown.
public final class DocumentReader: Sendable {
  let limits: Limits
  private let forms: [ElementNames]
  let labels: Labels

  public init(lexicon: CallLexicon, limits: Limits = .standard) {
    self.limits = limits
    labels = Labels(lexicon)
    forms = lexicon.call.forms.map(ElementNames.init)
  }

  /// What the reader can tell of a file apart from its records.
  public struct Outcome: Sendable, Hashable {
    /// Nil where the file shows none: an empty one.
    public var format: DocumentFormat?
    /// The encoding it was decoded from.
    public var encoding: String

    public init(format: DocumentFormat?, encoding: String) {
      self.format = format
      self.encoding = encoding
    }
  }

  /// The text of a document in UTF-8, as places in it are counted; a byte order mark stays.
  public static func text(of bytes: [UInt8]) -> [UInt8] {
    TextDecoder.decode(bytes).bytes
  }

  /// Reads a whole document and hands its records and the faults of the file to `sink`.
  public func read(_ bytes: [UInt8], into sink: some RecordSink) -> Outcome {
    guard bytes.count <= limits.documentBytes else {
      sink.report(
        .limit(.documentBytes, value: limits.documentBytes, at: .document, path: nil))
      return Outcome(format: nil, encoding: TextDecoder.nameOfMark(in: bytes))
    }
    if bytes.starts(with: Self.archiveMark) {
      return OfficeInHand(bytes, self).readOnly(into: sink)
    }
    if let finding = Self.foreign(bytes) {
      sink.report(finding)
      return Outcome(format: nil, encoding: TextDecoder.nameOfMark(in: bytes))
    }
    let text = TextDecoder.decode(bytes)
    if text.isBlank, text.fault == nil {
      sink.report(.emptyDocument())
      return Outcome(format: nil, encoding: text.encoding)
    }
    let format = text.format
    if let fault = text.fault, !text.isReadable(before: fault, as: format) {
      sink.report(text.encodingFinding(fault))
      return Outcome(format: format, encoding: text.encoding)
    }
    if let note = text.note {
      sink.report(.encoding(note.fault, at: text.place(of: note.offset)))
    }
    if format == .xml {
      XMLReader(text: text, forms: forms, call: labels.call, limits: limits).read(into: sink)
    } else {
      var form = GridFormReader(
        CSVGrid(text, limits: limits, isLabel: labels.isLabel), labels: labels, limits: limits,
        sink: sink, hasControls: text.fault != nil)
      form.read()
    }
    return Outcome(format: format, encoding: text.encoding)
  }

  /// What is said of a file that is neither text nor XML; nil of those.
  private static func foreign(_ bytes: [UInt8]) -> Finding? {
    if bytes.starts(with: OldContainer.mark), OldContainer(bytes).isEncrypted {
      return .container(.password)
    }
    if bytes.starts(with: archiveMark) { return .noForm(.office) }
    return ForeignKind(of: bytes).map(Finding.noForm)
  }

  /// The first bytes of a ZIP archive, which is opened elsewhere.
  static let archiveMark: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

  /// Reads a large document without ever holding the whole of it, as `read` of its bytes would.
  /// - Returns: nil where it has to be read whole after all, since it is not plain UTF-8, or no
  ///   well-formed XML; what `sink` was told is void then.
  public func read(_ pieces: any DocumentPieces, into sink: some RecordSink) -> Outcome? {
    let head = PieceCursor.head(of: pieces, least: SheetDelimiter.sample)
    guard Self.foreign(head) == nil, PlainText.isPlain(head, pieces) else { return nil }
    let start = head.starts(with: TextDecoder.byteOrderMark) ? TextDecoder.byteOrderMark.count : 0
    let text = DecodedText(bytes: head, start: start, encoding: "UTF-8")
    if text.isBlank { return nil }
    var form = GridFormReader(
      CSVGrid(text, pieces: pieces, limits: limits, isLabel: labels.isLabel), labels: labels,
      limits: limits, sink: sink)
    let isRead =
      text.format == .xml
      ? XMLReader(text: text, forms: forms, call: labels.call, limits: limits).read(
        pieces, into: sink)
      : form.read()
    return isRead ? Outcome(format: text.format, encoding: text.encoding) : nil
  }
}

extension DecodedText {
  /// XML starts with a tag, a comment or an instruction; everything else is a sheet.
  var format: DocumentFormat {
    let first = bytes[start...].first { !isSpace($0) }
    return first == UInt8(ascii: "<") ? .xml : .csv
  }

  /// Whether something can be read despite a fault: XML up to it, a sheet around a forbidden
  /// character. Where letters are coded otherwise than thought, nothing is.
  func isReadable(before fault: Fault, as format: DocumentFormat) -> Bool {
    switch fault.kind {
    case .unsupported: false
    case .forbidden: true
    case .undecodable: format == .xml
    }
  }

  /// F004 at a fault.
  func encodingFinding(_ fault: Fault) -> Finding {
    let place = place(of: fault.offset)
    switch fault.kind {
    case .unsupported(let name): return .encoding(.unsupported(name: name), at: place)
    case .undecodable, .forbidden:
      return .encoding(
        .undecodable(byteOffset: fault.source.offset, byte: fault.source.byte), at: place)
    }
  }
}

import IntakeCore
public import IntakeReading

/// What a worker has found in a delivered file: its parts in their order, without their bytes.
public struct FileListing: Sendable {
  public var file: FileOpener.File
  public var parts: [Part]

  public struct Part: Sendable {
    /// The steps to it, joined by `!`; nil for the delivered file.
    public var path: String?
    public var bytes: Int
    public var content: FileOpener.Content
    /// Whether it is to be asked which forms it holds.
    public var mayHaveSteps: Bool
    public var trace: MailTrace?
  }
}

extension FileListing {
  init(_ file: FileOpener.File, _ parts: [FileOpener.Part]) {
    self.file = file
    self.parts = parts.map { part in
      var mayHaveSteps = false
      if case .document = part.content { mayHaveSteps = DocumentInHand.mayHaveSteps(part.bytes) }
      return Part(
        path: part.path, bytes: part.bytes.count, content: part.content,
        mayHaveSteps: mayHaveSteps, trace: part.trace)
    }
  }

  func write(to writer: inout WireWriter) {
    writer.put(file.kind)
    writer.put(file.letter)
    writer.put(file.trace)
    writer.put(parts.count)
    // The parts of one mail have one way: it is told with the first of them.
    var last: MailTrace?
    for part in parts {
      writer.put(part.path)
      writer.put(part.bytes)
      part.content.write(to: &writer)
      writer.put(part.mayHaveSteps)
      let isSame = part.trace == last
      writer.put(isSame)
      if !isSame { writer.put(part.trace) }
      last = part.trace
    }
  }

  /// - Parameters:
  ///   - count: the bytes of the delivered file.
  ///   - limits: those within which it was opened.
  /// - Throws: where it is not what an opener could have found.
  init(from reader: inout WireReader, of count: Int, _ limits: Limits) throws(WireFault) {
    file = FileOpener.File(
      kind: try reader.value(), letter: try reader.value(), trace: try reader.value())
    parts = []
    var last: MailTrace?
    for _ in 0..<(try reader.count()) {
      let (path, bytes): (String?, Int) = (try reader.value(), try reader.value())
      let content = try FileOpener.Content(from: &reader)
      let mayHaveSteps: Bool = try reader.value()
      if try reader.value(Bool.self) == false { last = try reader.value() }
      parts.append(
        Part(path: path, bytes: bytes, content: content, mayHaveSteps: mayHaveSteps, trace: last))
    }
    guard isPossible(count, limits) else { throw WireFault() }
  }

  private func isPossible(_ count: Int, _ limits: Limits) -> Bool {
    let (whole, inner) = (parts.filter { $0.path == nil }, parts.filter { $0.path != nil })
    let paths = Set(inner.map(\.path))
    let unpacked = inner.reduce(0) { $0 + $1.bytes }
    guard whole.count <= 1, whole.allSatisfy({ $0.bytes == count }), paths.count == inner.count,
      !paths.contains(""), unpacked <= limits.unpackedBytes
    else { return false }
    guard let kind = file.kind else {
      guard case .document? = whole.first?.content else { return false }
      return inner.isEmpty
    }
    return FileOpener.containerKinds.contains(kind)
  }
}

extension FileOpener.Content {
  func write(to writer: inout WireWriter) {
    switch self {
    case .document: writer.put(byte: 0)
    case .attachment(let kind):
      writer.put(byte: 1)
      writer.put(kind)
    case .faults(let findings):
      writer.put(byte: 2)
      writer.put(findings)
    }
  }

  init(from reader: inout WireReader) throws(WireFault) {
    switch try reader.byte() {
    case 0: self = .document
    case 1:
      let kind: String = try reader.value()
      guard FileOpener.attachmentKinds.contains(kind) else { throw WireFault() }
      self = .attachment(kind: kind)
    case 2:
      let findings: [Finding] = try reader.value()
      guard !findings.isEmpty else { throw WireFault() }
      self = .faults(findings)
    default: throw WireFault()
    }
  }
}

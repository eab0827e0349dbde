public import IntakeCore

/// What a worker tells of a document, in the order in which its reader finds it.
enum ReadingEvent: UInt8 {
  case begin, submitter, task, group, section, total
  case finding, countedFinding, remark
  /// The document has been read.
  case end
}

/// What a reader tells apart from its records.
public struct ReadOutcome: Sendable, Hashable {
  /// Nil where the file shows none.
  public var format: DocumentFormat?
  /// The encoding it was decoded from.
  public var encoding: String
  /// What it is (`pdf`, `text`) where its bytes can hold no form.
  public var attachableKind: String?

  public init(format: DocumentFormat?, encoding: String, attachableKind: String?) {
    self.format = format
    self.encoding = encoding
    self.attachableKind = attachableKind
  }
}

/// The worker's side: hands on what its reader finds, some of it at a time.
final class EventEncoder: RecordSink {
  private var writer = WireWriter()
  private var findings = 0
  private let listed: Int
  private let send: ([UInt8]) -> Void
  private(set) var hasForm = false

  /// - Parameters:
  ///   - listed: the findings that a report lists; of further ones only the count matters.
  ///   - send: takes whole events.
  init(listed: Int, send: @escaping ([UInt8]) -> Void) {
    self.listed = listed
    self.send = send
  }

  private static let frame = 64 << 10

  private func event(_ event: ReadingEvent, _ write: (inout WireWriter) -> Void = { _ in }) {
    writer.put(byte: event.rawValue)
    write(&writer)
    if writer.count >= Self.frame { flush() }
  }

  private func flush() {
    if writer.count > 0 { send(writer.bytes) }
    writer.empty()
  }

  func begin(_ form: Form, _ header: DocumentHeader) {
    hasForm = true
    event(.begin) {
      $0.put(form.kind)
      header.write(to: &$0)
    }
  }

  func submitter(_ record: RawRecord) { event(.submitter) { record.write(to: &$0) } }

  func task(_ record: RawRecord) { event(.task) { record.write(to: &$0) } }

  func group() { event(.group) }

  func section() { event(.section) }

  func total(_ record: RawRecord, _ scope: TotalScope) {
    event(.total) {
      $0.put(scope)
      record.write(to: &$0)
    }
  }

  func report(_ finding: Finding) {
    findings += 1
    if findings <= listed {
      event(.finding) { $0.put(finding) }
    } else {
      event(.countedFinding) { $0.put(CountedFinding(finding)) }
    }
  }

  func remark(_ remark: SheetRemark) {
    event(.remark) {
      $0.put(remark.id)
      $0.put(remark.count)
    }
  }

  func end(_ outcome: ReadOutcome) {
    event(.end) {
      $0.put(outcome.format)
      $0.put(outcome.encoding)
      $0.put(outcome.attachableKind)
    }
    flush()
  }
}

/// The other side: takes events apart and tells a sink, as the reader itself would have.
struct EventDecoder {
  private let call: Call
  private let rows: Int
  private let sink: any RecordSink
  private var form: Form?
  private var tasks = 0
  private var hasSubmitter = false

  init(_ call: Call, _ limits: Limits, into sink: any RecordSink) {
    self.call = call
    rows = limits.rows
    self.sink = sink
  }

  /// Takes whole events.
  /// - Returns: the outcome, where they end the document.
  /// - Throws: where they are not what a reader could have told.
  mutating func take(_ bytes: [UInt8]) throws(WireFault) -> ReadOutcome? {
    var reader = WireReader(bytes)
    while !reader.isAtEnd {
      guard let event = ReadingEvent(rawValue: try reader.byte()) else { throw WireFault() }
      if event == .end {
        let outcome = ReadOutcome(
          format: try reader.value(), encoding: try reader.value(),
          attachableKind: try reader.value())
        guard reader.isAtEnd else { throw WireFault() }
        return outcome
      }
      try take(event, &reader)
    }
    return nil
  }

  private mutating func take(
    _ event: ReadingEvent, _ reader: inout WireReader
  ) throws(WireFault) {
    switch event {
    case .begin: try begin(&reader)
    case .submitter:
      guard !hasSubmitter, tasks == 0 else { throw WireFault() }
      hasSubmitter = true
      sink.submitter(try record(&reader, [.submitter]))
    case .task:
      tasks += 1
      guard tasks <= rows else { throw WireFault() }
      sink.task(try record(&reader, [.task]))
    case .group: sink.group()
    case .section: sink.section()
    case .total:
      let scope: TotalScope = try reader.value()
      sink.total(try record(&reader, [.task, .activity]), scope)
    case .finding: sink.report(try reader.value())
    case .countedFinding: sink.report(try reader.value(CountedFinding.self).finding)
    case .remark:
      let (id, count): (String, Int?) = (try reader.value(), try reader.value())
      guard let remark = SheetRemark(id: id, count: count) else { throw WireFault() }
      sink.remark(remark)
    case .end: throw WireFault()
    }
  }

  private mutating func begin(_ reader: inout WireReader) throws(WireFault) {
    guard form == nil, let form = call.form(try reader.value(FormKind.self)) else {
      throw WireFault()
    }
    self.form = form
    sink.begin(form, try DocumentHeader(from: &reader))
  }

  private func record(
    _ reader: inout WireReader, _ kinds: Set<TableKind>
  ) throws(WireFault) -> RawRecord {
    guard let form else { throw WireFault() }
    return try RawRecord(from: &reader, of: form, kinds)
  }
}

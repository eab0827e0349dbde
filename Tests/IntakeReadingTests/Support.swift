import Foundation
import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReading

/// The shipped calls, read once.
enum TestCall {
  static let main: Result<Call, any Error> = Result { try read("889-2024") }

  static let lexicon: Result<CallLexicon, any Error> = Result { CallLexicon(try main.get()) }

  static func read(_ id: String) throws -> Call {
    try read(Checkout.bytes("templates/\(id)/call.xml"), file: "\(id)/call.xml")
  }

  static func read(_ bytes: [UInt8], file: String = "call.xml") throws -> Call {
    try CallReader.read(bytes, file: file, digest: digest) { id in
      (file: "\(id)/call.xml", bytes: try Checkout.bytes("templates/\(id)/call.xml"))
    }
  }

  /// No SHA-256, but enough to tell inputs apart.
  static func digest(_ bytes: [UInt8]) -> String {
    String(
      bytes.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 })
  }
}

/// Keeps what a reader hands over.
final class Collector: RecordSink {
  enum Event: Equatable { case begin, submitter, task, group, section, total(TotalScope), report }

  var form: Form?
  var header: DocumentHeader?
  var submitters: [RawRecord] = []
  var tasks: [RawRecord] = []
  var totals: [(record: RawRecord, scope: TotalScope)] = []
  var findings: [Finding] = []
  var events: [Event] = []

  func begin(_ form: Form, _ header: DocumentHeader) {
    precondition(self.form == nil, "begun twice")
    self.form = form
    self.header = header
    events.append(.begin)
  }

  func submitter(_ record: RawRecord) {
    precondition(form != nil && tasks.isEmpty && submitters.isEmpty, "out of order")
    submitters.append(record)
    events.append(.submitter)
  }

  func task(_ record: RawRecord) {
    precondition(form != nil, "a task before its form")
    tasks.append(record)
    events.append(.task)
  }

  func group() { events.append(.group) }
  func section() { events.append(.section) }

  func total(_ record: RawRecord, _ scope: TotalScope) {
    totals.append((record, scope))
    events.append(.total(scope))
  }

  func report(_ finding: Finding) {
    findings.append(finding)
    events.append(.report)
  }

  var codes: [String] { findings.map(\.code.description) }

  /// The code and place of each finding: `F005 12:3`, `F001 9:B9`.
  var said: [String] {
    findings.map { finding in
      let place = finding.place
      return "\(finding.code) \(place.line):\(place.cell ?? String(place.column))"
    }
  }
}

extension Collector {
  /// Whether another one was handed the same.
  func isSame(as other: Collector) -> Bool {
    form?.kind == other.form?.kind && header?.columnUnits == other.header?.columnUnits
      && header?.foreignColumns == other.header?.foreignColumns
      && described == other.described
      && submitters.elementsEqual(other.submitters) { $0.isSame(as: $1) }
      && tasks.elementsEqual(other.tasks) { $0.isSame(as: $1) }
      && totals.elementsEqual(other.totals) {
        $0.scope == $1.scope && $0.record.isSame(as: $1.record)
      }
      && findings == other.findings && events == other.events
  }
}

extension Collector {
  /// The header without what has no order.
  private var described: String? {
    var header = header
    header?.columnUnits = [:]
    header?.foreignColumns = [:]
    return header.map { String(describing: $0) }
  }
}

/// A document in small pieces.
final class ArrayPieces: DocumentPieces {
  private let bytes: [UInt8]
  private let size: Int
  /// The pieces from this one on cannot be read the second time.
  var isBroken = false
  private var read = 0

  init(_ bytes: [UInt8], size: Int) {
    self.bytes = bytes
    self.size = size
  }

  var count: Int { (bytes.count + size - 1) / size }

  func piece(_ number: Int) -> [UInt8]? {
    read = max(read, number + 1)
    if isBroken, read == count, number == count / 2 { return nil }
    return Array(bytes[(number * size)...].prefix(size))
  }
}

extension RawRecord {
  func isSame(as other: RawRecord) -> Bool {
    table === other.table && place == other.place && index == other.index && path == other.path
      && slots.indices.elementsEqual(other.slots.indices)
      && slots.indices.allSatisfy {
        slots[$0].place == other.slots[$0].place && slots[$0].isAbsent == other.slots[$0].isAbsent
          && bytes($0) == other.bytes($0)
      }
      && children.elementsEqual(other.children) { $0.isSame(as: $1) }
  }

  /// The fields that are there, by id.
  var fields: [String: String] {
    var fields: [String: String] = [:]
    for (position, field) in table.fields.enumerated() where !slots[position].isAbsent {
      fields[field.id] = text(position)
    }
    return fields
  }
}

@discardableResult
func read(
  _ bytes: [UInt8], limits: Limits = .standard
) throws -> (Collector, DocumentReader.Outcome) {
  let lexicon = try TestCall.lexicon.get()
  let collector = Collector()
  let reader = DocumentReader(lexicon: lexicon, limits: limits)
  let outcome = reader.read(bytes, into: collector)
  if bytes.count <= limits.documentBytes {
    // Whatever is read whole is read alike piece by piece, or not at all.
    let pieces = ArrayPieces(bytes, size: 3 + bytes.count % 61)
    let other = Collector()
    if let read = reader.read(pieces, into: other) {
      #expect(read == outcome)
      #expect(other.isSame(as: collector), "\(collector.said) | \(other.said)")
    }
  }
  return (collector, outcome)
}

@discardableResult
func read(_ text: String, limits: Limits = .standard) throws -> Collector {
  try read(Array(text.utf8), limits: limits).0
}

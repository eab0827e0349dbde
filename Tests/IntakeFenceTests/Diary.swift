import Foundation
import IntakeCore
import IntakeReading
import IntakeTesting

@testable import IntakeFence

/// Writes down all that a reader tells.
final class Diary: RecordSink {
  private(set) var lines: [String] = []

  func begin(_ form: Form, _ header: DocumentHeader) {
    lines.append("begin \(form.kind) \(Self.all(of: header))")
  }

  func submitter(_ record: RawRecord) { lines.append("submitter \(Self.text(record))") }
  func task(_ record: RawRecord) { lines.append("task \(Self.text(record))") }
  func group() { lines.append("group") }
  func section() { lines.append("section") }

  func total(_ record: RawRecord, _ scope: TotalScope) {
    lines.append("total \(scope) \(Self.text(record))")
  }

  func report(_ finding: Finding) { lines.append("finding \(Self.all(of: finding))") }

  /// Every stored property, whatever there will be: what the wire forgets, the diary shows.
  private static func all(of value: Any) -> String {
    Mirror(reflecting: value).children.map { child in
      switch child.value {
      case let units as [TableKind: [Int: MoneyUnit]]:
        "\(units.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key, $0.value.sorted { $0.key < $1.key }) })"
      case let columns as [TableKind: Set<Int>]:
        "\(columns.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key, $0.value.sorted()) })"
      default: "\(child.label ?? ""): \(child.value)"
      }
    }.joined(separator: "; ")
  }

  private static func text(_ record: RawRecord) -> String {
    let slots = record.slots.indices.filter { !record.slots[$0].isAbsent }.map {
      "\($0) \(record.slots[$0].place) \(record.slots[$0].notation) \(record.text($0))"
    }
    // What has no other way out than the accessors above.
    let seen: Set = ["table", "slots", "bytes", "notation", "children"]
    let rest = Mirror(reflecting: record).children.filter { !seen.contains($0.label ?? "") }
    return "\(record.table.kind) \(rest.map { "\($0.label ?? ""): \($0.value)" }) \(slots) "
      + "\(record.children.map(text))"
  }
}

/// The call and the documents that the tests read.
enum Samples {
  static let call = Result {
    let folder = "templates/889-2024/call.xml"
    return try CallReader.read(
      try Checkout.bytes(folder), file: folder, digest: { _ in String(repeating: "0", count: 64) },
      fetch: { id in
        let file = "templates/\(id)/call.xml"
        return (file, try Checkout.bytes(file))
      })
  }

  /// Every sample of the checkout that is no page of documentation.
  static let documents = Result {
    try Checkout.files(below: "samples", endings: [".xml", ".csv"]).map {
      (name: $0, bytes: try Checkout.bytes($0))
    }
  }

  /// A list in XML that says something to a probe.
  static func list(_ word: String) throws -> [UInt8] {
    let bytes = try Checkout.bytes("samples/drafts/phu-luc-1.xml")
    return bytes + Array("<!-- PROBE-\(word) -->\n".utf8)
  }
}

extension DocumentReader {
  /// What it tells of a document, on the wire.
  func events(of bytes: [UInt8], listed: Int = Limits.standard.listedFindings) -> [[UInt8]] {
    var messages: [[UInt8]] = []
    let encoder = EventEncoder(listed: listed) { messages.append($0) }
    let outcome = read(bytes, into: encoder)
    encoder.end(
      ReadOutcome(format: outcome.format, encoding: outcome.encoding, attachableKind: nil))
    return messages
  }
}

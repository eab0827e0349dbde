import IntakeCore
import IntakeReading

@testable import IntakeFence

extension FuzzTarget {
  private static let limits = {
    var limits = Limits.standard
    limits.unpackedBytes = 8 << 20
    limits.parts = 200
    return limits
  }()

  /// Takes a file apart: within the limits, the same by any way, each part by itself as among the others.
  static func open(_ bytes: [UInt8]) {
    let opener = FileOpener(limits: limits)
    var parts: [FileOpener.Part] = []
    let file = opener.open(bytes) { parts.append($0) }
    let inner = parts.filter { $0.path != nil }
    precondition(inner.reduce(0) { $0 + $1.bytes.count } <= limits.unpackedBytes, "too much")
    let listing = FileListing(file, parts)
    var writer = WireWriter()
    listing.write(to: &writer)
    var reader = WireReader(writer.bytes)
    guard let told = try? FileListing(from: &reader, of: bytes.count, limits), reader.isAtEnd else {
      preconditionFailure("what an opener finds is refused")
    }
    precondition("\(told)" == "\(listing)", "something else arrives")
    for part in inner.prefix(3) {
      var again: [FileOpener.Part] = []
      _ = opener.open(bytes, only: part.path) { again.append($0) }
      let isAlike = again.contains { $0.path == part.path && $0.bytes == part.bytes }
      precondition(isAlike || isFaulty(again), "a part by itself is another one")
    }
  }

  /// The budget counts what is opened: alone a part may be within it.
  private static func isFaulty(_ parts: [FileOpener.Part]) -> Bool {
    parts.contains { if case .faults = $0.content { true } else { false } }
  }

  /// Takes what a worker says that it has found.
  static func list(_ bytes: [UInt8]) {
    var reader = WireReader(bytes)
    guard let listing = try? FileListing(from: &reader, of: 1_000, .standard) else { return }
    let paths = Set(listing.parts.map(\.path))
    precondition(paths.count == listing.parts.count, "two parts of one name")
    for trace in listing.parts.compactMap(\.trace) + [listing.file.trace].compactMap(\.self) {
      for hop in trace.hops { _ = hop.at?.iso(in: hop.zone ?? ZoneOffset(minutes: 420)) }
      _ = trace.evidence(of: ["mx.bo.example"])
    }
  }

  /// What a worker finds in a file, on the wire.
  public static func listing(of bytes: [UInt8]) -> [UInt8] {
    var parts: [FileOpener.Part] = []
    let file = FileOpener().open(bytes) { parts.append($0) }
    var writer = WireWriter()
    FileListing(file, parts).write(to: &writer)
    return writer.bytes
  }
}

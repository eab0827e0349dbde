import Intake
import IntakeArchives
import IntakeCore
import IntakeReading

/// What is tried with bytes that anybody may have made: each target takes some and must end, with
/// nothing harmed and nothing said twice in two ways.
public enum FuzzTarget: String, CaseIterable, Sendable {
  /// A document of any format, read, judged, and shown.
  case document
  /// An archive, opened and unpacked within limits.
  case archive
  /// A mail, a mailbox or another file that holds files, taken apart here and over the wire.
  case mail
  /// A definition of a call.
  case call
  /// What a worker that was taken over may send: what it reads.
  case wire
  /// The same: what it finds in a file.
  case listing
  /// The office's mail book.
  case book
  /// The plan of an earlier day, and what is said of the difference.
  case plan
  /// Bytes of a register that are not as they were written.
  case rows

  /// - Parameters:
  ///   - judging: the call by which documents are judged, made ready once.
  ///   - office: an office with a register, made ready once.
  public func run(_ bytes: [UInt8], _ judging: Judging, _ office: () throws -> FuzzOffice) rethrows
  {
    switch self {
    case .document: judging.read(bytes)
    case .archive: Self.unpack(bytes)
    case .mail: Self.open(bytes)
    case .call: Self.readCall(bytes)
    case .wire: judging.decode(bytes)
    case .listing: Self.list(bytes)
    case .book: Self.readBook(bytes)
    case .plan: try office().compare(bytes)
    case .rows: try office().readDamaged(bytes)
    }
  }

  private static func unpack(_ bytes: [UInt8]) {
    let budget = UnpackingBudget(bytes: 8 << 20, entries: 200)
    guard let archive = try? ZipArchive(bytes, budget: budget) else { return }
    var unpacked = 0
    for entry in archive.entries where entry.fault == nil {
      unpacked += (try? archive.bytes(of: entry, limit: 4 << 20))?.count ?? 0
    }
    precondition(unpacked <= budget.bytes, "more unpacked than allowed")
  }

  private static func readCall(_ bytes: [UInt8]) {
    do {
      let call = try CallReader.read(bytes, file: "a", digest: { _ in "" }, fetch: { _ in nil })
      _ = CallLexicon(call)
    } catch {
      precondition(error is CallError, "a mistake in a definition is told as one")
    }
  }
}

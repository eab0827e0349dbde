import Foundation
import IntakeCore
import IntakeFiles
import IntakeReporting
import IntakeTesting
import Testing

@testable import Intake

/// Drafts are judged alike however much of them is held in memory.
@Suite struct DraftCheckTests {
  private func draft(_ path: String) -> DraftCheck.Draft {
    DraftCheck.Draft(path: path) { () throws(Failure) in
      try FileBytes.content(Array(path.utf8), shown: path, limits: .standard)
    }
  }

  private func report(
    _ drafts: [DraftCheck.Draft], keptRecords: Int = 4_096,
    _ formats: [any ReportFormat.Type] = [JSONFormat.self]
  ) throws -> String {
    let call = try Checkout.call()
    let outcome = DraftCheck(
      checker: DocumentChecker(call: call), received: nil, jobs: 2, keptRecords: keptRecords
    ).run(drafts, keepsSource: true)
    #expect(outcome.failures.isEmpty && outcome.documents.count == drafts.count)
    let asOf = try #require(Instant(iso: "2023-05-08T09:00", zone: call.zone))
    let head = ReportHead(version: "1", call: call, asOf: asOf)
    var bytes: [UInt8] = []
    for format in formats {
      var format = format.init(head, ReportOptions())
      format.begin(to: &bytes)
      for (position, document) in outcome.documents.enumerated() {
        format.document(document, source: outcome.excerpts(of: position), to: &bytes)
      }
      format.end(ReportSummary(), to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func recordsThatAreNotKeptAreReadOnceMore() throws {
    let drafts = [
      "phu-luc-1.xml", "phu-luc-2.xml", "phu-luc-2-loi.xml", "phu-luc-2-nv3.xml", "phu-luc-2.csv",
    ].map { draft(Checkout.path("samples/drafts/\($0)")) }
    let kept = try report(drafts)
    #expect(kept.contains("\"X00"))
    for count in [0, 1, 2] {
      #expect(try report(drafts, keptRecords: count) == kept)
    }
  }

  /// The samples with their last task so often that the file is large.
  private func large(_ name: String) throws -> [UInt8] {
    let text = String(decoding: try Checkout.bytes("samples/drafts/\(name)"), as: UTF8.self)
    let parts: [String]
    if name.hasSuffix("xml") {
      let start = try #require(text.range(of: "<task>", options: .backwards)).lowerBound
      let end = try #require(text.range(of: "</task>", options: .backwards)).upperBound
      parts = [String(text[..<start]), String(text[start..<end]), String(text[end...])]
    } else {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let last = try #require(lines.lastIndex { !$0.isEmpty })
      parts = [
        lines[..<last].joined(separator: "\n") + "\n", lines[last] + "\n", "",
      ]
    }
    let times = (FilePieces.least + FilePieces.size) / parts[1].utf8.count + 1
    return Array((parts[0] + String(repeating: parts[1], count: times) + parts[2]).utf8)
  }

  @Test(arguments: ["phu-luc-1.xml", "bang-don-gian.csv"])
  func largeDraftsAreJudgedInPieces(name: String) throws {
    let scratch = try Scratch()
    let path = scratch.path(name)
    let sound = try large(name)
    let formats: [any ReportFormat.Type] = [JSONFormat.self, TextFormat.self, HTMLFormat.self]
    // What is read in pieces, and what is read whole after all.
    for bytes in [sound, sound + [0], sound + Array("<a/> \u{FFFF}".utf8)] {
      try Data(bytes).write(to: URL(filePath: path))
      let whole = try report([DraftCheck.Draft(path: path) { .whole(bytes) }], formats)
      #expect(try report([draft(path)], formats) == whole)
      #expect(whole.utf8.count > 100_000 && whole.contains("<bdi>"))
    }
  }

  @Test func aPieceOfAChangedFileIsNotHandedOut() throws {
    let scratch = try Scratch()
    let path = scratch.path("a.csv")
    let bytes = [UInt8](repeating: 0x41, count: FilePieces.least + 100)
    try Data(bytes).write(to: URL(filePath: path))
    let content = try FileBytes.content(Array(path.utf8), shown: path, limits: .standard)
    guard case .pieces(let pieces) = content else {
      Issue.record("a large file is read whole")
      return
    }
    let read = (0..<pieces.count).compactMap(pieces.piece).flatMap(\.self)
    #expect(read == bytes && pieces.sha256 == Digest.hexadecimal(bytes))
    let file = try FileHandle(forUpdating: URL(filePath: path))
    try file.seek(toOffset: UInt64(FilePieces.size + 7))
    try file.write(contentsOf: Data([0x42]))
    try file.truncate(atOffset: UInt64(FilePieces.least))
    try file.close()
    #expect(pieces.piece(0) != nil)
    #expect(pieces.piece(1) == nil)
    #expect(pieces.piece(pieces.count - 1) == nil)
    var limits = Limits.standard
    (limits.documentBytes, limits.containerBytes) = (50, 100)
    let small = try FileBytes.content(Array(path.utf8), shown: path, limits: limits)
    guard case .whole(let start) = small else {
      Issue.record("a file beyond the limit is read in pieces")
      return
    }
    #expect(start.count == 101)
  }
}

import Foundation
import FuzzReading
import IntakeCore
import IntakeReading
import IntakeTesting
import Testing

/// What fuzzing found interesting, and what once was a fault, is run again by the ordinary build.
@Suite struct CorpusTests {
  private let judging: FuzzTarget.Judging

  init() throws {
    let file = "templates/889-2024/call.xml"
    let call = try CallReader.read(
      try Checkout.bytes(file), file: file, digest: { _ in "" },
      fetch: { id in
        let lender = "templates/\(id)/call.xml"
        return (lender, try Checkout.bytes(lender))
      })
    judging = FuzzTarget.Judging(call)
  }

  @Test(arguments: FuzzTarget.allCases)
  func theCorpusHarmsNothing(_ target: FuzzTarget) throws {
    let corpus = try Checkout.urls(below: "scripts/fuzz.d/corpora/\(target.rawValue)")
    #expect(!corpus.isEmpty)
    for url in corpus { target.run([UInt8](try Data(contentsOf: url)), judging) }
  }

  @Test func theDefinitionsOfTheCheckoutHarmNothing() throws {
    for file in try Checkout.files(below: "templates", endings: ["call.xml"]) {
      FuzzTarget.call.run(try Checkout.bytes(file), judging)
    }
  }

  /// What workers tell of the samples, cut at many places; with RECORD=1 also kept as seeds.
  @Test func whatIsCutOffOnTheWireHarmsNothing() throws {
    let records = ProcessInfo.processInfo.environment["RECORD"] == "1"
    for file in try Checkout.files(below: "samples/drafts", endings: [".xml", ".csv"]) {
      let told = Array(judging.messages(of: try Checkout.bytes(file)).joined())
      for length in stride(from: 0, through: told.count, by: max(1, told.count / 40)) {
        FuzzTarget.wire.run(Array(told.prefix(length)), judging)
      }
      guard records, told.count < 12_000 else { continue }
      let name = file.split(separator: "/").joined(separator: "-")
      try Data(told).write(to: Checkout.root.appending(path: "scripts/fuzz.d/corpora/wire/\(name)"))
    }
    if records { Issue.record("recorded the seeds of the wire") }
  }
}

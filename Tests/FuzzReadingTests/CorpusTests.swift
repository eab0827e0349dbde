import Foundation
import FuzzReading
import IntakeCore
import IntakeReading
import IntakeTesting
import Testing

/// What fuzzing found interesting, and what once was a fault, is run again by the ordinary build.
@Suite struct CorpusTests {
  private let judging: FuzzTarget.Judging
  private static let office = Result { try FuzzOffice(call(), checkout: Checkout.root.path) }

  private static func call() throws -> Call {
    let file = "templates/889-2024/call.xml"
    return try CallReader.read(
      try Checkout.bytes(file), file: file, digest: { _ in String(repeating: "0", count: 64) },
      fetch: { id in
        let lender = "templates/\(id)/call.xml"
        return (lender, try Checkout.bytes(lender))
      })
  }

  init() throws {
    judging = FuzzTarget.Judging(try Self.call())
  }

  private func run(_ target: FuzzTarget, _ bytes: [UInt8]) throws {
    try target.run(bytes, judging) { try Self.office.get() }
  }

  @Test(arguments: FuzzTarget.allCases)
  func theCorpusHarmsNothing(_ target: FuzzTarget) throws {
    let corpus = try Checkout.urls(below: "scripts/fuzz.d/corpora/\(target.rawValue)")
    #expect(!corpus.isEmpty)
    for url in corpus { try run(target, [UInt8](try Data(contentsOf: url))) }
  }

  @Test func theDefinitionsOfTheCheckoutHarmNothing() throws {
    for file in try Checkout.files(below: "templates", endings: ["call.xml"]) {
      try run(.call, try Checkout.bytes(file))
    }
  }

  /// What workers tell of the samples, cut at many places; with RECORD=1 also kept as seeds.
  @Test func whatIsCutOffOnTheWireHarmsNothing() throws {
    let records = ProcessInfo.processInfo.environment["RECORD"] == "1"
    for file in try Checkout.files(below: "samples/drafts", endings: [".xml", ".csv"]) {
      let told = Array(judging.messages(of: try Checkout.bytes(file)).joined())
      for length in stride(from: 0, through: told.count, by: max(1, told.count / 40)) {
        try run(.wire, Array(told.prefix(length)))
      }
      guard records, told.count < 12_000 else { continue }
      let name = file.split(separator: "/").joined(separator: "-")
      try Data(told).write(to: Checkout.root.appending(path: "scripts/fuzz.d/corpora/wire/\(name)"))
    }
    if records { Issue.record("recorded the seeds of the wire") }
  }

  /// What workers find in the seeds of the mails, cut at many places; with RECORD=1 also kept as seeds.
  @Test func listsThatAreCutOffHarmNothing() throws {
    let records = ProcessInfo.processInfo.environment["RECORD"] == "1"
    for url in try Checkout.urls(below: "scripts/fuzz.d/corpora/mail") {
      let listed = FuzzTarget.listing(of: [UInt8](try Data(contentsOf: url)))
      for length in 0...listed.count { try run(.listing, Array(listed.prefix(length))) }
      guard records else { continue }
      let name = "scripts/fuzz.d/corpora/listing/\(url.lastPathComponent)"
      try Data(listed).write(to: Checkout.root.appending(path: name))
    }
    let own = Checkout.root.appending(path: "scripts/fuzz.d/corpora/plan/own")
    if records { try Data(try Self.office.get().ownPlan()).write(to: own) }
    if records { Issue.record("recorded the seeds of lists and plans") }
  }
}

import Foundation
import IntakeCore
import IntakeReading
import IntakeTesting
import Testing

@testable import IntakeFence

/// Workers read as the reader itself does; whatever happens to one of them happens to the document
/// that did it, and to no other.
@Suite struct ReadingWorkersTests {
  private let call: Call

  init() throws {
    call = try Samples.call.get()
  }

  private func workers(
    _ program: String = Probe.path, seconds: Double = 1
  ) throws -> ReadingWorkers {
    var budget = ReadingWorkers.Budget()
    budget.seconds = seconds
    return try #require(ReadingWorkers(program: program, call: call, budget: budget))
  }

  private func lines(_ bytes: [UInt8], by workers: ReadingWorkers) -> [String]? {
    try? workers.file(bytes).read(nil, into: Diary.init).get().sink.lines
  }

  private func lines(_ bytes: [UInt8]) -> [String] {
    let diary = Diary()
    _ = DocumentReader(lexicon: CallLexicon(call)).read(bytes, into: diary)
    return diary.lines
  }

  private func cause(_ bytes: [UInt8], by workers: ReadingWorkers) -> UnreadCause? {
    guard case .failure(let unread) = workers.file(bytes).read(nil, into: Diary.init) else {
      return nil
    }
    return unread.why
  }

  @Test(arguments: [Probe.path, Program.built])
  func workersReadAsTheReaderDoes(_ program: String) throws {
    let workers = try workers(program, seconds: 40)
    for (name, bytes) in try Samples.documents.get() {
      #expect(lines(bytes, by: workers) == lines(bytes), "\(name)")
    }
    #expect(try workers.prepare().filter)
  }

  @Test func aLargeDocumentGoesThrough() throws {
    let rows = (1...20_000).map { "\($0),Nhiệm vụ \($0),3,Dệt may\n" }
    let bytes = Array(("STT,Tên nhiệm vụ,Định hướng,Ngành\n" + rows.joined()).utf8)
    #expect(lines(bytes, by: try workers(seconds: 40)) == lines(bytes))
  }

  @Test func excerptsAreTheReaders() throws {
    let bytes = try Checkout.bytes("samples/drafts/phu-luc-1-loi.csv")
    let places = [Place.cell(row: 12, column: 2, line: 12), .text(line: 3, column: 1), .document]
    let reader = DocumentReader(lexicon: CallLexicon(call))
    let wanted = reader.excerpts(at: places, form: .appendix1, in: bytes)
    let found = try workers().file(bytes).excerpts(nil, at: places, form: .appendix1)
    #expect(places.contains { wanted[$0] != nil })
    for place in places { #expect(found[place] == wanted[place]) }
  }

  @Test func aDocumentThatSpinsIsGivenUp() throws {
    #expect(cause(try Samples.list("SPIN"), by: try workers(seconds: 0.2)) == .overrun)
  }

  @Test(arguments: ["EAT", "DIE", "RUBBISH"])
  func aDocumentThatEndsItsWorkerIsGivenUp(_ word: String) throws {
    #expect(cause(try Samples.list(word), by: try workers(seconds: 20)) == .ended)
  }

  @Test func neighboursAreUnharmed() throws {
    let workers = try workers(seconds: 20)
    let good = try Checkout.bytes("samples/drafts/phu-luc-1.xml")
    for word in ["DIE", "RUBBISH", "DIE"] {
      #expect(lines(good, by: workers) == lines(good))
      #expect(cause(try Samples.list(word), by: workers) == .ended)
    }
    #expect(lines(good, by: workers) == lines(good))
  }

  /// What a worker has gone through before is no fault of the document in hand.
  @Test func theSecondTryIsWithANewWorker() throws {
    let workers = try workers(seconds: 20)
    let good = try Checkout.bytes("samples/drafts/phu-luc-1.xml")
    let second = try Samples.list("SECOND")
    #expect(lines(good, by: workers) == lines(good))
    #expect(lines(second, by: workers) == lines(second))
  }

  @Test func workersOfManyThreadsKeepApart() throws {
    let workers = try workers(seconds: 40)
    let documents = try Samples.documents.get().prefix(24)
    let wanted = documents.map { lines($0.bytes) }
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      for (position, document) in documents.enumerated() {
        #expect(lines(document.bytes, by: workers) == wanted[position], "\(document.name)")
      }
    }
  }

  @Test func aProgramThatIsNoWorkerIsTold() throws {
    #expect(throws: (any Error).self) { try workers("/bin/true").prepare() }
    #expect(throws: (any Error).self) { try workers("/no/such/program").prepare() }
    #expect(cause(try Samples.list("NOTHING"), by: try workers("/bin/true")) == .ended)
  }

  /// An older kernel: said, and read all the same.
  @Test func whatTheKernelLacksIsKnown() throws {
    let scratch = try Scratch()
    let program = scratch.path("probe-without-landlock")
    try FileManager.default.createSymbolicLink(
      atPath: program, withDestinationPath: Probe.path)
    let workers = try workers(program)
    #expect(try workers.prepare().missing == "landlock")
    let good = try Checkout.bytes("samples/drafts/phu-luc-1.xml")
    #expect(lines(good, by: workers) == lines(good))
  }
}

import IntakeArchives
import IntakeCore
import IntakeReading
import IntakeTesting
import Testing

@testable import IntakeFence

/// Files that hold files are opened by workers as the opener itself opens them; what one part does to its
/// reader harms no other.
@Suite struct FencedFileTests {
  private let call: Call
  private let form: [UInt8]

  init() throws {
    call = try Samples.call.get()
    form = try Checkout.bytes("samples/drafts/phu-luc-1.xml")
  }

  private func workers(
    _ program: String = Probe.path, seconds: Double = 40
  ) throws -> ReadingWorkers {
    var budget = ReadingWorkers.Budget()
    budget.seconds = seconds
    return try #require(ReadingWorkers(program: program, call: call, budget: budget))
  }

  /// Puts the parts' bytes together again.
  private struct Taker: PartTaker {
    var parts: [[UInt8]] = [[]]

    mutating func take(_ piece: [UInt8]) { parts[parts.count - 1] += piece }
    mutating func endPart() { parts.append([]) }
  }

  /// All that is said of a part, whoever says it.
  private func line(
    _ path: String?, _ content: FileOpener.Content, _ trace: MailTrace?, _ bytes: [UInt8]?
  ) -> String {
    let hash = bytes.map { $0.reduce(UInt64(5_381)) { $0 &* 33 ^ UInt64($1) } }
    return "\(path ?? "-") \(content) \(String(describing: trace)) \(hash ?? 0)"
  }

  private func opened(_ bytes: [UInt8], only path: String? = nil) -> [String] {
    var lines: [String] = []
    let file = FileOpener().open(bytes, only: path) { part in
      lines.append(line(part.path, part.content, part.trace, part.path == nil ? nil : part.bytes))
    }
    return lines + ["\(file)"]
  }

  private func opened(
    _ bytes: [UInt8], only path: String? = nil, by workers: ReadingWorkers
  ) -> [String] {
    guard
      case .success((let listing, let taker)) = workers.file(bytes).open(
        only: path, into: Taker.init)
    else { return [] }
    var contents = taker.parts[...]
    let lines = listing.parts.map { part in
      line(part.path, part.content, part.trace, part.path == nil ? nil : contents.removeFirst())
    }
    return lines + ["\(listing.file)"]
  }

  private func zip(_ files: (String, [UInt8])..., stored: Bool = false) -> [UInt8] {
    var zip = ArchiveWriter()
    for (name, bytes) in files { zip.add(name, bytes, isStored: stored) }
    return zip.bytes() ?? []
  }

  /// A letter with an archive, a letter, a text and a faulty part, and its way through three hosts.
  private func letter() -> [UInt8] {
    var inner = MailMaker()
    inner.parts = [.init("Phụ lục 1.xml", form)]
    var mail = MailMaker()
    mail.trace = [
      "Received: from a by mx.bo.example; Fri, 28 Apr 2023 23:59:58 +0700",
      "Authentication-Results: mx.bo.example; spf=pass",
      "Received: from b by c.example; Fri, 28 Apr 0001 16:59:58 -1459",
      "Received: by d.example; no date",
    ]
    mail.parts = [
      .init("ho-so.zip", zip(("a.xml", form), ("trống.csv", []), ("../b.xml", form))),
      .init("hỏng.zip", Array("PK\u{3}\u{4} đứt".utf8)),
      .init("c.pdf", Array("%PDF-1.4\n".utf8), type: "application/pdf"),
    ]
    mail.forward(inner.bytes())
    return mail.bytes()
  }

  private func mailbox() -> [UInt8] {
    let envelope = Array("From a@b Tue Apr 11 07:00:00 2023\n".utf8)
    return envelope + letter() + [0x0A] + envelope + letter()
  }

  @Test(arguments: [Probe.path, Program.built])
  func workersOpenAsTheOpenerDoes(_ program: String) throws {
    let workers = try workers(program)
    for bytes in [
      letter(), mailbox(), zip(("a.xml", form)), zip(), form, [], Array("PK\u{3}\u{4}".utf8),
    ] {
      let wanted = opened(bytes)
      #expect(!wanted.isEmpty && opened(bytes, by: workers) == wanted)
    }
    #expect(opened(letter(), only: "ho-so.zip", by: workers) == opened(letter(), only: "ho-so.zip"))
    #expect(opened(letter(), only: "no such", by: workers) == opened(letter(), only: "no such"))
  }

  /// Beyond what a message may hold: the parts' bytes follow by themselves.
  @Test func aLargePartComesWhole() throws {
    let large = [UInt8](repeating: 0x41, count: 100 << 20)
    let bytes = zip(("a.csv", large), ("b.xml", form))
    #expect(opened(bytes, by: try workers()) == opened(bytes))
  }

  @Test func bombsAreToldAsEver() throws {
    let bomb = zip(("0.csv", [UInt8](repeating: 0x30, count: 60 << 20)))
    let bytes = zip(
      ("1.zip", bomb), ("2.zip", bomb), ("3.zip", bomb), ("4.zip", bomb), ("5.zip", bomb),
      stored: true)
    let found = opened(bytes, by: try workers())
    #expect(found == opened(bytes))
    #expect(found.contains { $0.contains("L004") })
  }

  private func lines(_ file: FencedFile, _ part: Int?) -> [String]? {
    try? file.read(part, into: Diary.init).get().sink.lines
  }

  private func lines(_ bytes: [UInt8]) -> [String] {
    let diary = Diary()
    _ = DocumentReader(lexicon: CallLexicon(call)).read(bytes, into: diary)
    return diary.lines
  }

  @Test func aPartThatKillsItsReaderHarmsNoOther() throws {
    let bytes = zip(("a.xml", form), ("b.xml", try Samples.list("DIE")), ("c.xml", form))
    let file = try workers().file(bytes)
    _ = try file.open(only: nil, into: Taker.init).get()
    #expect(lines(file, 0) == lines(form))
    #expect(lines(file, 1) == nil)
    #expect(lines(file, 2) == lines(form))
    #expect(lines(file, 0) == lines(form))
  }

  @Test(arguments: ["DIE", "EAT", "RUBBISH"])
  func aFileThatKillsItsOpenerIsGivenUp(_ word: String) throws {
    let workers = try workers(seconds: 20)
    let bytes = zip(("a.xml", try Samples.list(word)), stored: true)
    guard case .failure(let unread) = workers.file(bytes).open(only: nil, into: Taker.init) else {
      Issue.record("opened")
      return
    }
    #expect(unread.why == .ended)
    #expect(opened(letter(), by: workers) == opened(letter()))
  }

  /// Whatever its worker went through before, the next one has the file opened as it was.
  @Test func theSecondTryOpensTheFileAgain() throws {
    let workers = try workers()
    _ = lines(workers.file(form), nil)
    let bytes = zip(("a.xml", form), ("b.xml", try Samples.list("SECOND")))
    let file = workers.file(bytes)
    _ = try file.open(only: nil, into: Taker.init).get()
    #expect(lines(file, 1) == lines(try Samples.list("SECOND")))
  }

  @Test(arguments: ["openpyxl.xlsx", "odfpy.ods", "python-docx.docx"])
  func officeFilesAreOpenedOnceForAllTheirForms(_ name: String) throws {
    let bytes = try Checkout.bytes("Tests/Fixtures/office/" + name)
    let here = DocumentInHand(bytes, DocumentReader(lexicon: CallLexicon(call)))
    let file = try workers().file(zip(("a.bin", bytes)))
    let listing = try file.open(only: nil, into: Taker.init).get().listing
    #expect(listing.parts.map(\.mayHaveSteps) == [true])
    let steps = try #require(try file.steps(of: 0).get())
    #expect(steps.steps.count == 2 && steps.steps == here.steps?.steps)
    for step in steps.steps.reversed() {
      let diary = Diary()
      _ = here.read(step, into: diary)
      #expect(try file.read(0, step: step, into: Diary.init).get().sink.lines == diary.lines)
      let place = [Place.cell(row: 8, column: 2, line: 8)]
      #expect(
        file.excerpts(0, at: place, form: nil, step: step.name)[place[0]]
          == here.excerpts(at: place, form: nil, step: step.name)[place[0]])
    }
    #expect(try file.steps(of: nil).get() == nil)
  }

  /// A worker that was taken over may list anything: what is taken is what an opener could have found.
  @Test func nothingThatIsListedHarms() throws {
    var parts: [FileOpener.Part] = []
    let file = FileOpener().open(mailbox()) { parts.append($0) }
    var writer = WireWriter()
    FileListing(file, parts).write(to: &writer)
    var chance = Chance(seed: 1_416)
    var refused = 0
    for _ in 0..<4_000 {
      var bytes = writer.bytes
      for _ in 0..<Int.random(in: 1...3, using: &chance) {
        bytes[Int.random(in: bytes.indices, using: &chance)] = UInt8.random(
          in: 0...255, using: &chance)
      }
      var reader = WireReader(bytes)
      do throws(WireFault) {
        let listing = try FileListing(from: &reader, of: 100, .standard)
        let paths = listing.parts.map(\.path)
        #expect(Set(paths).count == paths.count)
        for hop in listing.parts.compactMap(\.trace).flatMap(\.hops) {
          _ = hop.at?.iso(in: hop.zone ?? ZoneOffset(minutes: 0))
        }
      } catch {
        refused += 1
      }
    }
    #expect(refused > 500)
  }

  @Test func listingsThatNoOpenerMakesAreRefused() throws {
    func isTaken(_ kind: String?, _ parts: (path: String?, bytes: Int)...) -> Bool {
      var listing = FileListing(FileOpener.File(kind: kind), [])
      listing.parts = parts.map {
        .init(path: $0.path, bytes: $0.bytes, content: .document, mayHaveSteps: false, trace: nil)
      }
      var writer = WireWriter()
      listing.write(to: &writer)
      var reader = WireReader(writer.bytes)
      return (try? FileListing(from: &reader, of: 100, .standard)) != nil
    }
    #expect(isTaken("mail", ("a", 1), ("b", 1)) && isTaken("archive") && isTaken(nil, (nil, 100)))
    #expect(!isTaken("mail", ("a", 1), ("a", 1)) && !isTaken("mail", ("", 1)))
    #expect(!isTaken("thing", ("a", 1)) && !isTaken(nil) && !isTaken(nil, (nil, 99)))
    #expect(!isTaken(nil, (nil, 100), ("a", 1)) && !isTaken("mail", (nil, 100), (nil, 100)))
    #expect(!isTaken("archive", ("a", 200 << 20), ("b", 57 << 20)))
  }
}

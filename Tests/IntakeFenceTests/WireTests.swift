import IntakeCore
import IntakeReading
import IntakeTesting
import Testing

@testable import IntakeFence

/// What a reader tells arrives on the other side as it was told; what is no message of a reader is
/// refused and harms nobody.
@Suite struct WireTests {
  private let call: Call
  private let reader: DocumentReader

  init() throws {
    call = try Samples.call.get()
    reader = DocumentReader(lexicon: CallLexicon(call))
  }

  private func decode(_ messages: [[UInt8]], into sink: any RecordSink) throws -> ReadOutcome? {
    var decoder = EventDecoder(call, .standard, into: sink)
    for (position, message) in messages.enumerated() {
      if let outcome = try decoder.take(message) {
        #expect(position == messages.count - 1)
        return outcome
      }
    }
    return nil
  }

  @Test func whatIsToldArrives() throws {
    let documents = try Samples.documents.get()
    #expect(documents.count > 60)
    for (name, bytes) in documents {
      let (told, arrived) = (Diary(), Diary())
      let outcome = reader.read(bytes, into: told)
      let other = try decode(reader.events(of: bytes), into: arrived)
      #expect(other?.format == outcome.format && other?.encoding == outcome.encoding, "\(name)")
      #expect(arrived.lines == told.lines, "\(name)")
    }
  }

  @Test func findingsBeyondTheListAreCounted() throws {
    let bytes = Array(
      "STT,Tên nhiệm vụ,Định hướng,Cột lạ,Cột khác,Cột nữa\n1,Xây dựng,3,a,b,c\n".utf8)
    let (told, arrived) = (Diary(), Diary())
    _ = reader.read(bytes, into: told)
    _ = try decode(reader.events(of: bytes, listed: 1), into: arrived)
    let isFinding = { (line: String) in line.hasPrefix("finding") }
    #expect(told.lines.count(where: isFinding) > 1)
    #expect(arrived.lines.count(where: isFinding) == told.lines.count(where: isFinding))
    let shown = arrived.lines.filter(isFinding).dropFirst()
    #expect(shown.allSatisfy { $0.contains("message: Localized(vi: \"\"") })
  }

  @Test(arguments: [0, 1, 127, 128, 16_383, 16_384, WireReader.largest])
  func numbersComeBack(_ number: Int) throws {
    var writer = WireWriter()
    writer.put(number)
    var reader = WireReader(writer.bytes)
    #expect(try reader.number() == number)
    #expect(reader.isAtEnd)
  }

  @Test func numbersBeyondTheirBoundsAreRefused() {
    for bytes: [UInt8] in [
      [], [0x80], [0x85, 0x80, 0x80, 0x80, 0x08], .init(repeating: 0xFF, count: 12),
    ] {
      var reader = WireReader(bytes)
      #expect(throws: WireFault.self) { try reader.number() }
    }
  }

  @Test func countsBeyondTheEndAreRefused() {
    var reader = WireReader([3, 1, 2])
    #expect(throws: WireFault.self) { try reader.raw() }
  }

  @Test func textThatIsNoUTF8IsRefused() {
    for text: [UInt8] in [[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xE1, 0xBB]] {
      var reader = WireReader([UInt8(text.count)] + text)
      #expect(throws: WireFault.self) { try reader.text() }
      reader = WireReader([UInt8(text.count)] + text)
      #expect(throws: WireFault.self) { try reader.value(String.self) }
    }
  }

  /// A worker that was taken over may send anything: the judge gets what a reader could have told,
  /// or nothing more.
  @Test func nothingThatIsSentHarmsTheJudge() throws {
    let lexicon = CallLexicon(call)
    var chance = Chance(seed: 14)
    var refused = 0
    for (_, bytes) in try Samples.documents.get().filter({ $0.bytes.count < 20_000 }) {
      let messages = reader.events(of: bytes)
      for _ in 0..<20 {
        let judge = DocumentJudge(lexicon: lexicon, rules: RuleSet(), keepsRecords: true)
        do {
          _ = try decode(messages.map { spoilt($0, &chance) }, into: judge)
          _ = judge.finish(
            JudgedDocument.Identity(path: "a", sha256: "", bytes: 1), format: nil, encoding: "",
            receipt: .notJudged(call.deadline))
        } catch is WireFault {
          refused += 1
        }
      }
    }
    #expect(refused > 200)
  }

  private func spoilt(_ message: [UInt8], _ chance: inout Chance) -> [UInt8] {
    var message = message
    for _ in 0..<Int.random(in: 1...3, using: &chance) where !message.isEmpty {
      let position = Int.random(in: 0..<message.count, using: &chance)
      switch Int.random(in: 0..<4, using: &chance) {
      case 0: message[position] = UInt8.random(in: .min ... .max, using: &chance)
      case 1: message[position] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
      case 2: message.removeSubrange(position..<min(message.count, position + 9))
      default: message.insert(contentsOf: message[position...].prefix(30), at: position)
      }
    }
    return message
  }
}

public import IntakeCore
import IntakeReading

@testable import IntakeFence

extension FuzzTarget {
  /// A call with what is needed to judge by it.
  public struct Judging: Sendable {
    private let lexicon: CallLexicon
    private let reader: DocumentReader

    public init(_ call: Call) {
      lexicon = CallLexicon(call)
      reader = DocumentReader(lexicon: lexicon)
    }

    private func judge() -> DocumentJudge {
      DocumentJudge(lexicon: lexicon, rules: RuleSet(), keepsRecords: true)
    }

    private func finish(_ judge: DocumentJudge, _ outcome: ReadOutcome, _ count: Int)
      -> JudgedDocument
    {
      judge.finish(
        JudgedDocument.Identity(path: "a", sha256: "", bytes: count), format: outcome.format,
        encoding: outcome.encoding, receipt: .notJudged(lexicon.call.deadline))
    }

    func read(_ bytes: [UInt8]) {
      let judge = judge()
      let outcome = reader.read(bytes, into: judge)
      let here = finish(
        judge, ReadOutcome(format: outcome.format, encoding: outcome.encoding, attachableKind: nil),
        bytes.count)
      _ = reader.excerpts(at: here.findings.map(\.place), form: here.form, in: bytes)
      let there = readByWire(bytes)
      precondition(
        here.findings == there.findings && here.countsByCode == there.countsByCode
          && here.tasks.count == there.tasks.count && here.verdict == there.verdict
          && here.form == there.form, "two ways of reading say two things")
    }

    /// What a worker tells of a document.
    public func messages(of bytes: [UInt8]) -> [[UInt8]] {
      var messages: [[UInt8]] = []
      let encoder = EventEncoder(listed: Limits.standard.listedFindings) { messages.append($0) }
      let outcome = reader.read(bytes, into: encoder)
      encoder.end(
        ReadOutcome(format: outcome.format, encoding: outcome.encoding, attachableKind: nil))
      return messages
    }

    /// As a worker reads and its run judges.
    private func readByWire(_ bytes: [UInt8]) -> JudgedDocument {
      let messages = messages(of: bytes)
      let judge = judge()
      var decoder = EventDecoder(lexicon.call, .standard, into: judge)
      var ended: ReadOutcome?
      for message in messages {
        do throws(WireFault) {
          ended = try decoder.take(message)
        } catch {
          preconditionFailure("what a reader tells is refused")
        }
      }
      guard let ended else { preconditionFailure("no end") }
      return finish(judge, ended, bytes.count)
    }

    func decode(_ bytes: [UInt8]) {
      let judge = judge()
      var decoder = EventDecoder(lexicon.call, .standard, into: judge)
      guard let outcome = try? decoder.take(bytes) else { return }
      _ = finish(judge, outcome, bytes.count)
    }
  }
}

import Foundation
import IntakeCore
import IntakeTesting
import Testing

/// How well orientations in words are understood: measured on labelled phrases with the default
/// call. `docs/orientation-in-words.md` holds the figures; `RECORD=1` prints each miss.
@Suite struct OrientationPhrasesTests {
  struct Outcome {
    var clear = 0
    var ambiguous = 0
    var right = 0
    var wrong: [String] = []
    var guessed: [String] = []
    var left: [String] = []

    var line: String {
      let decided = right + wrong.count + guessed.count
      let all = clear + ambiguous
      let waiting = all - decided
      return "| \(all) | \(clear) | \(ambiguous) | \(decided) | "
        + "\(percent(right, decided)) % | \(percent(left.count, clear)) % | "
        + "\(percent(waiting, all)) % |"
    }

    private func percent(_ part: Int, _ whole: Int) -> String {
      let tenths = (part * 1000 + whole / 2) / whole
      return "\(tenths / 10),\(tenths % 10)"
    }
  }

  private func measure(_ phrases: [OrientationPhrases.Labelled]) throws -> Outcome {
    let lexicon = CallLexicon(try Checkout.call())
    var outcome = Outcome()
    for phrase in phrases {
      let reading = lexicon.orientation(ArraySlice(phrase.text.utf8), in: .everyday)
      if phrase.number == nil { outcome.ambiguous += 1 } else { outcome.clear += 1 }
      switch reading {
      case .number(let number) where number == phrase.number: outcome.right += 1
      case .number(let number) where phrase.number == nil:
        outcome.guessed.append("\(phrase.text) → \(number)")
      case .number(let number): outcome.wrong.append("\(phrase.text) → \(number)")
      case .unclear, .unreadable: if phrase.number != nil { outcome.left.append(phrase.text) }
      }
      if case .unreadable = reading { Issue.record("\(phrase.text): refused for its words") }
    }
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      print(outcome.line)
      print("left to a person:", outcome.left.joined(separator: "\n  "))
      for miss in outcome.guessed + outcome.wrong { print("GUESSED", miss) }
    }
    return outcome
  }

  private static let parts = [
    ("tuned", OrientationPhrases.tuned), ("held out", OrientationPhrases.heldOut),
    ("second", OrientationPhrases.second), ("last", OrientationPhrases.last),
    ("denied", OrientationPhrases.denied),
  ]

  @Test(arguments: parts.map(\.1))
  func nothingIsDecidedWrongly(_ phrases: [OrientationPhrases.Labelled]) throws {
    let outcome = try measure(phrases)
    #expect(outcome.wrong.isEmpty)
    #expect(outcome.guessed.isEmpty)
  }

  @Test func theSetIsLargeAndVaried() {
    let all = Self.parts.flatMap(\.1)
    #expect(all.count >= 350)
    #expect(Set(all.map(\.text)).count == all.count)
    for number in 1...10 { #expect(all.count { $0.number == number } >= 15, "\(number)") }
  }

  @Test func theFiguresOfTheManualAreThese() throws {
    let page = String(decoding: try Checkout.bytes("docs/orientation-in-words.md"), as: UTF8.self)
    for (name, phrases) in Self.parts {
      let line = try measure(phrases).line
      #expect(page.contains("| \(name) " + line), "\(name) \(line)")
    }
  }
}

import Foundation
import IntakeTesting
import Testing

/// A short run of scripts/measure-reading: documents as offices write them, held against what they
/// truly say. docs/reading.md has the figures of the long run.
@Suite struct ReadingMeasureTests {
  @Test(.enabled(if: Program.find("python3") != nil), arguments: [11, 12])
  func nothingIsReadWronglyInSilence(_ seed: Int) throws {
    let figures = try measured(seed: seed, count: 25)
    for mode in ["call", "varied"] {
      #expect(figures["\(mode).documents"] == 25)
      for kind in ["amounts", "months", "orientations", "others"] {
        #expect(figures["\(mode).\(kind)"] == 0, "\(mode) \(kind)")
      }
    }
  }

  private func measured(seed: Int, count: Int) throws -> [String: Int] {
    let run = try Program.run(
      Checkout.path("scripts/measure-reading"),
      [
        "--product", Program.built, "--seed", "\(seed)", "--count", "\(count)", "--modes",
        "call,varied", "--json",
      ])
    #expect(run.status == 0, "\(run.complaint)")
    return try JSONDecoder().decode([String: Int].self, from: Data(run.output.utf8))
  }
}

import IntakeCore
import Testing

@testable import IntakeReporting

/// The files of a plan are handed on while they are made: none is ever held as a whole.
struct PlanStreamTests {
  private static let plan: Plan = {
    var plan = SamplePlan.plan
    let sample = plan.groups[0].lines[0]
    let lines = (0..<3_000).map { number in
      var line = sample
      line.number = "\(number)"
      line.content = "Nội dung \(number) " + String(repeating: "ghi cho dài ", count: 20)
      return line
    }
    plan.groups[0].lines = PlanLines(lines)
    return plan
  }()

  @Test(arguments: ["plan.csv", "plan.xml", "plan.json", "plan.html"])
  func longFilesComeInPieces(_ name: String) throws {
    let part = try #require(
      PlanFiles.parts(Self.plan, version: "1.0.0").first { $0.name == name })
    var pieces: [[UInt8]] = []
    try part.write { pieces.append($0) }
    #expect(pieces.count > 3, "\(pieces.map(\.count))")
    #expect(pieces.allSatisfy { $0.count < 300_000 })
    #expect(try part.make() == Array(pieces.joined()))
  }

  /// The document is spooled; what gathers in memory is one piece.
  @Test func aLongDocumentIsDrained() throws {
    var body = WordBody(startingWith: "")
    var drained = 0
    for _ in 0..<20_000 {
      body.add(.text("một đoạn văn bản", WordStyle()))
      try body.drain {
        drained += $0.count
        $0.removeAll()
      }
    }
    let rest = body.finished(by: "")
    #expect(drained > 10 * rest.count && rest.count < 1 << 18)
  }

  /// A failure of whoever takes the pieces ends the work.
  @Test(arguments: ["plan.csv", "plan.xlsx", "plan.docx"])
  func aFullDiskIsTold(_ name: String) throws {
    struct Full: Error {}
    let part = try #require(
      PlanFiles.parts(Self.plan, version: "1.0.0").first { $0.name == name })
    #expect(throws: Full.self) { try part.write { _ in throw Full() } }
  }
}

import NIOCore
import Testing

@testable import IntakeWeb

/// How slow a connection may be.
@Suite struct PaceTests {
  private func at(_ seconds: Double) -> NIODeadline {
    .uptimeNanoseconds(UInt64(1_000_000_000_000 + seconds * 1e9))
  }

  private func isOverdue(_ pace: Pace, at seconds: Double) -> Bool {
    pace.isOverdue(at: at(seconds), .standard)
  }

  @Test func headersComeWithinFiveSeconds() {
    let pace = Pace(openedAt: at(0))
    #expect(!isOverdue(pace, at: 5))
    #expect(isOverdue(pace, at: 5.1))
  }

  @Test func bodyKeepsItsPaceAfterTheSlack() {
    var pace = Pace(openedAt: at(0))
    pace.headArrived(at: at(1))
    #expect(!isOverdue(pace, at: 6))
    #expect(isOverdue(pace, at: 6.1))
    pace.bodyArrived(8 << 10)
    #expect(!isOverdue(pace, at: 7))
    #expect(isOverdue(pace, at: 7.1))
  }

  @Test func bodyEndsWithinAMinuteHoweverFast() {
    var pace = Pace(openedAt: at(0))
    pace.headArrived(at: at(1))
    pace.bodyArrived(16 << 20)
    #expect(!isOverdue(pace, at: 61))
    #expect(isOverdue(pace, at: 61.1))
  }

  @Test func answerIsWaitedForAndTheNextHeadAnew() {
    var pace = Pace(openedAt: at(0))
    pace.headArrived(at: at(1))
    pace.requestEnded(at: at(2))
    #expect(pace.phase == .answer)
    #expect(!isOverdue(pace, at: 62))
    #expect(isOverdue(pace, at: 62.1))
    pace.answered(at: at(3))
    #expect(pace.phase == .head)
    #expect(!isOverdue(pace, at: 8))
    #expect(isOverdue(pace, at: 8.1))
  }

  @Test func anAnswerBeforeTheEndOfTheBodyLeavesTheBodyItsDeadline() {
    var pace = Pace(openedAt: at(0))
    pace.headArrived(at: at(1))
    pace.answered(at: at(2))
    #expect(pace.phase == .body)
    #expect(isOverdue(pace, at: 6.1))
  }

  @Test func silenceIsSlowerThanATrickleAndTheOlderSilenceGoesFirst() throws {
    let silent = Pace(openedAt: at(2))
    let older = Pace(openedAt: at(1))
    var trickling = Pace(openedAt: at(0))
    trickling.headArrived(at: at(0))
    trickling.bodyArrived(3)
    let speeds = try [silent, trickling, older].map { try #require($0.speed(at: at(4))) }
    #expect(speeds[2] < speeds[0])
    #expect(speeds[0] < speeds[1])
    var answered = Pace(openedAt: at(0))
    answered.headArrived(at: at(0))
    answered.requestEnded(at: at(0))
    #expect(answered.speed(at: at(4)) == nil)
  }
}

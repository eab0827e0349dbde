import NIOCore
import Testing

@testable import IntakeWeb

@Suite struct RateLimitTests {
  private func at(_ seconds: Int) -> NIODeadline {
    .uptimeNanoseconds(UInt64(1_000 + seconds) * 1_000_000_000)
  }

  @Test func aBucketIsEmptiedAndFillsAgain() {
    let rate = RateLimit(perMinute: 3)
    for _ in 0..<3 { #expect(rate.take("203.0.113.7", at: at(0)) == nil) }
    #expect(rate.take("203.0.113.7", at: at(0)) == 20)
    #expect(rate.take("203.0.113.8", at: at(0)) == nil)
    #expect(rate.take("203.0.113.7", at: at(20)) == nil)
    #expect(rate.take("203.0.113.7", at: at(20)) != nil)
    for _ in 0..<3 { #expect(rate.take("203.0.113.7", at: at(900)) == nil) }
    #expect(rate.take("203.0.113.7", at: at(900)) != nil)
  }

  @Test func addressesAreForgottenRatherThanGathered() {
    let rate = RateLimit(perMinute: 1, capacity: 2)
    #expect(rate.take("203.0.113.1", at: at(0)) == nil)
    #expect(rate.take("203.0.113.2", at: at(50)) == nil)
    // The first one's bucket is full again and is what goes.
    #expect(rate.take("203.0.113.3", at: at(70)) == nil)
    #expect(rate.take("203.0.113.2", at: at(70)) != nil)
  }
}

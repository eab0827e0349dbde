import Glibc
import IntakeCore

/// The machine's clock: the only place that asks it for a judgement.
enum Clock {
  static var now: Instant {
    Instant(secondsSinceEpoch: Int64(time(nil)))
  }
}

import Glibc
import Intake

/// The machine's clock: the only place that asks it for a judgement.
enum Clock {
  static var now: Instant {
    Instant(secondsSinceEpoch: Int64(time(nil)))
  }

  /// What settling files are measured by, and what dates the register's events.
  static let machine = MachineClock(
    nanoseconds: {
      var now = timespec()
      // The structure outlives the call that fills it.
      _ = unsafe clock_gettime(CLOCK_REALTIME, &now)
      return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
    },
    sleep: { seconds in _ = Glibc.sleep(UInt32(clamping: seconds)) })
}

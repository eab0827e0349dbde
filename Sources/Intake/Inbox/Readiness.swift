public import IntakeCore
import IntakeFiles
import IntakeRegister

/// Tells whether a file has settled: nobody is still writing it, as far as can be known.
struct Readiness {
  /// Seconds without a change.
  let settle: Int
  let clock: MachineClock

  /// Leaves out the files that still change. Those dated in the future are looked at twice,
  /// since the clock cannot judge them.
  func settled(_ files: [InboxFile], in inbox: Inbox) throws -> (
    ready: [InboxFile], leftAlone: [LeftAlone]
  ) {
    guard settle > 0 else { return (files, []) }
    let now = clock.nanoseconds()
    var ready: [InboxFile] = []
    var future: [InboxFile] = []
    var leftAlone: [LeftAlone] = []
    for file in files {
      let (quiet, overflow) = now.subtractingReportingOverflow(file.status.modified)
      if overflow || quiet >= Int64(settle) * 1_000_000_000 {
        ready.append(file)
      } else if quiet < -2_000_000_000 {
        future.append(file)
      } else {
        leftAlone.append(LeftAlone(path: file.path.description, reason: .unsettled))
      }
    }
    if !future.isEmpty { clock.sleep(min(settle, 2)) }
    for file in future {
      if try inbox.parent(of: file.path).status(file.path.last) == file.status {
        ready.append(file)
      } else {
        leftAlone.append(LeftAlone(path: file.path.description, reason: .unsettled))
      }
    }
    return (ready.sorted { $0.path < $1.path }, leftAlone)
  }
}

/// The machine's clock, passed in: it tells only whether files have settled and when events
/// happened.
public struct MachineClock: Sendable {
  /// Nanoseconds since 1970.
  public var nanoseconds: @Sendable () -> Int64
  /// Waits some seconds.
  public var sleep: @Sendable (Int) -> Void

  public init(
    nanoseconds: @escaping @Sendable () -> Int64, sleep: @escaping @Sendable (Int) -> Void
  ) {
    self.nanoseconds = nanoseconds
    self.sleep = sleep
  }

  public var instant: Instant {
    Instant(secondsSinceEpoch: nanoseconds() / 1_000_000_000)
  }
}

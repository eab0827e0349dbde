public import IntakeCore
import IntakeFiles
import IntakeRegister

/// Tells whether a file has settled: nobody is still writing it, as far as can be known.
struct Readiness {
  /// Seconds without a change.
  let settle: Int
  let clock: MachineClock

  /// Leaves out the files that still change, and all files of a packet in which something does.
  /// - Parameter packetTimes: when something beside files last changed in each packet.
  func settled(
    _ files: [InboxFile], in inbox: Inbox, packetTimes: [FileName: Int64]
  ) throws -> (ready: [InboxFile], leftAlone: [LeftAlone]) {
    var (ready, leftAlone) = try settled(files, in: inbox)
    let open = try ready.filter { $0.path.firstFolder != nil }
      .filter { try isOpenForWriting($0, in: inbox) }
    ready.removeAll { file in open.contains { $0.path == file.path } }
    leftAlone += open.map { LeftAlone(path: $0.path.description, reason: .openForWriting) }
    let unquiet = unquietPackets(leftAlone, packetTimes)
    let waiting = ready.filter { $0.path.firstFolder.map(unquiet.contains) ?? false }
    ready.removeAll { $0.path.firstFolder.map(unquiet.contains) ?? false }
    leftAlone += waiting.map { LeftAlone(path: $0.path.description, reason: .packetUnsettled) }
    return (ready, leftAlone)
  }

  private func unquietPackets(
    _ leftAlone: [LeftAlone], _ packetTimes: [FileName: Int64]
  ) -> Set<FileName> {
    let now = clock.nanoseconds()
    var unquiet = Set(leftAlone.compactMap { FileName($0.path).firstFolder })
    for (packet, time) in packetTimes where isUnquiet(time, now) { unquiet.insert(packet) }
    return unquiet
  }

  /// A time in the future tells nothing: the clock cannot judge it.
  private func isUnquiet(_ time: Int64, _ now: Int64) -> Bool {
    let (quiet, overflow) = now.subtractingReportingOverflow(time)
    return !overflow && quiet > -2_000_000_000 && quiet < Int64(settle) * 1_000_000_000
  }

  /// What cannot be looked at is told when it is taken in.
  private func isOpenForWriting(_ file: InboxFile, in inbox: Inbox) throws -> Bool {
    do {
      return try inbox.parent(of: file.place).open(file.place.last).isOpenForWriting() == true
    } catch is FileError {
      return false
    }
  }

  /// Leaves out the files that still change. Those dated in the future are looked at twice,
  /// since the clock cannot judge them.
  private func settled(_ files: [InboxFile], in inbox: Inbox) throws -> (
    ready: [InboxFile], leftAlone: [LeftAlone]
  ) {
    guard settle > 0 else { return (files, []) }
    let now = clock.nanoseconds()
    var ready: [InboxFile] = []
    var future: [InboxFile] = []
    var leftAlone: [LeftAlone] = []
    for file in files {
      if isUnquiet(file.status.modified, now) {
        leftAlone.append(LeftAlone(path: file.path.description, reason: .unsettled))
      } else if file.status.modified > now {
        future.append(file)
      } else {
        ready.append(file)
      }
    }
    if !future.isEmpty { clock.sleep(min(settle, 2)) }
    for file in future {
      if try inbox.parent(of: file.place).status(file.place.last) == file.status {
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

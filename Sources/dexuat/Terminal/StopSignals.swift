import Glibc
import Synchronization

/// SIGTERM and SIGINT: the run ends after the file in hand.
enum StopSignals {
  private static let received = Atomic<Int32>(0)

  static func listen() {
    for number in [SIGTERM, SIGINT] {
      signal(number) { StopSignals.received.store($0, ordering: .relaxed) }
    }
  }

  static var isStopped: Bool { received.load(ordering: .relaxed) != 0 }

  /// What the shell expects of a process that a signal ended; nil where none came.
  static var exitCode: Int32? {
    let number = received.load(ordering: .relaxed)
    return number == 0 ? nil : 128 + number
  }
}

/// Ends the process as the signal asked.
struct StoppedBySignal: Error {
  var code: Int32
}

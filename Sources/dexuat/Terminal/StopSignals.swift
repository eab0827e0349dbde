import Glibc
import Synchronization

/// SIGTERM and SIGINT: the run ends after the file in hand.
enum StopSignals {
  private static let received = Atomic<Int32>(0)

  static func listen() {
    // A parent may have left them blocked.
    var wanted = sigset_t()
    // The set outlives each of the calls, which fill it or read it.
    unsafe sigemptyset(&wanted)
    for number in [SIGTERM, SIGINT] {
      signal(number) { StopSignals.received.store($0, ordering: .relaxed) }
      unsafe sigaddset(&wanted, number)
    }
    unsafe pthread_sigmask(SIG_UNBLOCK, &wanted, nil)
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

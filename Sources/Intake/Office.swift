import IntakeCore
import IntakeRegister
import IntakeReporting
import Synchronization

/// The office's side, one of the two doors of the product: every verb of the register.
///
/// A verb writes what it says to the streams it is given and returns the exit code; what it throws
/// is a `Failure`, or an error that `Failure.init(_:)` puts in words.
public struct Office: Sendable {
  let register: String
  let calls: CallStore
  let clock: MachineClock
  let user: String?
  private let checkers: Checkers
  private let oldWorkbooks: OldWorkbooks?

  /// - Parameters:
  ///   - register: the register's folder.
  ///   - clock: the machine's, for settling and for the dates of events.
  ///   - user: the account that runs this, for the events: a register may have several.
  ///   - reading: where submitted documents are read.
  ///   - oldWorkbooks: what makes those readable that come in; nil: they are not read.
  public init(
    register: String, calls: CallStore, clock: MachineClock, user: String? = nil,
    reading: ReadingPlace = .here, oldWorkbooks: OldWorkbooks? = nil
  ) {
    self.user = user
    self.oldWorkbooks = oldWorkbooks
    self.register = register
    self.calls = calls
    self.clock = clock
    checkers = Checkers(reading)
  }

  func open(_ access: Register.Access = .reading) throws -> Register {
    try Register.open(
      directory: register, access: access, user: user, clock: { [clock] in clock.instant })
  }

  func desk(_ call: Call, asOf: Instant) -> CallDesk {
    CallDesk(checker: checker(call), register: register, asOf: asOf, clock: clock, user: user)
  }

  /// Judges documents by a call; the same one each time.
  func checker(_ call: Call) -> DocumentChecker {
    checkers.checker(call).converting(oldWorkbooks)
  }

  /// A call of the register by its id: the definition given, where it is that one's.
  func definition(_ id: String, given: String?) throws -> Call {
    if let given {
      let call = try calls.call(given)
      if call.id == id { return call }
    }
    return try calls.call(id)
  }
}

/// The checkers of an office, one for each call: each may have processes that read for it.
private final class Checkers: Sendable {
  private let reading: ReadingPlace
  private let known = Mutex<[String: DocumentChecker]>([:])

  init(_ reading: ReadingPlace) {
    self.reading = reading
  }

  func checker(_ call: Call) -> DocumentChecker {
    known.withLock { known in
      if let checker = known[call.sha256] { return checker }
      let checker = DocumentChecker(call: call, reading: reading)
      known[call.sha256] = checker
      return checker
    }
  }
}

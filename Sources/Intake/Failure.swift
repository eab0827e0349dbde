public import IntakeCore

/// Why a command could not do its work, in the user's language, with the exit code that tells it.
///
/// Not for the faults of submitted documents: those are findings.
public struct Failure: Error, Sendable {
  public var exit: ExitCode
  public var message: Localized

  public init(_ exit: ExitCode, _ message: Localized) {
    self.exit = exit
    self.message = message
  }
}

/// The exit codes of every command. Never a count.
public enum ExitCode: Int32, Sendable {
  /// All eligible; done.
  case success = 0
  /// Something is ineligible or needs review.
  case findings = 1
  /// Could not finish: the result is not to be trusted.
  case incomplete = 2
  /// Wrong use; an unknown or invalid call.
  case usage = 64
  /// Another run holds the register.
  case busy = 75

  /// What a verdict says to the shell.
  public init(_ verdict: Verdict) {
    self = verdict == .eligible ? .success : .findings
  }
}

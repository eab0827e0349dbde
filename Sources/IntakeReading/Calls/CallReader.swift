public import IntakeCore

/// Reads a call definition (`call.xml`) into a `Call`.
public struct CallReader {
  /// Fetches another definition's bytes by its id, for `from="…"`; nil where there is none.
  public typealias Fetch = (_ id: String) throws -> (file: String, bytes: [UInt8])?

  /// Reads a definition.
  /// - Parameters:
  ///   - file: its name in error messages.
  ///   - digest: SHA-256 in hexadecimal.
  /// - Throws: `CallError` with the line of the mistake.
  public static func read(
    _ bytes: [UInt8], file: String, digest: ([UInt8]) -> String, fetch: Fetch
  ) throws -> Call {
    throw CallError(file: file, line: 0, problem: Localized(same: ""))
  }
}

/// A mistake in a call definition: the office's fault, not a submitter's.
public struct CallError: Error, Sendable {
  public var file: String
  /// From 1; 0 where the mistake has no line.
  public var line: Int
  public var problem: Localized

  public init(file: String, line: Int, problem: Localized) {
    self.file = file
    self.line = line
    self.problem = problem
  }
}

/// What a process that reads untrusted bytes is closed in by (docs/decisions/fence.md).
public enum Fence {
  /// The parts that a kernel may lack.
  public struct Parts: OptionSet, Sendable {
    public let rawValue: Int32

    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// Landlock: no files, no network, no signals to others.
    public static let landlock = Parts(rawValue: 1)
    /// Of the system's calls only those that reading needs.
    public static let filter = Parts(rawValue: 2)
    public static let all: Parts = [.landlock, .filter]
  }

  /// What of it is up.
  public struct State: Sendable, Hashable {
    /// The version of Landlock; 0 where the kernel has none.
    public var landlock: Int
    public var filter: Bool

    public init(landlock: Int, filter: Bool) {
      self.landlock = landlock
      self.filter = filter
    }

    /// The parts that this kernel lacks, as events have them; nil where the fence is whole.
    public var missing: String? {
      switch (landlock > 0, filter) {
      case (true, true): nil
      case (false, true): "landlock"
      case (true, false): "seccomp"
      case (false, false): "landlock, seccomp"
      }
    }
  }

  /// What a worker may use at all, in its whole life.
  public struct Bounds: Sendable {
    /// Bytes of address space.
    public var memory: UInt64
    /// Seconds of processor time.
    public var seconds: UInt64

    public init(memory: UInt64, seconds: UInt64) {
      self.memory = memory
      self.seconds = seconds
    }

    public static let standard = Bounds(memory: 1 << 30, seconds: 600)
  }

  /// Closes this process in for good; to be called before it has a second thread.
  /// - Returns: what is up; nil where the limits of a process could not be set.
  public static func close(_ parts: Parts = .all, _ bounds: Bounds = .standard) -> State? {
    try? FenceCalls.close(memory: bounds.memory, seconds: bounds.seconds, parts: parts)
  }

  /// Tries the things that the fence refuses.
  /// - Returns: a letter for each that was possible: `r` reading a file, `w` writing one, `n` a socket,
  ///   `p` another process, `s` a signal to the parent, `e` another program.
  public static func forbiddenThings() -> String {
    String(decoding: FenceCalls.forbiddenThings(), as: UTF8.self)
  }
}

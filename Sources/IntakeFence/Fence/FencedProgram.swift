/// A program of others that is given untrusted bytes, as LibreOffice is: it runs to its end within
/// bounds, without a network, and has of the file system what programs are made of and one folder.
/// Where the kernel lacks Landlock, the other bounds hold.
public struct FencedProgram: Sendable {
  /// Its path, without links.
  public var path: String

  public init(path: String) {
    self.path = path
  }

  public struct Bounds: Sendable {
    /// Bytes of address space, and of a file that it writes.
    public var memory: UInt64 = 4 << 30
    public var file: UInt64 = 256 << 20
    /// Seconds of processor time, and by the clock.
    public var seconds: UInt64 = 120
    public var wait: UInt64 = 120

    public init() {}
  }

  public enum End: Sendable, Hashable {
    case exit(Int32)
    case overrun
    /// A signal ended it, or it could not be started.
    case broken
  }

  /// Runs it.
  /// - Parameters:
  ///   - arguments: without the program's own name.
  ///   - folder: its own, from the root.
  ///   - output: the file that what it says goes to.
  public func run(
    _ arguments: [String], environment: [String], in folder: String, output: String,
    _ bounds: Bounds = Bounds()
  ) -> End {
    let home = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? path
    let result = FenceCalls.run(
      [path] + arguments, environment, folder: folder, home: home, output: output, bounds)
    if result >= 0 { return .exit(result) }
    return -result == FenceError.timedOut ? .overrun : .broken
  }
}

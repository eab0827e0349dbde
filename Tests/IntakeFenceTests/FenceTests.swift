import IntakeFence
import IntakeTesting
import Testing

/// What a process behind the fence tries is refused, by each of its two parts alone where that part
/// is meant for it.
@Suite struct FenceTests {
  /// A bit for each thing that was possible: reading a file, writing one, a socket, another process,
  /// a signal to the parent, another program.
  private func possible(_ parts: String) throws -> Int32 {
    try Program.run(Probe.path, ["try", parts]).status
  }

  @Test func withoutAFenceAllOfItIsPossible() throws {
    #expect(try possible("none") == 0b111111)
  }

  @Test func behindTheFenceNothingIs() throws {
    #expect(try possible("all") == 0)
  }

  /// Sockets may be made, though none can be connected, and processes are Linux's own affair.
  @Test(.enabled(if: Probe.hasLandlock)) func landlockAloneKeepsTheFiles() throws {
    #expect(try possible("landlock") & 0b00011 == 0)
  }

  @Test func theFilterAloneKeepsEverything() throws {
    #expect(try possible("filter") == 0)
  }
}

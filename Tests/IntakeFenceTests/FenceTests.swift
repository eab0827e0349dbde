import Foundation
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

/// A program of others has its own folder, what programs are made of, and no network.
@Suite struct FencedProgramTests {
  /// Runs a script of the shell; what it says.
  private func run(
    _ script: String, wait: UInt64 = 60, in scratch: Scratch? = nil
  ) throws -> (FencedProgram.End, String) {
    let scratch = try scratch ?? Scratch()
    let secret = try scratch.write("bí mật", to: "ngoai/bi-mat.txt")
    _ = try scratch.write("", to: "trong/x")
    var bounds = FencedProgram.Bounds()
    bounds.wait = wait
    let end = FencedProgram(path: "/bin/bash").run(
      ["-c", script], environment: ["LANG=C", "SECRET=\(secret)"], in: scratch.path("trong"),
      output: scratch.path("said"), bounds)
    return (end, try String(contentsOfFile: scratch.path("said"), encoding: .utf8))
  }

  @Test func itDoesWhatItIsToldAndSaysIt() throws {
    let (end, said) = try run("echo $LANG; pwd; echo a > y && cat y; exit 7")
    #expect(end == .exit(7))
    #expect(said.hasPrefix("C\n") && said.hasSuffix("/trong\na\n"), "\(said)")
  }

  @Test(.enabled(if: Probe.hasLandlock)) func itHasNoOtherFiles() throws {
    let scratch = try Scratch()
    let (end, said) = try run(
      "exec 2>&1; cat $SECRET; echo x > ${SECRET%/*}/neu; rm $SECRET; cat /etc/passwd > /dev/null",
      in: scratch)
    #expect(end == .exit(0), "\(said)")
    #expect(!said.contains("bí mật"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.path("ngoai")) == ["bi-mat.txt"])
  }

  @Test func itHasNoNetwork() throws {
    let (_, said) = try run("exec 2>&1; echo > /dev/tcp/127.0.0.1/9; echo > /dev/udp/127.0.0.1/9")
    let lines = said.split(separator: "\n").filter { $0.contains("ermission denied") }
    #expect(lines.count >= 2, "\(said)")
  }

  @Test func whatTakesTooLongIsEndedWithAllThatItStarted() throws {
    let (end, said) = try run("sleep 1000 & echo $!; wait", wait: 0)
    #expect(end == .overrun)
    let child = try #require(Int32(said.split(separator: "\n").first ?? ""))
    // A moment, until whoever took it over has seen its end.
    for _ in 0..<200 where kill(child, 0) == 0 { usleep(10_000) }
    #expect(kill(child, 0) != 0)
  }

  @Test func whatASignalEndsIsToldApart() throws {
    #expect(try run("kill -9 $$").0 == .broken)
  }
}

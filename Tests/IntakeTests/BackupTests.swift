import Foundation
import IntakeCore
import IntakeFiles
import IntakeRegister
import Testing

@testable import Intake

/// Copies of a register that is in use.
@Suite struct BackupTests {
  let office: InboxOffice
  private var target: String { office.root.appending(path: "copy").path }

  init() throws {
    office = try InboxOffice()
    try office.put("p/a.txt", list("A", "1|a|1|1|e"))
    try office.put("p/b.txt", outline("A", "1|a|1|1|e"))
    try office.put("c.txt", list("A", "1|a|1|1|e"))
    _ = try office.run(received: "2023-04-20T08:00:00")
  }

  @discardableResult
  private func backUp(_ failPoints: FailPoints = .none) throws -> Verification {
    try Register.backUp(
      directory: office.registerPath, to: target, patience: 0.1, failPoints: failPoints,
      clock: { Instant(secondsSinceEpoch: 1_700_000_000) })
  }

  private func copy(_ access: Register.Access = .reading) throws -> Register {
    try Register.open(
      directory: target, access: access, clock: { Instant(secondsSinceEpoch: 1_700_000_000) })
  }

  @Test func aBackupVerifiesAndSaysTheSame() throws {
    let verified = try backUp()
    #expect(verified.isSound && verified.entries == 3 && verified.originals == 2)
    #expect(
      try copy().entries().map(\.sha256) == office.open(.reading).entries().map(\.sha256))
    #expect(
      try office.plan(copy(), asOf: Instant(secondsSinceEpoch: 0)).groups.flatMap(\.lines)
        == office.plan(asOf: Instant(secondsSinceEpoch: 0)).groups.flatMap(\.lines))
    // It is a register of its own: work goes on in either.
    try office.put("d.txt", list("B", "1|a|1|1|e"))
    _ = try office.run(received: "2023-04-20T08:00:00")
    #expect(try copy(.writingExisting).verify().isSound)
    #expect(try copy().entries().count == 3)
  }

  @Test func nothingIsWrittenOver() throws {
    try backUp()
    #expect(throws: FileError.self) { try backUp() }
    #expect(try copy().entries().count == 3)
  }

  @Test func besideARunItIsBusy() throws {
    let running = try office.open()
    #expect(throws: RegisterError.busy(office.registerPath)) { try backUp() }
    withExtendedLifetime(running) {}
    #expect(try names() == ["inbox", "register"])
  }

  private struct Cut: Error {}

  @Test(arguments: ["backup.rows", "backup.originals"])
  func cutOffThereIsNone(point: String) throws {
    #expect(throws: Cut.self) { try backUp(FailPoints { if $0 == point { throw Cut() } }) }
    #expect(try names() == ["inbox", "register"])
    try backUp()
  }

  @Test func whatDoesNotVerifyIsNoBackup() throws {
    let shelf = office.registerPath + "/archive/sha256"
    let folder = try #require(try FileManager.default.contentsOfDirectory(atPath: shelf).first)
    try FileManager.default.removeItem(atPath: shelf + "/" + folder)
    #expect(throws: RegisterError.self) { try backUp() }
    #expect(try names() == ["inbox", "register"])
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: office.root.path).sorted()
  }
}

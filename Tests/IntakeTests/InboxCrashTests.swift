import Foundation
import IntakeCore
import IntakeFiles
import IntakeRegister
import Synchronization
import Testing

@testable import Intake

/// A run is cut off at every step in turn; one clean run after it must end as if nothing had
/// happened.
@Suite struct InboxCrashTests {
  private struct Cut: Error {}

  private func fill(_ office: InboxOffice) throws {
    office.rules = pairingRules
    try office.put("a/list.txt", list("A", "1|x|1|100|e", "2|y|2|100|e"))
    try office.put("a/o1.txt", outline("A", "1|x|1|100|e"))
    try office.put("again.txt", outline("A", "1|x|1|100|e"))
    try office.put("b.txt", list("B|H1", "1|x|1|100|e"))
    try office.put("c.txt", list("B", "1|y|2|100|e"))
    try office.put("d.txt", "nothing")
    try office.book("a,2023-04-12", "b.txt,2023-04-13", "c.txt,2023-04-12", "d.txt,2023-05-01")
  }

  @Test func oneCleanRunAfterACutConverges() throws {
    let whole = try InboxOffice()
    try fill(whole)
    let steps = Mutex(0)
    try whole.run(failPoints: FailPoints { _ in steps.withLock { $0 += 1 } })
    let expected = try whole.dump()
    let count = steps.withLock { $0 }
    #expect(count > 50)
    for cut in 1...count {
      let office = try InboxOffice()
      try fill(office)
      let reached = Mutex("")
      let left = Mutex(cut)
      #expect(throws: Cut.self) {
        try office.run(
          failPoints: FailPoints { name in
            let isHere = left.withLock { left in
              left -= 1
              return left == 0
            }
            if isHere {
              reached.withLock { $0 = name }
              throw Cut()
            }
          })
      }
      try office.run()
      let name = reached.withLock { $0 }
      #expect(try office.dump() == expected, "cut \(cut) of \(count) at \(name)")
      #expect(try office.open().verify().problems == [], "cut \(cut) at \(name)")
    }
  }

  @Test func aWrongRegisterFolderIsRefused() throws {
    let office = try InboxOffice()
    try FileManager.default.createDirectory(
      atPath: office.registerPath, withIntermediateDirectories: true)
    try Data("x".utf8).write(to: URL(filePath: office.registerPath + "/notes.txt"))
    #expect(throws: RegisterError.notARegister(office.registerPath)) { try office.run() }
    #expect(throws: RegisterError.missing("/nowhere/register")) {
      try Register.open(
        directory: "/nowhere/register", access: .reading,
        clock: { MachineClock.machine.instant })
    }
  }
}

import Foundation
public import IntakeCore
import IntakeFiles
import IntakeRegister
import IntakeReporting

@testable import Intake

extension FuzzTarget {
  /// Reads a mail book: a mistake in it is told as one.
  static func readBook(_ bytes: [UInt8]) {
    do {
      let book = try MailBook(bytes, zone: ZoneOffset(minutes: 420))
      let keys = Set(book.lines.map(\.evidence.key))
      precondition(keys.count == book.lines.count, "two lines are one")
      precondition(book.lines.allSatisfy { !$0.path.isEmpty }, "a line names nothing")
      for trouble in book.troubles { _ = trouble.message }
    } catch {
      precondition(error is MailBookError, "a book that cannot be read is told as one")
    }
  }
}

/// An office with a register of some samples and the plan made of it.
public final class FuzzOffice: Sendable {
  private let call: Call
  private let plan: Plan
  private let folder: URL
  private let database: [UInt8]
  private static let now = Instant(secondsSinceEpoch: 1_683_511_200)

  /// - Parameter checkout: the folder of the project.
  public init(_ call: Call, checkout: String) throws {
    self.call = call
    folder = FileManager.default.temporaryDirectory.appending(path: "fuzz-\(UUID().uuidString)")
    let inbox = folder.appending(path: "hom-thu")
    try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
    for name in ["phu-luc-1.xml", "phu-luc-1-loi.csv", "phu-luc-2.xml", "trong.xml"] {
      try FileManager.default.copyItem(
        atPath: "\(checkout)/samples/drafts/\(name)", toPath: inbox.appending(path: name).path)
    }
    let desk = CallDesk(
      checker: DocumentChecker(call: call), register: folder.appending(path: "so").path,
      asOf: Self.now,
      clock: MachineClock(
        nanoseconds: { Self.now.secondsSinceEpoch * 1_000_000_000 }, sleep: { _ in }))
    _ = try desk.takeIn(
      IntakeRun.Options(
        inbox: inbox.path, received: Instant(secondsSinceEpoch: 1_681_263_000), settle: 0),
      isStopped: { false }, progress: { _, _, _ in })
    plan = try desk.plan(since: nil).plan
    database = Array(try Data(contentsOf: folder.appending(path: "so/register.sqlite")))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A seed: the plan of the day itself, as it is published.
  public func ownPlan() throws -> [UInt8] {
    try PlanFiles.parts(plan, version: "0").first { $0.name == "plan.json" }?.make() ?? []
  }

  /// Compares an earlier plan with the one of the day, and writes down what has changed.
  func compare(_ bytes: [UInt8]) {
    let earlier: EarlierPlan
    do {
      earlier = try EarlierPlanFile.parse(bytes, of: "a", call: call)
    } catch {
      precondition(error is Failure, "a plan that cannot be read is told as one")
      return
    }
    let changes = PlanChanges(
      from: earlier, to: plan, published: PlanFiles.content, reason: { _ in .unknown },
      causes: { _, _ in [] })
    write(.changes(changes))
    write(.succession(PlanSuccession(from: earlier, to: plan)))
  }

  private func write(_ comparison: PlanComparison) {
    for part in PlanFiles.parts(plan, comparison: comparison, version: "0")
    where part.name.hasPrefix("changes") {
      guard (try? part.make()) != nil else { preconditionFailure("\(part.name) is not written") }
    }
  }

  /// Reads all of a register of which some bytes were changed: each group of four is a place and the
  /// byte that stands there.
  func readDamaged(_ changes: [UInt8]) {
    var bytes = database
    for start in stride(from: 0, to: changes.count - 3, by: 4).prefix(64) {
      let place = Int(changes[start]) << 16 | Int(changes[start + 1]) << 8 | Int(changes[start + 2])
      bytes[place % bytes.count] = changes[start + 3]
    }
    let file = folder.appending(path: "so/register.sqlite")
    do {
      try Data(bytes).write(to: file)
      let register = try Register.open(
        directory: folder.appending(path: "so").path, access: .reading, clock: { Self.now })
      _ = try register.verify()
      for entry in try register.entries() {
        _ = try register.judged(entry.number)
        _ = try register.dossier(entry.number)
        _ = try register.taskKeys(ofList: entry.number)
      }
      _ = try register.filed(call: call.id)
      _ = try register.listedTasks(call: call.id)
      try register.eachListedTitle { _ in }
      _ = try register.lastJudgements(call: call.id)
      _ = try register.decisions(call: call.id)
      _ = try register.sentLetters(call: call.id)
      _ = try register.deliveries()
      _ = try register.unread(call: call.id)
      _ = try register.books(call: call.id)
    } catch {
      precondition(
        error is RegisterError || error is FileError, "damage is told as such: \(error)")
    }
  }
}

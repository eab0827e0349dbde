import Foundation
import IntakeCore
import IntakeRegister
import IntakeTesting
import Testing

@testable import Intake

/// Whatever an office does in whichever order, everything judged again comes out as it stands in the
/// register: nothing that a step changes for others is forgotten.
@Suite struct OfficeReplayTests {
  private static let seeds: ClosedRange<UInt64> = {
    let wanted = ProcessInfo.processInfo.environment["DEXUAT_SEEDS"].flatMap { UInt64($0) }
    return 1...(wanted ?? 4)
  }()

  @Test func nothingIsForgotten() throws {
    let call = try Checkout.call()
    for seed in Self.seeds {
      let office = try RandomOffice(call: call, seed: seed)
      for step in 1...10 {
        let done = try office.step()
        let replay = try office.replay()
        #expect(
          replay.differences.isEmpty,
          "seed \(seed), step \(step), \(done): \(replay.differences.map(\.message.en))")
        if !replay.differences.isEmpty { break }
      }
    }
  }
}

/// An office that does by chance what offices do: takes in some of what came, writes its book later,
/// decides, revokes, lets time pass.
private final class RandomOffice {
  private let scratch: Scratch
  private let call: Call
  private var chance: Chance
  private var waiting: [(path: String, bytes: [UInt8])]
  private var delivered: [String] = []
  private var book: [String] = []
  private var now: Instant

  init(call: Call, seed: UInt64) throws {
    self.call = call
    chance = Chance(seed: seed)
    scratch = try Scratch()
    now = try #require(Instant(iso: "2023-05-01T09:00:00+07:00", zone: call.zone))
    let files = [seed, seed + 1_000, seed + 2_000].flatMap { seed in
      RandomInbox(call: call, seed: seed).files.map { ("\(seed)-\($0.key)", $0.value) }
    }
    waiting = files.sorted { $0.0 < $1.0 }.shuffled(using: &chance)
    _ = try scratch.write([UInt8]("Tệp,Đến lúc\n".utf8), to: "in/so-den.csv")
  }

  private var register: String { scratch.path("register") }

  private func desk() -> CallDesk {
    CallDesk(
      checker: DocumentChecker(call: call), register: register, asOf: now, clock: .machine)
  }

  /// - Returns: what was done.
  func step() throws -> String {
    now = Instant(secondsSinceEpoch: now.secondsSinceEpoch + 3_600)
    if delivered.isEmpty { return try deliver() }
    switch Int.random(in: 0..<10, using: &chance) {
    case 0...3: return try deliver()
    case 4: return try bookIn()
    case 5:
      now = Instant(secondsSinceEpoch: now.secondsSinceEpoch + 20 * 86_400)
      try takeIn(nil)
      return "time passes"
    default: return try decide()
    }
  }

  private func deliver() throws -> String {
    let some = waiting.prefix(Int.random(in: 1...4, using: &chance))
    waiting.removeFirst(some.count)
    for (path, bytes) in some {
      _ = try scratch.write(bytes, to: "in/" + path)
      if Bool.random(using: &chance) { try add(lineFor: path) }
      delivered.append(path)
    }
    try takeIn(pick([nil, "2023-04-20T08:00:00+07:00", "2023-04-28T08:00:00+07:00"]))
    return "taken in: \(some.map(\.path))"
  }

  private func bookIn() throws -> String {
    let path = pick(delivered)
    try add(lineFor: path)
    try takeIn(nil)
    return "booked: \(path)"
  }

  private func add(lineFor path: String) throws {
    let folder = path.split(separator: "/").count > 1 && Int.random(in: 0..<4, using: &chance) == 0
    let place = folder ? String(path.split(separator: "/")[0]) : path
    let times = [
      "2023-04-10 08:00", "2023-04-20", "2023-04-20", "2023-05-02 09:00", "2023-06-01 09:00",
      "2021-04-10",
    ]
    book.append("\(place),\(pick(times))")
    _ = try scratch.write(
      [UInt8]((["Tệp,Đến lúc"] + book).joined(separator: "\n").utf8) + [0x0A], to: "in/so-den.csv")
  }

  private func takeIn(_ received: String?) throws {
    let received = try received.map { try #require(Instant(iso: $0, zone: call.zone)) }
    let (summary, _) = try desk().takeIn(
      IntakeRun.Options(inbox: scratch.path("in"), received: received, settle: 0),
      isStopped: { false }, progress: { _, _, _ in })
    #expect(summary.after.balance)
  }

  private func decide() throws -> String {
    let entries = try Register.open(
      directory: register, access: .reading, clock: { MachineClock.machine.instant })
    let all = try entries.entries(call: call.id)
    let decisions = try entries.decisions(call: call.id)
    let (one, other) = (pick(all).number, pick(all).number)
    let at = try #require(Instant(iso: "2023-04-25T08:00:00+07:00", zone: call.zone))
    var actions: [Decision.Action] = [
      .accept, .returned, .withdraw, .withdraw, .waive("X001"), .waive("T003"), .received(at),
      .extend(Instant(secondsSinceEpoch: now.secondsSinceEpoch + 86_400)),
      .sameAs(entry: other), .distinctFrom(entry: other), .replaces, .supplements,
    ]
    var entry = one
    if let decision = decisions.randomElement(using: &chance), Bool.random(using: &chance) {
      actions = [.revoke(decision: decision.number)]
      entry = decision.entry
    }
    let action = pick(actions)
    let isWide = Int.random(in: 0..<3, using: &chance) == 0
    let expires = pick([nil, nil, Instant(secondsSinceEpoch: now.secondsSinceEpoch + 10 * 86_400)])
    let new = Register.NewDecision(
      entry: entry, action: action,
      authority: Authority(by: "b", why: "w", document: "d"),
      expires: action.isRevocation ? nil : expires,
      isForSubmission: isWide && [.accept, .returned, .withdraw, .waive("X001")].contains(action))
    do {
      _ = try desk().decide(new)
      return "decided on \(entry): \(action)"
    } catch is Failure {
      return "refused on \(entry): \(action)"
    }
  }

  func replay() throws -> Replay {
    let register = try Register.open(
      directory: register, access: .reading, clock: { MachineClock.machine.instant })
    return try register.replay(asOf: now) { _ in DocumentChecker(call: self.call) }
  }

  private func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &chance)]
  }
}

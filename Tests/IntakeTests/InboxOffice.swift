import Foundation
import GRDB
import IntakeCore
import IntakeFiles
@testable import IntakeRegister
import Testing

@testable import Intake

/// An office for tests: a real inbox, a real register, and documents in a tiny format of lines:
///
///     list | outline
///     by NAME [| CODE]
///     task NUMBER | TITLE | ORIENTATION | MILLIONS | e, r or i
final class InboxOffice {
  let root: URL
  var inbox: URL { root.appending(path: "inbox") }
  var registerPath: String { root.appending(path: "register").path }
  var rules = RuleSet([])

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "office-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
  }

  deinit {
    do {
      try FileManager.default.removeItem(at: root)
    } catch {
      print("left behind: \(root.path)")
    }
  }

  func put(_ path: String, _ content: String) throws {
    let url = inbox.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(content.utf8).write(to: url)
  }

  /// Writes the mail book: lines such as `a.txt,2023-04-12 08:30`.
  func book(_ lines: String...) throws {
    try put("so-den.csv", "Tệp,Đến lúc\n" + lines.joined(separator: "\n") + "\n")
  }

  @discardableResult
  func run(
    received: String? = nil, settle: Int = 0, leave: Bool = false, jobs: Int = 1,
    failPoints: FailPoints = .none
  ) throws -> IntakeSummary {
    let register = try open(failPoints: failPoints)
    return try IntakeRun(
      register: register, judging: judging,
      options: IntakeRun.Options(
        inbox: inbox.path, received: try received.map(instant), settle: settle, leave: leave,
        jobs: jobs),
      surroundings: surroundings
    ).run()
  }

  var surroundings: IntakeRun.Surroundings {
    IntakeRun.Surroundings(
      clock: .machine,
      report: { entry, document, asOf in
        Array("\(entry) \(document.identity.sha256) \(document.verdict) \(asOf)\n".utf8)
      })
  }

  var judging: DocumentJudging {
    DocumentJudging(
      basis: JudgingBasis(
        call: .forTests, ruleSet: "rules-1", tool: "test",
        asOf: Instant(secondsSinceEpoch: 1_700_000_000)),
      rules: rules, judge: judgeTiny)
  }

  func plan(_ register: Register? = nil, asOf: Instant) throws -> Plan {
    let register = try register ?? open()
    let judging = judging
    return try PlanMaker(register: register, call: .forTests) { identity in
      try judging.judge(identity, .notJudged(nil), from: register.archive)
    }.make(asOf: asOf)
  }

  func open(
    _ access: Register.Access = .writing, failPoints: FailPoints = .none
  ) throws -> Register {
    try Register.open(
      directory: registerPath, access: access, failPoints: failPoints,
      clock: { MachineClock.machine.instant })
  }

  /// The standings by the content's first task title (or the path), for comparing runs.
  func states() throws -> [String: String] {
    var states: [String: String] = [:]
    for entry in try open(.reading).entries() {
      states[entry.path.description] = entry.standing.state.rawValue
    }
    return states
  }

  /// Everything that the register and the folders hold, without times and what depends on them.
  func dump() throws -> String {
    let register = try open(.reading)
    var lines = try register.read { database in
      var lines: [String] = []
      for sql in Self.tables {
        for row in try Row.fetchAll(database, sql: sql) { lines.append("\(row)") }
      }
      return lines
    }
    for folder in [
      "inbox", "inbox/processed", "register", "register/reports",
      "register/archive/tmp",
    ] {
      lines += try names(folder).map { "\(folder)/\($0)" }
    }
    for report in try names("register/reports") {
      lines.append(
        try String(
          contentsOf: root.appending(path: "register/reports/\(report)"), encoding: .utf8))
    }
    return lines.joined(separator: "\n")
  }

  func names(_ folder: String) throws -> [String] {
    let path = root.appending(path: folder).path
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  func instant(_ text: String) throws -> Instant {
    try #require(Instant(iso: text, zone: Call.forTests.zone))
  }

  private static let tables = [
    """
    SELECT number, call, sha256, path, form, submitter_name, received_at, evidence, receipt, tasks,
      submitter, task_key, state, because, verdict, report_due FROM entry ORDER BY number
    """,
    "SELECT * FROM content ORDER BY sha256", "SELECT * FROM submission ORDER BY submitter",
    "SELECT * FROM submitter ORDER BY identity",
    "SELECT entry, size, path, mail_line FROM delivery ORDER BY entry",
    "SELECT line, closed FROM mail_line ORDER BY line",
    "SELECT number, entry, verdict, task_verdicts, report FROM judgement ORDER BY number",
    "SELECT * FROM task ORDER BY entry, position", "SELECT * FROM unsettled",
    "SELECT number, kind, entry, body FROM event ORDER BY number",
  ]
}

extension MachineClock {
  static let machine = MachineClock(
    nanoseconds: { Int64(Date().timeIntervalSince1970 * 1_000_000_000) },
    sleep: { Thread.sleep(forTimeInterval: Double($0)) })
}

extension Call {
  /// Two orientations; received before 30 April 2023, or under another reading before 4 May.
  static let forTests: Call = {
    let zone = ZoneOffset(minutes: 420)
    let text = Localized(same: "")
    func reading(_ id: String, _ seconds: Int64) -> Deadline.Reading {
      Deadline.Reading(
        id: id, cutoff: Instant(secondsSinceEpoch: seconds), meaning: Localized(same: id))
    }
    return Call(
      id: "test", sha256: String(repeating: "a", count: 64), planYear: 2024, zone: zone,
      title: text, dispatch: Call.Dispatch(number: "1", date: nil, issuer: text),
      programme: Call.Programme(
        decision: "889", date: nil, from: CalendarMonth(monthNumber: 24_240),
        to: CalendarMonth(monthNumber: 24_371), title: text),
      receiver: Call.Receiver(name: text, address: nil),
      agency: Call.Agency(parent: nil, unit: text, seat: text, signatures: []),
      deadline: Deadline(
        wording: text, reading: reading("strict-before", 1_682_787_600),
        otherReadings: [reading("next-working-day", 1_683_219_600)]),
      orientations: [1, 2].map { Orientation(number: $0, title: text, short: text) },
      codeLists: [], provinces: Provinces([]), forms: [])
  }()
}

/// Judges the tiny format. Late: ineligible; contested or undetermined: review.
@Sendable private func judgeTiny(
  _ bytes: [UInt8], _ identity: JudgedDocument.Identity, _ receipt: ReceiptJudgement
) -> JudgedDocument {
  var form: FormKind?
  var submitter: Submitter?
  var tasks: [JudgedTask] = []
  for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
    if line == "list" { form = .appendix1 }
    if line == "outline" { form = .appendix2 }
    let parts = line.drop { $0 != " " }.split(separator: "|").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    if line.hasPrefix("by ") {
      submitter = Submitter(
        name: parts[0], kind: "state", code: parts.count > 1 ? parts[1] : nil, province: "01")
    }
    if line.hasPrefix("task ") { tasks.append(JudgedTask(tiny: parts, index: tasks.count + 1)) }
  }
  var document = JudgedDocument(
    identity: identity, format: .csv, encoding: "UTF-8", form: form, submitter: submitter,
    tasks: tasks, receipt: receipt, findings: [], counts: SeverityCounts(), countsByCode: [:],
    documentVerdict: .eligible, verdict: tasks.map(\.verdict).max() ?? .eligible, rulesRun: [],
    rulesNotRun: [RuleNotRun(code: "R001", because: Localized(same: ""))])
  if form == nil || submitter == nil { document.add([.tiny("F002", .error)]) }
  switch receipt.status {
  case .late: document.add([.tiny("T001", .error)])
  case .contested: document.add([.tiny("T002", .review)])
  case .undetermined: document.add([.tiny("T003", .review)])
  default: break
  }
  return document
}

extension JudgedTask {
  fileprivate init(tiny parts: [String], index: Int) {
    let total = Money(dong: Int128(Int(parts[3]) ?? 0) * 1_000_000)
    self.init(
      index: index, number: parts[0], title: parts[1], orientation: Int(parts[2]), total: total,
      state: total, other: .zero, start: CalendarMonth(year: 2024, month: 1),
      end: CalendarMonth(year: 2024, month: 12), place: Place(line: index + 2, column: 1),
      verdict: ["r": .review, "i": .ineligible][parts[4]] ?? .eligible)
  }
}

extension Finding {
  static func tiny(_ code: Code, _ severity: Severity) -> Finding {
    let text = Localized(same: code.description)
    return Finding(
      code: code, severity: severity, place: .document, message: text, advice: text, clause: text)
  }
}

/// X001 and X007 as far as these tests need them.
let pairingRules = RuleSet([pairingRule("X001"), pairingRule("X007")])

private func pairingRule(_ code: Code) -> Rule {
  let text = Localized(same: "")
  func rule(_ check: Rule.Check) -> Rule {
    Rule(
      code: code, title: text, why: text, advice: text, severity: .error, place: text,
      clause: .dispatch, examples: [], check: check)
  }
  let found = rule(.reading)
  return rule(
    .submission { context, findings in
      for pair in context.pairs {
        let names = ([pair.list] + pair.outlines).map { context.documents[$0].submitter?.name }
        guard code == "X001" ? pair.outline == nil : Set(names).count > 1 else { continue }
        findings.report(
          found, document: pair.list, task: context.documents[pair.list].tasks[pair.task]
        ) { Findings.Details(message: text) }
      }
    })
}

func list(_ name: String, _ tasks: String..., note: String = "") -> String {
  "list\nby \(name)\n" + tasks.map { "task \($0)\n" }.joined() + note
}

func outline(_ name: String, _ task: String, note: String = "") -> String {
  "outline\nby \(name)\ntask \(task)\n" + note
}

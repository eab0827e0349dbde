import Foundation
import IntakeCore
import IntakeRegister
import IntakeReporting
import IntakeTesting
import Testing

@testable import Intake

/// `check` of a folder says what `intake` of it into a fresh register says: the same findings, the
/// same verdicts, the same exit code. What only a register can know (R003) is left out.
@Suite struct CheckIsIntakeTests {
  private static let seeds: ClosedRange<UInt64> = {
    let wanted = ProcessInfo.processInfo.environment["DEXUAT_SEEDS"].flatMap { UInt64($0) }
    return 1...(wanted ?? 24)
  }()
  private let now = "2023-05-08T09:00:00+07:00"
  private let received = "28/4/2023 16:00"

  @Test func anyFolder() throws {
    let call = try Checkout.call()
    for seed in Self.seeds {
      let folder = try Folder(RandomInbox(call: call, seed: seed))
      let (checked, taken) = (try check(folder, call), try takeIn(folder, call))
      #expect(checked == taken, "seed \(seed):\n\(checked.difference(from: taken))")
    }
  }

  @Test(arguments: [3, 17, 29] as [UInt64])
  func anyFolderByTheCommand(seed: UInt64) throws {
    let folder = try Folder(RandomInbox(call: try Checkout.call(), seed: seed))
    let options = [folder.inbox, "--now", now, "--received", received, "--report", "json"]
    let checked = try Program.dexuat(["check"] + options)
    let taken = try Program.dexuat(
      ["intake"] + options + ["--register", folder.register, "--settle", "0"])
    #expect(checked.status == taken.status, "seed \(seed)")
    let (one, other) = (try Report(checked.output), try Report(taken.output))
    #expect(one.lines == other.lines, "seed \(seed)")
    #expect(!one.lines.isEmpty)
  }

  private func check(_ folder: Folder, _ call: Call) throws -> Said {
    let received = try instant(call)
    var set = DraftSet(
      limits: .standard, zone: call.zone,
      bounds: ReceiptBounds(call, asOf: Instant(iso: now, zone: call.zone)), received: received)
    try set.add(Array(folder.inbox.utf8), shown: folder.inbox, isOnlyOne: true)
    let outcome = DraftCheck(
      checker: DocumentChecker(call: call), received: received,
      asOf: Instant(iso: now, zone: call.zone), jobs: 2, keptRecords: 3
    ).run(set.drafts)
    #expect(outcome.failures.isEmpty)
    var summary = ReportSummary()
    for (position, document) in outcome.documents.enumerated() {
      summary.add(document, countsTasks: !outcome.uncounted.contains(position))
    }
    return Said(outcome.documents, isEligible: summary.verdict == .eligible)
  }

  private func takeIn(_ folder: Folder, _ call: Call) throws -> Said {
    let office = CallDesk(
      checker: DocumentChecker(call: call), register: folder.register,
      asOf: try #require(Instant(iso: now, zone: call.zone)), clock: .machine)
    let (summary, _) = try office.takeIn(
      IntakeRun.Options(
        inbox: folder.inbox, received: try instant(call), settle: 0, leave: true, jobs: 2),
      isStopped: { false }, progress: { _, _, _ in })
    #expect(summary.outcome != .failed)
    return Said(summary.taken.compactMap(\.document), isEligible: summary.outcome == .eligible)
  }

  private func instant(_ call: Call) throws -> Instant {
    guard case .instant(let instant, _) = InstantReader.read(received, zone: call.zone) else {
      throw Failure(.usage, Localized(same: received))
    }
    return instant
  }

  /// An inbox on the disk, and the place of a register.
  private struct Folder {
    let scratch: Scratch
    var inbox: String { scratch.path("in") }
    var register: String { scratch.path("register") }

    init(_ random: RandomInbox) throws {
      scratch = try Scratch()
      for (path, bytes) in random.files { _ = try scratch.write(bytes, to: "in/" + path) }
      if let book = random.book {
        let lines = ["Tệp,Đến lúc"] + book
        _ = try scratch.write(lines.joined(separator: "\n") + "\n", to: "in/so-den.csv")
      }
    }
  }

  /// What is said of documents, in their order, and whether all is well.
  private struct Said: Equatable {
    var lines: [String] = []

    init(_ documents: [JudgedDocument], isEligible: Bool) {
      for document in documents {
        let path = document.identity.name
        let tasks = document.tasks.map(\.verdict.rawValue).joined(separator: " ")
        lines.append(
          "\(path): \(document.verdict) \(document.documentVerdict) \(document.receipt.status) "
            + "[\(tasks)]")
        for finding in document.findings where finding.code != "R003" {
          lines.append(
            "  \(path) \(finding.code) \(finding.severity) \(finding.place) \(finding.path ?? "") "
              + "\(finding.task ?? "") \(finding.taskIndex ?? 0) \(finding.field ?? "") "
              + "\(finding.related) \(finding.code < "R" || "S" < finding.code ? finding.message.vi : "")"
          )
        }
      }
      lines.append("eligible: \(isEligible)")
    }

    func difference(from other: Said) -> String {
      lines.difference(from: other.lines).map {
        switch $0 {
        case .insert(_, let line, _): "check:  \(line)"
        case .remove(_, let line, _): "intake: \(line)"
        }
      }.joined(separator: "\n")
    }
  }
}

/// What a machine report says of each document.
private struct Report {
  var lines: [String] = []

  init(_ text: String) throws {
    let read = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    for document in try #require(read?["documents"] as? [[String: Any]]) {
      let part = (document["part"] as? String).map { "!" + $0 } ?? ""
      let path = (document["path"] as? String ?? "?") + part
      let tasks = (document["tasks"] as? [[String: Any]] ?? []).map { $0["verdict"] ?? "" }
      lines.append("\(path): \(document["verdict"] ?? "") \(tasks)")
      for finding in document["findings"] as? [[String: Any]] ?? [] {
        let code = finding["code"] as? String
        guard code != "R003" else { continue }
        let keys = ["severity", "task", "field", "line", "column", "cell", "path"]
        lines.append(
          "  \(code ?? "") " + keys.map { "\(finding[$0] ?? "")" }.joined(separator: " "))
      }
    }
    let summary = try #require(read?["summary"] as? [String: Any])
    let tasks = (summary["tasks"] as? [String: Int] ?? [:]).sorted { $0.key < $1.key }
    lines.append("\(tasks) \(read?["verdict"] ?? "")")
  }
}

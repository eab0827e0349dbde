import Foundation
import IntakeTesting
import Testing

/// A register that an earlier release wrote is opened by this one: nothing of it is lost, and
/// nothing of a submission changes by that alone.
@Suite struct UpgradeTests {
  private static let now = "2023-05-08T09:00:00+07:00"

  /// What release 0.1.0 left, unpacked; `templates` holds the definition that it was bound to.
  private final class OldOffice {
    let scratch: Scratch
    let environment: [String: String]

    init() throws {
      scratch = try Scratch()
      environment = ["DEXUAT_TEMPLATES": scratch.path("templates")]
      let archive = Checkout.path(
        "Tests/IntakeRegisterTests/Fixtures/release-0.1.0/register.tar.gz")
      let tar = try #require(Program.find("tar"))
      let unpacked = try Program.run(tar, ["-xzf", archive], in: scratch.url.path)
      try #require(unpacked.status == 0, "\(unpacked.complaint)")
    }

    func dexuat(_ arguments: String...) throws -> Program {
      try Program.dexuat(
        arguments + ["--register", "reg"], in: scratch.url.path, environment: environment)
    }

    func contents(_ folder: String) throws -> [String: Data] {
      let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path(folder))
      return try Dictionary(
        uniqueKeysWithValues: names.map {
          ($0, try Data(contentsOf: URL(filePath: scratch.path(folder + "/" + $0))))
        })
    }

    /// Each entry has what it had; a later release may say more of it.
    func requireSame(_ list: String, as before: String) throws {
      func entries(_ text: String) throws -> [[String: String]] {
        let all = try JSONSerialization.jsonObject(with: Data(text.utf8))
        return try #require(all as? [[String: Any]]).map { $0.mapValues { "\($0)" } }
      }
      let (old, new) = (try entries(before), try entries(list))
      try #require(old.count == 69 && new.count == old.count)
      for (old, new) in zip(old, new) {
        #expect(new.filter { old[$0.key] != nil } == old)
      }
    }

    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(filePath: scratch.path(name))), as: UTF8.self)
    }
  }

  @Test func thePlanHasTheSameBytes() throws {
    let office = try OldOffice()
    let run = try office.dexuat("plan", "--output", "now", "--now", Self.now)
    #expect(run.status == 0, "\(run.complaint)")
    let (before, after) = (try office.contents("plan"), try office.contents("now"))
    for name in ["plan.csv", "plan.xml", "plan.json"] {
      #expect(after[name] == before[name], "\(name)")
    }
    // What a person reads no longer names a reading by its id; nothing else differs.
    func same(_ name: String) throws -> (old: String, new: String) {
      let old = String(decoding: try #require(before[name]), as: UTF8.self)
      let new = String(decoding: try #require(after[name]), as: UTF8.self)
      return (old.replacing(" (strict-before)", with: "").replacing(" (extended)", with: ""), new)
    }
    let returned = try same("returned.csv")
    #expect(returned.old == returned.new)
    // What waits is the same; what is worth a look follows it.
    let review = try same("review.csv")
    #expect(review.new.starts(with: review.old))
    let verified = try office.dexuat("register", "verify")
    #expect(verified.status == 0, "\(verified.complaint)")
  }

  @Test func whatTheRegisterSaysIsTheSame() throws {
    let office = try OldOffice()
    let reports = try office.contents("reg/reports")
    // The first look brings it up to date; so do a plan and a run that finds nothing.
    for _ in 1...2 {
      let list = try office.dexuat("register", "list", "--report", "json")
      try office.requireSame(list.output, as: office.text("list.json"))
      #expect(try office.contents("reg/reports") == reports)
      try FileManager.default.createDirectory(
        atPath: office.scratch.path("empty"), withIntermediateDirectories: true)
      let run = try office.dexuat("intake", "empty", "--now", Self.now)
      #expect(run.status == 0, "\(run.complaint)")
    }
  }

  /// What this release would judge otherwise is told, and is no fault of the register.
  @Test func judgedAgainItTellsWhatWouldChange() throws {
    let office = try OldOffice()
    let run = try office.dexuat("register", "verify", "--replay", "--lang", "en")
    #expect(run.status == 0, "\(run.complaint)")
    #expect(run.output.contains("Judged again: 69"), "\(run.output)")
    #expect(run.output.contains("different on the same basis: 0"), "\(run.output)")
    #expect(!run.output.contains("definition or version: 0"), "\(run.output)")
  }

  /// Asked for it, everything is judged by this release, what no longer counts too.
  @Test func judgedAnewNothingIsLeftToChange() throws {
    let office = try OldOffice()
    let run = try office.dexuat(
      "register", "rebuild", "--rejudge", "--now", Self.now, "--lang", "en")
    #expect(run.status == 0, "\(run.complaint)")
    #expect(run.output.contains("69 entries judged anew"), "\(run.output)")
    let replay = try office.dexuat("register", "verify", "--replay", "--lang", "en")
    #expect(replay.status == 0, "\(replay.complaint)")
    #expect(replay.output.contains("different on the same basis: 0"), "\(replay.output)")
    #expect(replay.output.contains("definition or version: 0"), "\(replay.output)")
  }

  /// A report of the earlier release says less than this one would; what it says is looked at all the
  /// same.
  @Test func anAlteredReportIsFound() throws {
    let office = try OldOffice()
    let path = office.scratch.path("reg/reports/000001.json")
    let report = try String(contentsOfFile: path, encoding: .utf8)
    let other = report.replacing("\"verdict\": \"eligible\"", with: "\"verdict\": \"review\"")
    try #require(other != report)
    try other.write(toFile: path, atomically: true, encoding: .utf8)
    let verified = try office.dexuat("register", "verify")
    #expect(verified.status == 2 && verified.complaint.contains("000001.json"))
  }
}

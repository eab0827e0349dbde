import Foundation
import Intake
import IntakeCore
import IntakeTesting
import Testing

/// The built binary, as its users run it: what it says, where, and with which exit code.
@Suite struct CommandTests {
  private let now = "2023-05-08T09:00:00+07:00"

  private func draft(_ name: String) -> String { Checkout.path("samples/drafts/" + name) }

  @Test func soundDraftsAreEligible() throws {
    for name in [
      "phu-luc-1.xml", "phu-luc-1.csv", "phu-luc-2.xml", "phu-luc-2.csv", "bang-don-gian.csv",
    ] {
      let run = try Program.dexuat(["check", draft(name), "--now", now])
      #expect(run.status == 0, "\(name): \(run.output)\(run.complaint)")
    }
  }

  @Test func faultyDraftsAreNot() throws {
    for name in [
      "phu-luc-1-loi.xml", "phu-luc-1-loi.csv", "phu-luc-2-loi.xml", "hong-cu-phap.xml",
      "co-doctype.xml", "trong.xml", "khong-phai-mau.csv", "sai-cau-truc.xml",
    ] {
      let run = try Program.dexuat(["check", draft(name), "--now", now])
      #expect(run.status == 1, "\(name): \(run.complaint)")
      #expect(!run.output.isEmpty)
    }
  }

  @Test func bothFormsAreJudgedTogether() throws {
    let list = draft("phu-luc-1.xml")
    let outlines = ["phu-luc-2.xml", "phu-luc-2-nv1.xml", "phu-luc-2-nv3.xml"].map(draft)
    let together = try Program.dexuat(
      ["check", list] + outlines + ["--report", "json", "--now", now])
    #expect(together.status == 0, "\(together.output)")
    let alone = try Program.dexuat(["check", list, outlines[0], "--report", "line", "--now", now])
    #expect(alone.status == 1)
    #expect(alone.output.contains("X001"))
  }

  @Test func receivedDecidesTheDeadline() throws {
    func status(_ received: String) throws -> (Int32, String) {
      let run = try Program.dexuat([
        "check", draft("phu-luc-1.xml"), "--received", received, "--report", "json", "--now", now,
      ])
      return (run.status, run.output)
    }
    let onTime = try status("2023-04-29 23:59")
    #expect(onTime.0 == 0 && onTime.1.contains("\"on-time\""))
    let contested = try status("2023-05-04 08:00")
    #expect(contested.0 == 1 && contested.1.contains("\"contested\""))
    let late = try status("2023-05-05 00:00")
    #expect(late.0 == 1 && late.1.contains("\"late\"") && late.1.contains("T001"))
  }

  @Test func standardInputIsADraft() throws {
    let run = try Program.dexuat(
      ["check", "-", "--now", now], input: try Checkout.bytes("samples/drafts/phu-luc-1.xml"))
    #expect(run.status == 0, "\(run.complaint)")
  }

  @Test func theSameDraftTwiceGivesTheSameBytes() throws {
    for report in ["text", "line", "json", "jsonl"] {
      let arguments = ["check", draft("phu-luc-1-loi.csv"), "--report", report, "--now", now]
      let one = try Program.dexuat(arguments + ["--jobs", "1"])
      let other = try Program.dexuat(arguments + ["--jobs", "4"])
      #expect(one.output == other.output && !one.output.isEmpty)
    }
  }

  @Test func manyDraftsAreReportedAlikeOnAnyNumberOfCores() throws {
    let inbox = Checkout.path("samples/inbox")
    let names = try FileManager.default.subpathsOfDirectory(atPath: inbox).sorted()
    let drafts = names.filter { [".csv", ".xml", ".xlsx", ".docx"].contains(where: $0.hasSuffix) }
      .map { inbox + "/" + $0 }
    #expect(drafts.count > 50)
    for report in ["json", "jsonl", "text"] {
      let arguments = ["check", "--report", report, "--now", now] + drafts + drafts
      let one = try Program.dexuat(arguments + ["--jobs", "1"])
      let other = try Program.dexuat(arguments + ["--jobs", "4"])
      #expect(one.output == other.output && !one.output.isEmpty, "\(report)")
    }
  }

  @Test func aMissingFileDoesNotHinderTheOthers() throws {
    let run = try Program.dexuat(
      ["check", "/khong/co.xml", draft("phu-luc-1.xml"), "--report", "line", "--now", now])
    #expect(run.status == 2)
    #expect(run.complaint.contains("/khong/co.xml"))
    #expect(!run.complaint.contains("No such file"))
  }

  @Test(arguments: [
    [], ["chek"], ["check"], ["check", "--calll", "x"], ["check", "x.xml", "--report", "pdf"],
    ["explain", "Z999"], ["check", "x.xml", "--lang", "fr"], ["check", "x.xml", "--jobs", "0"],
    ["check", "x.xml", "--now", "hôm qua"], ["check", "x.xml", "--call"], ["rules", "thừa"],
    ["intake"], ["register", "show"], ["register"], ["plan", "--output"],
  ])
  func wrongUseIs64(_ arguments: [String]) throws {
    let run = try Program.dexuat(arguments)
    if arguments.isEmpty {
      #expect(run.status == 0 && run.output.contains("dexuat check"))
      return
    }
    #expect(run.status == 64, "\(arguments): \(run.complaint)")
    #expect(run.output.isEmpty)
    #expect(run.complaint.hasPrefix("dexuat: "))
    for english in ["Error", "Usage", "Missing", "Unexpected", "Unknown", "The value"] {
      #expect(!run.complaint.contains(english), "\(run.complaint)")
    }
  }

  @Test func mistypedNamesAreSuggested() throws {
    #expect(try Program.dexuat(["chek"]).complaint.contains("“check”"))
    #expect(
      try Program.dexuat(["check", "x.xml", "--recieved", "1"]).complaint.contains("--received"))
    #expect(try Program.dexuat(["explain", "M01"]).complaint.contains("M001"))
    #expect(
      try Program.dexuat(["check", draft("trong.xml"), "--call", "889-2042"]).complaint.contains(
        "889-2024"))
  }

  @Test func everyCommandHasHelpInBothLanguages() throws {
    for verb in ["check", "intake", "plan", "template", "convert", "register", "rules", "explain"] {
      let vi = try Program.dexuat([verb, "--help"])
      let en = try Program.dexuat([verb, "--help", "--lang", "en"])
      #expect(vi.status == 0 && en.status == 0)
      #expect(vi.output.contains("dexuat \(verb)") && en.output.contains("dexuat \(verb)"))
      #expect(vi.output != en.output)
    }
  }

  @Test func callsAreDataNotCode() throws {
    let haNoi = try Program.dexuat([
      "check", draft("ha-noi-2024/phu-luc-1.xml"), "--call", "ha-noi-2024", "--report", "json",
      "--now", now,
    ])
    #expect(haNoi.status == 0, "\(haNoi.output)")
    let five = try Program.dexuat([
      "check", draft("phu-luc-1-loi.xml"), "--call", "ha-noi-2024", "--report", "json", "--now",
      now,
    ])
    #expect(five.output.contains("F006") && five.output.contains("O002"))
    let noDeadline = try Program.dexuat([
      "check", draft("dot-khac.xml"), "--call", "889-2023", "--received", "2031-01-01 08:00",
      "--report", "json", "--now", now,
    ])
    #expect(noDeadline.output.contains("\"no-deadline\""))
    #expect(!noDeadline.output.contains("\"T001\", \"severity\""), "\(noDeadline.output)")
  }

  @Test func callsAreNeverFoundFromTheWorkingFolder() throws {
    let scratch = try Scratch()
    _ = try scratch.write("<call/>", to: "templates/889-2024/call.xml")
    _ = try scratch.write("<x/>", to: "templates/call.xsd")
    let run = try Program.dexuat(
      ["check", draft("phu-luc-1.xml"), "--now", now], in: scratch.url.path)
    #expect(run.status == 0, "\(run.complaint)")
  }

  @Test func aBrokenCallIsToldWithItsLine() throws {
    let scratch = try Scratch()
    let sound = String(decoding: try Checkout.bytes("templates/889-2024/call.xml"), as: UTF8.self)
    let breaks: [(String, (String) -> String)] = [
      ("not XML", { $0.replacingOccurrences(of: "</call>", with: "</cal>") }),
      (
        "unknown rule",
        {
          $0.replacingOccurrences(of: "code=\"M004\"", with: "code=\"M444\"")
        }
      ),
      (
        "orientation twice",
        {
          $0.replacingOccurrences(
            of: "<orientation number=\"2\">", with: "<orientation number=\"1\">")
        }
      ),
      (
        "no date",
        { $0.replacingOccurrences(of: "date=\"2023-03-16\"", with: "date=\"2023-02-30\"") }
      ),
      (
        "unknown element",
        { $0.replacingOccurrences(of: "<years>", with: "<years/><nonsense>x</nonsense><years>") }
      ),
    ]
    for (name, damage) in breaks {
      let damaged = damage(sound)
      #expect(damaged != sound, "\(name) changes nothing")
      let path = try scratch.write(damaged, to: "\(name)/call.xml")
      let run = try Program.dexuat(["check", draft("phu-luc-1.xml"), "--call", path])
      #expect(run.status == 64, "\(name): \(run.status) \(run.output)")
      let place = run.complaint.range(of: #"call\.xml:\d+: "#, options: .regularExpression)
      #expect(place != nil, "\(name): \(run.complaint)")
    }
  }

  @Test func pathsThatAreNoTextAreShownAndRead() throws {
    let scratch = try Scratch()
    let shell = try #require(Program.find("bash"))
    let source = draft("phu-luc-1.xml")
    let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let run = try Program.run(
      shell,
      [
        "-c",
        "cp '\(source)' $'a\\xFF.xml' && '\(bundle.path)/dexuat' check $'a\\xFF.xml' --report line --now \(now); echo $?; '\(bundle.path)/dexuat' check $'a\\xFF.xml' --report json --now \(now)",
      ],
      in: scratch.url.path)
    #expect(run.output.contains("0\n"), "\(run.output) \(run.complaint)")
    #expect(run.output.contains(#"a\\xFF.xml"#))
  }
}

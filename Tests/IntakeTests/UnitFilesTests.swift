import Foundation
import IntakeTesting
import Testing

/// The units of the packages: what they run exists, who runs it, and what fences it in.
@Suite struct UnitFilesTests {
  static let services = ["dexuat-intake", "dexuat-plan", "dexuat-backup", "dexuat-web"]

  /// The settings of a unit by section and key, a repeated key's values one after the other.
  private struct Unit {
    private var settings: [String: [String]] = [:]

    init(_ name: String) throws {
      var section = ""
      for line in try Checkout.text("scripts/package.d/\(name)").split(separator: "\n") {
        if line.hasPrefix("#") { continue }
        if line.hasPrefix("[") {
          section = String(line.dropFirst().dropLast())
          continue
        }
        let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        #expect(parts.count == 2, "\(name): \(line)")
        settings["\(section).\(parts[0])", default: []].append(String(parts.last ?? ""))
      }
    }

    subscript(key: String) -> [String] { settings[key] ?? [] }
  }

  @Test(arguments: services)
  func isFencedIn(_ name: String) throws {
    let unit = try Unit("\(name).service")
    for key in [
      "LockPersonality", "MemoryDenyWriteExecute", "NoNewPrivileges", "PrivateDevices",
      "PrivateTmp", "PrivateUsers", "ProtectClock", "ProtectControlGroups", "ProtectHome",
      "ProtectHostname", "ProtectKernelLogs", "ProtectKernelModules", "ProtectKernelTunables",
      "RemoveIPC", "RestrictNamespaces", "RestrictRealtime",
    ] {
      #expect(unit["Service.\(key)"] == ["yes"], "\(key)")
    }
    #expect(unit["Service.ProtectSystem"] == ["strict"])
    #expect(unit["Service.CapabilityBoundingSet"] == [""])
    #expect(unit["Service.SystemCallFilter"].first?.hasPrefix("@system-service") == true)
    #expect(unit["Service.SystemCallFilter"].last == "~@privileged")
    #expect(unit["Service.EnvironmentFile"] == ["/etc/dexuat/dexuat.conf"])
    #expect(unit["Service.ReadWritePaths"].isEmpty)
  }

  /// The page is no account that could read the register, and writes nowhere.
  @Test func pageAndRegisterAreApart() throws {
    let page = try Unit("dexuat-web.service")
    #expect(page["Service.DynamicUser"] == ["yes"] && page["Service.User"].isEmpty)
    #expect(page["Service.StateDirectory"].isEmpty && page["Service.MemoryMax"] == ["512M"])
    for name in Self.services where name != "dexuat-web" {
      let unit = try Unit("\(name).service")
      #expect(unit["Service.User"] == ["dexuat"] && unit["Service.DynamicUser"].isEmpty)
      #expect(unit["Service.PrivateNetwork"] == ["yes"])
      #expect(unit["Service.StateDirectoryMode"] == ["2770"] && unit["Service.UMask"] == ["0007"])
    }
  }

  /// What has to be mended or waits, and a run that holds the register, are no failures of a unit.
  @Test func exitCodesThatAreNoFailures() throws {
    #expect(try Unit("dexuat-intake.service")["Service.SuccessExitStatus"] == ["1 75"])
    for name in ["dexuat-plan", "dexuat-backup"] {
      #expect(try Unit("\(name).service")["Service.SuccessExitStatus"] == ["75"])
    }
  }

  /// Every option that a unit gives is one that the command has, and every variable one that the
  /// settings name.
  @Test(arguments: services)
  func runsWhatThereIs(_ name: String) throws {
    let start = try #require(try Unit("\(name).service")["Service.ExecStart"].first)
    let words = start.split { " '\"".contains($0) }.map(String.init)
    let program = try #require(words.firstIndex { $0.hasPrefix("/usr/bin/dexuat") })
    let help =
      name == "dexuat-web"
      ? try Checkout.text("Web/Sources/dexuat-web/HelpText.swift")
      : try Program.dexuat(
        words[(program + 1)...].prefix { $0.utf8.allSatisfy { (0x61...0x7A).contains($0) } }
          + ["--help"]
      ).output
    for option in words where option.hasPrefix("--") {
      #expect(help.contains(option), "\(option)")
    }
    let settings = try Checkout.text("scripts/package.d/dexuat.conf")
    for piece in start.split(separator: "$").dropFirst() where !piece.hasPrefix("(") {
      let variable = piece.drop { $0 == "{" }.prefix { $0.isLetter || $0 == "_" }
      #expect(settings.contains("\n\(variable)="), "\(variable)")
    }
  }

  @Test(arguments: ["dexuat-intake", "dexuat-plan", "dexuat-backup"])
  func hasItsTimer(_ name: String) throws {
    let timer = try Unit("\(name).timer")
    #expect(timer["Timer.OnCalendar"].count == 1 && timer["Timer.Persistent"] == ["yes"])
    #expect(timer["Install.WantedBy"] == ["timers.target"])
    #expect(try Unit("\(name).service")["Install.WantedBy"].isEmpty)
  }

  /// systemd's own opinion, with programs that are there in the place of those of the package.
  @Test(.enabled(if: Program.find("systemd-analyze") != nil, "needs systemd-analyze"))
  func systemdTakesThem() throws {
    let scratch = try Scratch()
    var paths: [String] = []
    for name in Self.services.map({ "\($0).service" })
      + ["dexuat-intake", "dexuat-plan", "dexuat-backup"].map({ "\($0).timer" })
    {
      let text = try Checkout.text("scripts/package.d/\(name)")
        .replacingOccurrences(of: "/usr/bin/dexuat-web", with: "/bin/true")
        .replacingOccurrences(of: "ExecStart=/usr/bin/dexuat", with: "ExecStart=/bin/true")
        .split(separator: "\n").filter { !$0.hasPrefix("Documentation=") }
        .joined(separator: "\n")
      try (text + "\n").write(toFile: scratch.path(name), atomically: true, encoding: .utf8)
      paths.append(scratch.path(name))
    }
    let said = try Program.run("/usr/bin/env", ["systemd-analyze", "verify"] + paths)
    let ours = said.complaint.split(separator: "\n").filter { $0.contains("dexuat") }
    #expect(said.status == 0 && ours.isEmpty, "\(said.complaint)")
  }
}

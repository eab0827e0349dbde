import Foundation
import IntakeTesting
import Testing

/// The manual pages of the package are made of the commands' own help; nothing of it may be lost.
@Suite(.enabled(if: Program.find("python3") != nil, "needs python3"))
struct ManualPagesTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    let made = try Program.run(
      "/usr/bin/env",
      [
        "python3", "-B", Checkout.path("scripts/package.d/manual-pages"), Program.built, "1.2.3",
        "2026-11-28", scratch.path("man"),
      ])
    #expect(made.status == 0, "\(made.complaint)")
  }

  /// Each command has a page in each language, and the page has each of its options.
  @Test(arguments: ["vi", "en"])
  func nothingOfTheHelpIsMissing(_ language: String) throws {
    let dump = try Program.dexuat(
      ["--experimental-dump-help"], environment: ["DEXUAT_LANG": language])
    let tree = try #require(
      try JSONSerialization.jsonObject(with: Data(dump.output.utf8)) as? [String: Any])
    let root = try #require(tree["command"] as? [String: Any])
    let folder = language == "en" ? "man/man1" : "man/vi/man1"
    var pages: Set<String> = []
    try visit(root, ["dexuat"]) { path, command in
      let name = path.joined(separator: "-") + ".1"
      pages.insert(name)
      let page = try String(contentsOfFile: scratch.path("\(folder)/\(name)"), encoding: .utf8)
      let text = Self.plain(page)
      #expect(text.contains(command["abstract"] as? String ?? "–"), "\(name)")
      for argument in command["arguments"] as? [[String: Any]] ?? [] {
        let option = (argument["preferredName"] as? [String: Any])?["name"] as? String
        guard argument["kind"] as? String != "positional", option != "help" else { continue }
        #expect(text.contains("-" + (option ?? "–")), "\(name): \(option ?? "")")
        #expect(
          text.contains(argument["abstract"] as? String ?? "–"), "\(name): \(option ?? "")")
      }
    }
    let made = try FileManager.default.contentsOfDirectory(atPath: scratch.path(folder))
    #expect(Set(made) == pages && pages.count > 15)
  }

  /// Vietnamese letters stand as they are, and the typesetter has nothing to complain about.
  @Test(.enabled(if: Program.find("groff") != nil, "needs groff"))
  func theTypesetterTakesThem() throws {
    for folder in ["man/man1", "man/vi/man1"] {
      for name in try FileManager.default.contentsOfDirectory(atPath: scratch.path(folder)) {
        let set = try Program.run(
          "/usr/bin/env",
          [
            "groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-rLL=100n",
            scratch.path("\(folder)/\(name)"),
          ])
        #expect(set.status == 0 && set.complaint.isEmpty, "\(folder)/\(name): \(set.complaint)")
      }
    }
    let page = try String(
      contentsOfFile: scratch.path("man/vi/man1/dexuat-intake.1"), encoding: .utf8)
    #expect(page.contains("TÙY CHỌN") && page.contains("MÃ THOÁT") && page.contains("sổ"))
  }

  private func visit(
    _ command: [String: Any], _ path: [String], _ look: ([String], [String: Any]) throws -> Void
  ) throws {
    try look(path, command)
    for child in command["subcommands"] as? [[String: Any]] ?? [] {
      let name = try #require(child["commandName"] as? String)
      if name != "help" { try visit(child, path + [name], look) }
    }
  }

  /// The text of a page without what is meant for the typesetter.
  private static func plain(_ page: String) -> String {
    page.replacingOccurrences(of: "\\-", with: "-").replacingOccurrences(of: "\\&", with: "")
      .replacingOccurrences(of: "\\(ti", with: "~").replacingOccurrences(of: "\\(ha", with: "^")
      .replacingOccurrences(of: "\\e", with: "\\")
  }
}

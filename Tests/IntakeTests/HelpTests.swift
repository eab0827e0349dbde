import Foundation
import Intake
import IntakeCore
import IntakeTesting
import Testing

/// The help pages, what is said of misuse, and the completions: complete, in both languages.
@Suite struct HelpTests {
  static let commands: [[String]] = [
    ["check"], ["intake"], ["plan"], ["template"], ["convert"], ["decide"], ["register"],
    ["register", "list"], ["register", "show"], ["register", "missing"], ["register", "letter"],
    ["register", "letters"], ["register", "sent"], ["register", "verify"],
    ["register", "rebuild"], ["register", "amend"], ["register", "backup"],
    ["rules"], ["explain"], ["completions"],
  ]

  /// What the parser itself knows of its commands.
  private struct Parser: Decodable {
    var command: Command

    struct Command: Decodable {
      var commandName: String
      var abstract: String?
      var arguments: [Argument]?
      var subcommands: [Command]?
    }

    struct Argument: Decodable {
      var kind: String
      var abstract: String?
      var names: [Name]?

      var options: [String] {
        (names ?? []).filter { $0.kind == "long" }.map { "--" + $0.name }
      }
    }

    struct Name: Decodable {
      var kind: String
      var name: String
    }
  }

  private func parser(_ language: String = "vi") throws -> Parser.Command {
    let dump = try Program.dexuat(
      ["--experimental-dump-help"], environment: ["DEXUAT_LANG": language])
    return try JSONDecoder().decode(Parser.self, from: Data(dump.output.utf8)).command
  }

  private func page(_ command: [String], _ language: String) throws -> String {
    let run = try Program.dexuat(command + ["--help", "--lang", language])
    #expect(run.status == 0, "\(command): \(run.complaint)")
    return run.output
  }

  /// Every option that the parser knows stands on the command's page, and no other option does.
  @Test func pagesHaveTheParsersOptions() throws {
    var seen: [[String]] = []
    func look(_ command: Parser.Command, _ path: [String]) throws {
      let children = (command.subcommands ?? []).filter { $0.commandName != "help" }
      for child in children { try look(child, path + [child.commandName]) }
      guard children.isEmpty else { return }
      seen.append(path)
      try expect(page: path, has: (command.arguments ?? []).flatMap(\.options))
    }
    try look(try parser(), [])
    #expect(Set(seen + [["register"]]) == Set(Self.commands))
  }

  /// What `check` takes apart before the parser sees it agrees with the parser: an option never
  /// swallows a draft, nor a draft an option.
  @Test func everyOptionOfCheckLeavesItsDrafts() throws {
    let values = [
      "--call": "889-2023", "--lang": "en", "--now": "2023-05-08T09:00:00+07:00",
      "--report": "line", "--output": "/dev/stdout", "--received": "2023-04-28", "--jobs": "2",
      "--files-from": "/dev/null", "--mail-host": "mx.example",
    ]
    let check = try #require(
      parser().subcommands?.first { $0.commandName == "check" }?.arguments)
    for argument in check where argument.kind != "positional" {
      for option in argument.options where option != "--help" {
        if argument.kind == "flag" {
          try expectDrafts(named: [option, "a.xml", "b.xml"])
          try expectDrafts(named: ["a.xml", option, "b.xml"])
        } else {
          let value = try #require(values[option], "\(option) has no value to try")
          try expectDrafts(named: [option, value, "a.xml", "b.xml"])
          try expectDrafts(named: ["a.xml", option + "=" + value, "b.xml"])
        }
      }
    }
    try expectDrafts(named: ["a.xml", "b.xml"] + (1...3_000).map { "\($0).xml" })
    let dashes = try Program.dexuat(["check", "a.xml", "--", "--quiet", "b.xml"])
    for draft in ["“a.xml”", "“--quiet”", "“b.xml”"] {
      #expect(dashes.complaint.contains(draft), "\(dashes.complaint)")
    }
  }

  /// Drafts that are not there are each complained of.
  private func expectDrafts(named arguments: [String]) throws {
    let run = try Program.dexuat(["check"] + arguments)
    #expect(run.status == 2, "\(arguments.prefix(5)): \(run.complaint.prefix(200))")
    let missing = arguments.filter { $0.hasSuffix(".xml") }
    let told = run.complaint.split(separator: "\n")
    #expect(told.count == missing.count, "\(arguments.prefix(5)): \(run.complaint.prefix(200))")
    for draft in missing.prefix(2) {
      #expect(told.contains { $0.contains("“\(draft)”") }, "\(arguments.prefix(5))")
    }
  }

  private func expect(page command: [String], has options: [String]) throws {
    let known = Set(options).subtracting(["--experimental-dump-help"])
    for language in ["vi", "en"] {
      let words = try page(command, language).split { " \n,|;.".contains($0) }
      let named = Set(words.filter { $0.hasPrefix("--") }.map(String.init))
      let missing = known.subtracting(named)
      let unknown = named.subtracting(known).subtracting(["--help", "--version"])
      #expect(missing.isEmpty, "\(command) (\(language)) lacks \(missing)")
      #expect(unknown.isEmpty, "\(command) (\(language)) has \(unknown)")
    }
  }

  @Test func everyCommandIsOnTheFirstPage() throws {
    for language in ["vi", "en"] {
      let first = try page([], language)
      for verb in try parser().subcommands ?? [] where verb.commandName != "help" {
        #expect(first.contains("\n  \(verb.commandName) "), "\(verb.commandName)")
      }
    }
  }

  @Test(arguments: [[]] + commands)
  func pagesAreInBothLanguagesAndNarrow(_ command: [String]) throws {
    let (vi, en) = (try page(command, "vi"), try page(command, "en"))
    #expect(vi != en && !vi.isEmpty)
    for line in (vi + en).split(separator: "\n") {
      #expect(line.count <= 80, "\(line)")
    }
    let name = (["dexuat"] + command).joined(separator: " ")
    #expect(vi.hasPrefix(name) && en.hasPrefix(name))
  }

  /// A new command touches its file, the list of its neighbours, and this golden.
  @Test(arguments: [[]] + commands, ["vi", "en"])
  func pagesAreAsTheyWere(_ command: [String], _ language: String) throws {
    let name = (["help"] + command).joined(separator: "-")
    try Golden.expect(Array(page(command, language).utf8), is: "\(name)-\(language).txt")
  }

  private static let misuses: [[String]] = [
    ["chek"], ["help", "chek"], ["chek", "--help"], ["check"], ["check", "--"],
    ["check", "--calll", "x"], ["check", "a.xml", "--report", "pdf"],
    ["check", "a.xml", "--lang", "fr"], ["check", "a.xml", "--jobs", "0"],
    ["check", "a.xml", "--jobs", "x"], ["check", "a.xml", "--jobs"],
    ["check", "a.xml", "--now", "hôm"], ["check", "a.xml", "--now"],
    ["check", "a.xml", "--call"], ["check", "a.xml", "--call", "889"],
    ["check", "a.xml", "--call", "x/y.xml"], ["check", "a.xml", "--received", "mai"],
    ["check", "a.xml", "--quiet=1"], ["check", "-x", "a.xml"], ["check", "a'b", "--o'k"],
    ["intake"], ["intake", "a", "b"], ["intake", "a", "--settle", "x"],
    ["intake", "a", "--settle", "100000"], ["intake", "a", "--report", "pdf"],
    ["plan", "x"], ["plan", "--register", "/khong"], ["plan", "--output"], ["template", "x"],
    ["register"], ["register", "--quiet"], ["convert"], ["register", "lst"], ["register", "show"],
    ["register", "show", "x"],
    ["register", "show", "1", "2"], ["register", "show", "1", "--register", "/khong"],
    ["register", "list", "--report", "line"], ["register", "letter"],
    ["register", "letter", "1", "--kind", "x"], ["register", "letter", "1", "--report", "pdf"],
    ["register", "verify", "x"], ["rules", "x"], ["rules", "--report", "pdf"], ["explain"],
    ["explain", "M01"], ["explain", "M001", "Z1"], ["completions"], ["completions", "bsh"],
    ["--versio"], ["letter", "17"],
  ]

  /// Words that only the libraries' English messages have.
  private static let foreign = [
    "Error", "Usage:", "Missing", "Unexpected", "Unknown", "The value", "Did you mean",
    "invalid", "expected argument", "No such file", "SQLite", "<entry>", "<files>", "<lang>",
    "<call>", "fatal",
  ]

  @Test(arguments: misuses)
  func misuseIsToldInTheUsersLanguage(_ arguments: [String]) throws {
    let vi = try Program.dexuat(arguments)
    let en = try Program.dexuat(arguments + ["--lang=en"])
    #expect(vi.status == 64, "\(arguments): \(vi.status) \(vi.complaint)")
    #expect(vi.output.isEmpty && vi.complaint.hasPrefix("dexuat: "))
    #expect(vi.complaint.hasSuffix("\n") && vi.complaint.split(separator: "\n").count == 1)
    for word in Self.foreign { #expect(!vi.complaint.contains(word), "\(vi.complaint)") }
    if !arguments.contains("--"), !arguments.contains("fr"), arguments.last?.hasPrefix("--") != true
    {
      #expect(en.status == 64 && en.complaint != vi.complaint, "\(arguments): \(en.complaint)")
    }
  }

  private static let slips: [([String], String)] = [
    (["chek", "a.xml"], "check"), (["letter", "17"], "register letter"),
    (["register", "shw", "1"], "show"), (["check", "a.xml", "--qiet"], "--quiet"),
    (["check", "a.xml", "--call", "889-2025"], "889-2024"), (["explain", "M01"], "M001"),
    (["register", "letter", "1", "--kind", "retrun"], "return"),
  ]

  @Test(arguments: slips)
  func whatIsMistypedIsSuggested(_ arguments: [String], _ meant: String) throws {
    let run = try Program.dexuat(arguments + ["--lang=en"])
    let asked = try #require(run.complaint.range(of: "Did you mean "), "\(run.complaint)")
    let suggestion = run.complaint[asked.upperBound...].prefix { $0 != "?" }
    let near = meant.hasPrefix("889") ? ["“889-2023”", "“889-2024”"] : ["“\(meant)”", meant]
    #expect(near.contains(String(suggestion)), "\(run.complaint)")
  }

  @Test(arguments: [
    (["--lang", "en", "check", "x"], "comes after the command"),
    (["register", "show", "9", "--now", "2023-04-12", "--lang", "en"], "is not taken here"),
    (["check", "x", "--jobs", "-1", "--lang", "en"], "“-1” cannot be used for “--jobs”"),
  ])
  func whatIsMisplacedIsNotSuggestedAgain(_ arguments: [String], _ told: String) throws {
    let run = try Program.dexuat(arguments)
    #expect(run.status == 64 && run.complaint.contains(told), "\(run.complaint)")
    #expect(!run.complaint.contains("Did you mean"), "\(run.complaint)")
  }

  /// `explain` shows an example as it stands in a file of each format.
  @Test func examplesAreShownInFiles() throws {
    for language in ["vi", "en"] {
      let page = try Program.dexuat(["explain", "M001", "--lang", language]).output
      #expect(page.contains("│ <total>1600</total>") && page.contains("M19"), "\(page)")
      // A sheet without a mark is shown where its tasks are, and no mark is explained.
      let orientations = try Program.dexuat(["explain", "O003", "--lang", language]).output
      #expect(
        orientations.contains("C10  Định hướng: Xây dựng định mức tiêu hao\n"), "\(orientations)")
      #expect(orientations.split(separator: "(↓").count == 4, "\(orientations)")
    }
  }

  @Test func bashCompletes() throws {
    guard let bash = Program.find("bash") else { return }
    let scratch = try Scratch()
    let script = try Program.dexuat(["completions", "bash"]).output
    let file = try scratch.write(script, to: "dexuat.bash")
    let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path
    func completions(_ words: String...) throws -> [String] {
      let run = try Program.run(
        bash,
        [
          "-c",
          """
          PATH="$DEXUAT_FOLDER:$PATH"; source "$0"
          COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); COMP_LINE="$*"
          COMP_POINT=${#COMP_LINE}; COMP_TYPE=9
          _dexuat dexuat "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
          printf '%s\\n' "${COMPREPLY[@]}"
          """, file,
        ] + words,
        environment: [
          "DEXUAT_FOLDER": FileManager.default.isExecutableFile(atPath: bundle + "/dexuat")
            ? bundle : Checkout.path(".build/debug"),
          "DEXUAT_TEMPLATES": Checkout.path("templates"),
        ])
      return run.output.split(separator: "\n").map(String.init)
    }
    #expect(try completions("dexuat", "pl") == ["plan"])
    #expect(try completions("dexuat", "check", "--rec") == ["--received"])
    #expect(try completions("dexuat", "check", "--call", "ha") == ["ha-noi-2024"])
    #expect(try completions("dexuat", "explain", "M00").contains("M001"))
    #expect(try completions("dexuat", "register", "le") == ["letter", "letters"])
    #expect(try completions("dexuat", "register", "letter", "1", "--kind", "ret") == ["return"])
  }

  /// No description of an option is English only.
  @Test(arguments: ["zsh", "fish"])
  func descriptionsAreInBothLanguages(_ shell: String) throws {
    let vi = try Program.dexuat(["completions", shell]).output
    let en = try Program.dexuat(["completions", shell, "--lang", "en"]).output
    let (words, others) = (abstracts(try parser()), abstracts(try parser("en")))
    #expect(words.count > 25 && words.count == others.count)
    for (vietnamese, english) in zip(words, others) {
      #expect(vietnamese != english)
      #expect(!vi.contains(english) && !en.contains(vietnamese), "\(english)")
    }
  }

  /// What the commands and their options say of themselves.
  private func abstracts(_ command: Parser.Command) -> [String] {
    let own =
      [command.abstract].compactMap(\.self)
      + (command.arguments ?? []).filter { $0.options != ["--help"] }.compactMap(\.abstract)
    let below = (command.subcommands ?? []).filter { $0.commandName != "help" }
    return own + below.flatMap(abstracts)
  }

  /// A new command needs no line in the pages of others: what its language is, the environment says.
  @Test func theLanguageMayBeTheEnvironments() throws {
    let english = try Program.dexuat(["--help"], environment: ["DEXUAT_LANG": "en"])
    #expect(try english.output == page([], "en"))
    let said = try Program.dexuat(["--help", "--lang", "vi"], environment: ["DEXUAT_LANG": "en"])
    #expect(try said.output == page([], "vi"))
  }
}

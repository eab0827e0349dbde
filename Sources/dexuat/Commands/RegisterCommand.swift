import ArgumentParser
import Intake
import IntakeCore
import IntakeRegister
import IntakeReporting

/// `dexuat register list|show|verify|letter`: looks at the register and checks it.
struct RegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "Look at the register and check it.",
    subcommands: [List.self, Show.self, Verify.self, Letter.self], helpNames: [])

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  /// What each of them takes.
  struct Shared: ParsableArguments {
    @OptionGroup var place: RegisterOption

    @Option(help: "The call whose entries are listed; all by default.", completion: .calls)
    var call: String?

    @Option(help: "vi or en.")
    var lang: Language = .vi

    @Option(help: "text or json.")
    var report: Format = .text

    @Flag(help: "Say only what is wrong.")
    var quiet = false

    @Flag(help: "No colour.")
    var noColor = false

    func open() throws -> Register {
      try Register.open(
        directory: place.register, access: .reading, clock: { Clock.machine.instant })
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "The entries, one line each.", helpNames: [])
    @OptionGroup var shared: Shared

    mutating func run() throws {
      let register = try shared.open()
      let entries = try register.entries(call: shared.call)
      if entries.isEmpty, let call = shared.call,
        try register.entries().allSatisfy({ $0.call != call })
      {
        // Says so where there is no such call at all.
        _ = try CallStore.ofThisProcess(environment: Environment.value("DEXUAT_TEMPLATES"))
          .call(call)
      }
      let page =
        switch shared.report {
        case .text: Array(EntryList.text(entries, shared.lang).utf8)
        case .json: EntryList.json(entries)
        }
      try Output.standard.write(page)
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "All that is known of one entry.", helpNames: [])

    @Argument(help: "The number of the entry.")
    var entry: Int

    @OptionGroup var shared: Shared

    mutating func run() throws {
      let register = try shared.open()
      guard let dossier = try register.dossier(entry) else { throw Failure.unknownEntry(entry) }
      let call = try CallStore.ofThisProcess(
        environment: Environment.value("DEXUAT_TEMPLATES")
      ).call(dossier.summary.call)
      switch shared.report {
      case .text:
        try Output.standard.write(EntryPage.text(dossier, call: call, language: shared.lang))
        try Output.standard.write(try report(of: dossier, call, TextFormat.self))
      case .json:
        try Output.standard.write(try report(of: dossier, call, JSONFormat.self))
      }
    }

    private func report(
      of dossier: EntryDossier, _ call: Call, _ format: any ReportFormat.Type
    ) throws -> [UInt8] {
      let width = Output.terminalWidth
      let plain = shared.noColor || Environment.value("NO_COLOR").map { !$0.isEmpty } ?? false
      var writer = format.init(
        ReportHead(version: Version.current, call: call, asOf: dossier.basis.asOf),
        ReportOptions(
          language: shared.lang, color: width != nil && !plain, width: width ?? 100,
          quiet: shared.quiet))
      var summary = ReportSummary()
      summary.add(dossier.document)
      var bytes: [UInt8] = []
      writer.begin(to: &bytes)
      writer.document(dossier.document, source: nil, to: &bytes)
      writer.end(summary, to: &bytes)
      return bytes
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify", abstract: "Check the register and every original.", helpNames: [])
    @OptionGroup var shared: Shared

    mutating func run() throws {
      let found = try shared.open().verify()
      for problem in found.problems {
        Output.complain("dexuat: \(problem.message[shared.lang])\n")
      }
      if !shared.quiet { try Output.standard.write(VerificationPage.text(found, shared.lang)) }
      if !found.isSound { throw Intake.ExitCode.incomplete }
    }
  }
}

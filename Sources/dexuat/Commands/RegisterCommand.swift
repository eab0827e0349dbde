import ArgumentParser
import Intake
import IntakeCore
import IntakeRegister
import IntakeReporting

/// `dexuat register list|show|letter|verify|rebuild|amend`: looks at the register, checks it, writes
/// its reports again and records amendments of a call.
struct RegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "Look at the register and check it.",
    subcommands: [
      List.self, Show.self, Letter.self, Verify.self, Rebuild.self, Amend.self,
    ], helpNames: [])

  /// The list knows the first two, an entry's page all of them.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, jsonl, line, csv, html
  }

  /// What each of them takes.
  struct Shared: ParsableArguments {
    @OptionGroup var place: RegisterOption

    @Option(help: "The call whose entries are listed; all by default.", completion: .calls)
    var call: String?

    @Option(help: "vi or en.")
    var lang: Language = .vi

    @Option(help: "text or json; with show any report.")
    var report: Format = .text

    @Flag(help: "Say only what is wrong.")
    var quiet = false

    @Flag(help: "No colour.")
    var noColor = false

    func open(_ access: Register.Access = .reading) throws -> Register {
      try Register.open(
        directory: place.register, access: access, clock: { Clock.machine.instant })
    }

    /// A call of the register by its id: the definition given, where it is that one's.
    func definition(_ id: String) throws -> Call {
      let store = CallStore.ofThisProcess(environment: Environment.value("DEXUAT_TEMPLATES"))
      if let call {
        let given = try store.call(call)
        if given.id == id { return given }
      }
      return try store.call(id)
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
        case .jsonl, .line, .csv, .html: throw Failure.onlyTextOrJSON
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
      guard let dossier = try register.dossier(entry) else {
        throw try Failure.unknownEntry(entry, in: register)
      }
      let call = try shared.definition(dossier.summary.call)
      switch shared.report {
      case .text:
        try Output.standard.write(EntryPage.text(dossier, call: call, language: shared.lang))
        try Output.standard.write(try report(of: dossier, call, TextFormat.self))
      case .json, .jsonl, .line, .csv, .html:
        guard let format = FormatCatalog.format(shared.report.rawValue) else {
          preconditionFailure("the catalogue has every format: \(shared.report)")
        }
        try Output.standard.write(try report(of: dossier, call, format))
      }
    }

    private func report(
      of dossier: EntryDossier, _ call: Call, _ format: any ReportFormat.Type
    ) throws -> [UInt8] {
      let width = Output.terminalWidth
      let plain = shared.noColor || Environment.value("NO_COLOR").map { !$0.isEmpty } ?? false
      var writer = format.init(
        ReportHead(call: call, basis: dossier.basis),
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

    @Flag(help: "Judge every archived original again, too.")
    var replay = false

    mutating func run() throws {
      // Beside a run its half-done work would look like damage.
      let register = try shared.open(.checking(patience: 10))
      var found = try register.verify()
      // In a damaged database neither judgements nor reports can be looked at.
      let isReadable = !found.problems.contains { $0.kind == .database || $0.kind == .reference }
      var missing: Failure?
      do {
        if isReadable {
          found.problems += try register.verifyReports(definition: shared.definition)
        }
      } catch let failure as Failure {
        missing = failure
      }
      for problem in found.problems { complain(problem.message) }
      if !shared.quiet { try Output.standard.write(VerificationPage.text(found, shared.lang)) }
      // A definition that is not at hand: told after what was found without it.
      if let missing { throw missing }
      let isSame = try replay && isReadable ? judgeAgain(register) : true
      if !found.isSound || !isSame { throw Intake.ExitCode.incomplete }
    }

    /// - Returns: whether everything judged on the same basis came out the same.
    private func judgeAgain(_ register: Register) throws -> Bool {
      let replay = try register.replay(asOf: Clock.now) {
        DocumentChecker(call: try shared.definition($0))
      }
      for difference in replay.differences { complain(difference.message) }
      if !shared.quiet { try Output.standard.write(VerificationPage.text(replay, shared.lang)) }
      return replay.isSound
    }

    private func complain(_ message: Localized) {
      Output.complain("dexuat: \(TerminalText(message[shared.lang]).text)\n")
    }
  }

  struct Rebuild: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rebuild", abstract: "Write all reports again from the register.",
      helpNames: [])
    @OptionGroup var shared: Shared

    mutating func run() throws {
      let written = try shared.open(.writingExisting).rebuildReports(
        definition: shared.definition)
      guard !shared.quiet else { return }
      let text = Localized(
        vi: "Đã viết lại \(written) báo cáo từ sổ.\n",
        en: "\(written) reports written again from the register.\n")
      try Output.standard.write(text[shared.lang])
    }
  }

  struct Amend: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "amend", abstract: "Record a later definition of a call.",
      helpNames: [])
    @OptionGroup var shared: Shared
    @OptionGroup var judgement: NowOption
    @OptionGroup var authority: AuthorityOptions

    mutating func run() throws {
      let authority = try authority.read()
      let call = try CallStore.ofThisProcess(
        environment: Environment.value("DEXUAT_TEMPLATES")
      ).call(shared.call ?? CallStore.defaultCall)
      let office = Office(
        checker: DocumentChecker(call: call), register: shared.place.register,
        asOf: try judgement.instant(in: call.zone), clock: Clock.machine)
      let changed = try office.amend(authority)
      guard !shared.quiet else { return }
      let hash = call.sha256.prefix(12)
      let text = Localized(
        vi: "Đợt \(call.id) từ nay theo bản \(hash); \(changed.count) số đến có kết quả khác.\n",
        en: "Call \(call.id) is version \(hash) from now on; \(changed.count) entries came out "
          + "otherwise.\n")
      try Output.standard.write(text[shared.lang])
      if !changed.isEmpty { try Output.standard.write(EntryList.text(changed, shared.lang)) }
    }
  }
}

extension Failure {
  fileprivate static let onlyTextOrJSON = Failure(
    .usage,
    Localized(
      vi: "register list chỉ có --report text hoặc json.",
      en: "register list has --report text or json only."))
}

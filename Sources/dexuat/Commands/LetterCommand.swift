public import ArgumentParser
import Intake
import IntakeCore
import IntakeRegister
public import IntakeReporting

extension RegisterCommand {
  /// `dexuat register letter ENTRY`: the letters about a submission, made from the register alone.
  struct Letter: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "letter", abstract: "A receipt or a return letter to print or to mail.",
      helpNames: [])

    enum Format: String, ExpressibleByArgument, CaseIterable {
      case text, html
    }

    @Argument(help: "The number of the entry.")
    var entry: Int

    @OptionGroup var place: RegisterOption

    @Option(help: "receipt or return.")
    var kind: LetterKind = .receipt

    @Option(help: "vi or en.")
    var lang: Language = .vi

    @Option(help: "text or html.")
    var report: Format = .text

    @Option(help: "A file for the letter; standard output by default.", completion: .file())
    var output: String?

    mutating func run() throws {
      let register = try Register.open(
        directory: place.register, access: .reading, clock: { Clock.machine.instant })
      guard let dossier = try register.dossier(entry) else {
        throw try Failure.unknownEntry(entry, in: register)
      }
      let call = try CallStore.ofThisProcess(
        environment: Environment.value("DEXUAT_TEMPLATES")
      ).call(dossier.summary.call)
      guard let matter = try LetterDesk(register: register, call: call).matter(of: entry) else {
        throw try Failure.unknownEntry(entry, in: register)
      }
      guard let letter = IntakeReporting.Letter.of(kind, on: matter, language: lang) else {
        throw nothingToMend
      }
      try write(report == .html ? letter.html : letter.text)
    }

    private func write(_ bytes: [UInt8]) throws {
      guard let output else { return try Output.standard.write(bytes) }
      try OutputFile.write(bytes, to: output)
    }

    private var nothingToMend: Failure {
      Failure(
        .usage,
        Localized(
          vi: "Hồ sơ của số đến \(entry) đủ điều kiện, không có gì để đề nghị hoàn thiện; "
            + "dùng --kind receipt để lập giấy tiếp nhận.",
          en: "The submission of entry \(entry) is eligible, there is nothing to ask for; "
            + "use --kind receipt for its receipt."))
    }
  }
}

extension LetterKind: ExpressibleByArgument {}

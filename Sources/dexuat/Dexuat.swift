import ArgumentParser
import Glibc
import Intake

/// The command `dexuat` and its verbs.
struct Dexuat: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "dexuat",
    Localized(
      vi: "nhận, xét và tổng hợp đề xuất nhiệm vụ của một đợt kêu gọi",
      en: "take in, judge and consolidate the proposals of a call"),
    examples: Localized(
      vi: """
        dexuat check phu-luc-1.xml phu-luc-2.xml     xét bản nháp trước khi nộp
        dexuat intake hom-thu --register so          nhận mọi tệp mới vào sổ và xét
        dexuat plan --register so --output danh-muc  lập danh mục tổng hợp từ sổ
        dexuat explain M001                          một mã nghĩa là gì, sửa thế nào
        """,
      en: """
        dexuat check phu-luc-1.xml phu-luc-2.xml   judge drafts before handing in
        dexuat intake inbox --register reg         take in everything new, judge it
        dexuat plan --register reg --output plan   write the consolidated plan
        dexuat explain M001                        what a code means, how to fix it
        """),
    subcommands: [
      Check.self, IntakeCommand.self, PlanCommand.self, Template.self, Convert.self,
      Decide.self, RegisterCommand.self, Rules.self, Explain.self, Completions.self,
    ])
}

@main
struct Main {
  static func main() {
    // Before there is a second thread, or anything worth reaching.
    if FencedReader.serveIfAsked(CommandLine.arguments) { exit(.success) }
    let arguments = Arguments.ofThisProcess
    let language = Words.language
    do {
      if let page = try HelpPage.requested(by: arguments.texts, language) {
        try Output.standard.write(page.text)
      } else if arguments.texts.first == "--version" {
        try Output.standard.write("dexuat \(Version.current)\n")
      } else {
        var command = try parse(arguments)
        try command.run()
      }
      exit(.success)
    } catch {
      if let message = message(of: error) { complain(message[language]) }
      Glibc.exit(status(of: error))
    }
  }

  /// The command that the arguments mean.
  /// - Throws: `Misuse` where they mean none.
  private static func parse(_ arguments: Arguments) throws(Misuse) -> any ParsableCommand {
    let split = arguments.withoutDrafts
    do {
      var command = try Dexuat.parseAsRoot(split?.texts ?? arguments.texts)
      if var check = command as? Check {
        check.files = split?.drafts ?? check.files
        command = check
      }
      if type(of: command).configuration.subcommands.isEmpty { return command }
    } catch {
      if arguments.isForParser {
        Output.answer(Dexuat.fullMessage(for: error) + "\n")
        exit(.success)
      }
    }
    throw Misuse(in: arguments.texts)
  }

  private static func complain(_ message: String) {
    Output.complain("dexuat: \(message)\n")
  }

  /// The status with which a process ends after what a command has thrown.
  static func status(of error: any Error) -> Int32 {
    switch error {
    case let code as Intake.ExitCode: code.rawValue
    case let stopped as StoppedBySignal: stopped.code
    case is Misuse: Intake.ExitCode.usage.rawValue
    default: (Failure(error) ?? .internalError).exit.rawValue
    }
  }

  /// What is to be said of it; nil where the command has said all.
  private static func message(of error: any Error) -> Localized? {
    switch error {
    case is Intake.ExitCode, is StoppedBySignal: nil
    case let misuse as Misuse: misuse.message
    default: (Failure(error) ?? .internalError).message
    }
  }

  static func exit(_ code: Intake.ExitCode) -> Never {
    Glibc.exit(code.rawValue)
  }
}

/// Thrown by commands that end with a verdict rather than a failure.
extension Intake.ExitCode: Error {}

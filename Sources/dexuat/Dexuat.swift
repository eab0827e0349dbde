import ArgumentParser
import Glibc
import Intake
import IntakeCore

/// The command `dexuat` and its verbs.
struct Dexuat: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dexuat",
    abstract: "Take in, judge and consolidate the proposals of a call.",
    subcommands: [
      Check.self, IntakeCommand.self, PlanCommand.self, Template.self, Convert.self,
      Decide.self, RegisterCommand.self, Rules.self, Explain.self, Completions.self,
    ],
    helpNames: [])
}

@main
struct Main {
  static func main() {
    let arguments = Arguments.ofThisProcess
    let language = arguments.language
    do {
      if let unknown = HelpPage.unknownCommand(in: arguments.texts) { throw unknown }
      if let page = HelpPage.requested(by: arguments.texts) {
        try Output.standard.write(page[language])
        exit(.success)
      }
      if arguments.texts == ["--version"] {
        try Output.standard.write("dexuat \(Version.current)\n")
        exit(.success)
      }
      let split = arguments.withoutDrafts
      var command = try Dexuat.parseAsRoot(split?.texts ?? arguments.texts)
      if var check = command as? Check {
        check.files = split?.drafts ?? check.files
        try check.run()
      } else {
        try command.run()
      }
      exit(.success)
    } catch let code as Intake.ExitCode {
      exit(code)
    } catch let stopped as StoppedBySignal {
      Glibc.exit(stopped.code)
    } catch {
      if let failure = Failure(error) {
        complain(failure.message[language])
        exit(failure.exit)
      }
      if arguments.isForParser {
        Output.answer(Dexuat.fullMessage(for: error) + "\n")
        exit(.success)
      }
      let misuse = Misuse(error, arguments: arguments.texts)
      complain(misuse.message[language])
      exit(.usage)
    }
  }

  private static func complain(_ message: String) {
    Output.complain("dexuat: \(message)\n")
  }

  static func exit(_ code: Intake.ExitCode) -> Never {
    Glibc.exit(code.rawValue)
  }
}

/// Thrown by commands that end with a verdict rather than a failure.
extension Intake.ExitCode: Error {}

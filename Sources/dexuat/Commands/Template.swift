import ArgumentParser
import Glibc
import Intake
import IntakeCore
import IntakeReporting

/// `dexuat template`: writes a call's blank forms and schemas.
struct Template: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Write the blank forms and schemas of a call.", helpNames: []
  )

  @OptionGroup var common: CommonOptions

  @Option(help: "The folder to write to; the current one by default.", completion: .directory)
  var output: String = "."

  mutating func run() throws {
    let call = try common.readCall()
    // A folder that is there already is fine; any other trouble shows when the files are written.
    _ = unsafe mkdir(output, 0o777)
    for file in TemplateFiles.all(call) {
      let path = output + "/" + file.name
      try OutputFile.write(file.bytes, to: path)
      if !common.quiet { try Output.standard.write(path + "\n") }
    }
  }
}

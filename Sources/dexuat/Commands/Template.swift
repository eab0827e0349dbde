import ArgumentParser
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

  @Flag(help: "Replace files there that differ.")
  var overwrite = false

  mutating func run() throws {
    let call = try common.readCall()
    let files = TemplateFiles.all(call)
    for file in files where !overwrite { try refuse(file.bytes, over: output + "/" + file.name) }
    try OutputFile.refuse(output)
    try OutputFile.makeFolder(output)
    for file in files {
      let path = output + "/" + file.name
      try OutputFile.write(file.bytes, to: path)
      if !common.quiet { try Output.standard.write(path + "\n") }
    }
  }

  /// What stands there may be a form that somebody has filled in.
  private func refuse(_ bytes: [UInt8], over path: String) throws {
    guard try OutputFile.differs(path, from: bytes) else { return }
    throw Failure(
      .usage,
      Localized(
        vi: "“\(path)” đã có và khác mẫu trống, nên không ghi gì; hãy chọn thư mục khác, "
          + "hoặc thêm --overwrite để ghi đè.",
        en: "“\(path)” is there and differs from the blank form, so nothing was written; "
          + "choose another folder, or add --overwrite to replace it."))
  }
}

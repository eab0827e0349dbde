public import ArgumentParser
import Intake
public import IntakeCore

/// `dexuat convert FILE`: the same document in the other format.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "The same document in the other format.", helpNames: [])

  @Argument(help: "A document; '-' is standard input.")
  var file: String

  @OptionGroup var common: CommonOptions

  @Option(help: "A file for the new document; standard output by default.")
  var output: String?

  @Option(help: "xml or csv; the other format by default.")
  var to: DocumentFormat?

  mutating func run() throws {
    let call = try common.readCall()
    let path = Arguments.ofThisProcess.bytes(of: file)
    if let output, file != "-" { try refuse(output, over: path) }
    let limit = Limits.standard.documentBytes
    let bytes =
      file == "-"
      ? try FileBytes.readStandardInput(limit: limit)
      : try FileBytes.read(path, shown: file, limit: limit)
    let conversion = Converter(call: call).convert(bytes, to: to)
    if let bytes = conversion.bytes {
      if let output {
        try OutputFile.write(bytes, to: output)
      } else {
        try Output.standard.write(bytes)
      }
    }
    tell(conversion)
    if !conversion.losses.isEmpty { throw Intake.ExitCode.findings }
  }

  /// Says what did not come through.
  private func tell(_ conversion: Conversion) {
    let shown = conversion.losses.prefix(Self.listed)
    for loss in shown {
      let code = loss.code.map { "\($0) " } ?? ""
      Output.complain("\(file)\(Self.place(loss.place)): \(code)\(loss.message[common.lang])\n")
    }
    if conversion.losses.count > shown.count {
      let rest = conversion.losses.count - shown.count
      let more = Localized(vi: "… và \(rest) điều nữa.", en: "… and \(rest) more.")
      Output.complain(more[common.lang] + "\n")
    }
    if conversion.bytes == nil { Output.complain(Self.nothing[common.lang] + "\n") }
  }

  private static let listed = 50

  private static func place(_ place: Place) -> String {
    if place.isDocument { return "" }
    return place.cell.map { ":\($0)" } ?? ":\(place.line):\(place.column)"
  }

  private static let nothing = Localized(
    vi: "dexuat: Không nhận ra mẫu nào trong tệp, nên không có gì để chuyển.",
    en: "dexuat: No form was recognised in the file, so there is nothing to convert.")

  /// The document itself is never written over, whatever name or link leads to it.
  private func refuse(_ output: String, over path: [UInt8]) throws {
    guard try OutputFile.leads(output, to: [path]) else { return }
    throw Failure(
      .usage,
      Localized(
        vi: "“\(output)” chính là tệp cần chuyển; hãy chọn tên khác.",
        en: "“\(output)” is the document itself; choose another name."))
  }
}

extension DocumentFormat: ExpressibleByArgument {}

import Glibc
import Intake
import IntakeWeb

/// `dexuat-web`: the self-check page.
@main
struct DexuatWeb {
  static func main() async {
    if FencedReader.serveIfAsked(CommandLine.arguments) { exit(0) }
    let arguments = Array(CommandLine.arguments.dropFirst())
    let language = Arguments.language(of: arguments)
    do {
      switch try Arguments(arguments) {
      case .help(let language): Terminal.say(HelpText.of(language))
      case .version: Terminal.say("dexuat-web \(Version.current)\n")
      case .serve(let order): try await serve(order)
      }
    } catch {
      let failure = Failure(error) ?? .internalError
      Terminal.complain("dexuat-web: \(failure.message[language])")
      exit(failure.exit.rawValue)
    }
  }

  private static func serve(_ order: Arguments.Order) async throws {
    let templates = Terminal.environment("DEXUAT_TEMPLATES")
    let call = try CallStore.ofThisProcess(environment: templates).call(order.call)
    let server = try SelfCheckServer(
      call, order.options, reading: order.isFenced ? .fencedByThisProgram : .here,
      clock: { Terminal.now },
      log: { if !order.isQuiet { Terminal.complain($0) } })
    if let missing = try server.prepare() {
      Terminal.complain("dexuat-web: \(missing[order.language])")
    }
    let host = order.options.host
    let name = host.contains(":") ? "[\(host)]" : host
    do {
      try await server.run(
        running: { port in
          Terminal.complain(Localized.running("http://\(name):\(port)/")[order.language])
        }, abandon: { exit(0) })
    } catch {
      throw Failure(.incomplete, .cannotListen("\(name):\(order.options.port)"))
    }
  }
}

extension Localized {
  fileprivate static func running(_ address: String) -> Localized {
    Localized(vi: "Trang tự kiểm tra: \(address)", en: "The self-check page: \(address)")
  }

  fileprivate static func cannotListen(_ address: String) -> Localized {
    Localized(
      vi:
        "Không mở được cổng tại \(address): địa chỉ không có trên máy này, hoặc chương trình khác "
        + "đang dùng. Hãy chọn địa chỉ khác bằng --listen.",
      en: "Cannot listen at \(address): this machine does not have the address, or another program "
        + "uses it. Choose another one with --listen.")
  }
}

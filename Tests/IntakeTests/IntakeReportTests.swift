import Foundation
import Intake
import IntakeCore
import IntakeTesting
import Testing

/// The report of a run is the same whether its documents were kept in memory or are read again.
@Suite struct IntakeReportTests {
  private func report(_ form: String, kept: Int) throws -> (text: String, exit: ExitCode) {
    let scratch = try Scratch()
    for name in ["phu-luc-1.xml", "phu-luc-1-loi.csv", "phu-luc-2-loi.xml", "trong.xml"] {
      _ = try scratch.write(
        try Checkout.bytes("samples/drafts/" + name), to: "hom-thu/don-vi/" + name)
    }
    let calls = CallStore(executable: nil, environment: Checkout.path("templates"))
    let office = Office(register: scratch.path("so"), calls: calls, clock: .machine)
    var options = IntakeRun.Options(
      inbox: scratch.path("hom-thu"), received: Instant(secondsSinceEpoch: 1_681_263_000),
      settle: 0)
    options.keptForReport = kept
    var text = ""
    let (exit, _) = try office.takeIn(
      options, call: try calls.call("889-2024"), asOf: Instant(secondsSinceEpoch: 1_683_511_200),
      report: ReportOrder(
        report: form, output: nil, overwrite: false, look: .init(language: .en)),
      streams: Streams(
        write: { text += String(decoding: $0, as: UTF8.self) }, complain: { _ in }))
    return (text, exit)
  }

  @Test(arguments: ["json", "text", "html", "csv"])
  func whatIsReadAgainIsReportedAlike(_ form: String) throws {
    let (kept, again) = (try report(form, kept: 500), try report(form, kept: 1))
    #expect(kept.text.contains("phu-luc-2-loi.xml"))
    #expect(kept == again)
  }
}

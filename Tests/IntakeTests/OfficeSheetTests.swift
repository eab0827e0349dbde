import Foundation
import Intake
import IntakeCore
import Testing

/// Sheets as offices lay them out, exported by LibreOffice in several ways
/// (Fixtures/office/make.py): each says just what the XML of the same content says.
@Suite struct OfficeSheetTests {
  private static let folder = "Tests/IntakeTests/Fixtures/office"

  static let files: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: Checkout.path(folder))
    return (names ?? []).filter { $0.hasSuffix(".csv") }.sorted()
  }()

  @Test func theFixturesAreThere() {
    #expect(Self.files.count >= 14)
  }

  @Test(arguments: files)
  func saysWhatTheXMLSays(_ file: String) throws {
    let trip = RoundTrip(call: try Checkout.call())
    let source = file.hasPrefix("list") ? "phu-luc-1" : "phu-luc-2"
    let expected = Said(trip.judge(try Checkout.bytes("samples/drafts/\(source).xml")))
    let judged = trip.judge(try Checkout.bytes("\(Self.folder)/\(file)"))
    var said = Said(judged)
    // That a file is in UTF-16 is said, and is no difference of content.
    said.lines.removeAll { $0.hasPrefix("F004 warning") }
    #expect(said.lines.difference(from: expected.lines).isEmpty, "\(said.lines)")
    #expect(judged.verdict == .eligible)
  }

  /// A sum is compared wherever it stands: in the group's own row, above its rows, below them.
  @Test(arguments: [
    ("list-tab-utf16.csv", "480\t480\t0\t", "490\t480\t0\t"),
    ("list-total-first.csv", "3,480;2,080", "3,490;2,080"),
    (
      "list-broken-headings.csv", "(I+II+III);;;;;;;;;;;;3.480,00", "(I+II+III);;;;;;;;;;;;3.490,00"
    ),
  ])
  func wrongSumsAreFound(_ file: String, _ right: String, _ wrong: String) throws {
    let bytes = try Checkout.bytes("\(Self.folder)/\(file)")
    let isWide = file.contains("utf16")
    let text =
      isWide
      ? try #require(String(bytes: bytes, encoding: .utf16))
      : String(decoding: bytes, as: UTF8.self)
    let place = try #require(text.range(of: right))
    let changed = text.replacingCharacters(in: place, with: wrong)
    let trip = RoundTrip(call: try Checkout.call())
    let judged = trip.judge(Array(changed.utf8))
    #expect(judged.countsByCode["M006"] == 1, "\(judged.findings.map(\.message.vi))")
    #expect(judged.countsByCode.count == 1)
  }

  @Test func howItWasReadIsTold() throws {
    let trip = RoundTrip(call: try Checkout.call())
    let judge = { (name: String) in
      try #require(trip.judge(try Checkout.bytes("\(Self.folder)/\(name).csv")).understood)
    }
    let american = try judge("list-american-numbers")
    #expect(american.unit == .million && american.numberStyle == .commaGroups)
    guard case .caption(let place) = american.unitSource else {
      Issue.record("\(american.unitSource)")
      return
    }
    #expect(place.cell == "M20")
    #expect(american.listed.first?.found == "45292" && american.listed.first?.meaning == "2024-01")
    let dong = try judge("list-dong")
    guard case .heading(let heading) = dong.unitSource else {
      Issue.record("\(dong.unitSource)")
      return
    }
    #expect(dong.unit == .dong && heading.cell == "M21")
    let plain = try judge("list-plain")
    #expect(plain.listed.contains { $0.found == "1,500" && $0.meaning == "1500000000" })
    #expect(trip.judge(try Checkout.bytes("samples/drafts/phu-luc-1.xml")).understood == nil)
  }

  @Test func theReportTellsIt() throws {
    let file = Checkout.path("\(Self.folder)/list-dong.csv")
    let run = try Program.dexuat(["check", file, "--now", "2023-05-08T09:00:00+07:00"])
    #expect(run.output.contains("số tiền theo đồng (ghi ở tiêu đề cột, ô M21), dấu chấm"))
    let faulty = try Program.dexuat([
      "check", Checkout.path("samples/drafts/phu-luc-1-loi.csv"), "--report", "json",
    ])
    #expect(faulty.output.contains("(“900” đọc theo triệu đồng, ghi ở ô A12.)"))
  }
}

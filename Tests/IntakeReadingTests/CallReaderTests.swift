import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReading

struct CallReaderTests {
  @Test(arguments: ["889-2024", "889-2023", "ha-noi-2024", "bac-kan-2025"])
  func readsTheShippedCalls(id: String) throws {
    let call = try TestCall.read(id)
    #expect(call.id == id)
    #expect(call.forms.map(\.kind) == [.appendix1, .appendix2])
    #expect(call.codeLists.count == 4)
    #expect(call.provinces.items.count > 63)
    #expect(call.orientations.map(\.number) == Array(1...call.orientations.count))
  }

  @Test func readsTheDefaultCallWhole() throws {
    let call = try TestCall.main.get()
    #expect(call.planYear == 2024)
    #expect(call.zone.iso == "+07:00")
    #expect(call.dispatch.number == "1469/BCT-TKNL")
    #expect(call.blamelessYears == [2023])
    #expect(call.orientations.count == 10)
    #expect(call.orientation(3)?.requires == ["sector"])
    #expect(call.deadline?.reading.cutoff.iso(in: call.zone) == "2023-04-30T00:00:00+07:00")
    #expect(call.deadline?.otherReadings.count == 3)
    let task = try #require(call.form(.appendix2)?.table(.task))
    #expect(task.position(of: .impact) == task.fields.count - 1)
    #expect(task.combined.first?.fields == ["start", "end"])
    #expect(call.form(.appendix1)?.unitLabels.first == "Đơn vị tính")
    #expect(call.parameter("M004", "lowest") == 1_000_000)
  }

  @Test func aBorrowedPartCountsInTheHash() throws {
    let own = TestCall.digest(try Checkout.bytes("templates/ha-noi-2024/call.xml"))
    let lender = TestCall.digest(try Checkout.bytes("templates/889-2024/call.xml"))
    let both = TestCall.digest(Array((own + "\n" + lender).utf8))
    #expect(try TestCall.read("ha-noi-2024").sha256 == both)
    #expect(try TestCall.main.get().sha256 == lender)
  }

  /// The versions that release 0.1.0 had, by the hashes that registers were begun with.
  @Test(arguments: [
    ("889-2024", "7792436d30f210582335877f2e875652cc7cc3de71c46832e430b694c0d4f000"),
    ("ha-noi-2024", "ea159b91b43ee084464e19aa85f5af26282f5ba66af4fab3d3424261361f9d9b"),
  ])
  func registersOfEarlierEditionsGoOn(id: String, own: String) throws {
    let call = try TestCall.read(id)
    let lender = "7792436d30f210582335877f2e875652cc7cc3de71c46832e430b694c0d4f000"
    let begun = id == "889-2024" ? own : TestCall.digest(Array((own + "\n" + lender).utf8))
    #expect(call.isEdition(of: begun))
    #expect(call.isEdition(of: call.sha256))
    #expect(!call.isEdition(of: String(begun.reversed())))
  }

  /// Each mistake with a piece of the sound definition, what takes its place, and the line that
  /// is told: that of the piece, or so many below.
  @Test(arguments: [
    ("<years>", "<yeras/><years>", 0), ("<earlier sha256=\"77", "<earlier sha256=\"7", 0),
    ("planYear=\"2024\"", "planYear=\"MMXXIV\"", 0),
    ("date=\"2023-03-16\"", "date=\"2023-02-30\"", 0),
    ("<orientation number=\"2\">", "<orientation number=\"1\">", 0),
    ("<orientation number=\"4\">", "<orientation number=\"5\">", 0),
    ("<parameter code=\"M004\" name=\"lowest\"", "<parameter code=\"M404\" name=\"lowest\"", 0),
    ("<rules>", "<rules><severity code=\"F001\" as=\"note\"/>", 0),
    ("list=\"submitterKind\"", "list=\"submitterKinds\"", 0),
    ("<alias>Tên đơn vị</alias>", "<alias>Loại đơn vị</alias>", 14),
    ("<years>", "<years><!-- \u{0} -->", 0), ("</years>", "</year>", 0),
    ("<codeLists>", "<codeLists from=\"889-2023\">", 0),
    ("<targets>", "<targets surplus=\"1\">", 0),
    ("fields=\"start end\"", "fields=\"start finish\"", 0),
    ("<requires field=\"sector\"/>", "<requires field=\"title\"/>", 0),
    ("<call ", "<!DOCTYPE call>\n<call ", 0),
    ("cutoff=\"2023-05-01T00:00:00\"", "cutoff=\"2023-05-01\"", 0),
  ])
  func aMistakeIsToldWithItsLine(sound: String, wrong: String, below: Int) throws {
    let text = String(decoding: try Checkout.bytes("templates/889-2024/call.xml"), as: UTF8.self)
    let at = try #require(text.firstRange(of: sound))
    let broken = text.replacing(sound, with: wrong, maxReplacements: 1)
    let line = text[..<at.lowerBound].utf8.count { $0 == 0x0A } + 1
    let error = #expect(throws: CallError.self) {
      try TestCall.read(Array(broken.utf8), file: "x.xml")
    }
    #expect(error?.line == line + below, "\(error?.problem.en ?? "")")
    #expect(error?.file == "x.xml")
  }

  @Test func aTruncatedDefinitionIsAMistake() throws {
    let bytes = try Checkout.bytes("templates/ha-noi-2024/call.xml")
    for end in stride(from: 0, to: bytes.count - 2, by: 97) {
      #expect(throws: CallError.self) { try TestCall.read(Array(bytes[..<end])) }
    }
  }
}

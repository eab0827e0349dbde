import Testing

@testable import IntakeCore

@Suite struct CoverageTests {
  @Test(
    arguments: [
      ("0.250", 250_000), ("4", 4_000_000), ("-1.5", -1_500_000), ("x", nil), ("1.0000001", nil),
    ] as [(String, Int128?)])
  func quantityInXML(_ text: String, _ millionths: Int128?) {
    #expect(AmountReader.quantity(ArraySlice(text.utf8), in: .exact)?.millionths == millionths)
  }

  @Test(
    arguments: [
      ("0,3", 300_000), ("12", 12_000_000), ("1.500", nil), ("1.234.567", 1_234_567_000_000),
      ("vài", nil),
    ] as [(String, Int128?)])
  func quantityInSheets(_ text: String, _ millionths: Int128?) {
    #expect(AmountReader.quantity(ArraySlice(text.utf8), in: .everyday)?.millionths == millionths)
  }

  @Test(arguments: [(0, "0"), (1_500_000, "1,5"), (-250_000, "-0,25"), (1, "0,000001")])
  func quantityText(_ millionths: Int, _ text: String) {
    #expect(Quantity(millionths: Int128(millionths)).text == text)
  }

  @Test func anExpectedSubmitterIsKnownByItsCodeElseByKindAndName() {
    let expected = ExpectedSubmitter(
      name: "Sở Công Thương tỉnh Hoà Bình", kind: "state", province: "17", code: nil)
    func heard(_ name: String, _ kind: String, _ province: String?, _ code: String? = nil) -> Bool {
      expected.matches(Submitter(name: name, kind: kind, code: code, province: province))
    }
    #expect(heard("sở công thương tỉnh Hòa Bình", "state", "17", "H28"))
    #expect(heard("Sở Công Thương tỉnh Hoà Bình", "state", nil))
    #expect(!heard("Sở Công Thương tỉnh Hoà Bình", "state", "15"))
    #expect(!heard("Sở Công Thương tỉnh Hoà Bình", "enterprise", "17"))
    let coded = ExpectedSubmitter(name: "A", kind: "state", province: nil, code: "H28")
    #expect(coded.matches(Submitter(name: "B", kind: nil, code: "H28", province: nil)))
    #expect(!coded.matches(Submitter(name: "A", kind: "state", code: "H29", province: nil)))
  }
}

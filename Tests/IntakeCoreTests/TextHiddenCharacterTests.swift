import Testing

@testable import IntakeCore

@Suite struct TextHiddenCharacterTests {
  private func found(_ text: String) -> [String] {
    HiddenCharacter.all(in: ArraySlice(text: text)).map { "\($0.code)@\($0.position)" }
  }

  @Test(arguments: [
    "Sở Công Thương tỉnh Đắk Lắk", "Viện\u{A0}Dệt – may", "“Xanh” … 5 m², 3⁄4", "β-glucan, µm, α",
    "215/SCT-KTATMT", "Ho\u{300}a Bi\u{300}nh", "Dòng\nhai\tcột", "Ромашка",
  ])
  func nothingHidden(_ text: String) {
    #expect(found(text).isEmpty, "\(text)")
  }

  @Test(arguments: [
    ("A\u{200B}B", ["U+200B@2"]), ("\u{202E}abc\u{202C}", ["U+202E@1", "U+202C@5"]),
    ("tên\u{AD}gọi", ["U+00AD@4"]), ("a\u{9D}", ["U+009D@2"]), ("1\u{FEFF}", ["U+FEFF@2"]),
    ("\u{410}n Giang", ["U+0410@1"]), ("000.00.15.\u{41D}99", ["U+041D@11"]),
    ("H\u{39F}A", ["U+039F@2"]), ("\u{421}ở", ["U+0421@1"]), ("a\u{E0041}", ["U+E0041@2"]),
    ("\u{3164}", ["U+3164@1"]), ("x\u{7F}", ["U+007F@2"]), ("a\u{1160}b", ["U+1160@2"]),
  ])
  func hidden(_ text: String, _ expected: [String]) {
    #expect(found(text) == expected)
  }

  @Test func namesInBothLanguages() {
    let cyrillic = HiddenCharacter(scalar: 0x421, position: 1).name
    #expect(
      cyrillic
        == Localized(
          vi: "chữ Kirin trông như chữ C", en: "a Cyrillic letter that looks like C"))
    #expect(HiddenCharacter(scalar: 0x200B, position: 1).name.en == "zero-width space")
  }
}

@testable import IntakeCore
import IntakeReporting
import IntakeTesting
import Testing

@Suite struct LetterGoldenTests {
  @Test(arguments: LetterKind.allCases, [Language.vi, .en])
  func goldens(_ kind: LetterKind, _ language: Language) throws {
    let letter = try #require(Letter.of(kind, on: SampleLetters.matter, language: language))
    try Golden.expect(letter.text, is: "letter-\(kind.rawValue)-\(language.rawValue).txt")
    try Golden.expect(letter.html, is: "letter-\(kind.rawValue)-\(language.rawValue).html")
  }
}

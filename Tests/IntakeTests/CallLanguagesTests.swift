import Intake
import IntakeCore
import IntakeTesting
import Testing

/// Every text of every shipped call is in both languages: one for each is given, and no Vietnamese
/// stands where English should.
@Suite struct CallLanguagesTests {
  @Test(arguments: ["889-2024", "889-2023", "ha-noi-2024", "bac-kan-2025"])
  func everyTextIsInBothLanguages(_ id: String) throws {
    var texts: [(place: String, text: Localized)] = []
    Self.collect(try Checkout.call(id), "call", into: &texts)
    #expect(texts.count > 100, "\(texts.count)")
    for (place, text) in texts {
      #expect(!text.vi.isEmpty && !text.en.isEmpty, "\(place)")
      let isPlain = text.vi.utf8.allSatisfy { $0 < 0x80 }
      #expect(isPlain || text.vi != text.en, "\(place): \(text.vi)")
    }
  }

  private static func collect(
    _ value: Any, _ place: String, into texts: inout [(place: String, text: Localized)]
  ) {
    if let text = value as? Localized {
      texts.append((place, text))
      return
    }
    for child in Mirror(reflecting: value).children {
      collect(child.value, place + "/" + (child.label ?? "·"), into: &texts)
    }
  }
}

import Foundation
import Testing

@testable import IntakeCore

@Suite struct TextCollationTests {
  @Test func lettersThenTonesThenCase() {
    let alphabet = "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y".split(separator: " ")
      .map(String.init)
    #expect(alphabet.shuffled().sorted(by: VietnameseCollation.isBefore) == alphabet)
    let tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
    #expect(tones.shuffled().sorted(by: VietnameseCollation.isBefore) == tones)
    #expect(VietnameseCollation.isBefore("an", "An"))
    #expect(VietnameseCollation.isBefore("An", "ăn"))
  }

  @Test func letterOutweighsToneOutweighsCase() {
    // Primary first: the tone of the first word counts less than the letter of the second.
    let order = ["hà a", "ha b", "hạ b", "hạ c"]
    #expect(order.shuffled().sorted(by: VietnameseCollation.isBefore) == order)
    let names = [
      "An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre",
      "Bình Dương", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Đắk Nông", "Điện Biên",
      "Đồng Nai", "Hà Nội", "Hải Phòng", "Hồ Chí Minh", "Thái Bình", "Thái Nguyên", "Thanh Hóa",
    ]
    #expect(names.shuffled().sorted(by: VietnameseCollation.isBefore) == names)
  }

  @Test func spacePunctuationDigitsLetters() {
    let order = ["a b", "a-b", "a.b", "a(b", "a1", "a2", "aa", "б"]
    #expect(order.shuffled().sorted(by: VietnameseCollation.isBefore) == order)
  }

  @Test func agreesWithTheSystemsVietnameseOrder() {
    let locale = Locale(identifier: "vi_VN")
    var words = TextSyllables.all.shuffled().prefix(150).map { $0 }
    words += words.prefix(60).map { $0.capitalized }
    words += zip(words, words.dropFirst(7)).prefix(120).map { $0 + " " + $1 }
    for (one, other) in zip(words.shuffled(), words.shuffled()) where one != other {
      let expected = one.compare(other, options: [], range: nil, locale: locale)
      guard expected != .orderedSame else { continue }
      #expect(
        VietnameseCollation.isBefore(one, other) == (expected == .orderedAscending),
        "\(one) – \(other)")
    }
  }

  @Test func theOrderIsTotal() {
    let texts =
      (TextSyllables.all.shuffled().prefix(80).map { $0 } + ["", "1", "a", "A", "-", "ñ"])
      .map { ($0, VietnameseCollation.key($0)) }
    for (one, oneKey) in texts {
      for (other, otherKey) in texts {
        let below = oneKey < otherKey
        let above = otherKey < oneKey
        #expect((one.utf8.elementsEqual(other.utf8)) == (!below && !above))
        #expect(!(below && above))
      }
    }
  }

  @Test func normalFormsStandTogether() {
    let apart = "Thừa Thiên Huế".decomposedStringWithCanonicalMapping
    let keys = ["Thừa Thiên Hue", "Thừa Thiên Huế", apart, "Thừa Thiên Huy"].map {
      VietnameseCollation.key($0)
    }
    #expect(keys[0] < keys[1] && keys[1] < keys[3] && keys[0] < keys[2] && keys[2] < keys[3])
    #expect(keys[1] != keys[2])
  }
}

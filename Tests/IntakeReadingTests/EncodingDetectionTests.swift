import Foundation
import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReading

/// What evidence alone recognises, and that it takes nothing else for Vietnamese.
struct EncodingDetectionTests {
  enum Outcome: String { case certain, doubtful, unread, wronglyCertain, wronglyDoubtful }

  static func outcome(_ text: String, _ coding: Coding) -> Outcome {
    let decoded = TextDecoder.decode(coding.encode(text))
    guard decoded.fault == nil else { return .unread }
    let isRight = decoded.bytes == Array(coding.expected(text).utf8)
    switch decoded.note?.fault {
    case .old: return isRight ? .certain : .wronglyCertain
    case .doubtful: return isRight ? .doubtful : .wronglyDoubtful
    default: return isRight ? .certain : .unread
    }
  }

  /// The figures of docs/encodings.md; `swift test --filter EncodingDetectionTests` prints them.
  @Test(arguments: [3, 6, 12, 60])
  func recognisesTextsOfSomeSyllables(length: Int) throws {
    let words = try EncodingTexts.words()
    for coding in Coding.old + Coding.letters {
      var seeded = Chance(seed: UInt64(length))
      var outcomes: [Outcome: Int] = [:]
      var best = 0
      for _ in 0..<150 {
        let text = Self.text(of: length, words, &seeded)
        outcomes[Self.outcome(text, coding), default: 0] += 1
        if Self.readsBest(text, coding) { best += 1 }
      }
      let parts = [Outcome.certain, .doubtful, .unread, .wronglyDoubtful, .wronglyCertain]
        .map { "\($0.rawValue) \(outcomes[$0] ?? 0)" }
      print(
        "\(length) syllables, \(coding), of 150: best \(best), " + parts.joined(separator: ", "))
      #expect(outcomes[.wronglyCertain] == nil, "\(coding)")
      if length == 60 { #expect(outcomes[.certain] ?? 0 >= 148, "\(coding)") }
    }
  }

  /// Words that stand together in the samples, at least one of them beyond ASCII.
  private static func text(of length: Int, _ words: [String], _ seeded: inout Chance) -> String {
    while true {
      let start = Int.random(in: 0..<(words.count - length), using: &seeded)
      let text = words[start..<(start + length)].joined(separator: " ")
      if !text.allSatisfy(\.isASCII) { return text }
    }
  }

  /// Whether the likeliest reading is the right one, however sure it is.
  private static func readsBest(_ text: String, _ coding: Coding) -> Bool {
    let evidence = WordEvidence(coding.encode(text), from: 0)
    let isLetters = Coding.letters.contains(coding)
    let candidates: [Candidate] =
      isLetters
      ? [.utf8, .letters(.tcvn3), .letters(.vni)] : [.utf8] + OldText.candidates.map { .old($0) }
    let scores = candidates.map { CandidateScore($0, evidence, isCutAt: -1) }
    let best = scores.first { score in scores.allSatisfy { $0.weight <= score.weight } }
    let words = WordEvidence(Array(coding.expected(text).utf8), from: 0).words.map(Array.init)
    return best.map { Set($0.readings.compactMap(\.text)) == Set(words) } ?? false
  }

  // MARK: What must not be taken for Vietnamese

  @Test(arguments: [
    "The quick brown fox jumps over the lazy dog, 2024.",
    "De xuat dua vao ke hoach nam 2024; don vi tinh: trieu dong",
    "", "\n", "1;2;3", "€ 5 – 7 °C, 12 m², ½ « oui » © ® ™ • …",
  ])
  func plainTextIsUtf8(text: String) {
    let decoded = TextDecoder.decode(Array(text.utf8))
    #expect(decoded.encoding == "UTF-8" && decoded.note == nil && decoded.fault == nil)
    #expect(decoded.bytes == Array(text.utf8))
  }

  static let foreign = [
    "Le présent règlement a été adopté à l’unanimité ; les États membres où l’élève naît, où même "
      + "le maïs croît, reçoivent dès août un soutien élevé. Ça coûte très cher à côté du château.",
    "Größere Städte fördern möglichst früh die Wärmedämmung öffentlicher Gebäude; für künftige "
      + "Maßnahmen fällt höchstens ein Drittel der Ausgaben an. Über Änderungen ist zu hören.",
    "El niño pidió más información sobre la producción y el consumo; mañana habrá también una "
      + "reunión según el año próximo. ¿Cuántos países participarán? ¡Ojalá sean más!",
    "A não poluição das águas é questão de saúde pública; são também necessárias ações até à "
      + "próxima década, além da formação técnica contínua dos órgãos públicos e das indústrias.",
    "På høsten blå sjøer; året går så fort at ærlige mænd må gøre større indsats nær åen.",
  ]

  @Test(arguments: foreign)
  func foreignTextStaysWhatItIs(text: String) {
    let decoded = TextDecoder.decode(Array(text.utf8))
    #expect(decoded.encoding == "UTF-8" && decoded.note == nil)
    #expect(decoded.bytes == Array(text.utf8))
    let latin = text.unicodeScalars.map { UInt8(exactly: $0.value) ?? 0x27 }
    let single = TextDecoder.decode(latin)
    #expect(single.fault != nil && single.note == nil, "\(single.encoding)")
  }

  @Test func foreignWordsInVietnameseTextDoNotDisturbIt() throws {
    let vietnamese = try EncodingTexts.text("samples/drafts/phu-luc-1.csv")
    let text = vietnamese + Self.foreign.joined(separator: "\n")
    let decoded = TextDecoder.decode(Array(text.utf8))
    #expect(decoded.note == nil && decoded.bytes == Array(text.utf8))
  }

  @Test func randomBytesAreNoText() {
    var seeded = Chance(seed: 7)
    for length in 1...200 {
      let bytes = (0..<length * 3).map { _ in UInt8.random(in: 0...255, using: &seeded) }
      let high = (0..<length * 3).map { _ in UInt8.random(in: 0x20...255, using: &seeded) }
      for bytes in [bytes, high] {
        let decoded = TextDecoder.decode(bytes)
        if case .old = decoded.note?.fault { #expect(decoded.encoding.hasPrefix("UTF-16")) }
      }
    }
  }

  @Test func unicodeVietnameseIsNeverTakenForAFont() throws {
    for file in try Checkout.urls(below: "samples") where ["xml", "csv"].contains(file.pathExtension) {
      let bytes = Array(try Data(contentsOf: file))
      let decoded = TextDecoder.decode(bytes)
      #expect(decoded.encoding == "UTF-8" && decoded.note == nil, "\(file.lastPathComponent)")
      #expect(decoded.bytes == bytes)
    }
  }

  // MARK: Mixed, cut and damaged

  @Test(arguments: [Coding.tcvn3Letters, .vniLetters])
  func answersInAFontUnderUnicodeLabelsAreReview(coding: Coding) throws {
    let label = "Đơn vị đề xuất;Sở Công Thương tỉnh Vĩnh Phúc; Tên nhiệm vụ; Định hướng; Ngành\n"
    let answer = "Tuyên truyền, hướng dẫn sản xuất và tiêu dùng bền vững tại các làng nghề mộc"
    let bytes = Array(label.utf8) + coding.encode(answer)
    let decoded = TextDecoder.decode(bytes)
    guard case .doubtful(let reading) = decoded.note?.fault else {
      Issue.record("not in doubt: \(String(describing: decoded.note))")
      return
    }
    #expect(reading.isPart && reading.byteOffset >= label.utf8.count)
    #expect(decoded.bytes.starts(with: Array(label.utf8)), "Unicode words stay")
    #expect(String(decoding: decoded.bytes, as: UTF8.self).contains("hướng dẫn sản xuất"))
  }

  @Test(arguments: Coding.old)
  func twoEncodingsInOneFileAreNeverCertain(coding: Coding) throws {
    let text = "Tuyên truyền, hướng dẫn sản xuất và tiêu dùng bền vững tại các làng nghề mộc\n"
    let bytes = coding.encode(text) + Array("Mô hình thu hồi, tái sử dụng phế phẩm dệt\n".utf8)
    let decoded = TextDecoder.decode(bytes)
    if case .old = decoded.note?.fault { Issue.record("certain of \(decoded.encoding)") }
  }

  @Test(arguments: Coding.old + Coding.letters + [.utf8, .utf16Little])
  func aCutTextIsNeverReadWrongly(coding: Coding) throws {
    let text = try String(EncodingTexts.text("samples/drafts/phu-luc-1.csv").prefix(420))
    let bytes = coding.encode(text)
    let whole = coding.expected(text)
    for end in 0...bytes.count {
      let decoded = TextDecoder.decode(Array(bytes[..<end]))
      guard case .old = decoded.note?.fault, decoded.fault == nil else { continue }
      // A cut may part a letter from the mark that follows it.
      let read = String(decoding: decoded.bytes, as: UTF8.self).unicodeScalars.dropLast()
      #expect(whole.unicodeScalars.starts(with: read), "\(coding) cut at \(end)")
    }
  }

  @Test func aCutOfUtf8IsStillUtf8() throws {
    let bytes = try Array(Checkout.bytes("samples/drafts/phu-luc-1.csv").dropFirst(3))
    for end in stride(from: 0, to: bytes.count, by: 7) {
      let decoded = TextDecoder.decode(Array(bytes[..<end]))
      #expect(decoded.encoding == "UTF-8", "cut at \(end)")
    }
  }
}

import Testing

@testable import IntakeCore

@Suite struct TextOrientationTests {
  let lexicon = TextTestCall.lexicon

  private func read(_ text: String, _ notation: Notation = .everyday) -> OrientationReading {
    lexicon.orientation(ArraySlice(text: text), in: notation)
  }

  @Test(arguments: [
    ("3", 3), ("03", 3), ("III", 3), ("10", 10), ("X.", 10), ("Định hướng 3", 3),
    ("Định hướng số 3", 3), ("ĐH3", 3), ("ĐH 10", 10), ("dinh huong 3", 3), ("Định hướng X", 10),
    ("Nhóm III", 3), ("(3)", 3), ("3.", 3), ("Số 3", 3), ("３", 3),
    ("3. Định mức tiêu hao nguyên vật liệu", 3), ("3 - Định mức", 3), ("III. Định mức", 3),
    ("Định hướng 3: xây dựng định mức ngành thép", 3), ("10. Kinh tế tuần hoàn", 10),
    ("Định hướng 3 (khác)", 3), ("V/v 3", 3), ("Điểm 3", 3), ("Ba", 3), ("ĐH-03", 3),
    ("ĐH_3", 3), ("Lĩnh vực 3", 3), ("Mười", 10), ("V", 5),
  ])
  func byNumber(_ text: String, _ number: Int) {
    #expect(read(text) == .number(number), "\(text)")
  }

  @Test(arguments: ["11", "0", "Định hướng 12", "XI", "2024", "99. Truyền thông"])
  func numbersOfNoOrientation(_ text: String) {
    #expect(read(text) == .unreadable(.unknown), "\(text)")
  }

  @Test(arguments: [
    "1, 3", "1 và 3", "1;3", "1/3", "1-3", "I, III", "Định hướng 1 và 3", "1+3", "1 3",
  ])
  func severalNumbers(_ text: String) {
    guard case .unclear(let candidates) = read(text) else {
      Issue.record("\(text)")
      return
    }
    #expect(candidates.map(\.number) == [1, 3])
  }

  @Test(arguments: ["3 và các định hướng khác", "Định hướng số 3, định hướng khác", "- 3"])
  func notOneClearly(_ text: String) {
    guard case .unclear = read(text) else {
      Issue.record("\(text)")
      return
    }
  }

  @Test func xmlTakesPlainNumbersOnly() {
    #expect(read("3", .exact) == .number(3))
    #expect(read("10", .exact) == .number(10))
    #expect(read("11", .exact) == .unreadable(.unknown))
    for text in ["03", "III", "3.", "+3", "0", "Kinh tế tuần hoàn", "99999"] {
      #expect(read(text, .exact) == .unreadable(.shape), "\(text)")
    }
  }

  @Test func everyOfficialAndShortTitleIsItsOwn() {
    for orientation in TextTestCall.call.orientations {
      for title in [
        orientation.title.vi, orientation.title.en, orientation.short.vi,
        orientation.title.vi.uppercased(), MatchKey.bare(orientation.title.vi),
        orientation.title.vi + ".", "\(orientation.number). " + orientation.title.vi,
      ] {
        #expect(read(title) == .number(orientation.number), "\(title)")
      }
    }
  }

  @Test(arguments: [
    ("Truyền thông nâng cao nhận thức cộng đồng", 1), ("Tuyên truyền", 1),
    ("Hoạt động truyền thông nâng cao ý thức doanh nghiệp, làng nghề", 1),
    ("Định mức tiêu hao nguyên vật liệu trong các ngành công nghiệp", 3), ("Định mức", 3),
    ("xay dung dinh muc tieu hao nguyen vat lieu", 3), ("Xây dựng định mức tiêu hao", 3),
    ("Hướng dẫn kỹ thuật", 5), ("Hướng dẫn kĩ thuật khai thác hiệu quả tài nguyên", 5),
    ("Tái chế chất thải", 6), ("Thu hồi, tái sử dụng và tái chế", 6),
    ("Mô hình thu hồi, tái chế chất thải", 6), ("Phân phối xanh", 7),
    ("Phát triển hệ thống phân phối xanh, bền vững", 7), ("Dịch vụ phân phối", 7),
    ("Thúc đẩy chuỗi sản xuất, tiêu dùng bền vững", 8), ("Chuỗi cung ứng", 8),
    ("Xanh hóa sản xuất", 9), ("Xanh hoá nền sản xuất, tiêu dùng", 9), ("Kinh tế tuần hoàn", 10),
    ("Thúc đẩy kinh tế tuần hoàn", 10), ("kinh te tuan hoan", 10), ("Sản xuất sạch hơn", 4),
    ("Nhân rộng mô hình sản xuất sạch hơn", 4), ("Xây dựng mô hình sản xuất bền vững", 2),
    ("Circular economy", 10),
  ])
  func clearWords(_ text: String, _ number: Int) {
    #expect(read(text) == .number(number), "\(text): \(best(text))")
  }

  @Test(arguments: [
    "Sản xuất và tiêu dùng bền vững", "Xây dựng mô hình", "Sản xuất", "Công nghiệp", "bền vững",
    "Truyền thông về kinh tế tuần hoàn", "Tái chế và phân phối xanh", "X",
    "Mô hình kinh tế tuần hoàn và sản xuất sạch hơn", "Doanh nghiệp", "3 mô hình",
    "Nghiên cứu khoa học", "abc",
    "Đào tạo cán bộ quản lý", "Định mức và hướng dẫn kỹ thuật", "Tiết kiệm điện",
    "9. Kinh tế tuần hoàn",
  ])
  func unclearWords(_ text: String) {
    guard case .unclear = read(text) else {
      Issue.record("\(text): \(read(text)) \(best(text))")
      return
    }
  }

  @Test func candidatesSayWhy() throws {
    let candidates = lexicon.orientationCandidates(
      for: ArraySlice(text: "Truyền thông về kinh tế tuần hoàn"))
    #expect(Set(candidates.prefix(2).map(\.number)) == [1, 10])
    let circular = try #require(candidates.first { $0.number == 10 })
    #expect(circular.reasons == ["kinh tế tuần hoàn"])
  }

  /// Keys have the tone behind the word; what people read has it on its letter.
  @Test(arguments: [
    "thuật", "hoạt động", "hướng dẫn", "nguyên liệu", "tuần hoàn", "quả", "giá", "gì", "tiêu dùng",
    "hóa chất", "nước", "tài", "đường", "energy", "chuyển",
  ])
  func wordsAreWrittenAsTheyWere(_ text: String) {
    let words = OrientationWords.words(of: ArraySlice(text: text))
    #expect(words.map { KeyFolding.written($0.accented) }.joined(separator: " ") == text)
  }

  private func best(_ text: String) -> String {
    lexicon.orientationCandidates(for: ArraySlice(text: text)).prefix(3)
      .map { "\($0.number): \($0.score) (\($0.coverage))" }.joined(separator: ", ")
  }
}

import Testing

@testable import IntakeCore

@Suite struct TextNearDuplicatesTests {
  private let titles = [
    "Tập huấn sản xuất sạch hơn cho các làng nghề gốm",
    "Tập huấn về sản xuất sạch hơn cho làng nghề gốm",
    "TAP HUAN SAN XUAT SACH HON CHO CAC LANG NGHE GOM",
    "Xây dựng định mức tiêu hao nguyên vật liệu ngành giấy",
    "Tập huấn", "", "Đào tạo", "…",
  ]

  @Test func likeTitlesAreFoundTheLikestFirst() {
    let index = NearDuplicates(titles)
    #expect(index.matches(titles[0]).map(\.position) == [0, 2, 1])
    #expect(index.matches(titles[0]).map(\.likeness) == [1000, 1000, 833])
    #expect(index.matches(titles[0]) { $0 != 0 }.map(\.position) == [2, 1])
    #expect(index.matches("Tập huấn").map(\.position) == [4])
    #expect(index.matches("Hội thảo quốc tế").isEmpty)
    #expect(index.matches("").isEmpty)
    #expect(NearDuplicates([]).matches("Tập huấn").isEmpty)
  }

  @Test func theWordsThatAgreeAreTold() {
    let words = NearDuplicates.agreement(of: titles[1], with: titles[0])
    #expect(words.shared.joined(separator: " ") == "Tập huấn sản xuất sạch hơn cho làng nghề gốm")
    #expect(words.own == ["về"])
  }

  /// The index finds what a walk over all pairs finds.
  @Test func nothingIsMissed() {
    let made = MadeTitles(count: 600)
    let index = NearDuplicates(made.titles)
    // Each word by a number of its own, so that all pairs are compared in a moment.
    var numbers: [[UInt8]: Int] = [:]
    let sets = made.titles.map { title in
      Set(TitleWords.keys(of: title).map { Array($0) }).map { word in
        let number = numbers[word] ?? numbers.count
        numbers[word] = number
        return number
      }.sorted()
    }
    for (position, title) in made.titles.enumerated() {
      let own = sets[position]
      let all = sets.indices.filter { other in
        let shared = Self.shared(own, sets[other])
        let whole = own.count + sets[other].count - shared
        let least =
          min(own.count, sets[other].count) < NearDuplicates.fewWords
          ? 1000 : NearDuplicates.threshold
        return shared * 1000 / whole >= least
      }
      #expect(index.matches(title).map(\.position).sorted() == all, "\(title)")
    }
    let half = NearDuplicates(Array(made.titles.prefix(300)))
    for title in made.titles { #expect(half.hasMatch(title) == !half.matches(title).isEmpty) }
  }

  /// Of titles of one set of words no more are looked at than are asked for, however many there are.
  @Test(arguments: [50, 5_000]) func equalTitlesAreNotWalkedThrough(_ count: Int) {
    let index = NearDuplicates(Array(repeating: titles[0], count: count))
    var looked = 0
    let found = index.matches(titles[2], atMost: 3) { position in
      looked += 1
      return position >= 2
    }
    #expect(found.map(\.position) == [2, 3, 4] && looked == 5, "\(looked)")
  }

  /// How many numbers two ascending lists have in common.
  private static func shared(_ one: [Int], _ other: [Int]) -> Int {
    var (count, first, second) = (0, 0, 0)
    while first < one.count, second < other.count {
      if one[first] == other[second] { count += 1 }
      let (left, right) = (one[first], other[second])
      if left <= right { first += 1 }
      if right <= left { second += 1 }
    }
    return count
  }
}

/// Titles put together by a fixed rule, many of them nearly the same.
struct MadeTitles {
  private(set) var titles: [String] = []

  init(count: Int) {
    var state: UInt64 = 88_172_645_463_325_252
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    for number in 0..<count {
      if number > 20, next(5) == 0 {
        var words = titles[next(number)].split(separator: " ").map(String.init)
        words[next(words.count)] = Self.objects[next(Self.objects.count)]
        titles.append(words.joined(separator: " "))
      } else {
        titles.append(
          [
            Self.actions[next(Self.actions.count)], Self.objects[next(Self.objects.count)],
            Self.sectors[next(Self.sectors.count)], "tại", Self.places[next(Self.places.count)],
            "giai đoạn", String(2020 + next(12)), "lô", String(next(max(count / 8, 1))),
          ].joined(separator: " "))
      }
    }
  }

  private static let actions = [
    "Xây dựng", "Phổ biến và nhân rộng", "Thí điểm", "Nghiên cứu áp dụng", "Khảo sát, đánh giá",
    "Tập huấn, hướng dẫn", "Tuyên truyền về", "Triển khai",
  ]
  private static let objects = [
    "định mức tiêu hao nguyên vật liệu", "mô hình sản xuất sạch hơn", "hệ thống phân phối xanh",
    "chuỗi cung ứng bền vững", "mô hình thu hồi và tái chế chất thải", "kinh tế tuần hoàn",
    "hướng dẫn kỹ thuật", "giải pháp tiết kiệm nước", "thu hồi nhiệt thải", "mua sắm công xanh",
  ]
  private static let sectors = [
    "ngành dệt may", "ngành thép", "ngành nhựa", "ngành hóa chất", "ngành xi măng", "ngành giấy",
    "ngành rượu bia nước giải khát", "ngành chế biến thủy sản", "làng nghề gốm", "siêu thị",
  ]
  private static let places = [
    "Bắc Ninh", "Thái Nguyên", "Đồng Nai", "Cần Thơ", "Đà Nẵng", "Hải Phòng", "Nghệ An",
    "Quảng Nam", "Lâm Đồng", "An Giang", "Long An", "Phú Thọ",
  ]
}

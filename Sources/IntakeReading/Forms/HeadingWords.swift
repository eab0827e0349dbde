internal import IntakeCore

/// The words of headings that name no field by themselves: they say how the heading above them is
/// parted.
enum HeadingWords {
  /// `Trong đó`, `Chia ra`: further headings follow below.
  static func opensParts(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= longest else { return false }
    let key = MatchKey.bare(bytes: text)
    return parts.contains { key.starts(with: $0) }
  }

  /// `Năm 2024`, `KH 2025`, `2024`: the part of one year.
  static func isYear(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= longest else { return false }
    let key = MatchKey.bare(bytes: text)
    var words = key.split { $0 == 0x20 || $0 == 0x2E }
    while let first = words.first, years.contains(Array(first)) { words.removeFirst() }
    guard words.count == 1, let year = words.first else { return false }
    return isYearNumber(year)
  }

  /// The year that a heading ends in: `Kinh phí năm 2024`, `Dự toán 2025`.
  static func year(_ text: ArraySlice<UInt8>) -> Int? {
    guard text.count <= longest else { return nil }
    let bare = text.prefix { $0 != UInt8(ascii: "(") }.trimmed
    let last = bare.suffix(4)
    let before = bare.dropLast(4)
    // `2024-2025` are several.
    guard isYearNumber(last), before.last.map(isDigit) != true,
      !dashes.contains(where: { before.ends(with: $0) })
    else { return nil }
    return last.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// A heading that ends in a year without it: `Kinh phí` of `Kinh phí năm 2024 (triệu đồng)`.
  static func parted(year text: ArraySlice<UInt8>) -> (label: [UInt8], year: Int)? {
    guard let year = year(text) else { return nil }
    let bare = text.prefix { $0 != UInt8(ascii: "(") }
    var words = bare.trimmed.dropLast(4).split { isSpace($0) || $0 == UInt8(ascii: "-") }
    if let last = words.last, MatchKey.bare(bytes: last).elementsEqual("nam".utf8) {
      words.removeLast()
    }
    guard !words.isEmpty else { return nil }
    let bracket = text[bare.endIndex...]
    return (Array((words + [bracket]).joined(separator: [0x20])), year)
  }

  /// `Chủ trì/phối hợp`, `Đơn vị chủ trì, đơn vị phối hợp`: the lead and the partners in one column.
  static func namesLeadAndPartners(_ text: ArraySlice<UInt8>) -> Bool {
    guard (12...90).contains(text.count) else { return false }
    let key = MatchKey.bare(bytes: text)
    return leads.contains { lead in
      guard let start = position(of: lead, in: key[...]),
        let end = position(of: partners, in: key[(start + lead.count)...])
      else { return false }
      return key[(start + lead.count)..<end].split(whereSeparator: isBetween)
        .allSatisfy { between.contains(Array($0)) }
    }
  }

  private static func position(of word: [UInt8], in key: ArraySlice<UInt8>) -> Int? {
    key.indices.dropLast(word.count - 1).first { key[$0...].starts(with: word) }
  }

  private static func isBetween(_ byte: UInt8) -> Bool {
    [0x20, 0x2F, 0x2C, 0x3B, 0x26, 0x2B, 0x28, 0x29].contains(byte)
  }

  private static let leads = keys(["chủ trì", "thực hiện"])
  private static let partners = keys(["phối hợp"])[0]
  private static let between = Set(keys(["và", "đơn", "vị", "cơ", "quan", "tổ", "chức"]))

  /// `Số tiền`, `Giá trị`: the amount that the heading above names.
  static func isFigure(_ text: ArraySlice<UInt8>) -> Bool { names(text, figures) }

  /// `Đơn vị tính`, `ĐVT`: the unit of each row.
  static func namesUnit(_ text: ArraySlice<UInt8>) -> Bool { names(text, units) }

  /// `Tỷ lệ (%)`, `Tỷ trọng`: a share of the amount that the heading above names.
  static func isShare(_ text: ArraySlice<UInt8>) -> Bool {
    if text.elementsEqual([UInt8(ascii: "%")]) { return true }
    guard text.count <= longest else { return false }
    let key = MatchKey.bare(bytes: text)
    return shares.contains { key.starts(with: $0) }
  }

  /// `Thời gian thực hiện (tháng)`: how long a task lasts.
  static func isLength(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= longest, text.last == UInt8(ascii: ")"),
      let open = text.lastIndex(of: UInt8(ascii: "("))
    else { return false }
    return lengths.contains(MatchKey.bare(bytes: text[(open + 1)...].dropLast()))
  }

  private static let lengths = Set(keys(["tháng", "số tháng", "năm", "ngày"]))

  /// `Tổng kinh phí 2024-2025`, `Tổng kinh phí cả giai đoạn`: the money of all years.
  static func namesAllYears(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 90 else { return false }
    let key = MatchKey.bare(bytes: text)
    return key.starts(with: whole) && holds(key, moneyWords) && year(text) == nil
  }

  /// `2024` and nothing else.
  static func isYearNumber(_ text: ArraySlice<UInt8>) -> Bool {
    text.count == 4 && text.allSatisfy { 0x30...0x39 ~= $0 }
      && (text.starts(with: [0x32, 0x30]) || text.starts(with: [0x31, 0x39]))
  }

  /// `NSĐP`, `Ngân sách tỉnh`: money of the local budget.
  static func isLocalBudget(_ text: ArraySlice<UInt8>) -> Bool { names(text, locals) }

  /// `NSTW`, `Trung ương`: money of the central budget.
  static func isCentralBudget(_ text: ArraySlice<UInt8>) -> Bool { names(text, centrals) }

  /// `NSTW + NSĐP`, `Ngân sách trung ương và địa phương`: money of both budgets in one column.
  static func isBothBudgets(_ text: ArraySlice<UInt8>) -> Bool {
    guard (5...longest).contains(text.count) else { return false }
    let named = text.prefix { $0 != UInt8(ascii: "(") }.drop { !isLetter($0) }
    let words = named.split { isSpace($0) || [0x2B, 0x2C, 0x2F, 0x26, 0x3B].contains($0) }
    return words.indices.dropFirst().contains { middle in
      let one = Array(words[..<middle].joined(separator: [0x20]))[...]
      let rest = words[middle...].drop { MatchKey.bare(bytes: $0) == and }
      let other = Array(rest.joined(separator: [0x20]))[...]
      return isCentralBudget(one) && isLocalBudget(other)
        || isLocalBudget(one) && isCentralBudget(other)
    }
  }

  private static let and = keys(["và"])[0]

  /// Which money a heading is about that says so among other words: `Kinh phí đề nghị hỗ trợ từ NSNN`,
  /// `Phần vốn đối ứng của đơn vị`, `Tổng nhu cầu vốn`; nil where it names none, or two.
  static func tellsMoney(_ text: ArraySlice<UInt8>) -> KnownField? {
    guard (4...90).contains(text.count), !text.contains(where: isDigit) else { return nil }
    let key = MatchKey.bare(bytes: text)
    guard holds(key, moneyWords), !holds(key, noMoney) else { return nil }
    let (isState, isOther) = (holds(key, stateWords), holds(key, otherWords))
    if isState || isOther { return isState == isOther ? nil : isState ? .state : .other }
    return key.starts(with: whole) ? .total : nil
  }

  /// Whether a heading speaks of amounts: `Kinh phí đã cấp`, and no share or kind of them.
  static func holdsMoney(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 90 else { return false }
    let key = MatchKey.bare(bytes: text)
    return holds(key, moneyWords) && !holds(key, noAmount) && year(text) == nil
  }

  private static let noAmount = keys([
    "tỷ lệ", "tỷ trọng", "loại", "tên", "mã", "văn bản", "căn cứ", "ghi chú", "hình thức", "cơ cấu",
    "nguồn vốn", "thuyết minh", "giải trình",
  ])

  /// `Lĩnh vực ưu tiên theo CV 1469`, `Căn cứ định hướng`: the orientation.
  static func tellsOrientation(_ text: ArraySlice<UInt8>) -> Bool {
    guard (6...90).contains(text.count) else { return false }
    let key = MatchKey.bare(bytes: text)
    return holds(key, orientations) && !isOfElse(key)
  }

  /// Whether the key of a heading says that it is about something else than the field that it names too:
  /// what was before, a share, a code, a count.
  static func isOfElse(_ key: [UInt8]) -> Bool { holds(key, noField) }

  /// Whether a key holds one of some words, each as a whole.
  private static func holds(_ key: [UInt8], _ words: [[UInt8]]) -> Bool {
    words.contains { word in
      key.indices.dropLast(word.count - 1).contains { start in
        let end = start + word.count
        return key[start...].starts(with: word) && (start == 0 || !isLetter(key[start - 1]))
          && (end == key.count || !isLetter(key[end]))
      }
    }
  }

  private static let noField = keys([
    "tỷ lệ", "tỷ trọng", "mã", "số lượng", "đã", "trước", "năm", "đánh giá", "ý kiến",
    "kết quả thực hiện", "thẩm định", "so sánh", "điểm",
  ])

  private static let orientations = keys(["định hướng", "lĩnh vực ưu tiên", "nội dung ưu tiên"])
  private static let whole = keys(["tổng"])[0]
  private static let moneyWords = keys(["kinh phí", "vốn", "nsnn", "ngân sách", "dự toán", "tiền"])
  private static let noMoney = keys([
    "tỷ lệ", "tỷ trọng", "loại", "tên", "mục lục", "chương", "mã", "văn bản", "căn cứ",
    "giải ngân", "đã", "bố trí", "ghi chú", "trước", "năm", "hình thức", "cơ cấu",
  ])
  private static let stateWords = keys(["nsnn", "ngân sách nhà nước", "ngân sách nn", "nhà nước"])
  private static let otherWords = keys([
    "nguồn khác", "đối ứng", "tự có", "xã hội hóa", "doanh nghiệp", "ngoài ngân sách",
    "huy động khác", "vốn khác",
  ])

  /// `Trung ương`, `Địa phương`: means a budget only beside the other one.
  static func isBareBudget(_ text: ArraySlice<UInt8>) -> Bool { names(text, bareWords) }

  private static func names(_ text: ArraySlice<UInt8>, _ set: Set<[UInt8]>) -> Bool {
    guard (2...longest).contains(text.count) else { return false }
    // Without the unit in brackets behind it, and the numbering before it.
    let words = text.prefix { $0 != UInt8(ascii: "(") }.drop { !isLetter($0) }
    return set.contains(MatchKey.bare(bytes: words))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

  private static let dashes = ["-", "- ", "–", "– ", "—"].map { Array($0.utf8) }

  private static let longest = 60

  private static let figures = Set(
    keys(["số tiền", "giá trị", "mức kinh phí", "mức", "thành tiền"]))
  private static let units = Set(
    keys(["đơn vị tính", "đvt", "đơn vị", "đơn vị tiền", "loại tiền", "unit", "currency"]))
  private static let shares = keys(["tỷ lệ", "tỷ trọng", "cơ cấu (%)", "%", "phần trăm"])

  private static let parts = keys([
    "trong đó", "chia ra", "bao gồm", "gồm", "phân theo", "cơ cấu", "of which",
  ])
  private static let years = Set(keys(["năm", "kh", "kế", "hoạch", "kp", "kinh", "phí", "year"]))
  private static let locals = Set(
    keys([
      "nsđp", "nsdp", "ngân sách địa phương", "ngân sách đp", "ns địa phương", "địa phương",
      "vốn địa phương", "ngân sách tỉnh", "ns tỉnh", "ngân sách thành phố", "ngân sách huyện",
      "vốn nsđp", "vốn ngân sách địa phương", "nsnn địa phương", "local budget", "đp",
    ]))
  private static let centrals = Set(
    keys([
      "nstw", "ngân sách trung ương", "ngân sách tw", "ns trung ương", "ns tw", "trung ương", "tw",
      "vốn nstw", "vốn ngân sách trung ương", "vốn trung ương", "nsnn trung ương",
      "central budget",
    ]))

  private static let bareWords = Set(keys(["địa phương", "trung ương", "tw", "đp"]))

  private static func keys(_ words: [String]) -> [[UInt8]] {
    words.map { MatchKey.bare(bytes: ArraySlice($0.utf8)) }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with tail: [UInt8]) -> Bool { suffix(tail.count).elementsEqual(tail) }
}

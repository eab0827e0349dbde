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

  /// `2024` and nothing else.
  static func isYearNumber(_ text: ArraySlice<UInt8>) -> Bool {
    text.count == 4 && text.allSatisfy { 0x30...0x39 ~= $0 }
      && (text.starts(with: [0x32, 0x30]) || text.starts(with: [0x31, 0x39]))
  }

  /// `NSĐP`, `Ngân sách tỉnh`: money of the local budget.
  static func isLocalBudget(_ text: ArraySlice<UInt8>) -> Bool { names(text, locals) }

  /// `NSTW`, `Trung ương`: money of the central budget.
  static func isCentralBudget(_ text: ArraySlice<UInt8>) -> Bool { names(text, centrals) }

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

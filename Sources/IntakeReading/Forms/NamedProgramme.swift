internal import IntakeCore

/// Finds by which decision, dispatch or period a line or heading says that its document is made for
/// another programme or call: `theo Quyết định số 76/QĐ-TTg`, `theo Công văn số 1100/BCT-TKNL`,
/// `Chương trình … giai đoạn 2016-2020`.
struct NamedProgramme: Sendable {
  /// The first year of the call's own programme.
  private let firstYear: Int
  private let lastYear: Int
  /// The words of its title.
  private let title: Set<ArraySlice<UInt8>>
  private let own: [[UInt8]]
  private let earlier: [[UInt8]]
  /// The first part of the symbol of the call's dispatch (`BCT`), and its issuer in words.
  private let symbol: [UInt8]?
  private let issuer: [UInt8]

  init(_ call: Call) {
    firstYear = call.programme.from.year
    lastYear = call.programme.to.year
    title = Set(Self.key(call.programme.title.vi).split { !isLetter($0) })
    own = [call.programme.decision, call.dispatch.number].compactMap(\.self).map(Self.key)
    earlier = call.programme.predecessors.map { Self.key($0.decision) }
    symbol = call.dispatch.number.flatMap { Self.symbol(Self.key($0)[...]) }
    issuer = Self.key(call.dispatch.issuer.vi)
  }

  private static func key(_ text: String) -> [UInt8] {
    MatchKey.bare(bytes: ArraySlice(text.utf8))
  }

  /// What a text names as another programme or call, as it is written; nil where it names none, or
  /// this one too.
  /// - Parameter key: the text's own, without accents.
  func other(in text: ArraySlice<UInt8>, key: [UInt8]) -> String? {
    guard key.contains(UInt8(ascii: "/")) else { return period(key) }
    if own.contains(where: { Self.names(key, $0) }) { return nil }
    let words = Self.words(text)
    let keys = words.map { MatchKey.bare(bytes: $0) }
    let found =
      keys.firstIndex(where: earlier.contains)
      ?? keys.indices.first { isOther(keys[$0], behind: keys[..<$0], key) }
    if let found { return String(decoding: words[found], as: UTF8.self) }
    // `76 /QĐ - TTg`
    if let parted = earlier.first(where: { Self.names(key, $0) }) {
      return String(decoding: parted, as: UTF8.self).uppercased()
    }
    return period(key)
  }

  /// Whether a key holds a number, as a whole.
  private static func names(_ key: [UInt8], _ number: [UInt8]) -> Bool {
    guard key.count >= number.count, !number.isEmpty else { return false }
    return (0...(key.count - number.count)).contains { start in
      key[start...].starts(with: number)
        && (start == 0 || !(0x30...0x39 ~= key[start - 1]))
        && !(key[(start + number.count)...].first.map(isLetter) ?? false)
    }
  }

  private func isOther(
    _ number: [UInt8], behind: ArraySlice<[UInt8]>, _ said: [UInt8]
  ) -> Bool {
    guard let symbol = Self.symbol(number[...]), !said.starts(with: Array("can cu".utf8)) else {
      return false
    }
    // What a submitter's list is attached to is its own dispatch, unless it is one of the call's issuer.
    if Self.contains(said, "kem "), symbol != self.symbol || Self.kinds.contains(symbol) {
      return false
    }
    if symbol.elementsEqual(Array("qd".utf8)) {
      return Self.contains(said, "chuong trinh")
        || Self.ends(number, "/qd ttg") && Self.carriesOut.contains(where: said.starts)
    }
    guard symbol == self.symbol, behind.contains(where: Self.leads.contains) else { return false }
    // `KH`, `TB`: the symbol of a kind of document is everyone's.
    return !Self.kinds.contains(symbol) || Self.contains(said, issuer)
  }

  private static func ends(_ text: [UInt8], _ tail: String) -> Bool {
    text.suffix(tail.utf8.count).elementsEqual(tail.utf8)
  }

  /// How a line begins that says which decision its document carries out.
  private static let carriesOut = [
    "thực hiện quyết định", "(thực hiện quyết định", "triển khai quyết định",
    "(triển khai quyết định", "thực hiện theo quyết định", "triển khai thực hiện quyết định",
  ].map(key)

  /// The years of a programme that ends before this one begins: `Chương trình … giai đoạn
  /// 2016-2020`, `Chương trình … đến năm 2020`.
  private func period(_ key: [UInt8]) -> String? {
    guard Self.contains(key, "chuong trinh") else { return nil }
    let years = key.split { !(0x30...0x39 ~= $0) }.filter { $0.count == 4 }
      .map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }.filter { 1990...2100 ~= $0 }
    if years.count > 1, years[0] < years[1], years[1] < firstYear, Self.contains(key, "giai doan") {
      return "\(years[0])-\(years[1])"
    }
    if isOtherTitle(key, years) { return years.map(String.init).joined(separator: "-") }
    guard let last = years.max(), last < firstYear, Self.contains(key, "den nam \(last)") else {
      return nil
    }
    return String(last)
  }

  /// Whether a line is the title of another programme with its years: `Chương trình khuyến công quốc gia
  /// giai đoạn 2021-2025`.
  private func isOtherTitle(_ key: [UInt8], _ years: [Int]) -> Bool {
    guard years.count == 2, years[0] < years[1], years != [firstYear, lastYear],
      key.starts(with: Array("chuong trinh".utf8)), Self.contains(key, "giai doan")
    else { return false }
    let words = key.split { !isLetter($0) }.filter { !Self.ofAll.contains(Array($0)) }
    return words.count(where: title.contains) * 2 < words.count
  }

  /// Words of the titles of all programmes.
  private static let ofAll = Set(
    ["chương", "trình", "quốc", "gia", "giai", "đoạn", "hành", "động", "mục", "tiêu", "về"].map(key)
  )

  // MARK: - Words

  private static func words(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    text.split { isSpace($0) || [0x22, 0x28, 0x29, 0x2C, 0x3A, 0x3B].contains($0) }
  }

  /// `bct` of `1469/bct-tknl`: what stands between the number and the next sign.
  private static func symbol(_ number: ArraySlice<UInt8>) -> [UInt8]? {
    let digits = number.prefix { 0x30...0x39 ~= $0 }
    guard !digits.isEmpty, number.dropFirst(digits.count).first == UInt8(ascii: "/") else {
      return nil
    }
    let symbol = number.dropFirst(digits.count + 1).prefix(while: isLetter)
    return symbol.isEmpty ? nil : Array(symbol)
  }

  private static func contains(_ text: [UInt8], _ word: String) -> Bool {
    contains(text, Array(word.utf8))
  }

  private static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    !word.isEmpty && text.firstOccurrence(of: word) != nil
  }

  private static let leads = Set(
    ["theo", "hiện", "văn", "báo", "hoạch", "cv", "của"].map(key))
  private static let kinds = Set(
    ["kh", "qđ", "tb", "cv", "ttr", "nq", "ct", "ctr", "ctrph", "hd", "bc"].map(key))
}

/// The words by which a sheet tells its other rows from its tasks.
public enum SheetWords {
  /// What a row that starts with this text sums up: `Cộng`, `Cộng nhóm I`: the rows since the
  /// last group; `Tổng cộng`, `Tổng cộng (I+II+III)`, `Tổng số`: the table. Nil for other rows;
  /// `Cộng đồng …` and `Tổng hợp …` begin titles.
  public static func sum(_ text: ArraySlice<UInt8>) -> TotalScope? {
    let key = MatchKey.name(bytes: text)
    if wholes.contains(key) { return .table }
    let hasAccents = key.contains { $0 < 0x20 }
    for (words, bare, scope) in sums {
      let lead = hasAccents ? words : bare
      guard key.starts(with: lead) else { continue }
      let rest = key.dropFirst(lead.count)
      if rest.isEmpty || endsSum(rest.filter { $0 >= 0x20 }[...]) { return scope }
    }
    return nil
  }

  /// What a row sums up that stands at a page's foot or head: `Cộng trang 1`: the page;
  /// `Mang sang`, `Lũy kế từ trang trước`, `Carried forward`: the table so far. Nil for others.
  public static func pageSum(_ text: ArraySlice<UInt8>) -> TotalScope? {
    guard let words = pageWords(text) else { return nil }
    let isOfPage = words.contains(where: pages.contains)
    if words.contains(where: carries.contains) { return .carried }
    if words.contains(where: moves.contains), isOfPage || words.contains("sang") { return .carried }
    if isOfPage, words.contains("truoc") || words.contains("previous") { return .carried }
    return isOfPage && words.contains(where: sumsUp.contains) ? .page : nil
  }

  /// Whether a text only numbers a page: `Trang 2/5`, `- 2 -`, `2/5`.
  public static func isPageNumber(_ text: ArraySlice<UInt8>) -> Bool {
    let signs = text.filter { !isDigit($0) && $0 != 0x20 }
    if signs == [0x2F] || signs == [0x2D, 0x2D] {
      return text.count <= 9 && text.contains(where: isDigit)
        && (signs == [0x2D, 0x2D]) == (text.first == 0x2D)
    }
    guard let words = pageWords(text), let first = words.first, pages.contains(first) else {
      return false
    }
    return words.count > 1
      && words.dropFirst().allSatisfy {
        $0 == "of" || $0 == "/" || $0.utf8.first.map(isDigit) ?? false
      }
  }

  /// Whether a heading says that it only goes on: `I. Truyền thông (tiếp theo)`.
  public static func isContinued(_ text: ArraySlice<UInt8>) -> Bool {
    guard let open = text.lastIndex(of: UInt8(ascii: "(")), text.last == UInt8(ascii: ")") else {
      return false
    }
    return continued.contains(MatchKey.bare(bytes: text[(open + 1)...].dropLast()))
  }

  private static let continued = Set(
    ["tiếp", "tiếp theo", "tiếp tục", "continued", "cont"].map {
      MatchKey.bare(bytes: ArraySlice($0.utf8))
    })

  /// The words of a text on pages up to a colon, numbers among them; nil where it has another word,
  /// so that no title is taken for one.
  private static func pageWords(_ text: ArraySlice<UInt8>) -> [String]? {
    guard text.count <= 100 else { return nil }
    let key = MatchKey.bare(bytes: text.prefix { $0 != UInt8(ascii: ":") })
    let words = key.split { [0x20, 0x28, 0x29, 0x2A, 0x2C, 0x2E, 0x3A].contains($0) }
      .map { String(decoding: $0, as: UTF8.self) }
    return words.allSatisfy { word in
      word.utf8.first.map(isDigit) ?? false
        || [pages, sumsUp, moves, carries, fillers].contains { $0.contains(word) }
    } ? words : nil
  }

  private static let pages: Set<String> = ["trang", "page"]
  private static let sumsUp: Set<String> = ["cong", "tong", "total", "subtotal", "sum"]
  private static let moves: Set<String> = ["mang", "chuyen"]
  private static let carries: Set<String> = [
    "luy", "don", "carried", "brought", "forward", "cumulative", "running", "c/f", "b/f",
  ]
  private static let fillers: Set<String> = [
    "so", "tien", "sang", "sau", "truoc", "nay", "ke", "tiep", "theo", "tu", "den", "het", "va",
    "the", "this", "of", "/", "from", "to", "next", "previous", "amount", "balance",
  ]

  /// Whether a text is nothing but dots or dashes, as a blank form has them.
  public static func isFiller(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, Filler.mayStart(with: first), let filler = Filler(text) else {
      return false
    }
    return filler != .crosses
  }

  /// The number of a group row: `I`, `II.`, `(IV)`; capital Roman numerals up to 39.
  public static func groupNumber(_ text: ArraySlice<UInt8>) -> Int? {
    var rest = text
    while let last = rest.last, [0x20, 0x2E, 0x29, 0x2F, 0x3A].contains(last) { rest.removeLast() }
    if rest.first == 0x28 { rest.removeFirst() }
    return RomanNumeral.value(rest)
  }

  /// The number of `Cột 3`, as some index rows have it; another text as it is.
  public static func withoutColumn(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.count <= 12, text.last.map(isDigit) == true else { return text }
    let words = text.split(separator: 0x20)
    guard words.count == 2, columnWords.contains(MatchKey.bare(bytes: words[0])) else {
      return text
    }
    return words[1]
  }

  private static let columnWords = Set(
    ["cột", "column", "mục"].map { MatchKey.bare(bytes: ArraySlice($0.utf8)) })

  /// Whether a text is a cell of an index row: `(1)`, `1`, `a`, `(B)`, `[3]`, `5=6+7`; `-1`, which
  /// a spreadsheet makes of `(1)`.
  public static func isIndex(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 32 else { return false }
    let brackets: [UInt8] = [0x20, 0x28, 0x29, 0x5B, 0x5D]
    let folded = AsciiFolding(text).bytes.filter { !brackets.contains($0) }
    let first = folded.prefix { $0 != 0x3D }
    guard !first.isEmpty else { return false }
    if first.count == 1, isSmallLetter(first[0]) { return true }
    var digits = first.first == 0x2D ? first.dropFirst() : first[...]
    // A spreadsheet may write the whole number 1 as `1.0`.
    if digits.count > 2, digits.last == 0x30, [0x2C, 0x2E].contains(digits[digits.endIndex - 2]) {
      digits.removeLast(2)
    }
    return (1...2).contains(digits.count) && digits.allSatisfy(isDigit)
  }

  /// `TC`, `Σ`: a total where nothing else stands there.
  private static let wholes = Set(
    ["tc", "Σ", "t. cộng", "t.cộng"].map { MatchKey.name(bytes: ArraySlice($0.utf8)) })

  private static let sums: [(words: [UInt8], bare: [UInt8], scope: TotalScope)] = [
    ("tổng cộng", TotalScope.table), ("cộng tổng", .table), ("tổng số", .table),
    ("tổng kinh phí", .table),
    ("grand total", .table), ("total", .table), ("tổng", .table), ("cộng", .group),
    ("subtotal", .group), ("sub total", .group), ("tiểu cộng", .group), ("tổng phụ", .group),
  ].map { words, scope in
    let key = MatchKey.name(bytes: ArraySlice(words.utf8))
    return (key, MatchKey.withoutAccents(key), scope)
  }

  /// Whether what follows the word for a sum only says of what: `(I+II)`, `nhóm I`, `: `.
  private static func endsSum(_ rest: ArraySlice<UInt8>) -> Bool {
    guard rest.first == 0x20 || rest.first == 0x3A else { return false }
    let tail = rest.drop { $0 == 0x20 || $0 == 0x3A }
    guard let first = tail.first, isSmallLetter(first) else { return true }
    let word = tail.prefix(while: isSmallLetter)
    // `Cộng D`, `Cộng XI`: the mark of a group.
    if word.count == tail.count,
      word.count == 1 || RomanNumeral.value(word.map { $0 - 0x20 }[...]) != nil
    {
      return true
    }
    let next = tail.dropFirst(word.count).drop { $0 == 0x20 }.prefix(while: isSmallLetter)
    return tails.contains(String(decoding: word, as: UTF8.self))
      || pairs.contains(String(decoding: word + [0x20] + next, as: UTF8.self))
  }

  private static let tails: Set<String> = [
    "nhom", "muc", "phan", "dinh", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x",
    "a", "b", "c", "kinh", "cac", "toan", "cua", "chung", "nam", "chuong", "ca", "nguon", "theo",
    "don", "tien", "so", "kp",
  ]
  /// Words that only together say what is summed up.
  private static let pairs: Set<String> = [
    "nhiem vu", "nhu cau", "du toan", "de xuat", "de nghi", "thuc hien", "tat ca", "gia tri",
    "hop phan", "linh vuc", "noi dung", "tieu muc", "danh muc", "ngan sach", "chi phi",
  ]
}

/// Roman numerals as groups and orientations are numbered.
public enum RomanNumeral {
  /// The value of a numeral in capital ASCII letters, 1 to 39; nil for anything else, forms that
  /// are not the usual ones (`IIII`) included.
  public static func value(_ text: ArraySlice<UInt8>) -> Int? {
    guard (1...7).contains(text.count) else { return nil }
    return (1...39).first { text.elementsEqual(written($0).utf8) }
  }

  public static func written(_ number: Int) -> String {
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    return String(repeating: "X", count: number / 10) + ones[number % 10]
  }
}

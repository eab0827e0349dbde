/// A piece of a written date.
struct DateToken: Equatable {
  enum Kind: Equatable {
    /// A number and how many digits it was written with.
    case number(Int, digits: Int)
    case day, month, quarter, year
    /// `từ`: a period starts.
    case from
    /// `đến`, `tới`: its end follows.
    case to
    /// `hết`, mostly behind `đến`.
    case until
    /// A dash; it may join a date or part a period.
    case dash
    case slash, dot, open, close, comma, colon
    /// Roman I to IV, for quarters.
    case roman(Int)
    /// A month by its English name.
    case named(Int)
    /// `đầu`, `cuối`, `nửa`, `cả`, `trong`.
    case early, late, half, whole, inside
    /// `giữa`, of a month.
    case middle
    /// `và`; `của`.
    case and, of
    /// `kể` of `kể từ`, `kế` of `kế hoạch`; `hoạch`.
    case since, plan
    /// The halves of `bắt đầu`, `kết thúc`, `hoàn thành`, `khởi công`, `giai đoạn`.
    case beginning, opening, finishing, finished, stage, stages
    /// Of `dự kiến`, `thực hiện`, `thời gian`, which say nothing before a period.
    case aside
    /// A month in words behind `tháng`: `ba`, `giêng`; the `mười` of `mười một`.
    case spelled(Int)
    /// The parts of `=>` and `->`; the mark of a note.
    case equals, tip, star
    case other
  }

  var kind: Kind
  /// Where it stands in the text.
  var range: Range<Int>
  /// Whether a line begins with it.
  var beginsLine = false

  /// Cuts a text into pieces; white space parts them and is dropped.
  static func tokens(of text: ArraySlice<UInt8>) -> [DateToken] {
    let folded = AsciiFolding(text)
    let bytes = folded.bytes
    var tokens: [DateToken] = []
    var start = 0
    while start < bytes.count {
      guard bytes[start] != 0x20 else {
        start += 1
        continue
      }
      var end = start + 1
      if isDigit(bytes[start]) {
        while end < bytes.count, isDigit(bytes[end]) { end += 1 }
      } else if isSmallLetter(bytes[start]) {
        while end < bytes.count, isSmallLetter(bytes[end]) { end += 1 }
      }
      let after = end < bytes.count ? folded.offsets[end] : text.endIndex
      let range = folded.offsets[start]..<after
      let kind = isArrow(text[range]) ? .dash : kind(of: bytes[start..<end])
      if kind == .other, let quarter = Self.quarter(bytes[start..<end]) {
        let gap = text[(tokens.last?.range.upperBound ?? range.lowerBound)..<range.lowerBound]
        let beginsLine = gap.contains { isBreak($0) }
        tokens.append(DateToken(kind: .quarter, range: range, beginsLine: beginsLine))
        tokens.append(DateToken(kind: .roman(quarter), range: range))
        start = end
        continue
      }
      let gap = text[(tokens.last?.range.upperBound ?? range.lowerBound)..<range.lowerBound]
      tokens.append(DateToken(kind: kind, range: range, beginsLine: gap.contains { isBreak($0) }))
      start = end
    }
    return joined(tokens, of: text)
  }

  /// Whether a number counts the months that some pieces end in: `12 tháng từ …`.
  private static func isCounted(_ tokens: some BidirectionalCollection<DateToken>) -> Bool {
    tokens.dropLast().last?.kind.isNumber ?? false
  }

  /// Whether the last of some pieces is a word.
  private static func isSpelled(_ tokens: ArraySlice<DateToken>, _ text: ArraySlice<UInt8>) -> Bool
  {
    guard let last = tokens.last, let first = text[last.range].first else { return false }
    return !isDigit(first)
  }

  private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// `→` and its relatives, `÷` and `…`, which part a period as dashes do.
  private static func isArrow(_ piece: ArraySlice<UInt8>) -> Bool {
    piece.starts(with: [0xE2, 0x86]) || piece.starts(with: [0xE2, 0x87])
      || piece.elementsEqual([0xC3, 0xB7]) || piece.elementsEqual([0xE2, 0x80, 0xA6])
  }

  /// The quarter of `QIV`, in one word.
  private static func quarter(_ piece: ArraySlice<UInt8>) -> Int? {
    guard piece.first == UInt8(ascii: "q"),
      case .roman(let number)? =
        words[String(decoding: piece.dropFirst(), as: UTF8.self)]
    else { return nil }
    return number
  }

  private static func kind(of piece: ArraySlice<UInt8>) -> Kind {
    guard let first = piece.first else { return .other }
    if isDigit(first) {
      return piece.count <= 9
        ? .number(piece.reduce(0) { $0 * 10 + Int($1 - 0x30) }, digits: piece.count) : .other
    }
    if isSmallLetter(first) { return words[String(decoding: piece, as: UTF8.self)] ?? .other }
    return signs[first] ?? .other
  }

  private static let signs: [UInt8: Kind] = [
    0x2D: .dash, 0x7E: .dash, 0x2F: .slash, 0x2E: .dot, 0x28: .open, 0x29: .close, 0x2C: .comma,
    0x3A: .colon, 0x3B: .comma, 0x26: .and, 0x2B: .and, 0x3D: .equals, 0x3E: .tip, 0x2A: .star,
  ]

  private static let words: [String: Kind] = [
    "ngay": .day, "thang": .month, "thg": .month, "th": .month, "t": .month, "nam": .year,
    "quy": .quarter, "qui": .quarter, "q": .quarter, "tu": .from, "den": .to, "toi": .to,
    "to": .to, "het": .until, "i": .roman(1), "ii": .roman(2), "iii": .roman(3), "iv": .roman(4),
    "jan": .named(1), "feb": .named(2), "mar": .named(3), "apr": .named(4), "may": .named(5),
    "jun": .named(6), "jul": .named(7), "aug": .named(8), "sep": .named(9), "oct": .named(10),
    "nov": .named(11), "dec": .named(12), "month": .month, "year": .year, "quarter": .quarter,
    "from": .from, "bd": .from, "kt": .to, "ht": .to, "dau": .early, "cuoi": .late, "nua": .half,
    "ca": .whole, "suot": .whole, "trong": .inside, "va": .and, "cua": .of, "ke": .since,
    "hoach": .plan, "bat": .beginning, "khoi": .beginning, "cong": .opening, "ket": .finishing,
    "hoan": .finishing, "thuc": .finished, "thanh": .finished, "giai": .stage, "doan": .stages,
    "du": .aside, "kien": .aside, "hien": .aside, "thoi": .aside, "gian": .aside, "vong": .inside,
    "kh": .plan, "giua": .middle, "january": .named(1), "february": .named(2),
    "march": .named(3), "april": .named(4), "june": .named(6), "july": .named(7),
    "august": .named(8), "september": .named(9), "sept": .named(9), "october": .named(10),
    "november": .named(11), "december": .named(12), "mot": .number(1, digits: 1),
    "hai": .number(2, digits: 1), "ba": .number(3, digits: 1), "bon": .number(4, digits: 1),
    "gieng": .spelled(1), "sau": .spelled(6), "bay": .spelled(7), "tam": .spelled(8),
    "chin": .spelled(9), "muoi": .spelled(10), "chap": .spelled(12), "cac": .aside,
  ]

  /// `đến hết`, `bắt đầu:`, the dot of `T.1` and the like are one piece; `giai đoạn` says nothing.
  private static func joined(
    _ tokens: [DateToken], of text: ArraySlice<UInt8>
  ) -> [DateToken] {
    var result: [DateToken] = []
    for token in tokens {
      let last = result.last?.kind
      switch (last, token.kind) {
      case (.month, .dot), (.quarter, .dot), (.from, .colon), (.to, .colon), (.to, .until),
        (.to, .to), (.from, .from), (.dash, .tip), (.inside, .inside), (.dash, .dash):
        continue
      case (.dot, .dot): replaceLast(of: &result, with: .dash, token)
      case (.dash, .dot): continue
      case (.equals, .tip): replaceLast(of: &result, with: .dash, token)
      case (.dash, .until), (.comma, .until): replaceLast(of: &result, with: .to, token)
      case (_, .until): result.append(DateToken(kind: .to, range: token.range))
      case (.beginning, .early), (.beginning, .opening):
        replaceLast(of: &result, with: .from, token)
      case (.finishing, .finished), (.comma, .to), (.dash, .to):
        replaceLast(of: &result, with: .to, token)
      case (.since, .from), (.comma, .from): replaceLast(of: &result, with: .from, token)
      case (.since, .plan): replaceLast(of: &result, with: .plan, token)
      case (.stage, .stages): result.removeLast()
      case (.month, .from) where !isCounted(result):
        // `tháng tư` is `từ` without its accents.
        result.append(DateToken(kind: .number(4, digits: 2), range: token.range))
      case (.year, .year)
      where result.dropLast().last?.kind == .month && !isCounted(result.dropLast()),
        (.year, .to) where result.dropLast().last?.kind == .month && !isCounted(result.dropLast()):
        // `tháng năm năm 2024`, `tháng năm đến …`
        result[result.count - 1].kind = .number(5, digits: 2)
        result.append(token)
      case (.month, .spelled(let month)) where !isCounted(result):
        result.append(DateToken(kind: .number(month, digits: 2), range: token.range))
      case (.number(10, 2), .number(let unit, 1)) where isSpelled(result.suffix(2), text):
        // `tháng mười một`
        result.removeLast()
        result.append(DateToken(kind: .number(10 + unit, digits: 2), range: token.range))
      default: result.append(token)
      }
    }
    return withoutAside(result)
  }

  /// Without `dự kiến`, `thực hiện` before a period or behind it, and the mark of a note at its end.
  private static func withoutAside(_ tokens: [DateToken]) -> [DateToken] {
    var rest = tokens[...]
    if let first = rest.first?.kind, first == .aside || first == .finished {
      rest = rest.drop { $0.kind == .aside || $0.kind == .finished }
      // `dự kiến 2024` alone is no date, nor what one is called.
      if rest.count < 2 || rest.first?.kind == .colon { return tokens }
    }
    guard rest.contains(where: { $0.kind.isRemark }) else { return Array(rest) }
    let isBracketed = rest.last?.kind == .close
    var tail = isBracketed ? rest.dropLast() : rest
    guard tail.last?.kind.isRemark == true else { return Array(rest) }
    while tail.last?.kind.isRemark == true { tail.removeLast() }
    if isBracketed {
      guard tail.last?.kind == .open else { return Array(rest) }
      tail.removeLast()
    }
    return tail.isEmpty ? Array(rest) : Array(tail)
  }

  private static func replaceLast(
    of tokens: inout [DateToken], with kind: Kind, _ token: DateToken
  ) {
    guard var last = tokens.popLast() else { return }
    if let sign = tokens.last, sign.kind == .comma || kind == .to && sign.kind == .dash {
      tokens.removeLast()
      last = sign
    }
    let range = last.range.lowerBound..<token.range.upperBound
    tokens.append(DateToken(kind: kind, range: range, beginsLine: last.beginsLine))
  }
}

extension DateToken.Kind {
  /// Whether it says nothing of a period: `dự kiến`, `*`.
  fileprivate var isRemark: Bool { self == .aside || self == .star }

  var isNumber: Bool { if case .number = self { true } else { false } }
}

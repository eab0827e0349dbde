/// What an orientation field says.
public enum OrientationReading: Sendable, Hashable {
  /// One of the call's orientations.
  case number(Int)
  /// Several numbers, or words that fit none clearly: those that come into question.
  case unclear([OrientationCandidate])
  case unreadable(FieldValue.Unreadable)
}

/// Reads an orientation as sheets give it.
struct OrientationReader {
  let call: Call
  let index: OrientationIndex

  /// Reads the number of an orientation written plainly: `3`, neither `03` nor `III`.
  static func plain(_ text: ArraySlice<UInt8>, call: Call) -> OrientationReading {
    guard text.count <= 4, text.allSatisfy(isDigit), text.first != 0x30 else {
      return .unreadable(.shape)
    }
    let number = text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    let orientations = call.orientations.span
    for index in orientations.indices where orientations[index].number == number {
      return .number(number)
    }
    return .unreadable(.unknown)
  }

  /// Reads `3`, `03`, `III`, `Định hướng 3`, `3. Định mức …`, a title, or words.
  func read(_ text: ArraySlice<UInt8>) -> OrientationReading {
    let key = MatchKey.name(bytes: text)
    if let number = index.number(titled: key) ?? index.number(beginning: key) {
      return .number(number)
    }
    if let whole = Self.wholeNumber(text) { return number(whole) }
    if let made = Self.madeBySpreadsheet(text) {
      return .unclear(candidates(numbered: made.filter { call.orientation($0) != nil }))
    }
    if let (words, number) = Self.numberBehind(text) { return numbered(number, words) }
    let phrase = NumberedPhrase(text)
    if !phrase.words.isEmpty, Self.denies(text) {
      return .unclear(
        phrase.numbers.isEmpty
          ? Array(index.candidates(for: text).prefix(5)) : candidates(numbered: phrase.numbers))
    }
    switch phrase.numbers.count {
    case 0: return against(text, phrase) ?? fromWords(text)
    case 1 where phrase.hasOddSign || !further(phrase).isEmpty:
      return .unclear(candidates(numbered: phrase.numbers + further(phrase)))
    case 1 where phrase.words.isEmpty:
      if phrase.isBareX { return .unclear(candidates(numbered: phrase.numbers)) }
      return number(phrase.numbers[0])
    case 1: return numbered(phrase.numbers[0], phrase.words)
    default: return .unclear(candidates(numbered: phrase.numbers))
    }
  }

  /// The numbers of further orientations behind the first: `1 (chính), 6 (phụ)`, `1. Truyền thông; 6.
  /// Tái chế`. Each stands behind a sign that parts two things, or on a line of its own.
  private func further(_ phrase: NumberedPhrase) -> [Int] {
    phrase.further.filter { $0 != phrase.numbers.first && call.orientation($0) != nil }
  }

  /// `1.0`, `6,0`: a whole number as spreadsheets may write it.
  private static func wholeNumber(_ text: ArraySlice<UInt8>) -> Int? {
    let digits = text.prefix(while: isDigit)
    let rest = text.dropFirst(digits.count)
    guard (1...3).contains(digits.count), rest.count >= 2, rest.first == 0x2E || rest.first == 0x2C,
      rest.dropFirst().allSatisfy({ $0 == 0x30 }), rest.count <= 4
    else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Words with their number in brackets behind them: `Kinh tế tuần hoàn (10)`.
  private static func numberBehind(
    _ text: ArraySlice<UInt8>
  ) -> (words: ArraySlice<UInt8>, number: Int)? {
    guard text.last == UInt8(ascii: ")"), let open = text.lastIndex(of: UInt8(ascii: "(")),
      text[..<open].contains(where: isSmallLetter), !text[..<open].contains(where: isDigit)
    else { return nil }
    let inside = text[(open + 1)...].dropLast()
    guard (1...2).contains(inside.count), inside.allSatisfy(isDigit) else { return nil }
    return (text[..<open], inside.reduce(0) { $0 * 10 + Int($1 - 0x30) })
  }

  /// The numbers behind a date that a spreadsheet made of `1-2`, or behind a percentage.
  private static func madeBySpreadsheet(_ text: ArraySlice<UInt8>) -> [Int]? {
    if DateReader.isSerial(text) { return [] }
    if let (day, month) = DateReader.dayAndMonth(text) { return [day, month] }
    guard text.last == UInt8(ascii: "%"), text.count <= 8 else { return nil }
    let digits = text.dropLast().prefix(while: isDigit)
    guard !digits.isEmpty else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return value >= 100 ? [value / 100] : [value]
  }

  /// Whether a text says what the task is not: `Không thuộc định hướng 3`.
  private static func denies(_ text: ArraySlice<UInt8>) -> Bool {
    let words = MatchKey.bare(bytes: text).split(separator: 0x20)
    return words.indices.contains { index in
      denials.contains(Array(words[index]))
        || index + 1 < words.count
          && denials.contains(words[index] + [0x20] + words[index + 1])
    }
  }

  private static let denials = Set(
    [
      "không phải", "không thuộc", "không theo", "không nằm", "không có", "không ứng",
      "không liên", "không rõ", "chưa rõ", "chưa xác", "chưa thuộc", "ngoài định", "ngoài các",
      "trừ định", "ngoại trừ", "khác với", "not", "except",
    ].map { MatchKey.bare(bytes: ArraySlice($0.utf8)) })

  private func number(_ number: Int) -> OrientationReading {
    call.orientation(number) == nil ? .unreadable(.unknown) : .number(number)
  }

  /// A number with words: the number counts, unless the words clearly say another.
  private func numbered(_ number: Int, _ words: ArraySlice<UInt8>) -> OrientationReading {
    guard call.orientation(number) != nil else { return .unreadable(.unknown) }
    let said =
      index.number(titled: MatchKey.name(bytes: words)) ?? leader(index.candidates(for: words))
    guard let said, said != number else { return .number(number) }
    return .unclear(candidates(numbered: [number, said]))
  }

  /// A number without a sign behind it, before words that clearly say another orientation: both
  /// are told. `3 mô hình …` counts models and is no number of an orientation.
  private func against(
    _ text: ArraySlice<UInt8>, _ phrase: NumberedPhrase
  ) -> OrientationReading? {
    guard let number = phrase.bareNumber, !phrase.countsThings,
      call.orientation(number) != nil,
      let said = index.number(titled: MatchKey.name(bytes: phrase.behindBare))
        ?? leader(index.candidates(for: phrase.behindBare))
    else { return nil }
    return said == number ? .number(number) : .unclear(candidates(numbered: [number, said]))
  }

  private func fromWords(_ text: ArraySlice<UInt8>) -> OrientationReading {
    let candidates = index.candidates(for: text)
    return leader(candidates).map(OrientationReading.number)
      ?? .unclear(Array(candidates.prefix(5)))
  }

  /// The orientation that stands clearly ahead: it explains nearly all that is written, most of
  /// one of its titles or phrases is there, neither a phrase of another in full nor a word that
  /// marks another alone, and the next one falls well short of it. Where the words of another's
  /// phrase stand there scattered, a word must mark this one.
  private func leader(_ candidates: [OrientationCandidate]) -> Int? {
    guard let first = candidates.first, first.coverage >= 750,
      first.fullness >= Self.leastFullness, first.isUnrivalled
    else { return nil }
    let isClear = candidates.dropFirst().allSatisfy { rival in
      rival.fullness < 1000 && rival.score * 100 <= first.score * 70
        && (!rival.isSpelledOut || first.isMarked)
    }
    return isClear ? first.number : nil
  }

  /// “Sản xuất bền vững” holds two thirds of “mô hình sản xuất bền vững”, and says too little.
  private static let leastFullness = 700

  private func candidates(numbered numbers: [Int]) -> [OrientationCandidate] {
    numbers.filter { call.orientation($0) != nil }.map {
      OrientationCandidate(
        number: $0, score: 1000, coverage: 1000, fullness: 1000, isSpelledOut: true,
        isMarked: true, isUnrivalled: true, spokenFor: [Array(String($0).utf8)])
    }
  }
}

/// Numbers at the head of an orientation's text, and the words behind them.
private struct NumberedPhrase {
  private(set) var numbers: [Int] = []
  private(set) var words: ArraySlice<UInt8>
  /// A lone capital X: a cross as likely as a ten.
  private(set) var isBareX = false
  /// A number at the head with words right behind it, and these words.
  private(set) var bareNumber: Int?
  private(set) var behindBare: ArraySlice<UInt8> = []
  /// Whether the word behind such a number is one of things that are counted.
  private(set) var countsThings = false
  /// The numbers that stand apart among the words.
  private(set) var further: [Int] = []
  /// Whether a sign that nobody writes there stands beside a lone number.
  private(set) var hasOddSign = false

  init(_ text: ArraySlice<UInt8>) {
    words = text
    let folded = AsciiFolding(text)
    let pieces = Self.withoutRegarding(Self.pieces(folded, text))
    var hasLead = false
    let lead = pieces.prefix { piece in
      switch piece.kind {
      case .word(let word):
        hasLead = hasLead || Self.leads.contains(word)
        return Self.leads.contains(word)
      case .sign(0x28), .sign(0x3A), .sign(0x2E): return true
      // `ĐH-04`, `ĐH_04`, `No #4`
      case .sign(0x2D), .sign(0x5F), .sign(0x23): return hasLead
      case .sign, .digits: return false
      }
    }
    var rest = pieces.dropFirst(lead.count)
    var isMarked = hasLead
    while let value = rest.first?.number {
      numbers.append(value)
      rest = rest.dropFirst()
      let signs = rest.prefix { $0.isSign || $0.kind == .word("va") || $0.kind == .word("and") }
      if !signs.isEmpty { isMarked = true }
      rest = rest.dropFirst(signs.count)
    }
    let isOfOrientations = lead.contains(where: \.namesOrientation)
    further =
      Self.apart(rest, text) + Self.joined(rest, isOfOrientations: isOfOrientations)
    if numbers.count == 1,
      Self.namesOthers(rest)
        || !isOfOrientations
          && (Self.countsOnly(rest) || Self.namesAnotherPart(rest, than: numbers[0]))
    {
      hasOddSign = true
      words = []
      return
    }
    guard let next = rest.first else {
      isBareX = !hasLead && text.elementsEqual([0x58])
      hasOddSign = pieces.contains { $0.kind == .sign(0x3F) }
      words = []
      return
    }
    if hasLead || pieces.count == 1, numbers.isEmpty, let value = Self.spelled(rest, text) {
      numbers = [value]
      let behind = rest.dropFirst().drop { $0.isSign }
      words = behind.first.map { text[$0.start...] } ?? []
      return
    }
    // "3 mô hình …" counts models: a number with no sign behind it is none of an orientation.
    if !isMarked || numbers.isEmpty {
      if numbers.count == 1 {
        bareNumber = numbers[0]
        behindBare = text[next.start...]
        if case .word(let word) = next.kind { countsThings = Self.counted.contains(word) }
      }
      numbers = []
    } else if numbers.count == 1, !isOfOrientations,
      Self.countsOrientations(rest)
    {
      // "Thuộc 2 định hướng: 1 và 6": how many, and then which.
      numbers = rest.compactMap(\.number)
      words = text[next.start...]
      return
    } else {
      words = text[next.start...]
    }
    takeTail(rest, text)
  }

  /// Numbers that only words for numbers and connections part from the first: `4 và số 6`, `4 hoặc 6`, `4
  /// (liên quan: 6)`; `Định hướng 3, nhiệm vụ 5` names 3.
  private static func joined(_ pieces: ArraySlice<Piece>, isOfOrientations: Bool) -> [Int] {
    var hasWord = false
    for piece in pieces {
      guard case .word(let word) = piece.kind, piece.number == nil else { continue }
      guard connections.contains(word) || !isOfOrientations && parts.contains(word) else {
        return []
      }
      hasWord = true
    }
    return hasWord ? pieces.compactMap(\.number) : []
  }

  private static let parts: Set<String> = ["noi", "dung", "nhom", "linh", "vuc", "uu", "tien"]
  private static let connections: Set<String> = [
    "dinh", "huong", "dh", "orientation", "so", "thu", "va", "hoac", "co", "lien", "quan", "dong",
    "thoi", "phu", "chinh", "kem", "ket", "hop", "cung",
    "den", "toi", "voi", "mot", "phan", "or", "and",
  ]

  /// Numbers behind a comma, a semicolon, `+`, `&`, `và` or a line break, with a sign or nothing behind
  /// them: no things are counted there.
  private static func apart(_ pieces: ArraySlice<Piece>, _ text: ArraySlice<UInt8>) -> [Int] {
    pieces.indices.dropFirst().compactMap { index in
      guard let number = pieces[index].number else { return nil }
      let (before, after) = (pieces[index - 1], pieces[(index + 1)...].first)
      let isParted =
        [.sign(0x2C), .sign(0x3B), .sign(0x2B), .sign(0x26), .word("va")].contains(before.kind)
        || text[before.start..<pieces[index].start].contains { $0 == 0x0A || $0 == 0x0D }
      let closers: [Piece.Kind] = [
        .sign(0x2E), .sign(0x3A), .sign(0x28), .sign(0x29), .sign(0x2D), .sign(0x2C), .sign(0x3B),
      ]
      return isParted && (after.map { closers.contains($0.kind) } ?? true) ? number : nil
    }
  }

  /// An orientation named by its number behind words: `Tái chế (định hướng 6)`.
  private mutating func takeTail(_ pieces: ArraySlice<Piece>, _ text: ArraySlice<UInt8>) {
    for index in pieces.indices.dropLast() where pieces[index].namesOrientation {
      let rest = pieces[(index + 1)...].drop { $0.kind == .word("so") || $0.kind == .word("thu") }
      guard let number = rest.first, let value = number.number ?? Self.spelled(rest, text) else {
        continue
      }
      if !numbers.contains(value) { numbers.append(value) }
      guard rest.dropFirst().allSatisfy(\.isSign) else { continue }
      let isTwoWords = index > pieces.startIndex && pieces[index].kind == .word("huong")
      words = words[..<max(words.startIndex, pieces[isTwoWords ? index - 1 : index].start)]
    }
  }

  /// An ordinal or a number in words with no word behind it: `thứ nhất`, `số bảy: …`.
  private static func spelled(_ rest: ArraySlice<Piece>, _ text: ArraySlice<UInt8>) -> Int? {
    guard let first = rest.first, !first.isSign else { return nil }
    let next = rest.dropFirst().first
    guard next.map(\.isSign) ?? true else { return nil }
    return numerals[MatchKey.name(bytes: text[first.start..<(next?.start ?? text.endIndex)])]
  }

  private static let numerals: [[UInt8]: Int] = {
    let words = [
      ["một", "nhất"], ["hai"], ["ba"], ["bốn", "tư"], ["năm"], ["sáu"], ["bảy", "bẩy"], ["tám"],
      ["chín"], ["mười"],
    ]
    var numerals: [[UInt8]: Int] = [:]
    for (index, names) in words.enumerated() {
      for name in names { numerals[MatchKey.name(bytes: ArraySlice(name.utf8))] = index + 1 }
    }
    return numerals
  }()

  private struct Piece {
    enum Kind: Equatable {
      case digits, word(String), sign(UInt8)
    }
    var kind: Kind
    /// The value of digits, or of a Roman numeral in capitals.
    var number: Int?
    /// Where it starts in the text.
    var start: Int

    var isSign: Bool { if case .sign = kind { true } else { false } }

    /// The end of `định hướng`, `ĐH`, `orientation`.
    var namesOrientation: Bool {
      kind == .word("huong") || kind == .word("dh") || kind == .word("orientation")
    }
  }

  private static func pieces(_ folded: AsciiFolding, _ text: ArraySlice<UInt8>) -> [Piece] {
    var pieces: [Piece] = []
    let bytes = folded.bytes
    var start = 0
    while start < bytes.count {
      var end = start + 1
      let kind: Piece.Kind
      var number: Int?
      if isDigit(bytes[start]) {
        while end < bytes.count, isDigit(bytes[end]) { end += 1 }
        kind = .digits
        number = end - start <= 4 ? Int(String(decoding: bytes[start..<end], as: UTF8.self)) : nil
      } else if isSmallLetter(bytes[start]) {
        while end < bytes.count, isSmallLetter(bytes[end]) { end += 1 }
        kind = .word(String(decoding: bytes[start..<end], as: UTF8.self))
        number = RomanNumeral.value(text[folded.offsets[start]...folded.offsets[end - 1]])
      } else {
        kind = .sign(bytes[start])
      }
      if bytes[start] != 0x20 {
        pieces.append(Piece(kind: kind, number: number, start: folded.offsets[start]))
      }
      start = end
    }
    return pieces
  }

  /// Whether `định hướng` stands right behind a number, and numbers behind it.
  private static func countsOrientations(_ rest: ArraySlice<Piece>) -> Bool {
    let names = rest.prefix { $0.kind == .word("dinh") || $0.namesOrientation }
    return !names.isEmpty && rest.dropFirst(names.count).contains { $0.number != nil }
  }

  /// Whether nothing but `định hướng` stands behind a number: `Thuộc 3 định hướng` says how many.
  private static func countsOnly(_ rest: ArraySlice<Piece>) -> Bool {
    rest.contains(where: \.namesOrientation)
      && rest.allSatisfy { $0.kind == .word("dinh") || $0.namesOrientation || $0.isSign }
  }

  /// Whether further orientations follow without their numbers: `và các định hướng khác`.
  private static func namesOthers(_ rest: ArraySlice<Piece>) -> Bool {
    zip(rest, rest.dropFirst()).contains { $0.namesOrientation && $1.kind == .word("khac") }
  }

  /// Without the `V/v` before what a paper is about, which is no Roman five.
  private static func withoutRegarding(_ pieces: [Piece]) -> [Piece] {
    guard pieces.count > 3, pieces[0].kind == .word("v"), pieces[1].kind == .sign(0x2F),
      pieces[2].kind == .word("v")
    else { return pieces }
    return Array(pieces.dropFirst(3))
  }

  /// Whether a number of another part of a document follows: `Nhiệm vụ 3 Mục 7`.
  private static func namesAnotherPart(_ rest: ArraySlice<Piece>, than number: Int) -> Bool {
    zip(rest, rest.dropFirst()).contains { part, next in
      guard case .word(let word) = part.kind, let value = next.number else { return false }
      return documentParts.contains(word) && value != number && value <= 20
    }
  }

  private static let documentParts: Set<String> = ["muc", "khoan", "dieu", "phan", "chuong"]

  private static let counted: Set<String> = [
    "mo", "lop", "co", "doanh", "du", "de", "nha", "cum", "khu", "tinh", "huyen", "xa", "lang",
    "hoi", "bo", "san", "nhiem", "dot", "chuyen", "khoa", "cuoc", "models", "model", "projects",
  ]

  private static let leads: Set<String> = [
    "dinh", "huong", "dh", "nhom", "so", "muc", "uu", "tien", "thu", "thuoc", "noi", "dung",
    "orientation", "no", "nhiem", "vu", "gach", "dau", "dong", "y",
    "diem", "linh", "vuc",
  ]
}

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
    return call.orientation(number) == nil ? .unreadable(.unknown) : .number(number)
  }

  /// Reads `3`, `03`, `III`, `Định hướng 3`, `3. Định mức …`, a title, or words.
  func read(_ text: ArraySlice<UInt8>) -> OrientationReading {
    if let number = index.number(titled: MatchKey.name(bytes: text)) { return .number(number) }
    let phrase = NumberedPhrase(text)
    switch phrase.numbers.count {
    case 0: return fromWords(text)
    case 1 where phrase.words.isEmpty:
      if phrase.isBareX { return .unclear(candidates(numbered: phrase.numbers)) }
      return number(phrase.numbers[0])
    case 1: return numbered(phrase.numbers[0], phrase.words)
    default: return .unclear(candidates(numbered: phrase.numbers))
    }
  }

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

  private func fromWords(_ text: ArraySlice<UInt8>) -> OrientationReading {
    let candidates = index.candidates(for: text)
    return leader(candidates).map(OrientationReading.number)
      ?? .unclear(Array(candidates.prefix(5)))
  }

  /// The orientation that stands clearly ahead: it explains nearly all that is written, most of
  /// one of its titles or phrases is there, neither a phrase of another in full nor a word that
  /// marks another alone, and the next one falls well short of it.
  private func leader(_ candidates: [OrientationCandidate]) -> Int? {
    guard let first = candidates.first, first.coverage >= 750,
      first.fullness >= Self.leastFullness, first.isUnrivalled
    else { return nil }
    let rivals = candidates.dropFirst()
    guard rivals.allSatisfy({ $0.fullness < 1000 && $0.score * 100 <= first.score * 70 }) else {
      return nil
    }
    return first.number
  }

  /// “Sản xuất bền vững” holds two thirds of “mô hình sản xuất bền vững”, and says too little.
  private static let leastFullness = 700

  private func candidates(numbered numbers: [Int]) -> [OrientationCandidate] {
    numbers.filter { call.orientation($0) != nil }.map {
      OrientationCandidate(
        number: $0, score: 1000, coverage: 1000, fullness: 1000, isUnrivalled: true,
        reasons: [String($0)])
    }
  }
}

/// Numbers at the head of an orientation's text, and the words behind them.
private struct NumberedPhrase {
  private(set) var numbers: [Int] = []
  private(set) var words: ArraySlice<UInt8>
  /// A lone capital X: a cross as likely as a ten.
  private(set) var isBareX = false

  init(_ text: ArraySlice<UInt8>) {
    words = text
    let folded = AsciiFolding(text)
    let pieces = Self.pieces(folded, text)
    let lead = pieces.prefix { piece in
      if case .word(let word) = piece.kind { return Self.leads.contains(word) }
      return piece.kind == .sign(0x28) || piece.kind == .sign(0x3A) || piece.kind == .sign(0x2E)
    }
    let hasLead = lead.contains { if case .word = $0.kind { true } else { false } }
    var rest = pieces.dropFirst(lead.count)
    var isMarked = hasLead
    while let value = rest.first?.number {
      numbers.append(value)
      rest = rest.dropFirst()
      let signs = rest.prefix { piece in
        if case .sign = piece.kind { return true }
        return piece.kind == .word("va") || piece.kind == .word("and")
      }
      if !signs.isEmpty { isMarked = true }
      rest = rest.dropFirst(signs.count)
    }
    guard let next = rest.first else {
      isBareX = !hasLead && text.elementsEqual([0x58])
      words = []
      return
    }
    // "3 mô hình …" counts models: a number with no sign behind it is none of an orientation.
    if !isMarked || numbers.isEmpty {
      numbers = []
    } else {
      words = text[next.start...]
    }
  }

  private struct Piece {
    enum Kind: Equatable {
      case digits, word(String), sign(UInt8)
    }
    var kind: Kind
    /// The value of digits, or of a Roman numeral in capitals.
    var number: Int?
    /// Where it starts in the text.
    var start: Int
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

  private static let leads: Set<String> = [
    "dinh", "huong", "dh", "nhom", "so", "muc", "uu", "tien", "thu", "thuoc", "noi", "dung",
    "orientation", "no", "nhiem", "vu",
  ]
}

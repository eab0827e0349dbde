/// Writes the bytes of a matching key.
///
/// A key holds small letters, digits and signs in ASCII. What tells `ă` and `â` from `a` follows
/// the letter as a byte of 0x10 to 0x13; the tone of a word stands at the word's end as a byte of
/// 1 to 5, so that `hoà` and `hòa` are one. Without the bytes under 0x20 the key is the
/// accent-free one. Scalars that are neither are kept as UTF-8, in lower case.
struct KeyFolding {
  private(set) var key: [UInt8] = []
  /// The tones of the word in hand, the last one lowest: a word has one, and what has more than
  /// eight is no word.
  private var tones: UInt64 = 0
  private var wordStart = -1
  private var spacePending = false

  static func name(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var folding = KeyFolding()
    folding.key.reserveCapacity(text.count)
    folding.fold(text)
    return folding.key
  }

  private mutating func fold(_ text: ArraySlice<UInt8>) {
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte < 0x80 {
        index += 1
        foldAscii(byte)
      } else {
        foldOther(nextScalar(text, &index))
      }
    }
    endWord()
    while let last = key.last, [0x2E, 0x3A, 0x3B, 0x2C].contains(last) { key.removeLast() }
  }

  @inline(__always)
  private mutating func foldAscii(_ byte: UInt8) {
    switch byte {
    case 0x61...0x7A: letter(byte)
    case 0x41...0x5A: letter(byte | 0x20)
    case 0x30...0x39: sign(byte)
    case 0x20, 0x09...0x0D, 0x2D: space()
    case 0..<0x20, 0x7F: break
    case 0x60: sign(0x27)
    default: punctuation(byte)
    }
  }

  private mutating func foldOther(_ scalar: UInt32) {
    if let letter = VietnameseLetter(scalar) {
      self.letter(letter.base)
      if letter.shape != .none { key.append(Self.byte(of: letter.shape)) }
      if letter.tone != 0 { tones = tones << 8 | UInt64(letter.tone) }
      return
    }
    if let mark = VietnameseMark(scalar) {
      guard wordStart >= 0 else { return }
      switch mark {
      case .tone(let tone): tones = tones << 8 | UInt64(tone)
      case .shape(let shape): key.append(Self.byte(of: shape))
      }
      return
    }
    switch ScalarClass(scalar) {
    case .space, .dash: space()
    case .invisible: break
    case .ascii(let byte): foldAscii(byte)
    case .other:
      let lower = Unicode.Scalar(scalar)?.properties.lowercaseMapping
      endWord()
      writeSpace()
      key.append(contentsOf: Array((lower ?? "\u{FFFD}").utf8))
    }
  }

  private mutating func letter(_ byte: UInt8) {
    if wordStart < 0 {
      writeSpace()
      wordStart = key.count
    }
    key.append(byte)
  }

  private mutating func sign(_ byte: UInt8) {
    endWord()
    writeSpace()
    key.append(byte)
  }

  /// Signs stand without a space before them where print has none, and one behind a comma.
  private mutating func punctuation(_ byte: UInt8) {
    endWord()
    switch byte {
    case 0x2C, 0x3A, 0x3B:
      key.append(byte)
      spacePending = true
    case 0x2E, 0x29, 0x25, 0x2F:
      spacePending = false
      key.append(byte)
    default:
      writeSpace()
      key.append(byte)
    }
  }

  private mutating func space() {
    endWord()
    spacePending = true
  }

  private mutating func writeSpace() {
    guard spacePending else { return }
    spacePending = false
    if let last = key.last, last != 0x28, last != 0x2F { key.append(0x20) }
  }

  private mutating func endWord() {
    guard wordStart >= 0 else { return }
    foldY()
    if tones != 0 { appendTones() }
    wordStart = -1
  }

  private mutating func appendTones() {
    if tones < 8 {
      key.append(UInt8(tones))
      tones = 0
      return
    }
    for shift in stride(from: 56, through: 0, by: -8) {
      let tone = UInt8(truncatingIfNeeded: tones >> UInt64(shift))
      if tone != 0 { key.append(tone) }
    }
    tones = 0
  }

  /// `kỷ` and `kỉ`, `công ty` and `công ti`, `quý` and `quí` are one spelling (1989/QĐ-BGDĐT,
  /// article 9); `uy`, `ay`, `yê` and the names Vy and Thy are not touched.
  private mutating func foldY() {
    guard key.last == 0x79 else { return }
    switch key.count - wordStart {
    case 2 where [0x68, 0x6B, 0x6C, 0x6D, 0x73, 0x74].contains(key[wordStart]),
      3 where key[wordStart] == 0x71 && key[wordStart + 1] == 0x75:
      key[key.count - 1] = 0x69
    default: break
    }
  }

  private static func byte(of shape: VietnameseLetter.Shape) -> UInt8 {
    0x0F + shape.rawValue
  }
}

extension KeyFolding {
  /// A word of a key as people write it: the tone, which a key has behind the word's letters, on
  /// the letter that carries it.
  static func written(_ word: some Collection<UInt8>) -> String {
    var letters: [[UInt8]] = []
    var tone: [UInt8] = []
    for byte in word {
      switch byte {
      case 0x10...0x12:
        let shape: [UInt32] = [0x0306, 0x0302, 0x031B]
        var letter = letters.popLast() ?? []
        letter.append(scalar: shape[Int(byte) - 0x10])
        letters.append(letter)
      case 0x13:
        _ = letters.popLast()
        letters.append(Array("đ".utf8))
      case 1...5: tone.append(scalar: [0x0300, 0x0309, 0x0303, 0x0301, 0x0323][Int(byte) - 1])
      default: letters.append([byte])
      }
    }
    let places = letters.indices.map { place in
      VietnameseComposition.composed(
        (letters[...place].joined() + tone + letters[(place + 1)...].joined())[...])
    }
    let syllables =
      tone.isEmpty ? [] : places.filter { VietnameseSyllable.reading(of: $0[...]) == .syllable }
    // `giá`, since the `i` belongs to the onset there.
    let syllable = letters.starts(with: [[0x67], [0x69]]) ? syllables.last : syllables.first
    return String(decoding: syllable ?? places.last ?? tone, as: UTF8.self)
  }
}

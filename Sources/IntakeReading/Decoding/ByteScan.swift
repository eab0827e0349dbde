/// Passes over whole buffers, eight bytes at a time where they are plain.
///
/// This file and the libxml2 island are the only ones of this target with raw memory access: every
/// pointer comes from `withUnsafeBufferPointer` of an array that outlives the call, and every
/// load stays below the buffer's count.
enum ByteScan {
  private static let highBits: UInt64 = 0x8080_8080_8080_8080
  private static let lowBits: UInt64 = 0x0101_0101_0101_0101

  /// The first offset from `start` on that holds `byte`; `end` where there is none.
  static func firstIndex(of byte: UInt8, in bytes: [UInt8], from start: Int, to end: Int) -> Int {
    let pattern = everyByte(byte)
    return first(in: bytes, from: start, to: end) { zeroBytes($0 ^ pattern) }
  }

  /// The first offset from `start` on that holds one of two bytes; `end` where there is none.
  static func firstIndex(
    of one: UInt8, or other: UInt8, in bytes: [UInt8], from start: Int, to end: Int
  ) -> Int {
    let (one, other) = (everyByte(one), everyByte(other))
    return first(in: bytes, from: start, to: end) { zeroBytes($0 ^ one) | zeroBytes($0 ^ other) }
  }

  /// The first offset from `start` on that holds a line break; the count where there is none.
  static func firstBreak(in bytes: [UInt8], from start: Int) -> Int {
    firstIndex(of: 0x0A, or: 0x0D, in: bytes, from: start, to: bytes.count)
  }

  /// The first offset from `start` on that holds a line break or `byte`; the count where there is
  /// none.
  static func firstBreak(or byte: UInt8, in bytes: [UInt8], from start: Int) -> Int {
    let pattern = everyByte(byte)
    return first(in: bytes, from: start, to: bytes.count) { word in
      zeroBytes(word ^ pattern) | breaks(word)
    }
  }

  /// The first offset from `start` on that holds a sign by which sheets are built: a comma, a
  /// semicolon, a tab, a quotation mark or a line break; `end` where there is none.
  static func firstSheetSign(in bytes: [UInt8], from start: Int, to end: Int) -> Int {
    first(in: bytes, from: start, to: end) { word in
      zeroBytes(word ^ everyByte(0x2C)) | zeroBytes(word ^ everyByte(0x3B))
        | zeroBytes(word ^ everyByte(0x09)) | zeroBytes(word ^ everyByte(0x22)) | breaks(word)
    }
  }

  /// The first offset from `start` on whose byte is a hit; `end` where there is none.
  ///
  /// - Parameter hits: sets the high bit of the lowest byte of a word that is a hit; the bits of
  ///   higher bytes may be wrong, all others are clear.
  @inline(__always)
  private static func first(
    in bytes: [UInt8], from start: Int, to end: Int, where hits: (UInt64) -> UInt64
  ) -> Int {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      precondition(start >= 0 && end <= buffer.count)
      guard let base = unsafe UnsafeRawPointer(buffer.baseAddress) else { return end }
      var offset = start
      // Safe: offset + 8 <= end <= count.
      while offset + 8 <= end {
        let word = unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        let hit = hits(UInt64(littleEndian: word))
        if hit != 0 { return offset + hit.trailingZeroBitCount / 8 }
        offset += 8
      }
      while offset < end, unsafe hits(UInt64(buffer[offset])) & 0x80 == 0 { offset += 1 }
      return offset
    }
  }

  @inline(__always)
  private static func everyByte(_ byte: UInt8) -> UInt64 { lowBits &* UInt64(byte) }

  /// The line breaks of a word, as `zeroBytes` marks them.
  @inline(__always)
  private static func breaks(_ word: UInt64) -> UInt64 {
    zeroBytes(word ^ everyByte(0x0A)) | zeroBytes(word ^ everyByte(0x0D))
  }

  /// The high bit of the lowest zero byte is set; those of higher bytes may be wrong.
  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- lowBits) & ~word & highBits
  }

  /// What a pass over UTF-8 finds.
  struct TextScan {
    /// The first byte that is no UTF-8, or starts a character that no text has: a control
    /// character other than tab and line breaks, U+FFFE, U+FFFF.
    var fault: TextFault?
    /// The characters up to there that Vietnamese text in Unicode does without and the fonts of
    /// TCVN3 and VNI put in the place of letters.
    var fontLetters = 0
  }

  static func firstFault(in bytes: [UInt8], from start: Int, to limit: Int? = nil) -> TextFault? {
    scan(bytes, from: start, to: limit).fault
  }

  static func scan(_ bytes: [UInt8], from start: Int, to limit: Int? = nil) -> TextScan {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      let end = limit ?? buffer.count
      precondition(start >= 0 && end <= buffer.count)
      var found = TextScan()
      guard let base = unsafe UnsafeRawPointer(buffer.baseAddress) else { return found }
      var offset = start
      while offset < end {
        // Safe: offset + 8 <= count.
        if offset + 8 <= end {
          let word = unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          let below = (word &- 0x2020_2020_2020_2020) & ~word & highBits
          let other = UInt64(littleEndian: (word & highBits) | below)
          if other == 0 {
            offset += 8
            continue
          }
          offset += other.trailingZeroBitCount / 8
          // Letters of two and three bytes, as Vietnamese has them, by one look each.
          while offset + 4 <= end {
            let four = UInt32(
              littleEndian: unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            if four & 0xC0_C0_F0 == 0x80_80_E0, four & 0xF != 0, four & 0xF != 0xD,
              four & 0xF != 0xF
            {
              offset += 3
            } else if four & 0xC0FC == 0x80C4 {
              offset += 2
            } else if four & 0xC0FF == 0x80C3 {
              found.fontLetters += Int(fontLettersOfC3 >> UInt64(four >> 8 & 0x3F) & 1)
              offset += 2
            } else {
              break
            }
          }
          if offset + 8 <= end, unsafe buffer[offset] & 0x80 == 0, unsafe buffer[offset] >= 0x20 {
            continue
          }
          if offset >= end { break }
        }
        switch unsafe step(buffer, offset, &found.fontLetters) {
        case .success(let length): offset += length
        case .failure(let fault):
          found.fault = fault
          return found
        }
      }
      return found
    }
  }

  /// A bit for each of U+0080 to U+00BF: ¡ to ® without ¯, µ to ¹, » to ¾. A test makes it anew
  /// from the tables.
  static let fontLettersOfC2: UInt64 = 0x7BE0_7FFE_0000_0000
  /// A bit for each of U+00C0 to U+00FF: Ä Å Æ Ç Ë Î Ï Ñ Ö × Ø Û Ü Þ ß and the small ones.
  static let fontLettersOfC3: UInt64 = 0x59C2_C8F0_D9C2_C8F0

  /// The length of the character at `offset`.
  @inline(__always)
  private static func step(
    _ buffer: UnsafeBufferPointer<UInt8>, _ offset: Int, _ fontLetters: inout Int
  ) -> Result<Int, TextFault> {
    let first = unsafe buffer[offset]
    if first < 0x80 {
      let isText = first >= 0x20 || first == 0x09 || first == 0x0A || first == 0x0D
      return isText ? .success(1) : .failure(.init(offset: offset, kind: .forbidden(UInt32(first))))
    }
    // Bytes past the end count as 0, which continues nothing.
    let second = unsafe offset + 1 < buffer.count ? buffer[offset + 1] : 0
    if first < 0xE0 {
      guard first >= 0xC2, second & 0xC0 == 0x80 else { return undecodable(offset) }
      if first <= 0xC3 {
        let letters = first == 0xC2 ? fontLettersOfC2 : fontLettersOfC3
        fontLetters += Int(letters >> UInt64(second & 0x3F) & 1)
      }
      return .success(2)
    }
    let third = unsafe offset + 2 < buffer.count ? buffer[offset + 2] : 0
    guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return undecodable(offset) }
    if first < 0xF0 {
      if first == 0xE0 && second < 0xA0 || first == 0xED && second >= 0xA0 {
        return undecodable(offset)
      }
      if first == 0xEF && second == 0xBF && third >= 0xBE {
        return .failure(.init(offset: offset, kind: .forbidden(0xFF00 | UInt32(third) + 0x40)))
      }
      return .success(3)
    }
    let fourth = unsafe offset + 3 < buffer.count ? buffer[offset + 3] : 0
    guard fourth & 0xC0 == 0x80, first <= 0xF4, !(first == 0xF0 && second < 0x90),
      !(first == 0xF4 && second >= 0x90)
    else { return undecodable(offset) }
    return .success(4)
  }

  private static func undecodable(_ offset: Int) -> Result<Int, TextFault> {
    .failure(TextFault(offset: offset, kind: .undecodable))
  }

  /// Moves a position over `bytes[position.offset..<end]`.
  static func advance(_ position: inout TextPosition, to end: Int, in bytes: [UInt8]) {
    var current = position
    unsafe bytes.withUnsafeBufferPointer { buffer in
      precondition(current.offset >= 0 && end <= buffer.count)
      guard let base = unsafe UnsafeRawPointer(buffer.baseAddress) else { return }
      while current.offset < end {
        // Safe: offset + 8 <= end <= count.
        if current.offset + 8 <= end {
          let word = unsafe base.loadUnaligned(fromByteOffset: current.offset, as: UInt64.self)
          if breaks(word) == 0 {
            // A byte that continues a character has its high bit set and the next one clear.
            let continuing = word & highBits & ~(word << 1)
            current.column += 8 - continuing.nonzeroBitCount
            current.offset += 8
            continue
          }
        }
        let byte = unsafe buffer[current.offset]
        current.offset += 1
        if byte == 0x0A {
          current.startLine()
        } else if byte == 0x0D {
          let next = unsafe current.offset < buffer.count ? buffer[current.offset] : 0
          if next != 0x0A { current.startLine() }
        } else if byte & 0xC0 != 0x80 {
          current.column += 1
        }
      }
    }
    position = current
  }

  /// Whether two texts are the same bytes.
  static func areEqual(_ one: ArraySlice<UInt8>, _ other: [UInt8]) -> Bool {
    guard one.count == other.count else { return false }
    return unsafe one.withUnsafeBytes { one in
      unsafe other.withUnsafeBytes { other in
        var offset = 0
        // Safe: offset + 8 <= count, which both have.
        while offset + 8 <= one.count {
          let first = unsafe one.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          let second = unsafe other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          guard first == second else { return false }
          offset += 8
        }
        while offset < one.count {
          guard unsafe one[offset] == other[offset] else { return false }
          offset += 1
        }
        return true
      }
    }
  }

  /// Appends a span's bytes.
  static func append(_ span: borrowing Span<UInt8>, to bytes: inout [UInt8]) {
    // Safe: the buffer is used within the closure only.
    unsafe span.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }
}

/// The first place at which bytes are no text.
struct TextFault: Error, Hashable {
  var offset: Int
  var kind: Kind

  enum Kind: Hashable {
    case undecodable
    /// A character that neither XML nor a sheet may hold.
    case forbidden(UInt32)
  }
}

/// A place in decoded text.
struct TextPosition: Hashable {
  var offset: Int
  /// From 1.
  var line = 1
  /// From 1, in Unicode scalars.
  var column = 1

  init(offset: Int) {
    self.offset = offset
  }

  mutating func startLine() {
    line += 1
    column = 1
  }

  /// The position of an offset in `bytes`, counted from `start`.
  static func of(_ offset: Int, in bytes: [UInt8], from start: Int) -> TextPosition {
    var position = TextPosition(offset: start)
    ByteScan.advance(&position, to: offset, in: bytes)
    return position
  }
}

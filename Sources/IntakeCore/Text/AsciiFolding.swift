/// A text in small ASCII letters without accents, for the readers of amounts and dates: white
/// space of any kind is one space, dashes `-`, slashes `/`, full-width digits plain ones; what
/// has no such form is `?`.
struct AsciiFolding {
  private(set) var bytes: [UInt8] = []
  /// Where each byte comes from in the text.
  private(set) var offsets: [Int] = []

  init(_ text: ArraySlice<UInt8>) {
    bytes.reserveCapacity(text.count)
    offsets.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      let start = index
      let scalar = nextScalar(text, &index)
      if scalar < 0x80 {
        append(ascii: UInt8(scalar), start)
      } else if let letter = VietnameseLetter(scalar) {
        append(letter.base, start)
      } else if VietnameseMark(scalar) == nil {
        append(ScalarClass(scalar), start)
      }
    }
    if bytes.last == 0x20 { removeLast() }
  }

  private mutating func append(_ kind: ScalarClass, _ start: Int) {
    switch kind {
    case .space: append(ascii: 0x20, start)
    case .dash: append(0x2D, start)
    case .invisible: break
    case .ascii(let byte): append(ascii: byte, start)
    case .other: append(0x3F, start)
    }
  }

  private mutating func append(ascii byte: UInt8, _ start: Int) {
    switch byte {
    case 0x41...0x5A: append(byte | 0x20, start)
    case 0x20, 0x09...0x0D: if let last = bytes.last, last != 0x20 { append(0x20, start) }
    default: append(byte, start)
    }
  }

  private mutating func append(_ byte: UInt8, _ start: Int) {
    bytes.append(byte)
    offsets.append(start)
  }

  private mutating func removeLast() {
    bytes.removeLast()
    offsets.removeLast()
  }
}

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

@inline(__always)
func isSmallLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

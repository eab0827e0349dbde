/// Composes and takes apart the letters of Vietnamese as Unicode's normal forms do.
///
/// Exact for every letter of the alphabet with marks in any order; letters and marks of other
/// languages are passed on as they are. Source: Unicode Standard Annex 15 (NFC, NFD) with the
/// canonical combining classes of U+0300–U+0323.
public enum VietnameseComposition {
  /// The letter that a letter and one combining mark make; nil where there is none.
  ///
  /// The letter may carry a mark already: `ê` and U+0301 make `ế`, `ạ` and U+0302 make `ậ`.
  public static func compose(
    _ letter: Unicode.Scalar, _ mark: Unicode.Scalar
  ) -> Unicode.Scalar? {
    guard let mark = VietnameseMark(mark.value) else { return nil }
    return composed(letter.value, mark).flatMap(Unicode.Scalar.init)
  }

  /// The text with Vietnamese letters in one scalar each (NFC).
  public static func composed(_ text: ArraySlice<UInt8>) -> [UInt8] {
    transformed(text) { letter, marks, output in
      var letter = letter
      var rest: [VietnameseMark] = []
      for mark in marks {
        let isBlocked = rest.last?.combiningClass == mark.combiningClass
        if !isBlocked, let joined = composed(letter, mark) {
          letter = joined
        } else {
          rest.append(mark)
        }
      }
      output.append(scalar: letter)
      for mark in rest { output.append(scalar: mark.scalar) }
    }
  }

  /// The text with Vietnamese letters as plain letters and combining marks (NFD); `đ` has none.
  public static func decomposed(_ text: ArraySlice<UInt8>) -> [UInt8] {
    transformed(text) { letter, marks, output in
      output.append(scalar: letter)
      for mark in marks { output.append(scalar: mark.scalar) }
    }
  }

  private static func composed(_ scalar: UInt32, _ mark: VietnameseMark) -> UInt32? {
    guard var letter = VietnameseLetter(ascii: scalar) ?? VietnameseLetter(scalar),
      letter.shape != .stroke
    else { return nil }
    switch mark {
    case .tone(let tone):
      guard letter.tone == 0 else { return nil }
      letter.tone = tone
    case .shape(let shape):
      guard letter.shape == .none, letter.tone == 0 || letter.tone == 5 else { return nil }
      letter.shape = shape
    }
    return letter.scalar
  }

  /// Walks over letters with their marks in canonical order, all marks taken off the letter.
  private static func transformed(
    _ text: ArraySlice<UInt8>,
    _ write: (_ letter: UInt32, _ marks: [VietnameseMark], _ output: inout [UInt8]) -> Void
  ) -> [UInt8] {
    if text.allSatisfy({ $0 < 0x80 }) { return Array(text) }
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      let scalar = nextScalar(text, &index)
      var (letter, marks) = split(scalar)
      var next = index
      while next < text.endIndex, let mark = VietnameseMark(nextScalar(text, &next)) {
        insert(mark, into: &marks)
        index = next
      }
      if marks.isEmpty { letter = scalar }
      write(letter, marks, &output)
    }
    return output
  }

  private static func split(_ scalar: UInt32) -> (UInt32, [VietnameseMark]) {
    guard let letter = VietnameseLetter(scalar), letter.shape != .stroke else {
      return (scalar, [])
    }
    var marks: [VietnameseMark] = []
    if letter.shape != .none { marks.append(.shape(letter.shape)) }
    if letter.tone != 0 { insert(.tone(letter.tone), into: &marks) }
    return (UInt32(letter.isUpper ? letter.base - 0x20 : letter.base), marks)
  }

  /// Puts a mark behind the last of its class or a lower one (canonical order).
  private static func insert(_ mark: VietnameseMark, into marks: inout [VietnameseMark]) {
    let position =
      marks.lastIndex { $0.combiningClass <= mark.combiningClass }.map { $0 + 1 } ?? 0
    marks.insert(mark, at: position)
  }
}

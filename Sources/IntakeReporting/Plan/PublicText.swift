/// Text of a submission as a plan may carry it: mailboxes and telephone numbers in it are hidden.
///
/// A plan goes to many desks; the fields for contacts are not in it at all, and what a submitter
/// wrote of them elsewhere does not come back through a note.
enum PublicText {
  static let hidden = "(đã ẩn)"

  static func of(_ text: String) -> String {
    let bytes = text.utf8.span
    var hasSign = false
    var digits = 0
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == 0x40 { hasSign = true }
      if 0x30...0x39 ~= byte { digits += 1 }
    }
    let kept = hasSign ? hiding(mailbox, in: text) : text
    return digits >= leastDigits ? hiding(telephone, in: kept) : kept
  }

  /// - Parameter end: the end of what is hidden that starts at a position; nil where none does.
  private static func hiding(
    _ end: (_ letters: [Unicode.Scalar], _ start: Int) -> Int?, in text: String
  ) -> String {
    let letters = Array(text.unicodeScalars)
    var kept = String.UnicodeScalarView()
    var position = 0
    while position < letters.count {
      if let end = end(letters, position) {
        kept.append(contentsOf: hidden.unicodeScalars)
        position = end
      } else {
        kept.append(letters[position])
        position += 1
      }
    }
    return String(kept)
  }

  // MARK: Mailboxes

  /// The end of the mailbox that starts here; nil where none does.
  private static func mailbox(_ letters: [Unicode.Scalar], _ start: Int) -> Int? {
    guard isLocal(letters[start]), start == 0 || !isLocal(letters[start - 1]) else { return nil }
    let at = letters[start...].firstIndex { !isLocal($0) } ?? letters.count
    guard at < letters.count, letters[at] == "@" else { return nil }
    var end = letters[(at + 1)...].firstIndex { !isDomain($0) } ?? letters.count
    while end > at + 1, letters[end - 1] == "." || letters[end - 1] == "-" { end -= 1 }
    return letters[(at + 1)..<end].contains(".") ? end : nil
  }

  private static func isDomain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || isDigit(scalar) || scalar == "." || scalar == "-"
  }

  private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
    isDomain(scalar) || scalar == "_" || scalar == "+" || scalar == "%"
  }

  // MARK: Telephones

  /// No telephone number has fewer.
  private static let leastDigits = 10

  /// The end of the telephone number that starts here: `0` and 9 or 10 more digits, or `+84` and
  /// 9 or 10, perhaps in groups; nil where none does.
  private static func telephone(_ letters: [Unicode.Scalar], _ start: Int) -> Int? {
    guard start == 0 || !continuesNumber(letters[start - 1]) else { return nil }
    let isForeign = letters[start...].starts(with: "+84".unicodeScalars)
    guard isForeign || letters[start] == "0" else { return nil }
    let wanted = isForeign ? leastDigits + 1...12 : leastDigits...11
    var digits = 0
    var end = start
    var position = isForeign ? start + 1 : start
    while position < letters.count, digits <= wanted.upperBound {
      if isDigit(letters[position]) {
        digits += 1
        end = position + 1
      } else if !" .-()\u{A0}".unicodeScalars.contains(letters[position]) || position - end > 1 {
        break
      }
      position += 1
    }
    return wanted.contains(digits) ? end : nil
  }

  private static func continuesNumber(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || ".,/-".unicodeScalars.contains(scalar)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value)
  }
}

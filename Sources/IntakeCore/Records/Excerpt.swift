extension String {
  /// The text as a message quotes it: at most `letters` characters, line breaks and control
  /// characters shown as spaces. For showing only; what was written is never changed.
  func excerpt(_ letters: Int = 120) -> String {
    // Most quotations are short and plain: they are what was written.
    if utf8.count <= letters, utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 }) {
      return self
    }
    var shown = ""
    var count = 0
    for character in self {
      if count == letters { return shown + "…" }
      let isControl = character.unicodeScalars.contains {
        $0.value < 0x20 || (0x7F...0x9F).contains($0.value)
      }
      shown.append(isControl ? " " : character)
      count += 1
    }
    return shown
  }
}

extension Record {
  /// A field's text as a message quotes it; nil where it is absent or blank.
  func excerpt(_ field: KnownField) -> String? {
    guard let position = table.position(of: field), !slots[position].isBlank else { return nil }
    return excerpt(position)
  }

  func excerpt(_ position: Int) -> String {
    text(position).excerpt()
  }
}

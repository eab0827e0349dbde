extension String {
  /// The text as a message quotes it: on one line and at most `limit` letters long, `…` standing
  /// for what is left out. The whole text may be a megabyte.
  func excerpt(_ limit: Int = 120) -> String {
    var kept = ""
    var count = 0
    for character in self {
      if count == limit { return kept + "…" }
      kept.append(character.isNewline ? " " : character)
      count += 1
    }
    return kept
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

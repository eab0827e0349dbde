internal import IntakeCore

/// `nt`, `Như trên`, `″`: the same as in the row above.
enum DittoMark {
  static func matches(_ text: ArraySlice<UInt8>) -> Bool {
    // Nearly no answer begins so; looking at that first is quicker.
    guard let first = text.first, text.count <= 30, beginnings.contains(first) else { return false }
    if signs.contains(Array(text)) { return true }
    return words.contains(MatchKey.bare(bytes: text).filter(isLetter))
  }

  private static let beginnings = Set("nNdD-".utf8 + [0xE2, 0xE3])

  private static let signs = Set(
    ["″", "〃", "-\"-", "-″-", "-//-", "- \" -"].map { Array($0.utf8) })

  private static let words = Set(
    ["nt", "nhưtrên", "ditto", "nhưtrênnt"].map {
      MatchKey.bare(bytes: ArraySlice($0.utf8)).filter(isLetter)
    })
}

extension RawRecord {
  /// Sets each field with a mark of a ditto to what the record above says, of those that tasks mostly
  /// have alike.
  mutating func takeDittos(from above: RawRecord?) {
    guard let above else { return }
    for position in slots.indices where !slots[position].isBlank {
      guard DittoMark.matches(bytes(position)), !above.slots[position].isBlank,
        let known = table.fields[position].known, MergedRows.reaching.contains(known)
      else { continue }
      set(
        position, to: above.bytes(position), at: slots[position].place,
        in: above.slots[position].notation)
      note(.rowAbove, at: position)
    }
  }
}

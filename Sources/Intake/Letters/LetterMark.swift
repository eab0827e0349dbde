/// The marks by which a letter of ours is known that nobody has given a number yet.
enum LetterMark {
  private static let blankNumber = "…………"

  static func isLetter(head: String, tail: String) -> Bool {
    if head.hasPrefix("<!DOCTYPE html>") { return tail.contains("<div class=\"recipients\">") }
    return head.contains(blankNumber)
  }
}

import IntakeCore
import IntakeFiles

/// Whether a name in an inbox is that of its mail book, however somebody wrote it, or only looks so.
enum BookName {
  /// `so-den.csv`, `So-Den.CSV`, `Sổ đến.xlsx`.
  case book
  /// `so-den (1).csv`, `so-den - Copy.csv`, `so-den-2023.csv`.
  case lookAlike

  /// Nil for any other name.
  init?(_ name: FileName) {
    guard NameManners.refusal(name) == nil, let (stem, ending) = Self.parts(name),
      Self.endings.contains(ending)
    else { return nil }
    var words = stem.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    if words == Self.words || words == [Self.words.joined()] {
      self = .book
      return
    }
    words.removeAll { Self.marksOfCopies.contains($0) || $0.allSatisfy(\.isNumber) }
    guard words == Self.words || words == [Self.words.joined()] else { return nil }
    self = .lookAlike
  }

  /// The name that a lock of an office program stands for: `.~lock.so-den.csv#`, `~$so-den.xlsx`.
  static func locked(by name: FileName) -> FileName? {
    let text = name.description
    if text.hasPrefix(".~lock."), text.hasSuffix("#") {
      return FileName(String(text.dropFirst(7).dropLast()))
    }
    return text.hasPrefix("~$") ? FileName(String(text.dropFirst(2))) : nil
  }

  private static let words = ["so", "den"]
  private static let endings: Set<Substring> = ["csv", "xlsx", "ods", "xls"]
  private static let marksOfCopies: Set<String> = ["copy", "of", "ban", "sao", "moi", "cu", "new"]

  private static func parts(_ name: FileName) -> (stem: Substring, ending: Substring)? {
    let folded = MatchKey.bare(name.description)
    guard let dot = folded.lastIndex(of: ".") else { return nil }
    // Parts of a string that lives as long as they do.
    return (folded[..<dot], folded[folded.index(after: dot)...])
  }
}

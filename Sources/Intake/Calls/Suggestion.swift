public import IntakeCore

/// Finds what someone probably meant by a mistyped name.
public enum Suggestion {
  /// Asks whether the nearest of the known names was meant, after a space; blank where none is near.
  public static func question(about name: String, among known: [String]) -> Localized {
    nearest(to: name, among: known).map(question) ?? Localized(same: "")
  }

  /// Asks whether a name was meant, after a space.
  public static func question(_ name: String) -> Localized {
    Localized(vi: " Có phải ý bạn là “\(name)”?", en: " Did you mean “\(name)”?")
  }

  /// The nearest of the known names, where it is at most a third of its letters away.
  public static func nearest(to name: String, among known: [String]) -> String? {
    let typed = Array(name.lowercased().utf8)
    let rated = known.map { (name: $0, distance: distance(typed, Array($0.lowercased().utf8))) }
    guard let best = rated.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(1, best.name.utf8.count / 3) ? best.name : nil
  }

  /// Whether a text differs from another by a letter or two, short ones not at all.
  static func isSlip(_ text: String, of other: String) -> Bool {
    let (one, two) = (Array(text.utf8), Array(other.utf8))
    guard min(one.count, two.count) >= 8, abs(one.count - two.count) <= 2 else { return false }
    return distance(one, two) <= 2
  }

  private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    guard !one.isEmpty else { return other.count }
    var previous = Array(0...other.count)
    for (row, byte) in one.enumerated() {
      var current = [row + 1]
      for (column, otherByte) in other.enumerated() {
        current.append(
          min(
            previous[column] + (byte == otherByte ? 0 : 1), previous[column + 1] + 1,
            current[column] + 1))
      }
      previous = current
    }
    return previous[other.count]
  }
}

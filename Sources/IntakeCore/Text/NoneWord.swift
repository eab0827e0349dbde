/// What people write for “none”.
public enum NoneWord {
  /// Whether a text says that there is nothing: `Không`, `Không có`, `none`.
  public static func matches(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, text.count <= 40, mayStart(first) else { return false }
    return words.contains(MatchKey.bare(bytes: text))
  }

  private static func mayStart(_ byte: UInt8) -> Bool {
    [UInt8(ascii: "k"), UInt8(ascii: "n"), UInt8(ascii: "c")].contains(byte | 0x20)
      || byte == UInt8(ascii: "(")
  }

  private static let words = Set(
    [
      "không", "không có", "ko", "ko có", "k có", "không phát sinh", "không sử dụng",
      "không yêu cầu", "chưa có", "none", "nil", "n/a", "no", "(không)", "(không có)",
      "không có nguồn khác", "không có kinh phí", "không có đối ứng", "không đề nghị",
    ].map { MatchKey.bare(bytes: ArraySlice($0.utf8)) })
}

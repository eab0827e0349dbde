/// What people write for “none”.
public enum NoneWord {
  /// Whether a text says that there is nothing: `Không`, `Không có`, `none`.
  public static func matches(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, text.count <= 60, mayStart(first) else { return false }
    let key = MatchKey.bare(bytes: text)
    return words.contains(key) || deniesMoney(key[...])
  }

  /// `Không huy động`, `Không sử dụng nguồn khác`: a denial of nothing but money.
  private static func deniesMoney(_ key: ArraySlice<UInt8>) -> Bool {
    guard let denial = denials.first(where: { key.starts(with: $0) }) else { return false }
    let words = key.dropFirst(denial.count).split(separator: 0x20)
    return !words.isEmpty
      && words.allSatisfy { denied.contains(String(decoding: $0, as: UTF8.self)) }
  }

  private static let denials = ["khong ", "ko "].map { Array($0.utf8) }
  private static let denied: Set<String> = [
    "co", "phat", "sinh", "su", "dung", "yeu", "cau", "huy", "dong", "bo", "tri", "xin", "can",
    "de", "nghi", "xuat", "nguon", "khac", "kinh", "phi", "von", "doi", "ung", "ngan", "sach",
    "nha", "nuoc", "nsnn", "tu", "them", "ho", "tro", "don", "vi", "phoi", "hop", "xa", "hoi",
    "hoa", "doanh", "nghiep", "ngoai", "vay", "tai",
  ]

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

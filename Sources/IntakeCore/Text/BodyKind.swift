/// Kinds of bodies and legal forms by the words that their names begin with.
public enum BodyKind {
  /// The code of a name's kind; nil where its first words are none of the usual ones.
  public static func code(of name: ArraySlice<UInt8>) -> String? {
    let key = MatchKey.bare(bytes: name.prefix(60)) + [0x20]
    return all.first { key.starts(with: $0.words + [0x20]) }?.code
  }

  private static let all: [(words: [UInt8], code: String)] = [
    (
      "state",
      [
        "sở", "ubnd", "ủy ban nhân dân", "chi cục", "cục", "tổng cục", "bộ", "ban quản lý",
        "phòng", "trung tâm", "văn phòng", "cơ quan", "đơn vị sự nghiệp", "vụ", "bql", "thanh tra",
        "ban dân tộc", "đơn vị trực thuộc", "sở, ban, ngành", "sở, ngành", "đài phát thanh",
        "đài pt",
      ]
    ),
    (
      "enterprise",
      [
        "công ty", "tổng công ty", "cty", "c.ty", "ctcp", "tập đoàn", "doanh nghiệp", "dntn",
        "chi nhánh công ty", "chi nhánh tổng công ty", "nhà máy", "xí nghiệp", "ngân hàng",
      ]
    ),
    ("cooperative", ["hợp tác xã", "htx", "liên hiệp hợp tác xã", "tổ hợp tác"]),
    (
      "association",
      [
        "hiệp hội", "hội", "liên hiệp", "liên minh", "tổ chức chính trị xã hội", "đoàn thanh niên",
        "đoàn thể", "công đoàn", "liên đoàn", "mặt trận tổ quốc", "ủy ban mặt trận tổ quốc",
      ]
    ),
    ("institute", ["viện", "phân viện", "trường", "đại học", "học viện"]),
  ].flatMap { code, words in
    words.map { (MatchKey.bare(bytes: Array($0.utf8)[...]), code) }
  }
}

/// What people add to the name of a source of money: that it is a share (`đối ứng`), who gives it (`của
/// đơn vị thụ hưởng`).
struct SourceWords: Sendable {
  private let leads = Self.keys(["đối ứng", "huy động", "đóng góp", "tài trợ", "hỗ trợ", "góp"])
  private let links = Self.keys(["của", "từ", "do", "bởi", "các", "phía", "bên", "nguồn", "vốn"])
  private let tails = Self.keys([
    "đối ứng", "đóng góp", "tham gia", "hỗ trợ", "tài trợ", "thụ hưởng", "góp", "tự bỏ", "tự có",
    "chủ trì", "thực hiện", "huy động", "hưởng lợi",
  ])
  /// Who a source may be, and the name under which a list has it.
  private let givers: [(who: Set<[UInt8]>, name: [UInt8])] = [
    (
      ["đơn vị", "cơ sở", "cơ sở sản xuất", "hợp tác xã", "htx", "hộ kinh doanh", "chủ đầu tư"],
      "vốn đối ứng"
    ),
    (["người dân", "nhân dân", "dân", "cộng đồng", "hộ dân", "hộ gia đình"], "dân đóng góp"),
    (["nhà tài trợ", "tổ chức", "cá nhân"], "tài trợ"),
  ].map { who, name in (Set(keys(who)), keys([name])[0]) }

  /// Those who are named for what they give alone.
  private let alone = Set(
    Self.keys(["người dân", "nhân dân", "cộng đồng", "hộ dân", "nhà tài trợ"]))

  /// The names that a source may have in a list, the likeliest first; none where nothing was added.
  func likes(_ key: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var names: [ArraySlice<UInt8>] = []
    var rest: ArraySlice<UInt8>? = key
    while let name = rest {
      // `Đơn vị` alone names no source; `đơn vị đóng góp` does.
      let isWhole = name.count == key.count
      if !isWhole || alone.contains(Array(name)) { names.insert(contentsOf: giver(name), at: 0) }
      if !isWhole { names.insert(name, at: 0) }
      rest = shortened(name)
    }
    return names
  }

  /// The name under which a list has what some giver gives.
  private func giver(_ who: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    let key = Array(who)
    let found = givers.first { giver in
      giver.who.contains(key) || giver.who.contains { MatchKey.withoutAccents($0) == key }
    }
    return found.map { [$0.name[...]] } ?? []
  }

  /// Without one word at its head or end that only says how the money comes.
  private func shortened(_ key: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    for lead in leads + links {
      for word in [lead, MatchKey.withoutAccents(lead)]
      where key.starts(with: word) && key.dropFirst(word.count).first == 0x20 {
        return key.dropFirst(word.count + 1)
      }
    }
    for tail in tails {
      for word in [tail, MatchKey.withoutAccents(tail)]
      where key.count > word.count + 1 && key.suffix(word.count).elementsEqual(word)
        && key[key.endIndex - word.count - 1] == 0x20
      {
        return key.dropLast(word.count + 1)
      }
    }
    return nil
  }

  private static func keys(_ words: [String]) -> [[UInt8]] {
    words.map { MatchKey.name(bytes: ArraySlice($0.utf8)) }
  }
}

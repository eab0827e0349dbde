extension Call.Dispatch {
  /// What documents call it: `Công văn số 1469/BCT-TKNL ngày 16/3/2023`; without a number
  /// `Văn bản`.
  public var name: Localized {
    guard let number else { return Localized(vi: "Văn bản", en: "The call") }
    let kind = Self.kind(of: number)
    let day = date.map { Localized(vi: " ngày \($0.official)", en: " of \($0.official)") }
    return Localized(
      vi: "\(kind.vi) số \(number)\(day?.vi ?? "")", en: "\(kind.en) \(number)\(day?.en ?? "")")
  }

  /// The kind that its symbol begins with; official letters have none in theirs (Nghị định
  /// 30/2020/NĐ-CP, Phụ lục III).
  private static func kind(of number: String) -> Localized {
    let symbol = number.split(separator: "/").last ?? ""
    return switch symbol.split(separator: "-").first ?? "" {
    case "KH": Localized(vi: "Kế hoạch", en: "Plan")
    case "QĐ": Localized(vi: "Quyết định", en: "Decision")
    case "TB": Localized(vi: "Thông báo", en: "Notice")
    case "CT": Localized(vi: "Chỉ thị", en: "Directive")
    default: Localized(vi: "Công văn", en: "Dispatch")
    }
  }
}

extension CalendarDay {
  /// The date in figures as official documents write it: `16/3/2023`, `05/02/2023`; days below
  /// ten and the first two months have a leading zero, no other month.
  public var official: String {
    let parts = components
    let day = parts.day < 10 ? "0\(parts.day)" : "\(parts.day)"
    let month = parts.month < 3 ? "0\(parts.month)" : "\(parts.month)"
    return "\(day)/\(month)/\(parts.year)"
  }
}

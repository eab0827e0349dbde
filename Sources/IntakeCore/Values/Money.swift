/// An amount of money: whole đồng, exact.
public struct Money: Sendable, Hashable, Comparable {
  public var dong: Int128

  public init(dong: Int128) {
    self.dong = dong
  }

  public static let zero = Money(dong: 0)

  /// The decimal string of machine reports: `1500000000`.
  public var decimal: String { String(dong) }

  public static func < (one: Self, other: Self) -> Bool { one.dong < other.dong }
  public static func + (one: Self, other: Self) -> Self { Money(dong: one.dong + other.dong) }
  public static func - (one: Self, other: Self) -> Self { Money(dong: one.dong - other.dong) }
  public static func += (one: inout Self, other: Self) { one.dong += other.dong }
}

/// What one unit of a form's amounts is worth.
public enum MoneyUnit: String, Sendable, CaseIterable {
  case dong, thousand, million, billion

  /// The đồng in one unit.
  public var dong: Int128 {
    switch self {
    case .dong: 1
    case .thousand: 1_000
    case .million: 1_000_000
    case .billion: 1_000_000_000
    }
  }

  /// The digits after the decimal sign that still make whole đồng.
  public var fractionDigits: Int {
    switch self {
    case .dong: 0
    case .thousand: 3
    case .million: 6
    case .billion: 9
    }
  }

  public var name: Localized {
    switch self {
    case .dong: Localized(vi: "đồng", en: "đồng")
    case .thousand: Localized(vi: "nghìn đồng", en: "thousand đồng")
    case .million: Localized(vi: "triệu đồng", en: "million đồng")
    case .billion: Localized(vi: "tỷ đồng", en: "billion đồng")
    }
  }
}

/// A number of things, exact to its sixth decimal.
public struct Quantity: Sendable, Hashable {
  /// Millionths.
  public var millionths: Int128

  public init(millionths: Int128) {
    self.millionths = millionths
  }

  public static let zero = Quantity(millionths: 0)

  public static func + (one: Self, other: Self) -> Self {
    Quantity(millionths: one.millionths + other.millionths)
  }

  /// `12,5`.
  public var text: String {
    let (whole, rest) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    let sign = millionths < 0 ? "-" : ""
    guard rest > 0 else { return sign + String(whole) }
    var digits = String(String(rest + 1_000_000).dropFirst())
    while digits.last == "0" { digits.removeLast() }
    return sign + String(whole) + "," + digits
  }
}

/// The name of a kind of finding: a family letter and three digits, never reused.
public struct Code: Sendable, Hashable, Comparable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  public let description: String

  public init(stringLiteral value: String) {
    description = value
  }

  public init(_ text: String) {
    description = text
  }

  public static func < (one: Self, other: Self) -> Bool { one.description < other.description }
}

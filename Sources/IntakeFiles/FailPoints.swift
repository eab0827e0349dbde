/// Named points between the steps that must survive a crash; tests make them fail.
public struct FailPoints: Sendable {
  private let reached: @Sendable (String) throws -> Void

  public init(_ reached: @escaping @Sendable (String) throws -> Void) {
    self.reached = reached
  }

  /// Nothing ever fails.
  public static let none = FailPoints { _ in }

  public func reach(_ name: String) throws {
    try reached(name)
  }
}

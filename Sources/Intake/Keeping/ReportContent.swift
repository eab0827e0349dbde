import Foundation

/// What a machine report says, whatever else another one says.
struct ReportContent {
  private let value: Any

  /// Nil where the bytes are no JSON.
  init?(_ bytes: [UInt8]) {
    do {
      value = try JSONSerialization.jsonObject(with: Data(bytes))
    } catch {
      return nil
    }
  }

  /// Whether another report says all of this one.
  func isWithin(_ other: ReportContent?) -> Bool {
    other.map { Self.isWithin(value, $0.value) } ?? false
  }

  private static func isWithin(_ one: Any, _ other: Any) -> Bool {
    if let one = one as? [String: Any] {
      guard let other = other as? [String: Any] else { return false }
      return one.allSatisfy { name, value in other[name].map { isWithin(value, $0) } ?? false }
    }
    if let one = one as? [Any] {
      guard let other = other as? [Any], one.count == other.count else { return false }
      return zip(one, other).allSatisfy(isWithin)
    }
    return "\(one)" == "\(other)"
  }
}

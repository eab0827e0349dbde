import Foundation
import IntakeCore

/// What an outline contributes to the call's targets, as the row of its task has it.
enum StoredContributions {
  private struct Stored: Codable {
    var target: String
    var text: String
    /// Millionths; absent where it can be read in two ways.
    var quantity: String?
  }

  /// The same contributions always give the same text.
  static func text(_ contributions: [Contribution]) -> String {
    if contributions.isEmpty { return "[]" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let stored = contributions.map { contribution in
      Stored(
        target: contribution.target, text: contribution.text,
        quantity: contribution.quantity.map { String($0.millionths) })
    }
    do {
      return String(decoding: try encoder.encode(stored), as: UTF8.self)
    } catch {
      preconditionFailure("texts can be written as JSON")
    }
  }

  /// - Throws: `RegisterError.damaged`.
  static func read(_ text: String) throws -> [Contribution] {
    if text == "[]" { return [] }
    do {
      return try JSONDecoder().decode([Stored].self, from: Data(text.utf8)).map { stored in
        Contribution(
          target: stored.target, text: stored.text,
          quantity: try stored.quantity.map { digits in
            guard let millionths = Int128(digits) else {
              throw RegisterError.damaged("contributions")
            }
            return Quantity(millionths: millionths)
          })
      }
    } catch is DecodingError {
      throw RegisterError.damaged("contributions")
    }
  }
}

import Foundation
public import IntakeCore

/// Reads the `plan.json` of an earlier plan.
public enum EarlierPlanFile {
  /// - Parameters:
  ///   - path: the file, or the plan's folder.
  ///   - call: in whose zone its instants are told.
  /// - Throws: `Failure`: not to be read, or no plan.
  public static func read(_ path: String, call: Call) throws -> EarlierPlan {
    let file = path.hasSuffix(".json") ? path : path + "/plan.json"
    return try parse(try FileBytes.read(file, limit: largest), of: file, call: call)
  }

  /// - Parameter file: what the bytes are called.
  static func parse(_ bytes: [UInt8], of file: String, call: Call) throws -> EarlierPlan {
    let stored: Stored
    do {
      stored = try JSONDecoder().decode(Stored.self, from: Data(bytes))
    } catch is DecodingError {
      throw refusal(file, vi: "không phải plan.json của dexuat", en: "is no plan.json of dexuat")
    }
    guard stored.schema == "dexuat-plan/1",
      let asOf = Instant(iso: stored.asOf, zone: call.zone)
    else {
      throw refusal(file, vi: "không phải plan.json của dexuat", en: "is no plan.json of dexuat")
    }
    return EarlierPlan(
      call: stored.call.id, asOf: asOf, lines: stored.groups.flatMap(\.tasks).map(\.line))
  }

  private static let largest = 1 << 30

  private static func refusal(_ file: String, vi: String, en: String) -> Failure {
    Failure(.usage, Localized(vi: "“\(file)” \(vi).", en: "“\(file)” \(en)."))
  }

  private struct Stored: Decodable {
    var schema: String
    var asOf: String
    var call: Pinned
    var groups: [Group]

    struct Pinned: Decodable {
      var id: String
    }

    struct Group: Decodable {
      var tasks: [Task]
    }
  }

  /// A task with whatever fields it has, numbers as text.
  private struct Task: Decodable {
    var line: EarlierPlan.Line

    private enum Value: Decodable {
      case text(String), number(Int), none

      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        guard !value.decodeNil() else {
          self = .none
          return
        }
        do {
          self = .number(try value.decode(Int.self))
        } catch is DecodingError {
          self = .text(try value.decode(String.self))
        }
      }

      var text: String? {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        case .none: nil
        }
      }
    }

    init(from decoder: any Decoder) throws {
      let values = try decoder.singleValueContainer().decode([String: Value].self)
      guard case .number(let entry)? = values["entry"] else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "no entry"))
      }
      line = EarlierPlan.Line(entry: entry, values: values.compactMapValues(\.text))
    }
  }
}

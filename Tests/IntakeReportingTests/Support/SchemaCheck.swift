import Foundation
import Testing

/// Checks JSON against the part of JSON Schema 2020-12 that our schemas use, so that the tests need
/// no other program; `scripts/test` runs a whole validator too where there is one.
struct SchemaCheck {
  private let root: [String: Any]

  static func expect(_ json: [UInt8], matches schema: Data) throws {
    let root = try #require(try JSONSerialization.jsonObject(with: schema) as? [String: Any])
    let value = try JSONSerialization.jsonObject(with: Data(json))
    for fault in SchemaCheck(root: root).faults(value, root, at: "$") {
      Issue.record("\(fault)")
    }
  }

  private func faults(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
    var found: [String] = []
    let unknown = Set(schema.keys).subtracting(Self.known)
    if !unknown.isEmpty { found.append("\(path): this check does not know \(unknown)") }
    if let name = schema["$ref"] as? String {
      found += faults(value, definition(name), at: path)
    }
    if let any = schema["anyOf"] as? [[String: Any]],
      any.allSatisfy({ !faults(value, $0, at: path).isEmpty })
    {
      found.append("\(path): fits none of anyOf")
    }
    if let types = types(schema), !types.contains(where: { Self.isOf($0, value) }) {
      found.append("\(path): \(value) is not \(types)")
    }
    if let constant = schema["const"], !same(constant, value) {
      found.append("\(path): \(value) is not \(constant)")
    }
    if let values = schema["enum"] as? [Any], !values.contains(where: { same($0, value) }) {
      found.append("\(path): \(value) is not one of \(values)")
    }
    if let pattern = schema["pattern"] as? String, let text = value as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      found.append("\(path): “\(text)” does not match \(pattern)")
    }
    if let object = value as? [String: Any] { found += faults(of: object, schema, at: path) }
    if let array = value as? [Any], let items = schema["items"] as? [String: Any] {
      for (position, item) in array.enumerated() {
        found += faults(item, items, at: "\(path)[\(position)]")
      }
    }
    return found
  }

  private func faults(
    of object: [String: Any], _ schema: [String: Any], at path: String
  ) -> [String] {
    guard let properties = schema["properties"] as? [String: [String: Any]] else { return [] }
    var found: [String] = []
    if schema["additionalProperties"] as? Bool != false {
      found.append("\(path): the schema is not strict")
    }
    for (key, value) in object {
      guard let property = properties[key] else {
        found.append("\(path).\(key): not in the schema")
        continue
      }
      found += faults(value, property, at: "\(path).\(key)")
    }
    for key in schema["required"] as? [String] ?? [] where object[key] == nil {
      found.append("\(path): lacks \(key)")
    }
    return found
  }

  private func definition(_ name: String) -> [String: Any] {
    let definitions = root["$defs"] as? [String: [String: Any]] ?? [:]
    return definitions[String(name.dropFirst("#/$defs/".count))] ?? ["const": "no such \(name)"]
  }

  private func types(_ schema: [String: Any]) -> [String]? {
    (schema["type"] as? String).map { [$0] } ?? schema["type"] as? [String]
  }

  private func same(_ one: Any, _ other: Any) -> Bool {
    if one is NSNull, other is NSNull { return true }
    return (one as? NSObject) == (other as? NSObject)
  }

  private static func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "null": value is NSNull
    case "string": value is String
    case "integer": (value as? NSNumber).map { $0.doubleValue.rounded() == $0.doubleValue } ?? false
    case "boolean": value is Bool
    case "object": value is [String: Any]
    case "array": value is [Any]
    default: false
    }
  }

  private static let known: Set<String> = [
    "$schema", "$id", "$defs", "$ref", "title", "description", "type", "const", "enum", "pattern",
    "anyOf", "properties", "required", "additionalProperties", "items", "minimum",
  ]
}

internal import IntakeCore

/// Reads what a call sets otherwise for the rules.
struct RulesDecoder {
  let rules: [Rule]

  /// Codes that calls may already set, whose rules come with reading what offices really send.
  private static let promised: Set<Code> = ["M003", "M004", "O003", "O005", "R003", "L003"]

  func decode(_ node: CallNode, into call: inout Call) throws {
    try node.expect(children: ["severity", "parameter"])
    for node in node.all("severity") {
      try node.expect(attributes: ["code", "as"])
      let (code, rule) = try known(node)
      guard rule?.adjustable ?? true else { throw node.mistake(.fixed(code)) }
      guard call.severities[code] == nil else {
        throw node.mistake(.namedTwice(code.description))
      }
      call.severities[code] = try node.choice("as", Severity.self)
    }
    for node in node.all("parameter") {
      try node.expect(attributes: ["code", "name", "value"])
      let (code, _) = try known(node)
      let name = try node.fieldName("name")
      let text = try node.attribute("value")
      let value = try node.value("value", text, Int128(text), .wholeNumber)
      if call.parameter(code, name) != nil { throw node.mistake(.namedTwice(name)) }
      call.parameters.append(RuleParameter(code: code, name: name, value: value))
    }
  }

  private func known(_ node: CallNode) throws -> (code: Code, rule: Rule?) {
    let code = Code(try node.attribute("code"))
    let rule = rules.first { $0.code == code }
    guard rule != nil || Self.promised.contains(code) else {
      throw node.mistake(.unknownRule(code))
    }
    return (code, rule)
  }
}

extension Localized {
  fileprivate static let wholeNumber = Localized(vi: "một số nguyên", en: "a whole number")

  fileprivate static func fixed(_ code: Code) -> Localized {
    Localized(
      vi: "mức độ của \(code) không thay đổi được", en: "the severity of \(code) cannot be changed")
  }

  fileprivate static func unknownRule(_ code: Code) -> Localized {
    Localized(vi: "không có quy tắc \(code)", en: "there is no rule \(code)")
  }
}

internal import IntakeCore

/// An element of a definition with the ways to take what it must hold; every mistake is thrown
/// with its line.
struct CallNode {
  let element: CallElement
  let file: String

  /// Checks that nothing unknown stands in it and that its elements come in this order.
  func expect(attributes: [String] = [], children: [String] = []) throws {
    for name in element.attributes.keys.sorted() where !attributes.contains(name) {
      throw mistake(.unknownAttribute(name))
    }
    if children.isEmpty, element.children.isEmpty { return }
    var last = 0
    for child in element.children {
      guard let rank = children.firstIndex(of: child.name) else {
        throw at(child).mistake(.unknownElement(child.name, in: element.name))
      }
      guard rank >= last else {
        throw at(child).mistake(.outOfOrder(child.name, before: children[last]))
      }
      last = rank
    }
    guard element.text.isEmpty || children.isEmpty else {
      throw mistake(.wrongText(element.name))
    }
  }

  func mistake(_ problem: Localized) -> CallError {
    CallError(file: file, line: element.line, problem: problem)
  }

  private func at(_ child: CallElement) -> CallNode {
    CallNode(element: child, file: file)
  }

  // MARK: - Elements

  func all(_ name: String) -> [CallNode] {
    element.children.filter { $0.name == name }.map(at)
  }

  func optional(_ name: String) throws -> CallNode? {
    let found = all(name)
    if found.count > 1 { throw found[1].mistake(.twice(name)) }
    return found.first
  }

  func one(_ name: String) throws -> CallNode {
    guard let found = try optional(name) else { throw mistake(.missing(name, in: element.name)) }
    return found
  }

  /// At least one.
  func some(_ name: String) throws -> [CallNode] {
    let found = all(name)
    if found.isEmpty { throw mistake(.missing(name, in: element.name)) }
    return found
  }

  /// The text of an element that holds nothing else.
  func words() throws -> String {
    guard element.children.isEmpty else { throw mistake(.wrongText(element.name)) }
    let text = element.text
    guard !text.isEmpty else { throw mistake(.blank(element.name)) }
    return text
  }

  func words(_ name: String) throws -> [String] {
    try all(name).map {
      try $0.expect()
      return try $0.words()
    }
  }

  /// A text that stands twice, once in each language.
  func text(_ name: String) throws -> Localized {
    guard let text = try optionalText(name) else {
      throw mistake(.missing(name, in: element.name))
    }
    return text
  }

  func optionalText(_ name: String) throws -> Localized? {
    let texts = try texts(name)
    if texts.count > 1 { throw all(name)[2].mistake(.twice(name)) }
    return texts.first
  }

  /// Any number of texts, each in both languages.
  func texts(_ name: String) throws -> [Localized] {
    let nodes = all(name)
    var texts: [Localized] = []
    for start in stride(from: 0, to: nodes.count, by: 2) {
      let pair = nodes[start...].prefix(2)
      var said: [String: String] = [:]
      for node in pair {
        try node.expect(attributes: ["lang"])
        let language = try node.attribute("lang")
        guard Language(rawValue: language) != nil, said[language] == nil else {
          throw node.mistake(.language(name))
        }
        said[language] = try node.words()
      }
      guard let vi = said["vi"], let en = said["en"] else {
        throw nodes[start].mistake(.language(name))
      }
      texts.append(Localized(vi: vi, en: en))
    }
    return texts
  }

  // MARK: - Attributes

  func optionalAttribute(_ name: String) -> String? {
    element.attributes[name]
  }

  func attribute(_ name: String) throws -> String {
    guard let value = element.attributes[name], !value.isEmpty else {
      throw mistake(.missingAttribute(name))
    }
    return value
  }

  func day(_ name: String) throws -> CalendarDay? {
    try optionalAttribute(name).map { try value(name, $0, CalendarDay(iso: $0), .day) }
  }

  func month(_ name: String) throws -> CalendarMonth {
    let text = try attribute(name)
    return try value(name, text, CalendarMonth(iso: text), .month)
  }

  func year(_ name: String) throws -> Int {
    let text = try attribute(name)
    let year = text.utf8.count == 4 ? Int(text) : nil
    return try value(name, text, year.flatMap { 1_000...2_999 ~= $0 ? $0 : nil }, .year)
  }

  func time(_ name: String, zone: ZoneOffset) throws -> Instant {
    let text = try attribute(name)
    let isLocal = text.utf8.count == 19
    return try value(name, text, isLocal ? Instant(iso: text, zone: zone) : nil, .time)
  }

  /// One of the names of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, _ type: Choice.Type = Choice.self
  ) throws -> Choice where Choice.RawValue == String {
    let text = try attribute(name)
    let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    return try value(name, text, Choice(rawValue: text), Localized(same: names))
  }

  /// A name made by the call's author: small letters, digits, single hyphens.
  func identifier(_ name: String) throws -> String {
    let text = try attribute(name)
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isSound = text.utf8.count <= 64 && parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { isDigit($0) || isSmallLetter($0) }
    }
    return try value(name, text, isSound ? text : nil, .identifier)
  }

  /// The id of a field or the name of its element: letters and digits, a small letter first.
  func fieldName(_ name: String) throws -> String {
    let text = try attribute(name)
    let isSound =
      text.utf8.count <= 64 && text.utf8.first.map(isSmallLetter) == true
      && text.utf8.allSatisfy { isDigit($0) || isSmallLetter($0 | 0x20) }
    return try value(name, text, isSound ? text : nil, .fieldName)
  }

  func value<Value>(
    _ name: String, _ text: String, _ value: Value?, _ expected: Localized
  ) throws -> Value {
    guard let value else { throw mistake(.wrongValue(name, text, expected)) }
    return value
  }
}

private func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
private func isSmallLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte }

extension Localized {
  fileprivate static let day = Localized(vi: "một ngày, như 2023-04-30", en: "a day, as 2023-04-30")
  fileprivate static let month = Localized(vi: "một tháng, như 2024-01", en: "a month, as 2024-01")
  fileprivate static let year = Localized(vi: "một năm, như 2024", en: "a year, as 2024")
  fileprivate static let time = Localized(
    vi: "một giờ địa phương, như 2023-04-30T00:00:00", en: "a local time, as 2023-04-30T00:00:00")
  fileprivate static let identifier = Localized(
    vi: "chữ thường không dấu, chữ số, dấu gạch nối đơn",
    en: "small letters, digits and single hyphens")
  fileprivate static let fieldName = Localized(
    vi: "chữ cái không dấu và chữ số, bắt đầu bằng chữ thường",
    en: "letters and digits, a small letter first")

  fileprivate static func unknownElement(_ name: String, in parent: String) -> Localized {
    Localized(
      vi: "phần tử lạ <\(name)> trong <\(parent)>", en: "unknown element <\(name)> in <\(parent)>")
  }

  fileprivate static func outOfOrder(_ name: String, before other: String) -> Localized {
    Localized(
      vi: "<\(name)> sai thứ tự: phải đứng trước <\(other)>",
      en: "<\(name)> is out of order: it belongs before <\(other)>")
  }

  fileprivate static func twice(_ name: String) -> Localized {
    Localized(vi: "<\(name)> xuất hiện quá số lần cho phép", en: "too many <\(name)>")
  }

  fileprivate static func missing(_ name: String, in parent: String) -> Localized {
    Localized(vi: "<\(parent)> thiếu <\(name)>", en: "<\(parent)> lacks <\(name)>")
  }

  fileprivate static func blank(_ name: String) -> Localized {
    Localized(vi: "<\(name)> để trống", en: "<\(name)> is blank")
  }

  fileprivate static func wrongText(_ name: String) -> Localized {
    Localized(
      vi: "nội dung của <\(name)> không đúng dạng", en: "the content of <\(name)> is not as expected")
  }

  fileprivate static func language(_ name: String) -> Localized {
    Localized(
      vi: "<\(name)> phải có đúng hai bản, lang=\"vi\" và lang=\"en\"",
      en: "<\(name)> must stand twice, with lang=\"vi\" and lang=\"en\"")
  }

  fileprivate static func missingAttribute(_ name: String) -> Localized {
    Localized(vi: "thiếu thuộc tính “\(name)”", en: "the attribute “\(name)” is missing")
  }

  fileprivate static func wrongValue(
    _ name: String, _ found: String, _ expected: Localized
  ) -> Localized {
    Localized(
      vi: "\(name)=\"\(found)\": không đúng; cần \(expected.vi)",
      en: "\(name)=\"\(found)\" will not do; needed: \(expected.en)")
  }
}

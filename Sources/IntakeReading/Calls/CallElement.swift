internal import IntakeCore

/// One element of a call definition.
final class CallElement {
  let name: String
  let line: Int
  let file: String
  private let attributes: [(name: String, value: String)]
  fileprivate(set) var children: [CallElement] = []
  fileprivate(set) var rawText: [UInt8] = []

  fileprivate init(
    name: String, line: Int, file: String, attributes: [(name: String, value: String)]
  ) {
    self.name = name
    self.line = line
    self.file = file
    self.attributes = attributes
  }

  /// The text, white space at its ends taken off and runs of it made one space; NFC as written.
  private(set) lazy var text: String = {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rawText.count)
    for byte in rawText {
      if !isSpace(byte) {
        bytes.append(byte)
      } else if let last = bytes.last, last != 0x20 {
        bytes.append(0x20)
      }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }()

  func children(_ name: String) -> [CallElement] {
    children.filter { $0.name == name }
  }

  /// Refuses attributes and children that the definition does not have here, and repeated ones
  /// of those that stand once.
  func allow(attributes known: [String] = [], once: [String] = [], many: [String] = []) throws {
    if let unknown = attributes.map(\.name).filter({ !known.contains($0) }).min() {
      throw mistake(.unknownAttribute(unknown, of: name))
    }
    var seen: [String] = []
    for child in children {
      if many.contains(child.name) { continue }
      guard once.contains(child.name) else {
        throw child.mistake(.unknownElement(child.name, within: name))
      }
      guard !seen.contains(child.name) else {
        throw child.mistake(.repeatedElement(child.name, within: name))
      }
      seen.append(child.name)
    }
    if !(once.isEmpty && many.isEmpty), !text.isEmpty {
      throw mistake(.strayText(within: name))
    }
  }

  func attribute(_ name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  func required(_ name: String) throws -> String {
    guard let value = attribute(name), !value.isEmpty else {
      throw mistake(.missingAttribute(name, of: self.name))
    }
    return value
  }

  func child(_ name: String) -> CallElement? {
    children.first { $0.name == name }
  }

  func requiredChild(_ name: String) throws -> CallElement {
    guard let child = child(name) else { throw mistake(.missingElement(name, within: self.name)) }
    return child
  }

  /// The text in both languages: a pair of children with this name.
  func localized(_ name: String) throws -> Localized {
    guard let text = try localizedIfAny(name) else {
      throw mistake(.missingElement(name, within: self.name))
    }
    return text
  }

  func localizedIfAny(_ name: String) throws -> Localized? {
    let pairs = try localizedPairs(name)
    guard pairs.count <= 1 else {
      throw children(name)[2].mistake(.repeatedElement(name, within: self.name))
    }
    return pairs.first
  }

  /// Pairs of texts, each first in Vietnamese, then in English.
  func localizedPairs(_ name: String) throws -> [Localized] {
    let texts = children(name)
    var pairs: [Localized] = []
    for start in stride(from: 0, to: texts.count, by: 2) {
      try texts[start].expectLanguage(.vi)
      guard start + 1 < texts.count else {
        throw texts[start].mistake(.missingLanguage(name, .en))
      }
      try texts[start + 1].expectLanguage(.en)
      pairs.append(Localized(vi: texts[start].text, en: texts[start + 1].text))
    }
    return pairs
  }

  private func expectLanguage(_ language: Language) throws {
    try allow(attributes: ["lang"])
    guard try required("lang") == language.rawValue, !text.isEmpty else {
      throw mistake(.missingLanguage(name, language))
    }
  }

  /// Texts without a language, each in a child of this name.
  func texts(_ name: String) throws -> [String] {
    try children(name).map { child in
      try child.allow()
      guard !child.text.isEmpty else { throw child.mistake(.emptyElement(name)) }
      return child.text
    }
  }

  func mistake(_ problem: Localized) -> CallError {
    CallError(file: file, line: line, problem: problem)
  }
}

/// Builds the tree of a definition from the parser's events.
final class CallElementBuilder: XMLEvents {
  private(set) var root: CallElement?
  private(set) var mistake: CallError?
  private var open: [CallElement] = []
  private var scan: XMLScan
  private let file: String

  init(scan: XMLScan, file: String) {
    self.scan = scan
    self.file = file
  }

  /// Walks over the whole definition before the parser does.
  func walk(to end: Int) -> XMLScan.Stop? {
    scan.walk(to: end)
  }

  func start(_ name: Span<UInt8>, namespace: Span<UInt8>, attributes: [XMLAttribute]) {
    let line = scan.nextTag().map { Int($0.line) } ?? 0
    let named = attributes.filter { $0.namespace == nil }
      .map { (name: $0.name, value: String(decoding: $0.value, as: UTF8.self)) }
    let element = CallElement(name: String(name), line: line, file: file, attributes: named)
    if mistake == nil, !equal(namespace, CallReader.namespace) {
      mistake = element.mistake(.foreignElement(element.name))
    }
    if let parent = open.last { parent.children.append(element) } else { root = element }
    open.append(element)
  }

  func end() {
    open.removeLast()
  }

  func text(_ bytes: Span<UInt8>) {
    guard let element = open.last else { return }
    // The line breaks between the tags of an element that has no text of its own.
    if element.rawText.isEmpty, bytes.indices.allSatisfy({ isSpace(bytes[$0]) }) { return }
    ByteScan.append(bytes, to: &element.rawText)
  }
}

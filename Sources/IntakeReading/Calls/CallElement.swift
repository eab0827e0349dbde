internal import IntakeCore

/// One element of a call definition: its place in the definition's tree.
struct CallElement {
  private let tree: CallTree
  private let index: Int

  fileprivate init(_ tree: CallTree, _ index: Int) {
    self.tree = tree
    self.index = index
  }

  private var node: CallTree.Node { tree.nodes[index] }

  var name: String { tree.nodes[index].name }
  var line: Int { tree.nodes[index].line }
  var file: String { tree.file }
  var hasText: Bool { !tree.nodes[index].text.isEmpty }

  /// The text, white space at its ends taken off and runs of it made one space; NFC as written.
  var text: String { String(decoding: tree.text[node.text], as: UTF8.self) }

  var children: [CallElement] {
    var children: [CallElement] = []
    eachChild { children.append($0) }
    return children
  }

  func children(_ name: String) -> [CallElement] {
    var children: [CallElement] = []
    eachChild { if $0.name == name { children.append($0) } }
    return children
  }

  func child(_ name: String) -> CallElement? {
    var next = node.firstChild
    while let index = next {
      if tree.nodes[index].name == name { return CallElement(tree, index) }
      next = tree.nodes[index].next
    }
    return nil
  }

  private func eachChild(_ body: (CallElement) throws -> Void) rethrows {
    var next = node.firstChild
    while let index = next {
      try body(CallElement(tree, index))
      next = tree.nodes[index].next
    }
  }

  /// Refuses attributes and children that the definition does not have here, and repeated ones
  /// of those that stand once.
  func allow(attributes known: [String] = [], once: [String] = [], many: [String] = []) throws {
    if let unknown = node.attributes.map(\.name).filter({ !known.contains($0) }).min() {
      throw mistake(.unknownAttribute(unknown, of: name))
    }
    var seen: [String] = []
    try eachChild { child in
      let part = child.name
      if many.contains(part) { return }
      guard once.contains(part) else { throw child.mistake(.unknownElement(part, within: name)) }
      guard !seen.contains(part) else { throw child.mistake(.repeatedElement(part, within: name)) }
      seen.append(part)
    }
    if !(once.isEmpty && many.isEmpty), hasText {
      throw mistake(.strayText(within: name))
    }
  }

  func attribute(_ name: String) -> String? {
    node.attributes.first { $0.name == name }?.value
  }

  func required(_ name: String) throws -> String {
    guard let value = attribute(name), !value.isEmpty else {
      throw mistake(.missingAttribute(name, of: self.name))
    }
    return value
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
    guard try required("lang") == language.rawValue, hasText else {
      throw mistake(.missingLanguage(name, language))
    }
  }

  /// Texts without a language, each in a child of this name.
  func texts(_ name: String) throws -> [String] {
    try children(name).map { child in
      try child.allow()
      guard child.hasText else { throw child.mistake(.emptyElement(name)) }
      return child.text
    }
  }

  func mistake(_ problem: Localized) -> CallError {
    CallError(file: file, line: line, problem: problem)
  }
}

/// The elements of a definition in the order of their start tags, held in few pieces: a definition
/// is read at each start of the program.
private final class CallTree {
  let file: String
  var nodes: [Node] = []
  /// The texts of all elements.
  var text: [UInt8] = []

  struct Node {
    var name: String
    var line: Int
    var attributes: [(name: String, value: String)]
    var firstChild: Int?
    var next: Int?
    var text = 0..<0
  }

  init(file: String) {
    self.file = file
  }
}

/// Builds the tree of a definition from the parser's events.
final class CallElementBuilder: XMLEvents {
  private(set) var mistake: CallError?
  private let tree: CallTree
  private var open: [Open] = []
  private var scan: XMLScan

  /// An element whose end is still to come.
  private struct Open {
    var index: Int
    var lastChild: Int?
    var text: [UInt8] = []
  }

  init(scan: XMLScan, file: String) {
    self.scan = scan
    tree = CallTree(file: file)
  }

  var root: CallElement? { tree.nodes.isEmpty ? nil : CallElement(tree, 0) }

  /// Walks over the whole definition before the parser does.
  func walk(to end: Int) -> XMLScan.Stop? {
    scan.walk(to: end)
  }

  func start(_ name: Span<UInt8>, namespace: Span<UInt8>, attributes: [XMLAttribute]) {
    let index = tree.nodes.count
    tree.nodes.append(
      CallTree.Node(
        name: String(name), line: scan.nextTag().map { Int($0.line) } ?? 0,
        attributes: attributes.filter { $0.namespace == nil }
          .map { ($0.name, String(decoding: $0.value, as: UTF8.self)) }))
    if mistake == nil, !equal(namespace, CallReader.namespace) {
      let element = CallElement(tree, index)
      mistake = element.mistake(.foreignElement(element.name))
    }
    if !open.isEmpty {
      let parent = open.count - 1
      if let before = open[parent].lastChild {
        tree.nodes[before].next = index
      } else {
        tree.nodes[open[parent].index].firstChild = index
      }
      open[parent].lastChild = index
    }
    open.append(Open(index: index))
  }

  func end() {
    let element = open.removeLast()
    let end = element.text.last == 0x20 ? element.text.count - 1 : element.text.count
    let start = tree.text.count
    tree.text.append(contentsOf: element.text[..<end])
    tree.nodes[element.index].text = start..<tree.text.count
  }

  /// Whether the only white space in a text is single spaces.
  private func isOneRun(_ bytes: Span<UInt8>) -> Bool {
    var isBehindSpace = false
    for index in bytes.indices {
      let byte = bytes[index]
      if byte > 0x20 {
        isBehindSpace = false
      } else {
        if byte != 0x20 || isBehindSpace { return false }
        isBehindSpace = true
      }
    }
    return true
  }

  func text(_ bytes: Span<UInt8>) {
    guard let last = open.indices.last else { return }
    if isOneRun(bytes), open[last].text.last != 0x20, !bytes.isEmpty, !isSpace(bytes[0]) {
      ByteScan.append(bytes, to: &open[last].text)
      return
    }
    for index in bytes.indices {
      if !isSpace(bytes[index]) {
        open[last].text.append(bytes[index])
      } else if let sign = open[last].text.last, sign != 0x20 {
        open[last].text.append(0x20)
      }
    }
  }
}

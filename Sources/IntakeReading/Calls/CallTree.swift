internal import IntakeCore

/// An element of a call definition.
final class CallElement {
  let name: String
  let line: Int
  fileprivate(set) var attributes: [String: String] = [:]
  fileprivate(set) var children: [CallElement] = []
  fileprivate var bytes: [UInt8] = []

  fileprivate init(name: String, line: Int) {
    self.name = name
    self.line = line
  }

  /// The text, every run of white space in it one space, none at the ends.
  var text: String {
    bytes.split(whereSeparator: isSpace).map { String(decoding: $0, as: UTF8.self) }
      .joined(separator: " ")
  }
}

/// Reads a definition into a tree of elements: small documents, read in whole.
final class CallTree: XMLEvents {
  private let file: String
  private var scan: XMLScan
  private var open: [CallElement] = []
  private var root: CallElement?
  private var mistake: CallError?

  /// - Throws: `CallError` at the first place that is no sound XML, or not in the namespace.
  static func read(_ bytes: [UInt8], file: String) throws -> CallElement {
    let text = TextDecoder.decode(bytes)
    if let fault = text.fault {
      let line = text.position(of: fault.offset).line
      throw CallError(file: file, line: line, problem: .unreadable)
    }
    let scan = XMLScan(
      text.bytes, from: text.start, to: text.bytes.count, limits: .standard)
    return try CallTree(file: file, scan: scan).read(text)
  }

  private init(file: String, scan: XMLScan) {
    self.file = file
    self.scan = scan
  }

  private func read(_ text: DecodedText) throws -> CallElement {
    let parser = XMLPushParser(events: self)
    if scan.walk(to: text.bytes.count) != nil {
      throw CallError(file: file, line: scan.position.line, problem: .refused)
    }
    parser.push(text.bytes, text.start..<text.bytes.count)
    parser.finish()
    if let mistake { throw mistake }
    if let refusal = parser.refusal {
      let line = text.position(of: min(text.start + refusal.offset, text.bytes.count)).line
      throw CallError(file: file, line: line, problem: .malformed(refusal.fault, line: line))
    }
    guard let root else { throw CallError(file: file, line: 1, problem: .unreadable) }
    return root
  }

  func start(_ name: Span<UInt8>, namespace: Span<UInt8>, attributes: [XMLAttribute]) {
    let line = Int(scan.nextTag()?.line ?? 0)
    let element = CallElement(name: String(name), line: line)
    if String(namespace) != "urn:dexuat:call:1" {
      note(.foreign(element.name), line: line)
    }
    for attribute in attributes where !attribute.isSchemaHint {
      if attribute.namespace != nil { note(.unknownAttribute(attribute.name), line: line) }
      element.attributes[attribute.name] =
        attribute.value.split(whereSeparator: isSpace)
        .map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }
    open.last?.children.append(element)
    open.append(element)
  }

  func end() {
    let element = open.removeLast()
    if !element.children.isEmpty, !element.text.isEmpty {
      note(.strayText(in: element.name), line: element.line)
    }
    if open.isEmpty { root = element }
  }

  func text(_ bytes: Span<UInt8>) {
    guard let element = open.last else { return }
    ByteScan.append(bytes, to: &element.bytes)
  }

  private func note(_ problem: Localized, line: Int) {
    if mistake == nil { mistake = CallError(file: file, line: line, problem: problem) }
  }
}

extension Localized {
  fileprivate static let unreadable = Localized(
    vi: "không đọc được chữ ở đây: tệp phải là XML, bảng mã UTF-8",
    en: "the text cannot be read here: the file must be XML in UTF-8")
  fileprivate static let refused = Localized(
    vi: "không được có DOCTYPE, thẻ quá dài hoặc lồng quá sâu",
    en: "a DOCTYPE, an overlong tag or too deep a nesting is not allowed")

  fileprivate static func malformed(_ fault: XMLFault, line: Int) -> Localized {
    Finding.malformedXML(fault, at: Place(line: line, column: 1), path: nil).message
  }

  fileprivate static func foreign(_ name: String) -> Localized {
    Localized(
      vi: "phần tử <\(name)> không thuộc không gian tên urn:dexuat:call:1",
      en: "<\(name)> is not in the namespace urn:dexuat:call:1")
  }

  static func unknownAttribute(_ name: String) -> Localized {
    Localized(vi: "thuộc tính lạ “\(name)”", en: "unknown attribute “\(name)”")
  }

  fileprivate static func strayText(in name: String) -> Localized {
    Localized(
      vi: "có chữ nằm ngoài các phần tử con của <\(name)>",
      en: "text stands between the elements of <\(name)>")
  }
}

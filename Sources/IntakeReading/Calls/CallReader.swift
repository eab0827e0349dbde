public import IntakeCore

/// Reads a call definition (`call.xml`) into a `Call`.
///
/// Everything that `docs/call-definition.md` promises is checked here, so that no mistake of a
/// definition reaches a verdict; `templates/call.xsd` is for whoever writes one.
public struct CallReader {
  static let namespaceName = "urn:dexuat:call:1"
  static let namespace = Array(namespaceName.utf8)

  /// Fetches another definition's bytes by its id, for `from="…"`; nil where there is none.
  public typealias Fetch = (_ id: String) throws -> (file: String, bytes: [UInt8])?

  /// Reads a definition.
  ///
  /// The call's hash is that of its file; where it borrows parts, the hash of the file's hash and
  /// of each lender's, in the order of the lenders' ids, a line each.
  /// - Parameters:
  ///   - file: its name in error messages.
  ///   - digest: SHA-256 in hexadecimal.
  /// - Throws: `CallError` with the line of the mistake; whatever `fetch` throws.
  public static func read(
    _ bytes: [UInt8], file: String, digest: ([UInt8]) -> String, fetch: Fetch
  ) throws -> Call {
    let root = try tree(bytes, file: file)
    var files = [Call.Definition.own: bytes]
    var lenders: [String: CallElement] = [:]
    var lent: [String: CallEditions] = [:]
    let parts = ["codeLists", "provinces", "forms"]
    for id in Set(parts.compactMap { root.child($0)?.attribute("from") }).sorted() {
      guard let lender = try fetch(id) else {
        let part = parts.compactMap(root.child).first { $0.attribute("from") == id }
        throw (part ?? root).mistake(.unknownSource(id))
      }
      files[id] = lender.bytes
      let tree = try tree(lender.bytes, file: lender.file)
      lenders[id] = tree
      lent[id] = try CallEditions(tree, sha256: digest(lender.bytes))
    }
    let editions = try CallEditions(root, sha256: digest(bytes))
      .borrowing(from: lent.sorted { $0.key < $1.key }.map(\.value), digest: digest)
    var call = try CallDecoder(root: root, lenders: lenders).call(sha256: editions.sha256)
    call.earlierEditions = Set(editions.earlier)
    call.definition = Call.Definition(files: files)
    return call
  }

  /// The tree of a definition's elements.
  private static func tree(_ bytes: [UInt8], file: String) throws -> CallElement {
    let text = TextDecoder.decode(bytes)
    if let fault = text.fault {
      throw CallError(
        file: file, line: Int(text.position(of: fault.offset).line), problem: .notText)
    }
    var limits = Limits.standard
    limits.documentBytes = 4 << 20
    let builder = CallElementBuilder(
      scan: XMLScan(text.bytes, from: text.start, to: text.bytes.count, limits: limits),
      file: file)
    if let stop = builder.walk(to: text.bytes.count) {
      throw CallError(file: file, line: stop.line, problem: .forbiddenMarkup)
    }
    let parser = XMLPushParser(events: builder)
    parser.push(text.bytes, text.start..<text.bytes.count)
    parser.finish()
    if let refusal = parser.refusal {
      let offset = min(text.start + refusal.offset, text.bytes.count)
      throw CallError(
        file: file, line: Int(text.position(of: offset).line),
        problem: .notXML(refusal.fault.said))
    }
    if let mistake = builder.mistake { throw mistake }
    guard let root = builder.root else {
      throw CallError(file: file, line: 0, problem: .notText)
    }
    guard root.name == "call" else {
      throw root.mistake(.unknownElement(root.name, within: file))
    }
    return root
  }
}

/// A mistake in a call definition: the office's fault, not a submitter's.
public struct CallError: Error, Sendable {
  public var file: String
  /// From 1; 0 where the mistake has no line.
  public var line: Int
  public var problem: Localized

  public init(file: String, line: Int, problem: Localized) {
    self.file = file
    self.line = line
    self.problem = problem
  }
}

extension XMLScan.Stop {
  fileprivate var line: Int {
    switch self {
    case .doctype(let position), .startTagBytes(let position), .depth(let position):
      Int(position.line)
    }
  }
}

extension Localized {
  fileprivate static let notText = Localized(
    vi: "không phải tệp XML mã hóa UTF-8", en: "not an XML file in UTF-8")
  fileprivate static let forbiddenMarkup = Localized(
    vi: "không được có DOCTYPE hay thẻ quá dài, quá sâu",
    en: "no DOCTYPE and no over-long or over-deep tags are allowed")
}

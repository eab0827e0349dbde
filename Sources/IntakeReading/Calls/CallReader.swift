public import IntakeCore

/// Reads a call definition (`call.xml`) into a `Call`.
public struct CallReader {
  /// Fetches another definition's bytes by its id, for `from="…"`; nil where there is none.
  public typealias Fetch = (_ id: String) throws -> (file: String, bytes: [UInt8])?

  /// Reads a definition.
  ///
  /// `Call.sha256` is the hash of the definition. Where it borrows parts, it is the hash of the
  /// hashes: its own, then that of each call borrowed from (each once, in the order of the
  /// elements), in hexadecimal, joined by line feeds.
  /// - Parameters:
  ///   - file: its name in error messages.
  ///   - digest: SHA-256 in hexadecimal.
  ///   - rules: the rules whose codes it may name.
  /// - Throws: `CallError` with the line of the mistake.
  public static func read(
    _ bytes: [UInt8], file: String, digest: ([UInt8]) -> String,
    rules: [Rule] = RuleCatalog.all, fetch: Fetch
  ) throws -> Call {
    let root = CallNode(element: try CallTree.read(bytes, file: file), file: file)
    let lenders = try Lenders(of: root, digest: digest, rules: rules, fetch: fetch)
    let own = digest(bytes)
    let sha256 =
      lenders.hashes.isEmpty
      ? own : digest(Array(([own] + lenders.hashes).joined(separator: "\n").utf8))
    return try CallDecoder(root: root, lenders: lenders, rules: rules).call(sha256: sha256)
  }
}

/// The calls that a definition borrows parts from.
struct Lenders {
  private var calls: [String: (call: Call, borrowed: Set<String>)] = [:]
  private(set) var hashes: [String] = []

  /// The elements that may say `from`.
  static let parts = ["codeLists", "provinces", "forms"]

  init(
    of root: CallNode, digest: ([UInt8]) -> String, rules: [Rule], fetch: CallReader.Fetch
  ) throws {
    for node in Self.parts.flatMap(root.all) {
      guard node.optionalAttribute("from") != nil else { continue }
      let id = try node.identifier("from")
      guard calls[id] == nil else { continue }
      guard let (file, bytes) = try fetch(id) else {
        throw node.mistake(.noSuchCall(id))
      }
      let lender = CallNode(element: try CallTree.read(bytes, file: file), file: file)
      let borrowed = Self.parts.filter { part in
        lender.all(part).contains { $0.optionalAttribute("from") != nil }
      }
      // What the lender itself borrows is never lent, so nothing is fetched for it.
      let call = try CallDecoder(root: lender, lenders: .none, rules: rules)
        .call(sha256: digest(bytes))
      calls[id] = (call, Set(borrowed))
      hashes.append(call.sha256)
    }
  }

  private init() {}

  private static let none = Lenders()

  /// The call that lends a part; nil where the part stands in the definition itself.
  func lender(of node: CallNode) throws -> Call? {
    guard let id = node.optionalAttribute("from") else { return nil }
    guard let (call, borrowed) = calls[id] else { return Call.empty }
    if let child = node.element.children.first {
      throw CallNode(element: child, file: node.file).mistake(.borrowsAndHolds)
    }
    guard !borrowed.contains(node.element.name) else { throw node.mistake(.borrower(id)) }
    return call
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

extension Localized {
  fileprivate static func noSuchCall(_ id: String) -> Localized {
    Localized(vi: "không tìm thấy đợt kêu gọi “\(id)”", en: "there is no call “\(id)”")
  }

  fileprivate static func borrower(_ id: String) -> Localized {
    Localized(
      vi: "đợt “\(id)” cũng mượn phần này của đợt khác; hãy mượn thẳng từ đợt gốc",
      en: "the call “\(id)” borrows this part itself; borrow it from where it stands")
  }

  fileprivate static let borrowsAndHolds = Localized(
    vi: "phần đã mượn bằng from thì không được có nội dung riêng",
    en: "a part that is borrowed by from may hold nothing of its own")
}

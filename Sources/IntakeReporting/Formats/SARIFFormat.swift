public import IntakeCore

/// The findings for code hosts and editors: SARIF 2.1.0, one run. The cell of a sheet and the path
/// of an element are logical locations; a finding that a decision waives is suppressed.
///
/// What a person has to review is a `warning` there, whose property `severity` is `review`.
public struct SARIFFormat: ReportFormat {
  private let head: ReportHead
  private let language: Language
  private var writer = JSONWriter(pretty: true)
  private var documents: [JudgedDocument.Identity] = []
  private static let ruleIndex = Dictionary(
    uniqueKeysWithValues: RuleCatalog.all.enumerated().map { ($1.code, $0) })

  public init(_ head: ReportHead, _ options: ReportOptions) {
    self.head = head
    language = options.language
  }

  public mutating func begin(to out: inout [UInt8]) {
    writer.openObject()
    writer.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    writer.member("version", "2.1.0")
    writer.key("runs")
    writer.openArray()
    writer.openObject()
    writeTool()
    writer.member("language", language.rawValue)
    writer.member("columnKind", "unicodeCodePoints")
    writer.key("results")
    writer.openArray()
    flush(to: &out)
  }

  public mutating func document(
    _ document: JudgedDocument, source: SourceExcerpts?, to out: inout [UInt8]
  ) {
    for finding in document.findings { write(finding, of: document) }
    documents.append(document.identity)
    flush(to: &out)
  }

  public mutating func end(_ summary: ReportSummary, to out: inout [UInt8]) {
    writer.close()
    writer.key("artifacts")
    writer.array(documents) { writer, document in
      writer.object { writer in
        writer.key("location")
        writer.object(.line) { $0.member("uri", Self.uri(document.path)) }
        writer.member("length", document.bytes)
        writer.key("hashes")
        writer.object(.line) { $0.member("sha-256", document.sha256) }
      }
    }
    writer.key("properties")
    writer.object(.line) {
      $0.member("call", head.call.id)
      $0.member("callSha256", head.call.sha256)
      $0.member("asOf", head.asOf.iso(in: head.call.zone))
      $0.member("verdict", summary.verdict.rawValue)
    }
    writer.close()
    writer.close()
    writer.close()
    writer.endLine()
    flush(to: &out)
  }

  // MARK: The rules

  private mutating func writeTool() {
    let (version, language) = (head.version, language)
    let manual = RuleManual(call: head.call)
    writer.key("tool")
    writer.object { writer in
      writer.key("driver")
      writer.object { writer in
        writer.member("name", "dexuat")
        writer.member("version", version)
        writer.member("language", language.rawValue)
        writer.key("rules")
        writer.array(RuleCatalog.all) { writer, rule in
          writer.object { writer in
            writer.member("id", rule.code.description)
            writer.key("shortDescription")
            writer.object(.line) { $0.member("text", rule.title[language]) }
            writer.key("fullDescription")
            writer.object(.line) { $0.member("text", rule.why[language]) }
            writer.key("help")
            writer.object(.line) { $0.member("text", rule.advice[language]) }
            writer.key("defaultConfiguration")
            writer.object(.line) { $0.member("level", manual.effectiveSeverity(of: rule).level) }
          }
        }
      }
    }
  }

  // MARK: A finding

  private mutating func write(_ finding: Finding, of document: JudgedDocument) {
    let (language, position) = (language, documents.count)
    writer.object { writer in
      writer.member("ruleId", finding.code.description)
      if let index = Self.ruleIndex[finding.code] { writer.member("ruleIndex", index) }
      writer.member("level", finding.severity.level)
      writer.key("message")
      writer.object(.line) { $0.member("text", finding.message[language]) }
      writer.key("locations")
      writer.openArray()
      Self.write(
        finding.place, path: finding.path, in: document.identity.path, index: position, language,
        to: &writer)
      writer.close()
      if !finding.related.isEmpty {
        writer.key("relatedLocations")
        writer.array(finding.related) { writer, related in
          Self.write(
            related.place, path: related.path, in: related.document ?? document.identity.path,
            index: related.document == nil ? position : nil, language, to: &writer)
        }
      }
      if let decision = finding.waivedBy {
        writer.key("suppressions")
        writer.array([decision]) { writer, decision in
          writer.object(.line) {
            $0.member("kind", "external")
            $0.member("justification", "\(TextPhrases.waivedBy[language]) \(decision)")
          }
        }
      }
      writer.key("properties")
      writer.object(.line) { Self.write(propertiesOf: finding, language, to: &$0) }
    }
  }

  private static func write(
    propertiesOf finding: Finding, _ language: Language, to writer: inout JSONWriter
  ) {
    writer.member("severity", finding.severity.rawValue)
    if let task = finding.task { writer.member("task", task) }
    if let field = finding.field { writer.member("field", field) }
    if let found = finding.found { writer.member("found", found) }
    if let expected = finding.expected { writer.member("expected", expected) }
    if let difference = finding.difference { writer.member("difference", difference) }
    writer.member("advice", finding.advice[language])
    writer.member("clause", finding.clause[language])
  }

  /// - Parameter index: which of the artifacts the document is, where it is among them.
  private static func write(
    _ place: Place, path: String?, in document: String, index: Int?, _ language: Language,
    to writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.key("physicalLocation")
      writer.object { writer in
        writer.key("artifactLocation")
        writer.object(.line) {
          $0.member("uri", uri(document))
          if let index { $0.member("index", index) }
        }
        guard place.line > 0 else { return }
        writer.key("region")
        writer.object(.line) {
          $0.member("startLine", Int(place.line))
          // A sheet's columns are those of its cells, not of the text.
          if place.row == 0, place.column > 0 { $0.member("startColumn", Int(place.column)) }
        }
      }
      // Rows of a sheet and places in a Word document are told in words.
      let spot = place.row > 0 ? place.spot?[language] : nil
      guard let name = place.cell ?? path ?? spot else { return }
      writer.key("logicalLocations")
      writer.array([name]) { writer, name in
        writer.object(.line) {
          $0.member("name", name)
          $0.member("fullyQualifiedName", name)
          $0.member("kind", place.cell == nil ? "element" : "cell")
        }
      }
    }
  }

  /// A path as a reference (RFC 3986).
  private static func uri(_ path: String) -> String {
    if path == "-" { return "stdin" }
    var text = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: text.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"),
        UInt8(ascii: "/"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }

  private mutating func flush(to out: inout [UInt8]) {
    out.append(contentsOf: writer.bytes)
    writer.bytes.removeAll(keepingCapacity: true)
  }
}

extension Severity {
  /// The level of SARIF.
  fileprivate var level: String {
    switch self {
    case .error: "error"
    case .review, .warning: "warning"
    case .note: "note"
    }
  }
}

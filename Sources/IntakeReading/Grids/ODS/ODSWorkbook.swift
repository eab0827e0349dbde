internal import IntakeArchives
internal import IntakeCore

/// A workbook in ODS: one part holds all of its sheets, one behind the other.
final class ODSWorkbook {
  let package: OfficePackage
  let sheets: [Sheet]

  static let content = "content.xml"

  struct Sheet {
    var name: String
    var isHidden: Bool
  }

  init(_ package: OfficePackage) throws(OfficeFault) {
    self.package = package
    if try Self.isEncrypted(package) { throw .archive(.password, part: nil) }
    let events = ODSSheetList()
    try package.read(Self.content, events: events)
    sheets = events.sheets
  }

  /// Whether the list of parts says that they are encrypted, each by itself.
  private static func isEncrypted(_ package: OfficePackage) throws(OfficeFault) -> Bool {
    guard let entry = package.archive.entry(named: "META-INF/manifest.xml") else { return false }
    let events = ElementFinder("encryption-data")
    try XMLPart(package, entry, events: events).readAll()
    return events.isFound
  }
}

/// Looks for an element of a name.
final class ElementFinder: XMLEvents {
  private let name: XMLName
  private(set) var isFound = false

  init(_ name: String) {
    self.name = XMLName(name)
  }

  func start(_ name: Span<UInt8>, namespace: Span<UInt8>, attributes: [XMLAttribute]) {
    if XMLName(name) == self.name { isFound = true }
  }

  func end() {}
  func text(_ bytes: Span<UInt8>) {}
}

/// Takes the names of the sheets, and which are hidden by their style.
private final class ODSSheetList: XMLEvents {
  private(set) var sheets: [ODSWorkbook.Sheet] = []
  private var hidden: Set<String> = []
  private var style: String?
  /// Sheets within cells are none.
  private var depth = 0

  func start(_ name: Span<UInt8>, namespace: Span<UInt8>, attributes: [XMLAttribute]) {
    switch XMLName(name) {
    case .odfStyle: style = attributes.odf("name")
    case .odfTableProperties:
      if let style, attributes.odf("display") == "false" { hidden.insert(style) }
    case .odfTable:
      if depth == 0 {
        sheets.append(
          ODSWorkbook.Sheet(
            name: attributes.odf("name") ?? "",
            isHidden: attributes.odf("style-name").map(hidden.contains) ?? false))
      }
      depth += 1
      open.append(true)
      return
    default: break
    }
    open.append(false)
  }

  /// For each open element whether it is a sheet.
  private var open: [Bool] = []

  func end() {
    if open.popLast() == true { depth -= 1 }
  }

  func text(_ bytes: Span<UInt8>) {}
}

extension [XMLAttribute] {
  /// The value of an attribute by its local name: those of ODF all have a namespace.
  func odf(_ name: String) -> String? {
    first { $0.name == name }.map { String(decoding: $0.value, as: UTF8.self) }
  }
}

extension XMLName {
  static let odfStyle = XMLName("style")
  static let odfTableProperties = XMLName("table-properties")
  static let odfTable = XMLName("table")
}

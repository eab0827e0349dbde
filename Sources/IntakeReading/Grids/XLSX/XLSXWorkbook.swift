internal import IntakeArchives
internal import IntakeCore

/// A workbook in XLSX: its sheets in the order of their tabs, and what their cells refer to.
final class XLSXWorkbook {
  let package: OfficePackage
  let sheets: [Sheet]
  let countsFrom1904: Bool
  let styles: XLSXStyles
  let strings: SharedStrings

  struct Sheet {
    var name: String
    var isHidden: Bool
    /// The name of its part; nil where it is none with cells (a chart) or lies outside.
    var part: String?
  }

  /// - Parameter main: the part that names the sheets.
  init(_ package: OfficePackage, main: String) throws(OfficeFault) {
    self.package = package
    let related = try package.relationships(of: main)
    let events = WorkbookEvents(related)
    try package.read(main, events: events)
    sheets = events.sheets
    countsFrom1904 = events.countsFrom1904
    let part = { (kind: String) in related.values.first { $0.kind == kind }?.part }
    let styles = XLSXStyles()
    if let name = part("styles") { try package.read(name, events: styles) }
    self.styles = styles
    let strings = SharedStrings(most: package.limits.unpackedBytes / 4)
    if let name = part("sharedStrings") {
      let strings = strings
      try package.read(name, events: strings)
      if strings.isTooLarge { throw .archive(.tooLarge(strings.most), part: name) }
    }
    self.strings = strings
  }
}

/// Takes the sheets of a workbook.
private final class WorkbookEvents: XMLEvents {
  private(set) var sheets: [XLSXWorkbook.Sheet] = []
  private(set) var countsFrom1904 = false
  private let related: [String: Relationship]

  init(_ related: [String: Relationship]) {
    self.related = related
  }

  func start(_ name: Span<UInt8>, namespace: Span<UInt8>, attributes: [XMLAttribute]) {
    switch XMLName(name) {
    case .workbookProperties:
      countsFrom1904 = attributes.isSet("date1904")
    case .sheet:
      guard let id = attributes.text("id", in: "/relationships") else { return }
      let relation = related[id]
      let state = attributes.text("state")
      sheets.append(
        XLSXWorkbook.Sheet(
          name: attributes.text("name") ?? "", isHidden: state == "hidden" || state == "veryHidden",
          part: relation?.kind == "worksheet" ? relation?.part : nil))
    default: break
    }
  }

  func end() {}
  func text(_ bytes: Span<UInt8>) {}
}

/// The formats of a workbook's cells.
final class XLSXStyles: XMLEvents {
  private var codes: [Int: NumberFormat] = [:]
  private var formats: [NumberFormat] = []
  private var isInCells = false

  /// What a cell's style makes of its number.
  func format(_ style: Int) -> NumberFormat {
    formats.indices.contains(style) ? formats[style] : .plain
  }

  func start(_ name: Span<UInt8>, namespace: Span<UInt8>, attributes: [XMLAttribute]) {
    switch XMLName(name) {
    case .numberFormat:
      guard let id = attributes.number("numFmtId"), let code = attributes.text("formatCode")
      else { return }
      codes[id] = NumberFormat(code: code)
    case .cellStyles: isInCells = true
    case .namedStyles: isInCells = false
    case .style where isInCells:
      let id = attributes.number("numFmtId") ?? 0
      formats.append(codes[id] ?? NumberFormat(builtIn: id) ?? .plain)
    default:
      // Other lists (`dxfs`, `cellStyles`) have no `xf`.
      break
    }
  }

  func end() {}
  func text(_ bytes: Span<UInt8>) {}
}

/// The texts that cells of a workbook refer to by number, one behind the other.
final class SharedStrings: XMLEvents {
  /// The bytes that they may have.
  let most: Int
  private(set) var isTooLarge = false
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var open = RichText()

  init(most: Int) {
    self.most = most
  }

  /// The text of a number; nil where there is none.
  subscript(number: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(number) else { return nil }
    return bytes[(number > 0 ? ends[number - 1] : 0)..<ends[number]]
  }

  func start(_ name: Span<UInt8>, namespace: Span<UInt8>, attributes: [XMLAttribute]) {
    open.start(XMLName(name))
  }

  func end() {
    guard let name = open.end() else { return }
    guard name == .sharedString else { return }
    if bytes.count + open.text.count > most { isTooLarge = true }
    if !isTooLarge { bytes += open.finish() }
    ends.append(bytes.count)
    open.clear()
  }

  func text(_ bytes: Span<UInt8>) {
    open.take(bytes)
  }
}

/// Gathers the text of a cell or shared string: plain or in runs, without reading aids.
struct RichText {
  private(set) var text: [UInt8] = []
  private var path: [XMLName] = []
  private var isInText = false
  /// The depth of a reading aid (`rPh`), whose text does not count.
  private var aidDepth: Int?

  mutating func start(_ name: XMLName) {
    path.append(name)
    if name == .readingAid, aidDepth == nil { aidDepth = path.count }
    isInText = name == .text && aidDepth == nil
  }

  /// The element that ends.
  mutating func end() -> XMLName? {
    isInText = false
    if path.count == aidDepth { aidDepth = nil }
    return path.popLast()
  }

  mutating func take(_ bytes: Span<UInt8>) {
    guard isInText else { return }
    for index in bytes.indices { text.append(bytes[index]) }
  }

  mutating func clear() {
    text.removeAll(keepingCapacity: true)
  }

  /// The text with its escapes resolved.
  func finish() -> [UInt8] { EscapedText.resolved(text) }
}

/// Characters that XML cannot hold stand as `_x000A_` in workbooks.
enum EscapedText {
  static func resolved(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "_")) else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      guard let code = code(in: text, at: index) else {
        result.append(text[index])
        index += 1
        continue
      }
      // Controls other than the tab and the end of a line are no text.
      if let scalar = Unicode.Scalar(code), code >= 0x20 || code == 0x09 || code == 0x0A {
        result += Array(String(Character(scalar)).utf8)
      }
      index += 7
    }
    return result
  }

  /// The number in `_x000A_` at an offset.
  private static func code(in text: [UInt8], at index: Int) -> UInt32? {
    guard index + 7 <= text.count, text[index] == UInt8(ascii: "_"),
      text[index + 1] == UInt8(ascii: "x"), text[index + 6] == UInt8(ascii: "_")
    else { return nil }
    return UInt32(String(decoding: text[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
  }
}

extension XMLName {
  static let workbookProperties = XMLName("workbookPr")
  static let sheet = XMLName("sheet")
  static let numberFormat = XMLName("numFmt")
  static let cellStyles = XMLName("cellXfs")
  static let namedStyles = XMLName("cellStyles")
  static let style = XMLName("xf")
  static let sharedString = XMLName("si")
  static let text = XMLName("t")
  static let readingAid = XMLName("rPh")
}

internal import IntakeArchives

/// One cell of a workbook that tests make.
public enum TestCell: Sendable, ExpressibleByStringLiteral {
  case blank
  case text(String)
  /// A number as the file has it, with the code of its format.
  case number(String, format: String = "General")
  /// A formula and its stored result.
  case formula(String, result: String? = nil)
  case error(String)
  case boolean(Bool)

  public init(stringLiteral text: String) {
    self = text.isEmpty ? .blank : .text(text)
  }
}

/// One sheet of a workbook that tests make.
public struct TestSheet: Sendable {
  public var name: String
  public var rows: [Int: [TestCell]]
  public var isHidden = false
  /// `A1:C1`
  public var merged: [String] = []

  public init(_ name: String, _ rows: [[TestCell]]) {
    self.name = name
    self.rows = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($0 + 1, $1) })
  }

  /// - Parameter rows: by their numbers, from 1.
  public init(_ name: String, numbered rows: [Int: [TestCell]]) {
    self.name = name
    self.rows = rows
  }
}

/// Makes XLSX files for tests: as plain as can be, or as seldom as the standard allows.
public struct WorkbookMaker: Sendable {
  public var sheets: [TestSheet]
  /// Whether texts stand in the cells; else they are shared.
  public var isInline = false
  /// Whether rows and cells say where they are.
  public var hasReferences = true
  /// A prefix for the elements of sheets.
  public var prefix = ""
  public var countsFrom1904 = false
  /// The namespace of ISO/IEC 29500 Strict.
  public var isStrict = false
  /// Encodes the parts with sheets.
  public var encode: @Sendable (String) -> [UInt8] = { Array($0.utf8) }
  /// Further parts.
  public var extra: [(name: String, bytes: [UInt8])] = []

  public init(_ sheets: [TestSheet]) {
    self.sheets = sheets
  }

  private var main: String {
    isStrict
      ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
      : "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  }

  private var relations: String {
    isStrict
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
      : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  }

  private static let package = "http://schemas.openxmlformats.org/package/2006"

  /// The bytes of the file.
  public func bytes() -> [UInt8] {
    var writer = ArchiveWriter()
    for (name, text) in parts() { writer.add(name, text) }
    for part in extra { writer.add(part.name, part.bytes) }
    return writer.bytes() ?? []
  }

  /// The parts of the file, for those that change one.
  public func parts() -> [(String, [UInt8])] {
    var strings: [String] = []
    let formats = Self.formats(of: sheets)
    let bodies = sheets.map { body($0, formats, &strings) }
    var parts: [(String, [UInt8])] = [
      ("[Content_Types].xml", Array("<Types xmlns=\"\(Self.package)/content-types\"/>".utf8)),
      (
        "_rels/.rels",
        relationships([("rId1", "officeDocument", "xl/workbook.xml")])
      ),
      ("xl/workbook.xml", Array(workbook.utf8)),
      (
        "xl/_rels/workbook.xml.rels",
        relationships(
          sheets.indices.map { ("s\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml") }
            + [("st", "styles", "/xl/styles.xml"), ("ss", "sharedStrings", "sharedStrings.xml")])
      ),
      ("xl/styles.xml", Array(styles(formats).utf8)),
    ]
    for (index, body) in bodies.enumerated() {
      parts.append(("xl/worksheets/sheet\(index + 1).xml", encode(body)))
    }
    let items = strings.map { "<si><t xml:space=\"preserve\">\(Self.escaped($0))</t></si>" }
    parts.append(
      ("xl/sharedStrings.xml", Array("<sst xmlns=\"\(main)\">\(items.joined())</sst>".utf8)))
    return parts
  }

  private func relationships(_ list: [(String, String, String)]) -> [UInt8] {
    let items = list.map { id, kind, target in
      "<Relationship Id=\"\(id)\" Type=\"\(relations)/\(kind)\" Target=\"\(target)\"/>"
    }
    return Array(
      "<Relationships xmlns=\"\(Self.package)/relationships\">\(items.joined())</Relationships>"
        .utf8)
  }

  private var workbook: String {
    let list = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(Self.escaped(sheet.name))\" sheetId=\"\(index + 1)\" r:id=\"s\(index + 1)\""
        + (sheet.isHidden ? " state=\"hidden\"" : "") + "/>"
    }
    return "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relations)\">"
      + (countsFrom1904 ? "<workbookPr date1904=\"1\"/>" : "<workbookPr/>")
      + "<sheets>\(list.joined())</sheets></workbook>"
  }

  private func styles(_ formats: [String]) -> String {
    let codes = formats.enumerated().map {
      "<numFmt numFmtId=\"\($0 + 164)\" formatCode=\"\(Self.escaped($1))\"/>"
    }
    let cells = formats.indices.map { "<xf numFmtId=\"\($0 + 164)\"/>" }
    return "<styleSheet xmlns=\"\(main)\"><numFmts>\(codes.joined())</numFmts>"
      + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
      + "<cellXfs><xf numFmtId=\"0\"/>\(cells.joined())</cellXfs></styleSheet>"
  }

  private static func formats(of sheets: [TestSheet]) -> [String] {
    var formats: [String] = []
    for cell in sheets.flatMap({ $0.rows.values.flatMap(\.self) }) {
      if case .number(_, let format) = cell, format != "General", !formats.contains(format) {
        formats.append(format)
      }
    }
    return formats.sorted()
  }

  private func body(
    _ sheet: TestSheet, _ formats: [String], _ strings: inout [String]
  ) -> String {
    let p = prefix.isEmpty ? "" : prefix + ":"
    var text =
      "<\(p)worksheet xmlns\(prefix.isEmpty ? "" : ":" + prefix)=\"\(main)\"><\(p)sheetData>"
    var last = 0
    for number in sheet.rows.keys.sorted() {
      if !hasReferences { while last + 1 < number { text += "<\(p)row/>"; last += 1 } }
      last = number
      text += hasReferences ? "<\(p)row r=\"\(number)\">" : "<\(p)row>"
      for (column, cell) in (sheet.rows[number] ?? []).enumerated() {
        let place = hasReferences ? " r=\"\(Self.column(column))\(number)\"" : ""
        text += element(cell, p, place, formats, &strings)
      }
      text += "</\(p)row>"
    }
    text += "</\(p)sheetData>"
    if !sheet.merged.isEmpty {
      let areas = sheet.merged.map { "<\(p)mergeCell ref=\"\($0)\"/>" }
      text += "<\(p)mergeCells>\(areas.joined())</\(p)mergeCells>"
    }
    return text + "</\(p)worksheet>"
  }

  private func element(
    _ cell: TestCell, _ p: String, _ place: String, _ formats: [String], _ strings: inout [String]
  ) -> String {
    switch cell {
    case .blank: return hasReferences ? "" : "<\(p)c/>"
    case .text(let text) where isInline:
      return
        "<\(p)c\(place) t=\"inlineStr\"><\(p)is><\(p)t>\(Self.escaped(text))</\(p)t></\(p)is></\(p)c>"
    case .text(let text):
      let number = strings.firstIndex(of: text) ?? strings.count
      if number == strings.count { strings.append(text) }
      return "<\(p)c\(place) t=\"s\"><\(p)v>\(number)</\(p)v></\(p)c>"
    case .number(let value, let format):
      let style = (formats.firstIndex(of: format) ?? -1) + 1
      return "<\(p)c\(place) s=\"\(style)\"><\(p)v>\(value)</\(p)v></\(p)c>"
    case .formula(let formula, let result):
      let value = result.map { "<\(p)v>\($0)</\(p)v>" } ?? ""
      return "<\(p)c\(place)><\(p)f>\(Self.escaped(formula))</\(p)f>\(value)</\(p)c>"
    case .error(let text): return "<\(p)c\(place) t=\"e\"><\(p)v>\(text)</\(p)v></\(p)c>"
    case .boolean(let value):
      return "<\(p)c\(place) t=\"b\"><\(p)v>\(value ? 1 : 0)</\(p)v></\(p)c>"
    }
  }

  /// `A`, `AB`
  public static func column(_ index: Int) -> String {
    var rest = index + 1
    var letters = ""
    while rest > 0 {
      letters = String(Unicode.Scalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// Text within XML.
  public static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\r": result += "&#13;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

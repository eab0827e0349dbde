internal import IntakeArchives

/// Makes DOCX files for tests.
public struct WordMaker: Sendable {
  public var blocks: [Block] = []
  /// Further styles.
  public var styles = ""

  public enum Block: Sendable {
    /// Its lines are parted by breaks.
    case paragraph(String)
    case table([[String]])
    case newPage
    /// Markup as it stands, with the prefix `w`.
    case raw(String)
  }

  public init(_ blocks: [Block]) {
    self.blocks = blocks
  }

  private static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  /// The bytes of the file.
  public func bytes() -> [UInt8] {
    var writer = ArchiveWriter()
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    writer.add("[Content_Types].xml", Array("<Types/>".utf8))
    writer.add(
      "_rels/.rels",
      Array(
        ("<Relationships xmlns=\"\(package)\"><Relationship Id=\"a\" Type=\"\(relations)"
          + "/officeDocument\" Target=\"word/document.xml\"/></Relationships>").utf8))
    writer.add(
      "word/_rels/document.xml.rels",
      Array(
        ("<Relationships xmlns=\"\(package)\"><Relationship Id=\"a\" Type=\"\(relations)"
          + "/styles\" Target=\"styles.xml\"/></Relationships>").utf8))
    writer.add(
      "word/styles.xml",
      Array("<w:styles xmlns:w=\"\(Self.main)\">\(styles)</w:styles>".utf8))
    writer.add(
      "word/document.xml",
      Array(
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"\(Self.main)\"><w:body>"
          + blocks.map(Self.markup).joined() + "<w:sectPr/></w:body></w:document>").utf8))
    return writer.bytes() ?? []
  }

  private static func markup(_ block: Block) -> String {
    switch block {
    case .paragraph(let text): paragraph(text, isBroken: true)
    case .table(let rows):
      "<w:tbl><w:tblPr/>"
        + rows.map { "<w:tr>" + $0.map { cell($0) }.joined() + "</w:tr>" }.joined() + "</w:tbl>"
    case .newPage: "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
    case .raw(let text): text
    }
  }

  /// A cell whose lines are paragraphs.
  public static func cell(_ text: String, properties: String = "") -> String {
    "<w:tc><w:tcPr>\(properties)</w:tcPr>"
      + text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { paragraph(String($0), isBroken: false) }.joined() + "</w:tc>"
  }

  /// A paragraph; each word of it is a run, as Word leaves them.
  public static func paragraph(_ text: String, isBroken: Bool = true) -> String {
    let lines =
      isBroken ? text.split(separator: "\n", omittingEmptySubsequences: false) : [text[...]]
    let runs = lines.map { line in
      "<w:r><w:t xml:space=\"preserve\">\(WorkbookMaker.escaped(String(line)))</w:t></w:r>"
    }
    return "<w:p><w:pPr/>" + runs.joined(separator: "<w:r><w:br/></w:r>") + "</w:p>"
  }
}

import IntakeArchives

/// Makes the bytes of a DOCX file: Times New Roman, pages numbered at the top from the second on.
/// Nothing of the clock or the machine goes in: the same blocks give the same bytes.
enum WordFile {
  /// Nil where there is no memory left.
  static func bytes(_ blocks: [WordBlock], _ page: WordPage) -> [UInt8]? {
    bytes(page) { body in
      for block in blocks { body.add(block) }
    }
  }

  private static func bytes(_ page: WordPage, _ fill: (inout WordBody) -> Void) -> [UInt8]? {
    var body = WordBody(startingWith: WordParts.start + WordParts.documentStart)
    fill(&body)
    let whole = body.finished(by: WordParts.documentEnd(page))
    return archive(body, page) { $0.add(document, whole) }.bytes()
  }

  /// Writes a long document: its blocks wait in a temporary file until all are there.
  /// - Parameter fill: adds the blocks, and drains the body where there are many.
  /// - Returns: false where there is no memory or no room for temporary files left.
  /// - Throws: what `flush` throws.
  static func write(
    _ page: WordPage, _ flush: Flush, _ fill: (inout WordBody, Flush) throws -> Void
  ) throws -> Bool {
    guard let spool = Spool() else { return false }
    let spooling: Flush = { bytes in
      guard spool.add(bytes) else { throw NoRoom() }
      bytes.removeAll(keepingCapacity: true)
    }
    var body = WordBody(startingWith: WordParts.start + WordParts.documentStart)
    do {
      try fill(&body, spooling)
      var rest = body.finished(by: WordParts.documentEnd(page))
      try spooling(&rest)
    } catch is NoRoom {
      return false
    }
    return try archive(body, page) { $0.add(document, spool) }.write { piece in
      var piece = piece
      try flush(&piece)
    }
  }

  private struct NoRoom: Error {}

  private static let document = "word/document.xml"

  /// - Parameter addDocument: adds the document itself in its place.
  private static func archive(
    _ body: WordBody, _ page: WordPage, _ addDocument: (inout ArchiveWriter) -> Void
  ) -> ArchiveWriter {
    let hasComments = !body.comments.isEmpty
    var archive = ArchiveWriter()
    func add(_ name: String, _ text: XMLText) {
      archive.add(name, Array((WordParts.start + text).text.utf8))
    }
    add("[Content_Types].xml", WordParts.contentTypes(hasComments: hasComments))
    add("_rels/.rels", WordParts.relationships)
    add("docProps/core.xml", WordParts.core(page.title))
    addDocument(&archive)
    add("word/_rels/document.xml.rels", WordParts.documentRelationships(hasComments: hasComments))
    add("word/styles.xml", WordParts.styles)
    add("word/header1.xml", WordParts.header(WordParts.pageNumber))
    add("word/header2.xml", WordParts.header("<w:p/>"))
    if hasComments { add("word/comments.xml", WordParts.comments(body.comments)) }
    return archive
  }
}

/// The fixed parts of a Word package.
enum WordParts {
  static let start: XMLText = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let package: XMLText = "http://schemas.openxmlformats.org/package/2006"
  private static let office: XMLText =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let main: XMLText =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
  private static let word: XMLText =
    "application/vnd.openxmlformats-officedocument.wordprocessingml"

  static func contentTypes(hasComments: Bool) -> XMLText {
    let overrides: [(XMLText, XMLText)] =
      [
        ("word/document", "document.main"), ("word/styles", "styles"),
        ("word/header1", "header"), ("word/header2", "header"),
      ] + (hasComments ? [("word/comments", "comments")] : [])
    let parts = overrides.map { part, type in
      "<Override PartName=\"/\(part).xml\" ContentType=\"\(word).\(type)+xml\"/>" as XMLText
    }
    return """
      <Types xmlns="\(package)/content-types"><Default Extension="rels" \
      ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default \
      Extension="xml" ContentType="application/xml"/>\(parts.joined())<Override \
      PartName="/docProps/core.xml" \
      ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
      """
  }

  static let relationships: XMLText = """
    <Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" \
    Type="\(office)/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" \
    Type="\(package)/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
    </Relationships>
    """

  static func documentRelationships(hasComments: Bool) -> XMLText {
    let parts: [(XMLText, XMLText)] =
      [("styles", "styles"), ("header", "header1"), ("header", "header2")]
      + (hasComments ? [("comments", "comments")] : [])
    let items = parts.enumerated().map { position, part in
      "<Relationship Id=\"rId\(position + 1)\" Type=\"\(office)/\(part.0)\" "
        + "Target=\"\(part.1).xml\"/>" as XMLText
    }
    return "<Relationships xmlns=\"\(package)/relationships\">\(items.joined())</Relationships>"
  }

  static func core(_ title: String) -> XMLText {
    """
    <cp:coreProperties xmlns:cp="\(package)/metadata/core-properties" \
    xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>\(title)</dc:title>\
    </cp:coreProperties>
    """
  }

  static let documentStart: XMLText = "<w:document \(main) xmlns:r=\"\(office)\"><w:body>"

  static func documentEnd(_ page: WordPage) -> XMLText {
    let turned: XMLText = page.isLandscape ? " w:orient=\"landscape\"" : ""
    return """
      <w:sectPr><w:headerReference \
      w:type="default" r:id="rId2"/><w:headerReference w:type="first" r:id="rId3"/><w:pgSz \
      w:w="\(page.width)" w:h="\(page.height)"\(turned)/><w:pgMar w:top="\(page.top)" \
      w:right="\(page.right)" w:bottom="\(page.bottom)" w:left="\(page.left)" w:header="567" \
      w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>
      """
  }

  static let styles: XMLText = """
    <w:styles \(main)><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts \
    w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" \
    w:cs="Times New Roman"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="vi-VN" \
    w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\
    <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
    \(heading(1))\(heading(2))\
    <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>\
    <w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style></w:styles>
    """

  /// A heading by which readers of the document's outline find their way; its looks are the
  /// paragraph's own.
  private static func heading(_ level: Int) -> XMLText {
    """
    <w:style w:type="paragraph" w:styleId="Heading\(level)"><w:name w:val="heading \(level)"/>\
    <w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:outlineLvl \
    w:val="\(level - 1)"/></w:pPr></w:style>
    """
  }

  static func header(_ content: XMLText) -> XMLText { "<w:hdr \(main)>\(content)</w:hdr>" }

  /// In the middle, 13 points (Nghị định 30/2020/NĐ-CP, Phụ lục I).
  static let pageNumber: XMLText = """
    <w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:fldChar \
    w:fldCharType="begin"/></w:r><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:instrText \
    xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:rPr><w:sz w:val="26"/></w:rPr>\
    <w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:t>2</w:t>\
    </w:r><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r></w:p>
    """

  static func comments(_ comments: [XMLText]) -> XMLText {
    let items = comments.enumerated().map { position, text in
      "<w:comment w:id=\"\(position)\" w:author=\"dexuat\" w:initials=\"dx\">\(text)</w:comment>"
        as XMLText
    }
    return "<w:comments \(main)>\(items.joined())</w:comments>"
  }
}

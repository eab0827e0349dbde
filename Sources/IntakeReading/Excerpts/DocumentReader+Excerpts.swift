public import IntakeCore

extension DocumentReader {
  /// What stands at some places of a document that `read` has read.
  /// - Parameters:
  ///   - form: the form it was found to be; its headings stand with the cells.
  ///   - step: of an office file the name of the step that was read; nil: its only one.
  ///   - bytes: the document as it is in the file.
  public func excerpts(
    at places: [Place], form: FormKind?, step: String? = nil, in bytes: [UInt8]
  ) -> SourceExcerpts {
    DocumentInHand(bytes, self).excerpts(at: places, form: form, step: step)
  }

  /// - Parameter office: the document where it is an office file.
  func excerpts(
    at places: [Place], form: FormKind?, step: String?, in bytes: [UInt8], office: OfficeInHand?
  ) -> SourceExcerpts {
    guard bytes.count <= limits.documentBytes, places.contains(where: { !$0.isDocument }) else {
      return SourceExcerpts([:])
    }
    if let office {
      return office.excerpts(at: places, form: form.flatMap(labels.call.form), step: step)
    }
    let text = TextDecoder.decode(bytes)
    return excerpts(at: places, form: form) { lines in
      lines.take(text.bytes[text.start...])
      return true
    } grid: {
      CSVGrid(text, limits: limits, isLabel: labels.isLabel)
    } ?? SourceExcerpts([:])
  }

  /// The same for a document that is not held whole.
  /// - Returns: nil where its pieces cannot be read.
  public func excerpts(
    at places: [Place], form: FormKind?, in pieces: any DocumentPieces
  ) -> SourceExcerpts? {
    let head = PieceCursor.head(of: pieces, least: SheetDelimiter.sample)
    let start = head.starts(with: TextDecoder.byteOrderMark) ? TextDecoder.byteOrderMark.count : 0
    let text = DecodedText(bytes: head, start: start, encoding: "UTF-8")
    return excerpts(at: places, form: form) { lines in
      var cursor = PieceCursor(pieces)
      lines.take(cursor.read().dropFirst(start))
      while !cursor.isAtEnd { lines.take(cursor.read()[...]) }
      return !cursor.isBroken
    } grid: {
      CSVGrid(text, pieces: pieces, limits: limits, isLabel: labels.isLabel)
    }
  }

  private func excerpts(
    at places: [Place], form: FormKind?, lines readLines: (inout TextExcerpts) -> Bool,
    grid: () -> CSVGrid
  ) -> SourceExcerpts? {
    var lines = TextExcerpts(at: places)
    if !lines.isEmpty, !readLines(&lines) { return nil }
    var rows = GridExcerpts(at: places, form: form.flatMap(labels.call.form), labels: labels)
    let found = rows.isEmpty ? [:] : rows.read(grid())
    return SourceExcerpts(lines.finish().merging(found) { first, _ in first })
  }
}

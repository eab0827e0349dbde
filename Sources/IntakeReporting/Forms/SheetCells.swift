import IntakeCore

/// The texts of a record's cells, such that a sheet says what the XML form would.
///
/// A value goes into its cell in the words of a sheet where it is read as the same there, else as
/// it stands. What XML does not understand and a sheet would (a day-first date, a name in the
/// place of a code) stands behind the mark of literal text, so that it gains no meaning on the
/// way.
struct SheetCells {
  private let words: CellWords
  private let xml: ContentReading
  private let sheet: ContentReading
  private let submitter: (xml: Record, sheet: Record)?

  init(_ form: Form, _ content: FormContent, lexicon: CallLexicon) {
    words = CellWords(call: lexicon.call, submitter: content.submitter)
    let unit = content.unit.flatMap(MoneyUnit.init)
    xml = ContentReading(in: .exact, unit: unit, lexicon: lexicon)
    sheet = ContentReading(in: .everyday, unit: unit ?? form.defaultUnit, lexicon: lexicon)
    guard let table = form.table(.submitter) else {
      submitter = nil
      return
    }
    let own = SheetCells(words: words, xml: xml, sheet: sheet, submitter: nil)
    let entries = zip(table.fields, own.texts(of: content.submitter, table)).map {
      FormContent.Entry($0.id, $1)
    }
    submitter = (
      xml.record(content.submitter, table, submitter: nil),
      sheet.record(entries, table, submitter: nil)
    )
  }

  private init(
    words: CellWords, xml: ContentReading, sheet: ContentReading,
    submitter: (xml: Record, sheet: Record)?
  ) {
    self.words = words
    self.xml = xml
    self.sheet = sheet
    self.submitter = submitter
  }

  /// The text of each field's cell; empty where the record does not have the field.
  func texts(of entries: [FormContent.Entry], _ table: FieldTable) -> [String] {
    let meant = xml.record(entries, table, submitter: submitter?.xml)
    var texts = table.fields.enumerated().map { position, field in
      meant.values[position].isUnderstood
        ? words.text(of: field, in: entries) : Self.verbatim(meant, position)
    }
    for position in differing(texts, meant) { texts[position] = Self.verbatim(meant, position) }
    for position in differing(texts, meant) where table.fields[position].type.hasSheetForm {
      texts[position] = LiteralMark.put(before: meant.text(position))
    }
    return texts
  }

  /// The text as it stands; one that starts with the mark itself needs another.
  private static func verbatim(_ record: Record, _ position: Int) -> String {
    let text = record.text(position)
    return record.table.fields[position].type.hasSheetForm && text.hasPrefix("'")
      ? LiteralMark.put(before: text) : text
  }

  /// The positions at which a sheet would say something else.
  private func differing(_ texts: [String], _ meant: Record) -> [Int] {
    let entries = zip(meant.table.fields, texts).map { FormContent.Entry($0.id, $1) }
    let read = sheet.record(entries, meant.table, submitter: submitter?.sheet)
    return texts.indices.filter {
      !texts[$0].isEmpty && !read.values[$0].isSame(as: meant.values[$0])
    }
  }
}

import IntakeCore

/// A letter as a Word document, A4 portrait, in the layout of official correspondence (Nghị định
/// 30/2020/NĐ-CP), to be signed after a last look.
struct LetterWord {
  let letter: Letter

  /// Nil where there is no memory left.
  var bytes: [UInt8]? {
    let page = WordPage(title: letter.title ?? letter.subject)
    return WordFile.bytes(
      [letterhead(page)] + title + [addressee] + letter.body.flatMap { write($0, page) }
        + [foot(page)], page)
  }

  private var language: Language { letter.language }
  private static let centered = WordStyle(size: 13, alignment: .center)
  private static let bold = WordStyle(size: 13, isBold: true, alignment: .center)
  private static let text = WordStyle(size: 13, alignment: .both, above: 6)

  // MARK: Above the text

  private func letterhead(_ page: WordPage) -> WordBlock {
    let agency = letter.call.agency
    let small = Self.centered.with { $0.size = 12 }
    var left = agency.parent.map { [WordParagraph($0[language].uppercased(), small)] } ?? []
    left.append(
      WordParagraph(
        agency.unit[language].uppercased(),
        Self.bold.with {
          $0.size = 12
          $0.isUnderlined = true
        }))
    left.append(WordParagraph(LetterPhrases.number[language], small.with { $0.above = 6 }))
    if letter.title == nil { left.append(WordParagraph(letter.subject, small)) }
    let right = [
      WordParagraph(LetterPhrases.nation[language], Self.bold.with { $0.size = 12 }),
      WordParagraph(LetterPhrases.motto[language], Self.bold.with { $0.isUnderlined = true }),
      WordParagraph(
        LetterPhrases.date(agency.seat)[language],
        Self.centered.with {
          $0.isItalic = true
          $0.above = 6
        }),
    ]
    // The national title takes 5,700 in bold of 12 points.
    return .table(
      WordTable(
        widths: [page.textWidth - 5_700, 5_700], rows: [.init(cells: [.init(left), .init(right)])],
        hasBorders: false))
  }

  private var title: [WordBlock] {
    guard let title = letter.title else { return [] }
    return [
      .text(
        title,
        Self.bold.with {
          $0.size = 14
          $0.above = 18
          $0.level = 1
        }),
      .text(letter.subject, Self.bold),
    ]
  }

  private var addressee: WordBlock {
    .paragraph(
      WordParagraph(
        " " + letter.addressee,
        Self.centered.with {
          $0.above = 14
          $0.below = 6
        }, lead: LetterPhrases.to[language]))
  }

  // MARK: The text

  private func write(_ block: Letter.Block, _ page: WordPage) -> [WordBlock] {
    switch block {
    case .paragraph(let text): [.text(text, Self.text.with { $0.firstLine = 28 })]
    case .heading(let text):
      [
        .text(
          text,
          Self.text.with {
            $0.isBold = true
            $0.above = 10
            $0.staysWithNext = true
            $0.level = 1
          })
      ]
    case .subheading(let text):
      [
        .text(
          text,
          Self.text.with {
            $0.isBold = true
            $0.isItalic = true
            $0.staysWithNext = true
            $0.level = 2
          })
      ]
    case .items(let items): items.flatMap(write)
    case .table(let table): [.table(write(table, page))]
    }
  }

  private func write(_ item: Letter.Item) -> [WordBlock] {
    let first = WordBlock.text(
      "\(item.number). \(item.text)",
      Self.text.with { $0.staysWithNext = !item.details.isEmpty })
    return [first]
      + item.details.map { detail in
        .paragraph(
          WordParagraph(
            " " + detail.text, Self.text.with { $0.above = 2 }, lead: detail.label + ":"))
      }
  }

  private func write(_ table: Letter.Table, _ page: WordPage) -> WordTable {
    let head = WordStyle(size: 12, isBold: true, alignment: .center)
    let cell = WordStyle(size: 12)
    return WordTable(
      widths: table.widths.map { page.textWidth * $0 / 100 },
      rows: [
        .init(cells: table.headings.map { .init($0, head, isMiddle: true) }, isHeading: true)
      ] + table.rows.map { row in .init(cells: row.map { .init($0, cell) }) })
  }

  // MARK: Below the text

  private func foot(_ page: WordPage) -> WordBlock {
    let small = WordStyle(size: 11)
    let recipients =
      [
        WordParagraph(
          LetterPhrases.recipients[language],
          small.with {
            $0.size = 12
            $0.isBold = true
            $0.isItalic = true
            $0.above = 12
          })
      ] + letter.recipients.map { WordParagraph("- \($0)", small) }
    let signature = letter.signature
    let signed = [
      WordParagraph(signature.role[language].uppercased(), Self.bold.with { $0.above = 12 }),
      WordParagraph(
        signature.hint?[language] ?? "",
        Self.centered.with {
          $0.isItalic = true
          $0.below = 72
        }),
    ]
    return .table(
      WordTable(
        widths: [page.textWidth / 2, page.textWidth - page.textWidth / 2],
        rows: [.init(cells: [.init(recipients), .init(signed)])], hasBorders: false))
  }
}

extension Letter {
  /// As a Word document; nil where there is no memory left.
  public var word: [UInt8]? { LetterWord(letter: self).bytes }
}

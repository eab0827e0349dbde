/// A Word document as it is to be, block by block. Lengths are in twentieths of a point.
enum WordBlock: Sendable {
  case paragraph(WordParagraph)
  case table(WordTable)
  case pageBreak

  static func text(_ text: String, _ style: WordStyle = WordStyle()) -> WordBlock {
    .paragraph(WordParagraph(text, style))
  }
}

/// How a paragraph looks.
struct WordStyle: Sendable, Hashable {
  enum Alignment: String, Sendable { case left, center, right, both }

  /// In points.
  var size = 12.0
  var isBold = false
  var isItalic = false
  var isUnderlined = false
  var isGrey = false
  var alignment = Alignment.left
  /// The space above and below, in points.
  var above = 0.0
  var below = 0.0
  /// How far its first line stands in, in points.
  var firstLine = 0.0
  /// Whether it stays on the page of what follows.
  var staysWithNext = false
  /// The level of a heading, from 1; nil for text.
  var level: Int?

  func with(_ change: (inout WordStyle) -> Void) -> WordStyle {
    var style = self
    change(&style)
    return style
  }
}

/// Lines of text in one style; a part of them may be bold.
struct WordParagraph: Sendable {
  /// Written before the text, in bold.
  var lead = ""
  var text: String
  var style: WordStyle
  /// A remark beside it, as Word's comments are.
  var comment: String?

  init(_ text: String, _ style: WordStyle = WordStyle(), lead: String = "", comment: String? = nil)
  {
    self.text = text
    self.style = style
    self.lead = lead
    self.comment = comment
  }
}

/// A table of fixed columns.
struct WordTable: Sendable {
  var widths: [Int]
  var rows: [Row] = []
  var hasBorders = true

  struct Row: Sendable {
    var cells: [Cell]
    /// Whether it stands at the head of the table on each page.
    var isHeading = false
    /// The least height, in points.
    var height: Double?
    /// Whether all of it stays on the page of the row below.
    var staysWithNext = false
  }

  struct Cell: Sendable {
    var paragraphs: [WordParagraph]
    var columns = 1
    var merge = Merge.none
    var isMiddle = false

    init(
      _ text: String, _ style: WordStyle = WordStyle(), columns: Int = 1, merge: Merge = .none,
      isMiddle: Bool = false
    ) {
      paragraphs = [WordParagraph(text, style)]
      self.columns = columns
      self.merge = merge
      self.isMiddle = isMiddle
    }

    init(_ paragraphs: [WordParagraph]) {
      self.paragraphs = paragraphs
    }
  }

  /// What a cell has to do with the one above it.
  enum Merge: Sendable { case none, starts, goesOn }
}

/// The paper of a document.
struct WordPage: Sendable {
  var title: String
  var isLandscape = false
  /// Margins as Nghị định 30/2020/NĐ-CP has them, Phụ lục I: 20 mm above and below, 30 at the
  /// left, 15 at the right; in twentieths of a point.
  var top = 1134
  var bottom = 1134
  var left = 1701
  var right = 850

  /// A4.
  private static let short = 11_906
  private static let long = 16_838

  var width: Int { isLandscape ? Self.long : Self.short }
  var height: Int { isLandscape ? Self.short : Self.long }
  /// What is left between the margins.
  var textWidth: Int { width - left - right }
}

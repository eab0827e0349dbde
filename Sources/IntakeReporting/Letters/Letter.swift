public import IntakeCore

/// An official letter, composed and not yet set out.
///
/// Its texts are plain: each writer makes them safe for where they go.
public struct Letter: Sendable {
  let language: Language
  let call: Call
  /// The name of its type in capitals (`GIẤY TIẾP NHẬN HỒ SƠ`); nil for an official letter, which
  /// says what it is about under its number instead.
  let title: String?
  let subject: String
  let addressee: String
  let body: [Block]
  let recipients: [String]
  let signature: Call.Agency.Signature

  enum Block: Sendable {
    case paragraph(String)
    case heading(String)
    case subheading(String)
    case table(Table)
    case items([Item])
  }

  struct Table: Sendable {
    var headings: [String]
    /// How wide each column is on paper, in per cent.
    var widths: [Int]
    var rows: [[String]]
  }

  /// One numbered point, with what belongs to it line by line.
  struct Item: Sendable {
    var number: Int
    var text: String
    var details: [Detail]
  }

  struct Detail: Sendable {
    var label: String
    var text: String
  }
}

extension Letter {
  /// Composes a letter; nil for a return letter where nothing has to be mended or made clear.
  public static func of(
    _ kind: LetterKind, on matter: LetterMatter, language: Language
  ) -> Letter? {
    switch kind {
    case .receipt: ReceiptLetter(matter: matter, language: language).letter
    case .return: ReturnLetter(matter: matter, language: language).letter
    }
  }

  /// As one HTML page to print.
  public var html: [UInt8] { LetterHTML(letter: self).bytes }

  /// As text to mail, at most 72 columns wide.
  public var text: [UInt8] { LetterText(letter: self).bytes }
}

internal import IntakeArchives
internal import IntakeCore

/// A Word document in DOCX.
final class DOCXDocument {
  let package: OfficePackage
  let main: String
  /// The numbering of paragraphs by the style that brings it.
  let numberedStyles: [String: WordNumbering]

  init(_ package: OfficePackage, main: String) throws(OfficeFault) {
    self.package = package
    self.main = main
    let related = try package.relationships(of: main)
    let styles = WordStyles()
    if let name = related.values.first(where: { $0.kind == "styles" })?.part {
      try package.read(name, events: styles)
    }
    numberedStyles = styles.numbered
  }
}

/// The list that a paragraph is a member of, and how deep.
struct WordNumbering: Hashable {
  var list: String
  var level = 0
}

/// Takes the styles that number their paragraphs.
private final class WordStyles: XMLEvents {
  private(set) var numbered: [String: WordNumbering] = [:]
  private var style: String?
  private var list: String?
  private var level = 0

  func start(_ name: Span<UInt8>, namespace: Span<UInt8>, attributes: [XMLAttribute]) {
    switch XMLName(name) {
    case .wordStyle:
      style = attributes.word("styleId")
      (list, level) = (nil, 0)
    case .listId: list = attributes.word("val")
    case .listLevel: level = attributes.word("val").flatMap { Int($0) } ?? 0
    default: break
    }
    if let style, let list, list != "0" {
      numbered[style] = WordNumbering(list: list, level: level)
    }
  }

  func end() {}
  func text(_ bytes: Span<UInt8>) {}
}

extension [XMLAttribute] {
  /// The value of an attribute by its local name: those of WordprocessingML all have a namespace.
  func word(_ name: String) -> String? {
    first { $0.name == name }.map { String(decoding: $0.value, as: UTF8.self) }
  }
}

extension XMLName {
  fileprivate static let wordStyle = XMLName("style")
  static let listId = XMLName("numId")
  static let listLevel = XMLName("ilvl")
}

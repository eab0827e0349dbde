/// The name of a format in which forms are delivered; a new one is one more line of `allCases`.
///
/// Only readers, writers and reports ask for it: what a cell means depends on its `Notation`.
public struct DocumentFormat: Sendable, Hashable {
  /// As reports and the register have it: `xml`.
  public let id: String
  /// As people call it: `XML`.
  public let name: String
  /// Its registered media types, the preferred one first.
  public let mediaTypes: [String]
  /// Whether it is plain text, whose encoding is its writer's choice.
  public let isText: Bool

  public static let xml = DocumentFormat(
    id: "xml", name: "XML", mediaTypes: ["application/xml", "text/xml"], isText: true)
  public static let xlsx = DocumentFormat(
    id: "xlsx", name: "XLSX",
    mediaTypes: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"])
  public static let ods = DocumentFormat(
    id: "ods", name: "ODS", mediaTypes: ["application/vnd.oasis.opendocument.spreadsheet"])
  public static let docx = DocumentFormat(
    id: "docx", name: "DOCX",
    mediaTypes: ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"])
  public static let csv = DocumentFormat(
    id: "csv", name: "CSV", mediaTypes: ["text/csv"], isText: true)

  private init(id: String, name: String, mediaTypes: [String], isText: Bool = false) {
    self.id = id
    self.name = name
    self.mediaTypes = mediaTypes
    self.isText = isText
  }

  public static func == (one: Self, other: Self) -> Bool { one.id == other.id }

  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension DocumentFormat: CaseIterable, RawRepresentable {
  /// Every format, the more exact first.
  public static let allCases: [DocumentFormat] = [.xml, .xlsx, .ods, .docx, .csv]

  public var rawValue: String { id }

  /// The format with an id; nil where there is none.
  public init?(rawValue: String) {
    guard let format = Self.allCases.first(where: { $0.id == rawValue }) else { return nil }
    self = format
  }
}

extension DocumentFormat: CustomStringConvertible {
  public var description: String { id }
}

public import IntakeCore

extension ForeignKind {
  /// What the first bytes of a file give away; nil for XML and text of any kind.
  public init?(of bytes: [UInt8]) {
    guard let found = Self.marks.first(where: { bytes.starts(with: $0.mark) }) else { return nil }
    self = found.kind
  }

  private static let marks: [(kind: ForeignKind, mark: [UInt8])] = [
    (.office, [0x50, 0x4B, 0x03, 0x04]),
    (.oldOffice, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
    (.richText, Array("{\\rtf".utf8)),
    (.pdf, Array("%PDF-".utf8)),
    (.image, [0xFF, 0xD8, 0xFF]),
    (.image, Array("GIF8".utf8)),
    (.image, [0x49, 0x49, 0x2A, 0x00]),
    (.image, [0x4D, 0x4D, 0x00, 0x2A]),
    (.image, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
  ]
}

public import IntakeCore

extension ForeignKind {
  /// What the first bytes of a file give away; nil for XML, for text of any kind, and for ZIP
  /// archives, which are opened to see.
  public init?(of bytes: [UInt8]) {
    if bytes.starts(with: OldContainer.mark) {
      self = OldContainer(bytes).kind
    } else if let found = Self.marks.first(where: { bytes.starts(with: $0.mark) }) {
      self = found.kind
    } else if let kind = Self.markup(bytes) ?? Self.binary(bytes) {
      self = kind
    } else {
      return nil
    }
  }

  /// Whether a file is one of those that Office wrote before 2007, by its first bytes.
  public static func isOldOffice(_ head: [UInt8]) -> Bool {
    head.starts(with: OldContainer.mark)
  }

  private static let marks: [(kind: ForeignKind, mark: [UInt8])] = [
    (.richText, Array("{\\rtf".utf8)),
    (.pdf, Array("%PDF-".utf8)),
    (.image, [0xFF, 0xD8, 0xFF]),
    (.image, Array("GIF8".utf8)),
    (.image, [0x49, 0x49, 0x2A, 0x00]),
    (.image, [0x4D, 0x4D, 0x00, 0x2A]),
    (.image, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
    (.rar, Array("Rar!".utf8) + [0x1A, 0x07]),
    (.sevenZip, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
    (.otherArchive, [0x1F, 0x8B, 0x08]),
    (.otherArchive, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]),
    (.otherArchive, Array("BZh".utf8) + [0x39, 0x31, 0x41, 0x59]),
    (.outlookPack, [0x78, 0x9F, 0x3E, 0x22]),
    (.shortcut, [0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00]),
    (.program, [0x4D, 0x5A, 0x90, 0x00]),
    (.program, [0x7F, 0x45, 0x4C, 0x46]),
    (.signature, Array("-----BEGIN PKCS7-----".utf8)),
    (.signature, Array("-----BEGIN PGP".utf8)),
  ]

  // MARK: - Pages and workbooks in markup

  /// The bytes that are looked at.
  private static let sample = 4_096

  /// A saved web page, or an office file as one part of XML: told by what stands before its root
  /// and by the root itself, in any encoding.
  private static func markup(_ bytes: [UInt8]) -> ForeignKind? {
    let head = bytes.prefix(sample)
    // In UTF-16 every second byte of a tag is zero.
    let text = head.prefix(4).contains(0) ? head.filter { $0 != 0 }[...] : head
    var rest = text.drop { $0 >= 0x80 || isSpace($0) }
    while rest.first == UInt8(ascii: "<") {
      let end = endOfTag(rest)
      let tag = rest[..<end].map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
      if pages.contains(where: tag.starts(with:)) { return .webPage }
      if flat.contains(where: { tag.firstOccurrence(of: $0) != nil }) { return .flatOffice }
      guard tag.count > 1, tag[1] == UInt8(ascii: "!") || tag[1] == UInt8(ascii: "?") else {
        return nil
      }
      rest = rest[end...].drop(while: isSpace)
    }
    return nil
  }

  /// Behind the tag, declaration or comment that the text begins with.
  private static func endOfTag(_ text: ArraySlice<UInt8>) -> Int {
    let close: [UInt8] = text.starts(with: comment) ? Array("-->".utf8) : [UInt8(ascii: ">")]
    return text.firstOccurrence(of: close)?.upperBound ?? text.endIndex
  }

  private static let comment = Array("<!--".utf8)
  private static let pages = ["<!doctype html", "<html"].map { Array($0.utf8) }
  private static let flat = [
    "urn:schemas-microsoft-com:office:spreadsheet", "progid=\"excel.sheet\"",
    "progid=\"word.document\"", "<office:document ",
  ].map { Array($0.utf8) }

  // MARK: - What is no text

  /// Controls that no text has, beyond a share that a damaged one may have.
  private static func binary(_ bytes: [UInt8]) -> ForeignKind? {
    if let known = riffOrBoxed(bytes) { return known }
    if bytes.count > 30, bytes[0] == 0x30, bytes[1] & 0x80 != 0,
      bytes.prefix(30).firstOccurrence(of: signedData) != nil
    {
      return .signature
    }
    let head = bytes.prefix(sample)
    guard head.count >= 64 else { return nil }
    var controls = 0
    var zeros = [0, 0]
    for index in head.indices where head[index] < 0x20 {
      switch head[index] {
      case 0: zeros[index & 1] += 1
      case 0x07...0x0D, 0x1A, 0x1B: break
      default: controls += 1
      }
    }
    guard controls * 20 > head.count, !isWide(head, zeros) else { return nil }
    return .unknown
  }

  /// The number of “signed data” in PKCS #7, as a signature begins with.
  private static let signedData: [UInt8] = [
    0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02,
  ]

  /// Whether every second byte is mostly zero: text in UTF-16.
  private static func isWide(_ head: ArraySlice<UInt8>, _ zeros: [Int]) -> Bool {
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return true }
    let (less, more) = (zeros.min() ?? 0, zeros.max() ?? 0)
    return more * 5 > head.count && less * 50 < head.count
  }

  /// WebP and HEIC pictures, and tar archives, whose marks stand behind their first bytes.
  private static func riffOrBoxed(_ bytes: [UInt8]) -> ForeignKind? {
    guard bytes.count > 12 else { return nil }
    if bytes.starts(with: "RIFF".utf8), bytes[8...].starts(with: "WEBP".utf8) { return .image }
    if bytes[4...].starts(with: "ftyp".utf8),
      ["heic", "heix", "mif1", "avif"].contains(where: { bytes[8...].starts(with: $0.utf8) })
    {
      return .image
    }
    if bytes.count > 262, bytes[257...].starts(with: "ustar".utf8) { return .otherArchive }
    return nil
  }
}

/// The compound file in which Office kept everything before 2007, and still keeps what has a
/// password.
struct OldContainer {
  static let mark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  private let bytes: [UInt8]
  private let names: Set<String>

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    names = Self.names(in: bytes)
  }

  /// Whether it only wraps a file that has a password.
  var isEncrypted: Bool { names.contains("EncryptedPackage") }

  var kind: ForeignKind {
    if names.contains("Workbook") || names.contains("Book") { return .oldWorkbook }
    if names.contains("WordDocument") { return .oldText }
    if names.contains("__properties_version1.0") { return .outlookLetter }
    if names.contains("PowerPoint Document") { return .presentation }
    return .oldOffice
  }

  /// The names in its directory, whose sectors are chained by its table of sectors.
  private static func names(in bytes: [UInt8]) -> Set<String> {
    func number(_ offset: Int, _ size: Int = 4) -> Int? {
      guard offset >= 0, offset + size <= bytes.count else { return nil }
      return (0..<size).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }
    guard let shift = number(30, 2), 7...16 ~= shift, var sector = number(48) else { return [] }
    let size = 1 << shift
    var names: Set<String> = []
    for _ in 0..<mostSectors {
      let start = (sector + 1) * size
      guard start + size <= bytes.count else { break }
      for entry in stride(from: start, to: start + size, by: 128) {
        guard let length = number(entry + 64, 2), 2...64 ~= length else { continue }
        let units = (0..<(length / 2 - 1)).compactMap { number(entry + 2 * $0, 2) }
        names.insert(String(decoding: units.map { UInt16($0) }, as: UTF16.self))
      }
      // The first 109 sectors of the table are named in the header.
      let perTable = size / 4
      guard sector / perTable < 109, let table = number(76 + 4 * (sector / perTable)),
        let next = number((table + 1) * size + 4 * (sector % perTable)), next < 0xFFFF_FFFA
      else { break }
      sector = next
    }
    return names
  }

  private static let mostSectors = 256
}

internal import IntakeArchives
internal import IntakeCore

/// Finds the merged cells of a sheet, which stand behind all of its rows, before those are read: by
/// a look at the bytes, which costs little more than unpacking them.
struct XLSXMergedCells {
  /// What stands behind the last `sheetData` seen.
  private var tail: [UInt8] = []

  private static let mark = Array("sheetData>".utf8)
  private static let element = Array("mergeCell ".utf8)
  private static let reference = Array("ref=".utf8)
  /// The bytes behind the rows that are looked at.
  private static let most = 8 << 20

  static func areas(
    in entry: ZipArchive.Entry, of package: OfficePackage
  ) throws(OfficeFault) -> [MergedAreas.Area] {
    let pieces = EntryPieces(entry, of: package.archive)
    var finder = XLSXMergedCells()
    var rest = PieceCursor(pieces)
    while !rest.isAtEnd {
      finder.take(rest.read())
      if let fault = pieces.fault { throw .archive(fault, part: entry.name) }
    }
    return finder.areas
  }

  private mutating func take(_ piece: [UInt8]) {
    var bytes = tail.count > Self.most ? [] : tail
    let start = max(0, bytes.count - Self.mark.count)
    bytes += piece
    var last: Int?
    var from = start
    while true {
      let found = ByteScan.firstIndex(of: UInt8(ascii: "D"), in: bytes, from: from, to: bytes.count)
      guard found < bytes.count else { break }
      let head = found - 5
      if head >= 0, bytes[head...].starts(with: Self.mark) { last = head + Self.mark.count }
      from = found + 1
    }
    if let last {
      tail = Array(bytes[last...])
      isBehind = true
    } else {
      // Before the rows nothing is kept but what may be the head of the mark.
      tail = isBehind ? bytes : Array(bytes.suffix(Self.mark.count))
    }
  }

  private var isBehind = false

  private var areas: [MergedAreas.Area] {
    guard isBehind else { return [] }
    var areas: [MergedAreas.Area] = []
    var from = 0
    while true {
      let found = ByteScan.firstIndex(of: UInt8(ascii: "m"), in: tail, from: from, to: tail.count)
      guard found < tail.count else { return areas }
      from = found + 1
      guard tail[found...].starts(with: Self.element) else { continue }
      let tag = tail[found...].prefix { $0 != UInt8(ascii: ">") }
      guard let name = tag.firstOccurrence(of: Self.reference) else { continue }
      let value = tag[name.upperBound...].dropFirst()
        .prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
      if let area = CellReference.area(value) { areas.append(area) }
    }
  }
}

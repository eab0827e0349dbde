/// The bytes of a document that is too large to be held whole, piece by piece.
///
/// The pieces are of one size, the last one perhaps shorter. Each may be asked for several times and
/// is the same bytes each time.
public protocol DocumentPieces: AnyObject {
  /// How many there are.
  var count: Int { get }
  /// A piece, from 0; nil where it cannot be read, or is no longer what it was.
  func piece(_ number: Int) -> [UInt8]?
}

/// Reads the pieces of a document in their order. A copy goes on by itself.
struct PieceCursor {
  private let pieces: any DocumentPieces
  private var next = 0
  /// Whether a piece could not be read: what was read up to there counts for nothing.
  private(set) var isBroken = false

  init(_ pieces: any DocumentPieces) {
    self.pieces = pieces
  }

  /// The first bytes of a document, so many at least.
  static func head(of pieces: any DocumentPieces, least: Int) -> [UInt8] {
    var cursor = PieceCursor(pieces)
    var head = cursor.read()
    while head.count < least, !cursor.isAtEnd { head += cursor.read() }
    return head
  }

  var isAtEnd: Bool { next >= pieces.count }

  /// The next piece; empty at the end.
  mutating func read() -> [UInt8] {
    guard !isAtEnd else { return [] }
    guard let piece = pieces.piece(next) else {
      isBroken = true
      next = pieces.count
      return []
    }
    next += 1
    return piece
  }

  /// What is kept of a text and the bytes that follow it: at least as many as are kept, so that
  /// looking once more for an end that is far off costs no more than reading it.
  mutating func extend(_ kept: ArraySlice<UInt8>) -> [UInt8] {
    var bytes = Array(kept)
    repeat { bytes += read() } while bytes.count < 2 * kept.count && !isAtEnd
    return bytes
  }
}

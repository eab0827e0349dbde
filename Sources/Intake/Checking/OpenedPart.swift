import IntakeCore
import IntakeFence
import IntakeFiles
import IntakeReading

/// A file within a delivered one, or the delivered file itself, about to be judged.
struct OpenedPart {
  /// The steps to it, joined by `!`; nil for the delivered file.
  var path: String?
  /// What it is by its bytes; nil of the delivered file, which is known.
  var content: PartContent?
  var said: FileOpener.Content
  /// Whether it is to be asked which forms it holds.
  var mayHaveSteps: Bool
  /// The way of the mail that was delivered and holds it.
  var trace: MailTrace?
  var document: AskedDocument

  /// One that this process has opened.
  init(_ part: FileOpener.Part, by reader: DocumentReader) {
    path = part.path
    content = part.path == nil ? nil : PartContent(part.bytes)
    said = part.content
    mayHaveSteps = DocumentInHand.mayHaveSteps(part.bytes)
    trace = part.trace
    document = .here(DocumentInHand(part.bytes, reader))
  }

  /// One that a worker has opened.
  init(_ part: FileListing.Part, _ content: PartContent?, _ document: AskedDocument) {
    path = part.path
    self.content = content
    said = part.content
    mayHaveSteps = part.mayHaveSteps
    trace = part.trace
    self.document = document
  }

  /// The delivered file where it could not be opened here.
  init(_ unread: UnreadHere, _ document: AskedDocument) {
    said = .faults([.unreadHere(unread.why)])
    mayHaveSteps = false
    self.document = document
  }
}

/// The content of a part of a delivered file.
struct PartContent {
  var identity: JudgedDocument.Identity.File
  /// Empty where they were not to be kept.
  var bytes: [UInt8] = []

  init(_ bytes: [UInt8]) {
    identity = .init(sha256: Digest.hexadecimal(bytes), bytes: bytes.count)
    self.bytes = bytes
  }

  fileprivate init(_ digest: Digest, count: Int, _ bytes: [UInt8]) {
    identity = .init(sha256: digest.hexadecimal(), bytes: count)
    self.bytes = bytes
  }
}

/// Takes the parts that a worker hands over, and keeps their hashes: few of them have to be in memory.
struct PartContents: PartTaker {
  private(set) var all: [PartContent] = []
  private let kept: Kept
  private var digest = Digest()
  private var count = 0
  private var bytes: [UInt8] = []

  /// The parts whose bytes are kept.
  enum Kept {
    case none, all
    /// Those of the old kind of office files: they may have to be converted.
    case oldOffice
  }

  init(_ kept: Kept) {
    self.kept = kept
  }

  mutating func take(_ piece: [UInt8]) {
    digest.add(piece)
    count += piece.count
    switch kept {
    case .none: break
    case .all: bytes += piece
    case .oldOffice:
      if count == piece.count ? OldWorkbooks.mayBeOne(piece) : !bytes.isEmpty { bytes += piece }
    }
  }

  mutating func endPart() {
    all.append(PartContent(digest, count: count, bytes))
    (digest, count, bytes) = (Digest(), 0, [])
  }
}

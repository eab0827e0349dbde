public import IntakeCore
import IntakeFiles
import IntakeRegister

/// What is to be checked: files named one by one, which are one packet, and folders, which are read
/// as an inbox is.
public struct DraftSet: Sendable {
  public private(set) var drafts: [DraftCheck.Draft] = []
  /// Where those of them lie that are files.
  public private(set) var paths: [[UInt8]] = []
  /// What of the folders is left alone, and why.
  public private(set) var leftAlone: [LeftAlone] = []
  /// What is wrong with the mail books of the folders.
  public private(set) var mailBookTroubles: [MailBookTrouble] = []
  private var known: Set<SameFile> = []
  private let limits: Limits
  private let zone: ZoneOffset
  private let bounds: ReceiptBounds
  private let received: Instant?

  /// - Parameters:
  ///   - limits: those of documents and containers.
  ///   - bounds: when something can have been received.
  ///   - received: the receipt of everything that a folder's mail book does not name.
  public init(limits: Limits, zone: ZoneOffset, bounds: ReceiptBounds, received: Instant?) {
    self.limits = limits
    self.zone = zone
    self.bounds = bounds
    self.received = received
  }

  /// Adds a draft that is had in another way than by its path.
  public mutating func add(_ draft: DraftCheck.Draft) {
    drafts.append(draft)
  }

  /// Adds a file, or everything in a folder in the order of its paths' bytes.
  /// - Parameters:
  ///   - path: its bytes.
  ///   - shown: what it is called.
  ///   - isOnlyOne: whether the paths in a folder are told within it, as those of an inbox are.
  /// - Throws: `Failure`, `FileError`, `MailBookError` where a folder cannot be looked through.
  public mutating func add(_ path: [UInt8], shown: String, isOnlyOne: Bool) throws {
    if Self.isFolder(path) {
      try addFolder(path, shown: isOnlyOne ? "" : shown + "/", packets: shown)
    } else if isNew(path) {
      paths.append(path)
      drafts.append(Self.draft(path, shown: shown, limits))
    }
  }

  /// Whether a file was not named before, by whatever name: named twice it counts once.
  private mutating func isNew(_ path: [UInt8]) -> Bool {
    guard let status = Self.status(path), status.kind == .file else { return true }
    return known.insert(SameFile(device: status.device, inode: status.inode)).inserted
  }

  private struct SameFile: Hashable {
    let device: UInt64
    let inode: UInt64
  }

  private static func isFolder(_ path: [UInt8]) -> Bool { status(path)?.kind == .folder }

  /// Nil for what cannot be looked at: why, is told when it is read.
  private static func status(_ path: [UInt8]) -> FileStatus? {
    do {
      return try FileStatus.of(FileName(path))
    } catch {
      return nil
    }
  }

  private static func draft(_ path: [UInt8], shown: String, _ limits: Limits) -> DraftCheck.Draft {
    DraftCheck.Draft(path: shown) { () throws(Failure) in
      try FileBytes.content(path, shown: shown, limits: limits)
    }
  }

  private mutating func addFolder(_ path: [UInt8], shown: String, packets: String) throws {
    let inbox = try Inbox(String(decoding: path, as: UTF8.self))
    let listing = try inbox.list()
    var evidence = ArrivalEvidence(
      book: try inbox.mailBook(listing, zone: zone), served: [:], stated: received)
    for left in listing.leftAlone { evidence.note(FileName(left.path)) }
    var open: [Register.OpenDelivery] = []
    for file in listing.files {
      evidence.note(file.path)
      let whole = path + [UInt8(ascii: "/")] + file.path.bytes
      paths.append(whole)
      var draft = Self.draft(whole, shown: shown + file.path.description, limits)
      draft.packet = file.path.firstFolder.map { .folder("\(packets)/\($0)") } ?? .loose
      if listing.hasMailBook {
        let said = evidence.receipt(of: file.path)
        draft.arrival = DraftCheck.Draft.Arrival(
          receipt: said.receipt, line: said.line, isBooked: said.isBooked)
        if !(said.receipt.map { bounds.contains($0.at) } ?? false) {
          open.append(Register.OpenDelivery(entry: drafts.count, path: file.path))
        }
      }
      drafts.append(draft)
    }
    // As at an intake, lines that are left fill what nothing has proved.
    let waiting = listing.leftAlone.filter(\.reason.isPassing).map { FileName($0.path) }
    for late in evidence.late(for: open, waiting: waiting, within: bounds) {
      drafts[late.entry].arrival = DraftCheck.Draft.Arrival(
        receipt: Receipt(at: late.line.at, evidence: .mailBook), line: late.line, isBooked: true)
    }
    leftAlone += listing.leftAlone.map { LeftAlone(path: shown + $0.path, reason: $0.reason) }
    mailBookTroubles += evidence.troubles()
  }
}

extension DraftCheck.Draft.Arrival {
  fileprivate init(receipt: Receipt?, line: MailLine?, isBooked: Bool) {
    self.init(
      receipt: receipt,
      mail: line.map { MailOrder(number: $0.number.flatMap { Int($0) }, row: $0.row) },
      isBooked: isBooked)
  }
}

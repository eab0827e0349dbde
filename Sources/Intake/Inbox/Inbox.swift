import IntakeCore
import IntakeFiles
import IntakeRegister

/// The folder into which the office puts what it received.
struct Inbox {
  static let processed = FileName("processed")

  let folder: Folder
  /// Its whole path: the same folder has the same name at its next run.
  let name: String
  /// What registers of the first version called it.
  let formerName: String

  init(_ path: String) throws {
    folder = try Folder.open(path)
    name = try folder.wholePath()
    let status = try folder.status()
    formerName = "\(status.device):\(status.inode)"
  }

  var names: [String] { [name, formerName] }

  /// What stands in the inbox: the files that could be taken in, in the order of their paths'
  /// bytes, and what is left alone.
  struct Listing {
    var files: [InboxFile] = []
    var leftAlone: [LeftAlone] = []
    /// When something last changed in each first-level folder: its own time, those of the folders in
    /// it, and those of what stands there under temporary names.
    var packetTimes: [FileName: Int64] = [:]
    /// The names that are the mail book's, or look so.
    var books: [FileName] = []
    var lookAlikes: [FileName] = []
    /// What office programs have open, as their locks say.
    var locked: Set<FileName> = []

    var hasMailBook: Bool { !books.isEmpty || !lookAlikes.isEmpty }
  }

  /// - Parameter excluded: a folder that is no part of the inbox: the register's own.
  func list(apartFrom excluded: FileStatus? = nil) throws -> Listing {
    var listing = Listing()
    try Lister(excluded: excluded).list(folder, within: FileName(""), into: &listing)
    listing.files.sort { $0.path < $1.path }
    listing.leftAlone.sort { $0.path < $1.path }
    return listing
  }

  /// The mail book that a listing found; an empty one where there is none.
  func mailBook(_ listing: Listing, zone: ZoneOffset) throws -> MailBook {
    guard let name = try bookName(listing) else { return MailBook() }
    guard try folder.status(name)?.kind == .file else { throw MailBookError.notAFile }
    let file = try folder.open(name)
    if file.isOpenForWriting() == true { throw MailBookError.beingWritten }
    return try MailBook(try file.readAll(), zone: zone)
  }

  /// The name of the one mail book; nil where there is none.
  /// - Throws: `MailBookError.several` where nobody can tell which file it is.
  func bookName(_ listing: Listing) throws -> FileName? {
    guard listing.books.count <= 1, listing.lookAlikes.isEmpty else {
      throw MailBookError.several(
        (listing.books + listing.lookAlikes).map(\.description).sorted())
    }
    return listing.books.first
  }

  /// Whether nobody is still working on the mail book, as far as can be known.
  func isBookSettled(_ listing: Listing, _ readiness: Readiness) throws -> Bool {
    guard let name = try bookName(listing), let status = try folder.status(name),
      status.kind == .file
    else { return true }
    if listing.locked.contains(name) { return false }
    if try folder.open(name).isOpenForWriting() == true { return false }
    let book = [InboxFile(path: name, status: status)]
    return try readiness.settled(book, in: self, packetTimes: [:]).leftAlone.isEmpty
  }

  /// Opens the folder in which a path of the inbox stands.
  func parent(of path: FileName) throws -> Folder {
    var parent = folder
    for part in path.parts.dropLast() { parent = try parent.folder(part) }
    return parent
  }
}

extension Inbox.Listing {
  fileprivate mutating func noteTime(of path: FileName, _ status: FileStatus) {
    let parts = path.parts
    guard parts.count > 1 || status.kind == .folder else { return }
    packetTimes[parts[0]] = max(packetTimes[parts[0]] ?? .min, status.modified)
  }
}

/// Looks through an inbox.
private struct Lister {
  let excluded: FileStatus?

  func list(_ folder: Folder, within path: FileName, into listing: inout Inbox.Listing) throws {
    for name in try folder.names() {
      if path.bytes.isEmpty, isOwn(name, &listing) { continue }
      let full = path.appending(name)
      do {
        try look(at: name, in: folder, as: full, into: &listing)
      } catch let error as FileError {
        listing.leftAlone.append(
          LeftAlone(path: full.description, reason: .failed(error.message)))
      }
    }
  }

  private func isOwn(_ name: FileName, _ listing: inout Inbox.Listing) -> Bool {
    if let locked = BookName.locked(by: name) { listing.locked.insert(locked) }
    switch BookName(name) {
    case .book?: listing.books.append(name)
    case .lookAlike?: listing.lookAlikes.append(name)
    case nil: return name == Inbox.processed
    }
    return true
  }

  private func look(
    at name: FileName, in parent: Folder, as path: FileName, into listing: inout Inbox.Listing
  ) throws {
    func leave(_ reason: LeftAlone.Reason) {
      listing.leftAlone.append(LeftAlone(path: path.description, reason: reason))
    }
    guard let status = try parent.status(name) else { return leave(.gone) }
    let refusal = NameManners.refusal(name)
    if refusal == nil && status.kind == .folder || refusal == .temporaryName {
      listing.noteTime(of: path, status)
    }
    if let refusal { return leave(refusal) }
    switch status.kind {
    case .folder where excluded.map(status.isSameFile) ?? false: return
    case .folder: try list(parent.folder(name), within: path, into: &listing)
    case .link: leave(.link)
    case .other: leave(.notAFile)
    case .file where status.links != 1: leave(.hardLinks)
    case .file: listing.files.append(InboxFile(path: path, status: status))
    }
  }
}

/// The names that nobody means to hand in.
enum NameManners {
  static func refusal(_ name: FileName) -> LeftAlone.Reason? {
    let folded = FileName(name.bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 })
    if temporarySuffixes.contains(where: folded.hasSuffix)
      || temporaryPrefixes.contains(where: folded.hasPrefix)
    {
      return .temporaryName
    }
    if folded.hasPrefix(".") || hiddenNames.contains(folded) { return .hidden }
    return nil
  }

  private static let temporarySuffixes = [
    ".part", ".partial", ".filepart", ".crdownload", ".download", ".tmp", ".temp", "~",
  ]
  private static let temporaryPrefixes = ["~$", ".~lock"]
  private static let hiddenNames: Set<FileName> = [
    FileName("thumbs.db"), FileName("desktop.ini"),
  ]
}

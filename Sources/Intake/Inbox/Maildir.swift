import IntakeCore
import IntakeFiles
import IntakeRegister

/// A Maildir: a folder into which a mail program delivers, each mail a file. A mail that stands in
/// `new/` or `cur/` is complete; `tmp/` is the mail program's own.
///
/// A mail is known by its unique name, whatever flags stand behind it, and by its content.
struct Maildir {
  let inbox: Inbox
  private static let folders = [FileName("new"), FileName("cur")]
  private static let read = FileName("cur")

  /// - Throws: `FileError` where there is no such folder, or it is no Maildir.
  init(_ path: String) throws {
    inbox = try Inbox(path)
    for folder in Self.folders { _ = try inbox.folder.folder(folder) }
  }

  /// The mails, by their unique names, and what is left alone.
  func list() throws -> Inbox.Listing {
    var listing = Inbox.Listing()
    for folder in Self.folders {
      let parent = try inbox.folder.folder(folder)
      for name in try parent.names() where !name.hasPrefix(".") {
        let place = folder.appending(name)
        guard let status = try parent.status(name), status.kind == .file, status.links == 1 else {
          listing.leftAlone.append(LeftAlone(path: place.description, reason: .notAFile))
          continue
        }
        listing.files.append(
          InboxFile(path: MailName(name).unique, status: status, place: place))
      }
    }
    listing.files.sort { ($0.path, $0.place) < ($1.path, $1.place) }
    return listing
  }

  /// Renames registered mails into `cur/` with the flag of what was read; other flags stay.
  /// - Returns: what could not be renamed, and why.
  func markRead(
    _ registered: [(entry: Int, file: InboxFile)]
  ) -> [(path: String, why: Localized)] {
    var troubles: [(path: String, why: Localized)] = []
    do {
      let target = try inbox.folder.folder(Self.read)
      for (_, file) in registered {
        do {
          let parent = try inbox.parent(of: file.place)
          let (name, marked) = (file.place.last, MailName(file.place.last).marked)
          let isThere = file.place.firstFolder == Self.read
          guard !isThere || name != marked, try parent.status(name) != nil else { continue }
          try parent.move(name, to: target, marked)
        } catch let error as FileError {
          troubles.append((file.place.description, error.message))
        }
      }
      for folder in Self.folders { try inbox.folder.folder(folder).sync() }
    } catch let error as FileError {
      troubles.append((inbox.folder.path, error.message))
    } catch {
      preconditionFailure("renaming throws FileError only: \(error)")
    }
    return troubles
  }
}

/// The name of a mail in a Maildir: `1682674799.M1P2.mx` or `1682674799.M1P2.mx:2,FS`.
private struct MailName {
  /// Before the flags.
  let unique: FileName
  private let flags: Set<UInt8>

  init(_ name: FileName) {
    let bytes = name.bytes
    let mark = Array(":2,".utf8)
    let start = bytes.indices.last { bytes[$0...].starts(with: mark) } ?? bytes.endIndex
    unique = FileName(Array(bytes[..<start]))
    flags = Set(bytes[start...].dropFirst(mark.count))
  }

  /// With the flag of what was read; flags stand in the order of ASCII.
  var marked: FileName {
    FileName(
      unique.bytes + Array(":2,".utf8) + flags.union([UInt8(ascii: "S")]).sorted())
  }
}

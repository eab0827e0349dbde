import IntakeCore
import IntakeFiles
import IntakeRegister

/// Moves registered files out of the way: to `processed/<entry>-<name>`. Nothing is lost when it
/// fails, or where the power goes before it is on the disk: the next run knows the delivery and
/// tries again.
struct Mover {
  let inbox: Inbox

  /// - Returns: what could not be moved, and why.
  func move(_ registered: [(entry: Int, file: InboxFile)]) -> [(path: String, why: Localized)] {
    guard !registered.isEmpty else { return [] }
    var troubles: [(path: String, why: Localized)] = []
    do {
      let processed = try inbox.folder.makeFolder(Inbox.processed)
      for (entry, file) in registered {
        do {
          try move(file, of: entry, to: processed)
        } catch let error as FileError {
          troubles.append((file.path.description, error.message))
        }
      }
      try processed.sync()
      try inbox.folder.sync()
    } catch let error as FileError {
      troubles.append((Inbox.processed.description, error.message))
    } catch {
      preconditionFailure("moving throws FileError only: \(error)")
    }
    return troubles
  }

  private func move(_ file: InboxFile, of entry: Int, to processed: Folder) throws {
    let parent = try inbox.parent(of: file.path)
    let name = file.path.last
    // Whatever stands there now under that name may be another delivery: it stays.
    guard let status = try parent.status(name), DeliveryKey(status, path: file.path) == file.key
    else { return }
    let target = try freeName(entry, name, in: processed)
    try parent.move(name, to: processed, target)
    if try processed.status(target).map({ DeliveryKey($0, path: file.path) }) != file.key {
      try processed.move(target, to: parent, name)
    }
  }

  /// Another register's entry of the same number may have taken the name.
  private func freeName(_ entry: Int, _ name: FileName, in processed: Folder) throws -> FileName {
    var attempt = 1
    while true {
      let suffix = attempt == 1 ? "" : "~\(attempt)"
      let prefix = Register.paddedEntry(entry) + suffix + "-"
      let target = FileName(Array(prefix.utf8) + Self.shortened(name, by: prefix.utf8.count))
      if try processed.status(target) == nil { return target }
      attempt += 1
    }
  }

  /// Names have at most 255 bytes: the end is kept, since it tells the kind of file.
  private static func shortened(_ name: FileName, by taken: Int) -> [UInt8] {
    guard name.bytes.count + taken > 255 else { return name.bytes }
    let rest = name.bytes.suffix(255 - taken)
    return Array(rest.drop { $0 & 0xC0 == 0x80 })
  }
}

import IntakeCore
public import IntakeFiles
import IntakeRegister

/// Writes a file whole or not at all. What is no file (a device such as `/dev/null`, a pipe) is
/// written into and stays what it is; a link stays a link to its file.
public enum OutputFile {
  /// - Parameter readers: who may read a file that is made.
  public static func write(
    _ bytes: [UInt8], to path: String, for readers: Folder.Readers = .owner
  ) throws {
    do {
      guard let (folder, name) = try place(of: path) else {
        return try OpenFile.writing(into: FileName(path)).write(bytes)
      }
      if try kind(of: path) == .folder { throw FileError.folderInTheWay(path) }
      try refuse(path, in: folder, within: nil)
      try DurableFile(in: folder, for: readers).write(bytes, to: name)
    } catch let error as FileError {
      throw Failure(error)
    }
  }

  /// Makes a folder for files that others may read; one that is there already is fine.
  public static func makeFolder(_ path: String) throws {
    do {
      if try kind(of: path) == .folder { return }
      let (parent, name) = split(path)
      _ = try Folder.open(parent).makeFolder(FileName(name), for: .byMask)
    } catch let error as FileError {
      throw Failure(error)
    }
  }

  /// Refuses a path within a register, which holds its own files only, or within an inbox, where
  /// the next run would take the file for a delivery. Asked before work begins.
  public static func refuse(_ path: String, within inbox: String? = nil) throws {
    do {
      guard let (folder, _) = try place(of: path) else { return }
      try refuse(path, in: folder, within: try inbox.map(Folder.open))
    } catch let error as FileError {
      throw Failure(error)
    }
  }

  private static func refuse(_ path: String, in folder: Folder, within inbox: Folder?) throws {
    if let register = try folder.register() { throw Failure.withinRegister(path, register) }
    guard let inbox, try inbox.holds(folder) else { return }
    throw Failure(
      .usage,
      Localized(
        vi: "“\(path)” nằm trong hòm thư, nơi lượt sau sẽ nhận nó như hồ sơ; "
          + "hãy ghi báo cáo ra ngoài hòm thư.",
        en: "“\(path)” lies within the inbox, where the next run would take it for a delivery; "
          + "write the report elsewhere."))
  }

  /// Where a file stands or will stand, links followed; nil for what is no file.
  private static func place(of path: String) throws -> (folder: Folder, name: FileName)? {
    if try kind(of: path) == .other { return nil }
    let (folder, name) = split(try isLink(path) ? try Folder.wholePath(of: path) : path)
    return (try Folder.open(folder), FileName(name))
  }

  /// Whether the path itself is a link, and leads to a file.
  private static func isLink(_ path: String) throws -> Bool {
    guard try FileStatus.of(FileName(path), followingLinks: false)?.kind == .link else {
      return false
    }
    return try kind(of: path) == .file
  }

  /// Whether a path leads to what is neither file nor folder.
  static func isSpecial(_ path: String) throws -> Bool { try kind(of: path) == .other }

  /// The text at the start and at the end of the file that stands there, at most `count` bytes of
  /// each; nil where there is no file, or an empty one.
  static func ends(of path: String, _ count: Int) throws -> (head: String, tail: String)? {
    guard let status = try FileStatus.of(FileName(path)), status.kind == .file, status.size > 0
    else { return nil }
    let head = try FileReading.read(Array(path.utf8), shown: path, limit: count).prefix(count)
    let tail = try FileReading.readEnd(FileName(path), count)
    return (String(decoding: head, as: UTF8.self), String(decoding: tail, as: UTF8.self))
  }

  private static func kind(of path: String) throws -> FileStatus.Kind? {
    try FileStatus.of(FileName(path))?.kind
  }

  /// Whether a file stands there whose bytes are others.
  public static func differs(_ path: String, from bytes: [UInt8]) throws -> Bool {
    guard try kind(of: path) == .file else { return false }
    return try FileBytes.read(path, limit: bytes.count) != bytes
  }

  /// Whether a path leads to one of these files, by whatever name or link.
  public static func leads(_ path: String, to files: [[UInt8]]) throws -> Bool {
    guard let own = try FileStatus.of(FileName(path)), own.kind == .file else { return false }
    return try files.contains { try FileStatus.of(FileName($0))?.isSameFile(as: own) ?? false }
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
    return (folder.isEmpty ? "/" : folder, String(parts.last ?? ""))
  }
}

import Glibc

/// What the file system says of a file.
public struct FileStatus: Sendable, Hashable {
  public var device: UInt64
  public var inode: UInt64
  public var size: Int64
  public var links: UInt64
  /// Nanoseconds since 1970.
  public var modified: Int64
  public var changed: Int64
  public var kind: Kind
  /// The permission bits.
  public var permissions: UInt32

  public enum Kind: Sendable, Hashable {
    case file, folder, link, other
  }

  init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    links = UInt64(status.st_nlink)
    modified = Self.nanoseconds(status.st_mtim)
    changed = Self.nanoseconds(status.st_ctim)
    permissions = UInt32(status.st_mode) & 0o7777
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    default: kind = .other
    }
  }

  /// What a path leads to, links followed unless the link itself is meant; nil where there is
  /// nothing.
  public static func of(_ path: FileName, followingLinks: Bool = true) throws -> FileStatus? {
    do {
      return try SystemCalls.status(
        at: path, followingLinks: followingLinks, path.description)
    } catch let error as FileError where error.isMissing || error.number == ENOTDIR {
      return nil
    }
  }

  /// Whether both are one file, however they are named.
  public func isSameFile(as other: FileStatus) -> Bool {
    inode == other.inode && device == other.device
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    let (product, overflow) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, again) = product.addingReportingOverflow(Int64(time.tv_nsec))
    return overflow || again ? (time.tv_sec < 0 ? .min : .max) : sum
  }
}

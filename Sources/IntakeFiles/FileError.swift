import Glibc
public import IntakeCore

/// A file operation that the system refused.
public struct FileError: Error, Sendable, Hashable {
  public var operation: Operation
  public var path: String
  /// The system's number of the cause (`ENOSPC`).
  public var number: Int32

  /// What was tried.
  public enum Operation: String, Sendable, CaseIterable {
    case open, list, read, create, write, sync, link, rename, remove, makeFolder, status, lock
    case chmod
  }

  public init(_ operation: Operation, _ path: String, _ number: Int32) {
    self.operation = operation
    self.path = path
    self.number = number
  }

  /// The error of making something where something stands already.
  public static func taken(_ path: String) -> FileError { FileError(.create, path, EEXIST) }

  public var isMissing: Bool { number == ENOENT }
  public var exists: Bool { number == EEXIST }
  public var isFolder: Bool { number == EISDIR }
  public var isDenied: Bool { number == EACCES }

  /// Whether the device has no room left.
  public var isFull: Bool { number == ENOSPC || number == EDQUOT }

  /// The whole of it in a sentence, for people.
  public var message: Localized {
    if operation == .read, isMissing {
      return Localized(vi: "không tìm thấy tệp “\(path)”", en: "could not find the file “\(path)”")
    }
    let cause = Self.cause(number)
    let act = operation.words
    return Localized(
      vi: "không \(act.vi) được “\(path)”: \(cause.vi)",
      en: "could not \(act.en) “\(path)”: \(cause.en)")
  }

  private static func cause(_ number: Int32) -> Localized {
    switch number {
    case ENOENT: Localized(vi: "không có ở đó", en: "it is not there")
    case EACCES, EPERM: Localized(vi: "không có quyền", en: "permission denied")
    case ENOSPC: Localized(vi: "ổ đĩa đã đầy", en: "the disk is full")
    case EDQUOT: Localized(vi: "hết hạn mức đĩa", en: "the disk quota is used up")
    case EROFS: Localized(vi: "ổ đĩa chỉ cho đọc", en: "the file system is read-only")
    case EIO: Localized(vi: "lỗi đọc/ghi của thiết bị", en: "input/output error")
    case EMFILE, ENFILE: Localized(vi: "quá nhiều tệp đang mở", en: "too many open files")
    case EEXIST: Localized(vi: "đã có ở đó", en: "it is already there")
    case ENOTDIR: Localized(vi: "không phải thư mục", en: "it is not a folder")
    case EISDIR: Localized(vi: "là thư mục", en: "it is a folder")
    case ELOOP: Localized(vi: "là liên kết", en: "it is a link")
    case EXDEV: Localized(vi: "nằm ở ổ đĩa khác", en: "it is on another file system")
    case ENOTEMPTY: Localized(vi: "thư mục không rỗng", en: "the folder is not empty")
    case ENAMETOOLONG: Localized(vi: "tên quá dài", en: "the name is too long")
    default: Localized(vi: "lỗi hệ thống số \(number)", en: "system error \(number)")
    }
  }
}

extension FileError.Operation {
  fileprivate var words: Localized {
    switch self {
    case .open: Localized(vi: "mở", en: "open")
    case .list: Localized(vi: "liệt kê", en: "list")
    case .read: Localized(vi: "đọc", en: "read")
    case .create: Localized(vi: "tạo", en: "create")
    case .write: Localized(vi: "ghi", en: "write")
    case .sync: Localized(vi: "ghi chắc xuống đĩa", en: "sync to disk")
    case .link: Localized(vi: "đặt vào kho", en: "link")
    case .rename: Localized(vi: "chuyển", en: "move")
    case .remove: Localized(vi: "xóa", en: "remove")
    case .makeFolder: Localized(vi: "tạo thư mục", en: "make the folder")
    case .status: Localized(vi: "xem", en: "look at")
    case .lock: Localized(vi: "khóa", en: "lock")
    case .chmod: Localized(vi: "đặt quyền cho", en: "set the permissions of")
    }
  }
}

extension FileError {
  /// The device has no room for what is about to be written.
  public static func noSpace(_ path: String) -> FileError {
    FileError(.write, path, ENOSPC)
  }

  /// A folder stands where a file was to be written.
  public static func folderInTheWay(_ path: String) -> FileError {
    FileError(.write, path, EISDIR)
  }
}

import Glibc
public import IntakeCore

/// Reads whole files and streams, with the reason in plain words where it cannot.
public enum FileBytes {
  /// Reads a regular file, at most `limit` bytes and one more: a longer one is recognised as
  /// such, and no memory is spent on the rest.
  public static func read(_ path: String, limit: Int = .max) throws(Failure) -> [UInt8] {
    try read(Array(path.utf8), shown: path, limit: limit)
  }

  /// Reads the file at a path of any bytes, called `shown` in messages.
  public static func read(
    _ bytes: [UInt8], shown path: String, limit: Int = .max
  ) throws(Failure) -> [UInt8] {
    let name = bytes.map { CChar(bitPattern: $0) } + [0]
    let descriptor = unsafe open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .unreadable(path, errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .unreadable(path, EISDIR) }
    return try read(
      descriptor, expecting: Int(status.st_size), limit: limit, named: path)
  }

  /// Reads standard input to its end.
  public static func readStandardInput(limit: Int = .max) throws(Failure) -> [UInt8] {
    try read(STDIN_FILENO, expecting: 0, limit: limit, named: "-")
  }

  private static func read(
    _ descriptor: Int32, expecting size: Int, limit: Int, named path: String
  ) throws(Failure) -> [UInt8] {
    let most = limit == .max ? Int.max : limit + 1
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(size + 1, most))
    var failure: Int32 = 0
    while bytes.count < most {
      let wanted = min(max(size + 1 - bytes.count, 64 << 10), most - bytes.count)
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        var got: Int
        repeat {
          // The buffer has room for `wanted` bytes, and `read` fills no more.
          got = unsafe Glibc.read(descriptor, buffer.baseAddress, wanted)
        } while got < 0 && errno == EINTR
        if got < 0 { failure = errno }
        count = max(got, 0)
      }
      guard failure == 0 else { throw .unreadable(path, failure) }
      if chunk.isEmpty { break }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
    }
    return bytes
  }
}

extension Failure {
  /// A file that cannot be read, and why, without the system's own English.
  public static func unreadable(_ path: String, _ error: Int32) -> Failure {
    let cause = SystemCause(error).text
    return Failure(
      .incomplete,
      Localized(
        vi: "Không đọc được “\(path)”: \(cause.vi).", en: "Cannot read “\(path)”: \(cause.en)."))
  }

  /// A file that cannot be written, and why.
  public static func unwritable(_ path: String, _ error: Int32) -> Failure {
    let cause = SystemCause(error).text
    return Failure(
      .incomplete,
      Localized(
        vi: "Không ghi được “\(path)”: \(cause.vi).", en: "Cannot write “\(path)”: \(cause.en)."))
  }
}

/// The cause of a failed system call in the product's languages.
public struct SystemCause: Sendable {
  private let error: Int32

  public init(_ error: Int32) {
    self.error = error
  }

  public var text: Localized {
    switch error {
    case ENOENT:
      Localized(vi: "không có tệp hoặc thư mục này", en: "there is no such file or folder")
    case EACCES, EPERM:
      Localized(vi: "không có quyền truy cập", en: "no permission")
    case EISDIR:
      Localized(vi: "đây là thư mục, không phải tệp", en: "it is a folder, not a file")
    case ENOTDIR:
      Localized(
        vi: "một phần của đường dẫn không phải thư mục", en: "part of the path is not a folder")
    case ENOSPC, EDQUOT:
      Localized(vi: "hết chỗ trên đĩa", en: "the disk is full")
    case EROFS:
      Localized(vi: "ổ đĩa chỉ cho đọc", en: "the file system is read-only")
    case EMFILE, ENFILE:
      Localized(vi: "quá nhiều tệp đang mở", en: "too many open files")
    case EIO:
      Localized(vi: "lỗi vào/ra của thiết bị", en: "an input/output error of the device")
    case ENAMETOOLONG:
      Localized(vi: "tên quá dài", en: "the name is too long")
    case ELOOP:
      Localized(vi: "đây là liên kết, không phải tệp", en: "it is a link, not a file")
    case ENXIO:
      Localized(vi: "không phải tệp thường", en: "it is not a regular file")
    default:
      Localized(vi: "lỗi hệ thống số \(error)", en: "system error \(error)")
    }
  }
}

// The island that speaks to the file system. Every name that goes in is a Swift array that lives
// through the call, every result is copied out before the call returns, and a call that a signal
// interrupted is made again. Nothing outside this file is `unsafe`.

import Glibc

/// The calls of the file system in Swift's own types. Each gives the result or throws `FileError`.
enum SystemCalls {
  static func openAt(
    _ folder: Int32, _ name: FileName, flags: Int32, mode: mode_t = 0o600,
    _ operation: FileError.Operation, _ path: @autoclosure () -> String
  ) throws -> Int32 {
    try checked(operation, path()) {
      // The C string lives until the closure returns.
      unsafe name.withCString { unsafe openat(folder, $0, flags | O_CLOEXEC, mode) }
    }
  }

  static func status(
    _ folder: Int32, _ name: FileName, _ path: @autoclosure () -> String
  ) throws -> FileStatus {
    var found = stat()
    _ = try checked(.status, path()) {
      // `found` is only written during the call.
      unsafe name.withCString { unsafe fstatat(folder, $0, &found, AT_SYMLINK_NOFOLLOW) }
    }
    return FileStatus(found)
  }

  static func status(
    at name: FileName, followingLinks: Bool, _ path: @autoclosure () -> String
  ) throws -> FileStatus {
    var found = stat()
    let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
    _ = try checked(.status, path()) {
      // `found` is only written during the call.
      unsafe name.withCString { unsafe fstatat(AT_FDCWD, $0, &found, flags) }
    }
    return FileStatus(found)
  }

  static func status(_ file: Int32, _ path: @autoclosure () -> String) throws -> FileStatus {
    var found = stat()
    // `found` is only written during the call.
    _ = try checked(.status, path()) { unsafe fstat(file, &found) }
    return FileStatus(found)
  }

  /// Reads up to `count` bytes; an empty array at the end of the file.
  static func read(
    _ file: Int32, count: Int, _ path: @autoclosure () -> String
  ) throws -> [UInt8] {
    var failure: FileError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do {
        // The buffer has `count` bytes, and as many as the call filled are declared filled.
        filled = try checked(.read, path()) { unsafe Glibc.read(file, buffer.baseAddress, count) }
      } catch let error as FileError {
        failure = error
      } catch {
        preconditionFailure("checked throws FileError only")
      }
    }
    if let failure { throw failure }
    return bytes
  }

  static func write(
    _ file: Int32, _ bytes: ArraySlice<UInt8>, _ path: @autoclosure () -> String
  ) throws {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.count
      // The slice lives through the call, which reads `count` bytes of it.
      let written = try unsafe rest.withUnsafeBytes { buffer in
        try checked(.write, path()) { unsafe Glibc.write(file, buffer.baseAddress, count) }
      }
      rest = rest.dropFirst(written)
    }
  }

  static func sync(_ file: Int32, _ path: @autoclosure () -> String) throws {
    // Not made again after a failure: the kernel may have dropped the pages.
    _ = try checked(.sync, path()) { fsync(file) }
  }

  static func changeMode(
    _ file: Int32, _ mode: mode_t, _ path: @autoclosure () -> String
  ) throws {
    _ = try checked(.chmod, path()) { fchmod(file, mode) }
  }

  static func makeFolder(
    _ folder: Int32, _ name: FileName, mode: mode_t, _ path: @autoclosure () -> String
  ) throws {
    _ = try checked(.makeFolder, path()) {
      unsafe name.withCString { unsafe mkdirat(folder, $0, mode) }
    }
  }

  static func link(
    _ folder: Int32, _ name: FileName, to other: Int32, _ otherName: FileName,
    _ path: @autoclosure () -> String
  ) throws {
    _ = try checked(.link, path()) {
      unsafe name.withCString { from in
        unsafe otherName.withCString { unsafe linkat(folder, from, other, $0, 0) }
      }
    }
  }

  static func remove(
    _ folder: Int32, _ name: FileName, isFolder: Bool, _ path: @autoclosure () -> String
  ) throws {
    _ = try checked(.remove, path()) {
      unsafe name.withCString { unsafe unlinkat(folder, $0, isFolder ? AT_REMOVEDIR : 0) }
    }
  }

  static func rename(
    _ folder: Int32, _ name: FileName, to other: Int32, _ otherName: FileName,
    _ path: @autoclosure () -> String
  ) throws {
    _ = try checked(.rename, path()) {
      unsafe name.withCString { from in
        unsafe otherName.withCString { unsafe renameat(folder, from, other, $0) }
      }
    }
  }

  /// Renames in one of the ways that `renameat2` of Linux knows.
  static func rename(
    _ folder: Int32, _ name: FileName, to other: Int32, _ otherName: FileName,
    way: RenameWay, _ path: @autoclosure () -> String
  ) throws {
    guard let renameat2 = unsafe Self.renameat2 else {
      throw FileError(.rename, path(), ENOSYS)
    }
    _ = try checked(.rename, path()) {
      unsafe name.withCString { from in
        unsafe otherName.withCString { unsafe renameat2(folder, from, other, $0, way.rawValue) }
      }
    }
  }

  enum RenameWay: UInt32 {
    /// Fails with `EEXIST` where the new name is taken.
    case noReplace = 1
    /// Both names change places in one step.
    case exchange = 2
  }

  /// The names in a folder, without `.` and `..`, in the order of their bytes.
  static func names(_ folder: Int32, _ path: @autoclosure () -> String) throws -> [FileName] {
    let copy = try openAt(folder, FileName("."), flags: O_RDONLY | O_DIRECTORY, .list, path())
    guard let stream = unsafe fdopendir(copy) else {
      let number = errno
      close(copy)
      throw FileError(.list, path(), number)
    }
    // The stream is closed once, here; it owns `copy`.
    defer { unsafe closedir(stream) }
    var names: [FileName] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else { break }
      // The entry stays valid until the next readdir; its name ends with a zero byte within the
      // record's own length.
      let length = unsafe Int(entry.pointee.d_reclen) - nameOffset
      let name = unsafe UnsafeRawBufferPointer(
        start: UnsafeRawPointer(entry) + nameOffset, count: length
      ).prefix { $0 != 0 }
      let found = unsafe FileName(Array(name))
      if found != FileName("."), found != FileName("..") { names.append(found) }
    }
    if errno != 0 { throw FileError(.list, path(), errno) }
    return names.sorted()
  }

  /// The path from the root, links followed.
  static func wholePath(_ path: String) throws -> String {
    // The C library allocates the result, which is copied and freed here.
    guard let whole = unsafe realpath(path, nil) else { throw FileError(.open, path, errno) }
    defer { unsafe free(whole) }
    return unsafe FileName(
      Array(
        UnsafeBufferPointer(start: whole, count: strlen(whole))
          .map { UInt8(bitPattern: $0) })
    ).description
  }

  /// Takes or gives up the exclusive lock on an open file; false where another holds it.
  static func tryLock(_ file: Int32, _ path: @autoclosure () -> String) throws -> Bool {
    do {
      _ = try checked(.lock, path()) { flock(file, LOCK_EX | LOCK_NB) }
      return true
    } catch let error as FileError where error.number == EWOULDBLOCK {
      return false
    }
  }

  /// Whether somebody holds the file open for writing; nil where the system does not tell us
  /// (another's file, or a file system without leases).
  static func isOpenForWriting(_ file: Int32) -> Bool? {
    // A lease that is broken at once must not end the process: SIGURG is ignored by default,
    // SIGIO is not.
    guard fcntl(file, setSignal, SIGURG) == 0 else { return nil }
    if fcntl(file, setLease, Int32(F_RDLCK)) == 0 {
      _ = fcntl(file, setLease, Int32(F_UNLCK))
      return false
    }
    return errno == EAGAIN ? true : nil
  }

  /// The bytes that an ordinary user may still write to the file's device.
  static func freeBytes(_ file: Int32, _ path: @autoclosure () -> String) throws -> UInt64 {
    var found = statvfs()
    // `found` is only written during the call.
    _ = try checked(.status, path()) { unsafe fstatvfs(file, &found) }
    let (bytes, overflow) = UInt64(found.f_bavail).multipliedReportingOverflow(
      by: UInt64(found.f_frsize))
    return overflow ? .max : bytes
  }

  private typealias RenameAt2 =
    @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32

  /// glibc has it since 2.28, but Swift's module of glibc does not show it.
  private static let renameat2: RenameAt2? = {
    guard let symbol = unsafe dlsym(nil, "renameat2") else { return nil }
    // The C declaration of that symbol is the type named here.
    return unsafe unsafeBitCast(symbol, to: RenameAt2.self)
  }()

  private static let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 19
  // Numbers of Linux that Swift's module of glibc does not show.
  private static let setSignal: Int32 = 10
  private static let setLease: Int32 = 1_024

  private static func checked<Result: SignedInteger>(
    _ operation: FileError.Operation, _ path: @autoclosure () -> String, _ call: () -> Result
  ) throws -> Result {
    while true {
      let result = call()
      if result >= 0 { return result }
      let number = errno
      if number != EINTR { throw FileError(operation, path(), number) }
    }
  }
}

extension FileName {
  /// Hands the name to C with a zero byte at its end.
  fileprivate func withCString<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows
    -> Result
  {
    precondition(!bytes.contains(0), "a file name without a zero byte")
    let terminated = bytes.map { CChar(bitPattern: $0) } + [0]
    return try unsafe terminated.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { preconditionFailure("never empty") }
      return try unsafe body(start)
    }
  }
}

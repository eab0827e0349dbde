import Glibc

/// What a file holds: all of it, or the means to read it piece by piece.
public enum FileContent {
  case whole([UInt8])
  case pieces(FilePieces)
}

/// Reads whole files and streams, with the reason in plain words where it cannot.
public enum FileReading {
  /// Reads a regular file, at most `limit` bytes and one more: a longer one is recognised as
  /// such, and no memory is spent on the rest.
  public static func read(_ path: String, limit: Int = .max) throws(FileError) -> [UInt8] {
    try read(Array(path.utf8), shown: path, limit: limit)
  }

  /// Reads the file at a path of any bytes, called `shown` in messages.
  public static func read(
    _ bytes: [UInt8], shown path: String, limit: Int = .max
  ) throws(FileError) -> [UInt8] {
    let (descriptor, status) = try open(bytes, shown: path)
    defer { close(descriptor) }
    return try read(descriptor, expecting: Int(status.st_size), limit: limit, named: path)
  }

  /// The same, but a large regular file piece by piece.
  /// - Parameter pieces: the bytes of a file that is read so, at most.
  public static func content(
    _ bytes: [UInt8], shown path: String, limit: Int, pieces: Int
  ) throws(FileError) -> FileContent {
    let (descriptor, status) = try open(bytes, shown: path)
    let size = Int(status.st_size)
    if status.st_mode & S_IFMT == S_IFREG, size >= FilePieces.least,
      size <= min(limit, pieces)
    {
      return .pieces(FilePieces(descriptor, byteCount: size, named: path))
    }
    defer { close(descriptor) }
    return .whole(try read(descriptor, expecting: size, limit: limit, named: path))
  }

  /// The last bytes of a regular file, at most `count`.
  public static func readEnd(_ path: FileName, _ count: Int) throws(FileError) -> [UInt8] {
    let shown = path.description
    let (descriptor, status) = try open(path.bytes, shown: shown)
    defer { close(descriptor) }
    let start = max(0, status.st_size - off_t(count))
    guard lseek(descriptor, start, SEEK_SET) == start else {
      throw FileError(.read, shown, errno)
    }
    return try read(descriptor, expecting: count, limit: count, named: shown)
  }

  /// Waits until somebody writes into a pipe, or has done so and left; until then a read would
  /// find its end. A pipe such as bash's `<(…)` has its writer from the start.
  private static func waitForWriter(_ descriptor: Int32) {
    var pipe = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    // The call fills in the variable, which outlives it.
    while unsafe poll(&pipe, 1, -1) < 0, errno == EINTR {}
  }

  private static func open(
    _ bytes: [UInt8], shown path: String
  ) throws(FileError) -> (descriptor: Int32, status: stat) {
    let name = bytes.map { CChar(bitPattern: $0) } + [0]
    let descriptor = unsafe Glibc.open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError(.read, path, errno) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      let failure = FileError(.read, path, errno)
      close(descriptor)
      throw failure
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw FileError(.read, path, EISDIR)
    }
    if status.st_mode & S_IFMT == S_IFIFO {
      waitForWriter(descriptor)
      _ = fcntl(descriptor, F_SETFL, 0)
    }
    return (descriptor, status)
  }

  /// Reads standard input to its end.
  public static func readStandardInput(limit: Int = .max) throws(FileError) -> [UInt8] {
    try read(STDIN_FILENO, expecting: 0, limit: limit, named: "-")
  }

  /// Reads an open file to its end.
  static func read(
    _ descriptor: Int32, expecting size: Int, limit: Int, named path: String
  ) throws(FileError) -> [UInt8] {
    let most = limit == .max ? Int.max : limit + 1
    var bytes: [UInt8] = []
    var failure: Int32 = 0
    while bytes.count < most {
      // One byte more than the file has shows its end in the first read.
      let least = bytes.isEmpty && size > 0 ? 1 : 64 << 10
      let wanted = min(max(size + 1 - bytes.count, least), most - bytes.count)
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        var got: Int
        repeat {
          // The buffer has room for `wanted` bytes, and `read` fills no more.
          got = unsafe Glibc.read(descriptor, buffer.baseAddress, wanted)
        } while got < 0 && errno == EINTR
        if got < 0 { failure = errno }
        count = max(got, 0)
      }
      guard failure == 0 else { throw FileError(.read, path, failure) }
      if chunk.isEmpty { break }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      if size > 0, bytes.count == size { break }
    }
    return bytes
  }
}

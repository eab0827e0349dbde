import Glibc

/// A large regular file, read piece by piece. A piece that is not what it was when it was first read
/// is not handed out, so that whatever is read of the file is what its hash was made of.
public final class FilePieces {
  /// Smaller files are quicker read whole.
  public static let least = 1 << 20
  public static let size = 256 << 10

  /// The bytes of the file.
  public let byteCount: Int
  public var count: Int { (byteCount + Self.size - 1) / Self.size }
  /// The open file, which is closed with this.
  private let descriptor: Int32
  private let path: String
  private var hashes: [[UInt8]] = []
  private var whole = Digest()

  init(_ descriptor: Int32, byteCount: Int, named path: String) {
    self.descriptor = descriptor
    self.byteCount = byteCount
    self.path = path
  }

  deinit {
    close(descriptor)
  }

  /// The bytes of the whole file, as they are now.
  public func wholeBytes(limit: Int) throws(FileError) -> [UInt8] {
    try FileReading.read(descriptor, expecting: byteCount, limit: limit, named: path)
  }

  public func piece(_ number: Int) -> [UInt8]? {
    guard let bytes = read(number) else { return nil }
    let hash = Digest.of(bytes)
    if number < hashes.count { return hash == hashes[number] ? bytes : nil }
    precondition(number == hashes.count, "a piece is read before those that stand before it")
    hashes.append(hash)
    whole.add(bytes)
    return bytes
  }

  /// The hash of the whole file; nil where not all pieces were read.
  public var sha256: String? {
    hashes.count == count ? whole.hexadecimal() : nil
  }

  /// Nil where the file is shorter than it was, or cannot be read.
  private func read(_ number: Int) -> [UInt8]? {
    let start = number * Self.size
    let wanted = min(Self.size, byteCount - start)
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      while count < wanted {
        // Safe: `count` bytes of the buffer are filled, and room is left for the rest.
        let got = unsafe pread(
          descriptor, buffer.baseAddress.map { unsafe $0 + count }, wanted - count,
          off_t(start + count))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { break }
        count += got
      }
    }
    return bytes.count == wanted ? bytes : nil
  }
}

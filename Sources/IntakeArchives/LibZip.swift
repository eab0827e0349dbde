private import CLibZip
import Glibc

/// The one place that touches libzip: an archive in memory, opened for reading.
///
/// Nothing of libzip's is handed out: numbers, names and bytes are copied.
@safe final class LibZipArchive {
  private let archive: OpaquePointer
  /// The bytes of the archive.
  private let memory: UnsafeMutableRawBufferPointer
  let count: Int

  /// What the directory of the archive says of an entry.
  struct Facts {
    /// As it stands in the archive, in whatever encoding.
    var rawName: [UInt8]
    /// In UTF-8 as libzip takes it: where it is none, as code page 437.
    var name: String
    var size: Int
    var packedSize: Int
    var isStoredOrDeflated: Bool
    var isEncrypted: Bool
    /// The file mode of a Unix archive; 0 of others.
    var mode: UInt32
  }

  init(_ bytes: [UInt8]) throws(ArchiveFault) {
    // libzip takes nothing at all for an archive without entries.
    guard !bytes.isEmpty else { throw .damaged }
    let memory = unsafe UnsafeMutableRawBufferPointer(copyOf: bytes)
    // Safe: libzip reads the copy as long as the archive is open, and does not free it (the 0).
    let source = unsafe zip_source_buffer_create(
      memory.baseAddress, zip_uint64_t(bytes.count), 0, nil)
    // Safe: the archive owns the source once it is open.
    guard let archive = unsafe source.flatMap({ unsafe zip_open_from_source($0, ZIP_RDONLY, nil) })
    else {
      if let source = unsafe source { unsafe zip_source_free(source) }
      unsafe memory.deallocate()
      throw .damaged
    }
    unsafe self.memory = memory
    unsafe self.archive = archive
    count = unsafe Int(zip_get_num_entries(archive, 0))
  }

  deinit {
    // Safe: opened in init; streams hold self, so none is open any more.
    unsafe zip_discard(archive)
    unsafe memory.deallocate()
  }

  /// What stands in the directory at an index; nil where libzip cannot tell.
  func facts(_ index: Int) -> Facts? {
    let index = zip_uint64_t(index)
    var found = unsafe zip_stat_t()
    // Safe: libzip fills the structure, whose texts live as long as the archive.
    guard unsafe zip_stat_index(archive, index, 0, &found) == 0,
      let raw = unsafe zip_get_name(archive, index, ZIP_FL_ENC_RAW),
      let name = unsafe zip_get_name(archive, index, ZIP_FL_ENC_GUESS)
    else { return nil }
    let wanted = UInt64(ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD)
    guard unsafe found.valid & wanted == wanted else { return nil }
    var length = 0
    // Safe: the name ends with a NUL.
    while unsafe raw[length] != 0 { length += 1 }
    let rawName = unsafe UnsafeBufferPointer(start: raw, count: length).map(UInt8.init(bitPattern:))
    return unsafe Facts(
      rawName: rawName, name: String(cString: name), size: Int(clamping: found.size),
      packedSize: Int(clamping: found.comp_size),
      isStoredOrDeflated: [ZIP_CM_STORE, ZIP_CM_DEFLATE].contains(Int32(found.comp_method)),
      isEncrypted: Int32(found.encryption_method) != ZIP_EM_NONE, mode: mode(index))
  }

  private func mode(_ index: zip_uint64_t) -> UInt32 {
    var system: zip_uint8_t = 0
    var attributes: zip_uint32_t = 0
    // Safe: both numbers outlive the call.
    let isTold = unsafe zip_file_get_external_attributes(archive, index, 0, &system, &attributes)
    return isTold == 0 && Int32(system) == ZIP_OPSYS_UNIX ? attributes >> 16 : 0
  }

  /// Opens an entry for reading from its start.
  func open(_ index: Int) throws(ArchiveFault) -> LibZipStream {
    // Safe: the stream holds this archive as long as the entry is open.
    guard let file = unsafe zip_fopen_index(archive, zip_uint64_t(index), 0) else { throw .damaged }
    return unsafe LibZipStream(file, of: self)
  }
}

/// An entry that is open for reading.
@safe final class LibZipStream {
  private let file: OpaquePointer
  private let archive: LibZipArchive

  fileprivate init(_ file: OpaquePointer, of archive: LibZipArchive) {
    unsafe self.file = file
    self.archive = archive
  }

  deinit {
    // Safe: opened by the archive for this stream alone.
    unsafe _ = zip_fclose(file)
  }

  /// The next bytes, at most so many; empty at the end.
  func read(_ count: Int) throws(ArchiveFault) -> [UInt8] {
    var got: zip_int64_t = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      // Safe: the buffer has room for `count` bytes.
      got = unsafe zip_fread(file, buffer.baseAddress, zip_uint64_t(count))
      filled = Int(max(0, got))
    }
    guard got >= 0 else { throw fault }
    return bytes
  }

  private var fault: ArchiveFault {
    let code = unsafe zip_error_code_zip(zip_file_get_error(file))
    return [ZIP_ER_CRC, ZIP_ER_INCONS].contains(code) ? .wrongSize : .damaged
  }
}

/// Writes an archive into memory through libzip.
enum LibZipWriter {
  /// - Returns: false where two entries have one name, or there is no memory left.
  static func write(
    _ entries: [ArchiveWriter.Entry], _ take: ([UInt8]) throws -> Void
  ) rethrows -> Bool {
    guard let source = unsafe zip_source_buffer_create(nil, 0, 0, nil) else { return false }
    defer { unsafe zip_source_free(source) }
    // Safe: kept, so that closing the archive leaves the source to read from.
    unsafe zip_source_keep(source)
    guard let archive = unsafe zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, nil) else {
      unsafe zip_source_free(source)
      return false
    }
    // Safe: libzip reads the copies when the archive is closed or given up, before they go.
    var memory: [UnsafeMutableRawBufferPointer] = unsafe []
    defer { unsafe memory.forEach { unsafe $0.deallocate() } }
    let isWhole = entries.allSatisfy { unsafe add($0, &memory, to: archive) }
    guard isWhole, unsafe zip_close(archive) == 0 else {
      unsafe zip_discard(archive)
      return false
    }
    return try unsafe handOn(source, take)
  }

  private static func add(
    _ entry: ArchiveWriter.Entry, _ memory: inout [UnsafeMutableRawBufferPointer],
    to archive: OpaquePointer
  ) -> Bool {
    guard let data = unsafe data(entry.content, &memory, archive) else { return false }
    let index = unsafe zip_file_add(archive, entry.name, data, ZIP_FL_ENC_UTF_8)
    guard index >= 0 else {
      unsafe zip_source_free(data)
      return false
    }
    let number = zip_uint64_t(index)
    let method = entry.isStored ? ZIP_CM_STORE : ZIP_CM_DEFLATE
    return unsafe zip_file_set_dostime(archive, number, 0, firstDay, 0) == 0
      && zip_set_file_compression(archive, number, method, 9) == 0
  }

  private static func data(
    _ content: ArchiveWriter.Content, _ memory: inout [UnsafeMutableRawBufferPointer],
    _ archive: OpaquePointer
  ) -> OpaquePointer? {
    switch content {
    case .bytes(let bytes):
      let copy = unsafe UnsafeMutableRawBufferPointer(copyOf: bytes)
      unsafe memory.append(copy)
      return unsafe zip_source_buffer(archive, copy.baseAddress, zip_uint64_t(bytes.count), 0)
    case .spooled(let spool):
      guard let file = unsafe spool.take() else { return nil }
      // Safe: the source closes the file when it is freed.
      guard let data = unsafe zip_source_filep(archive, file, 0, -1) else {
        unsafe fclose(file)
        return nil
      }
      return unsafe data
    }
  }

  /// 1 January 1980, the first day that an archive can tell.
  private static let firstDay: zip_uint16_t = 0x21

  private static func handOn(
    _ source: OpaquePointer, _ take: ([UInt8]) throws -> Void
  ) rethrows -> Bool {
    guard unsafe zip_source_open(source) == 0 else { return false }
    defer { unsafe _ = zip_source_close(source) }
    let size = 1 << 18
    while true {
      var got: zip_int64_t = 0
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
        // Safe: the buffer has room for `size` bytes.
        got = unsafe zip_source_read(source, buffer.baseAddress, zip_uint64_t(size))
        filled = Int(max(0, got))
      }
      guard got >= 0 else { return false }
      if bytes.isEmpty { return true }
      try take(bytes)
    }
  }
}

extension UnsafeMutableRawBufferPointer {
  /// Memory of its own with some bytes in it; whoever asked frees it. Never without an address.
  fileprivate init(copyOf bytes: [UInt8]) {
    unsafe self = .allocate(byteCount: Swift.max(1, bytes.count), alignment: 1)
    unsafe copyBytes(from: bytes)
  }
}

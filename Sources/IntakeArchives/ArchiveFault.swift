/// Why an archive, or one entry of it, cannot be read.
public enum ArchiveFault: Error, Sendable, Hashable {
  /// No archive, cut off, or wrong inside.
  case damaged
  /// Encrypted: a password would be needed.
  case password
  /// Compressed in a way that is not read: neither stored nor deflated.
  case method
  /// Its entries claim more bytes than the archive has: they lie over each other.
  case overlapping
  /// What came out is not as long as the archive says, or has another check sum.
  case wrongSize
  /// A link to somewhere else.
  case link
  /// The name leads outside: `..`, a leading `/`, a drive, a `\`.
  case outside
  /// Another entry has the same name, perhaps in other capitals.
  case sameName
  /// More entries than may be read; the number that may.
  case tooManyEntries(Int)
  /// More bytes come out than may be read; the number that may.
  case tooLarge(Int)
}

/// Takes away what was written so far, so that a long file is never held as a whole.
public typealias Flush = (inout [UInt8]) throws -> Void

extension [UInt8] {
  /// Hands on what has gathered, where it is worth the while.
  mutating func drain(_ flush: Flush) throws {
    if count >= Self.worthWriting { try flush(&self) }
  }

  private static let worthWriting = 1 << 18
}

/// Where a verb writes.
public struct Streams {
  /// Takes what belongs on standard output.
  public var write: ([UInt8]) throws -> Void
  /// Takes what belongs on standard error: a line without its end.
  public var complain: (String) -> Void

  public init(
    write: @escaping ([UInt8]) throws -> Void, complain: @escaping (String) -> Void
  ) {
    self.write = write
    self.complain = complain
  }

  func say(_ text: String) throws { try write(Array(text.utf8)) }
}

/// The paths that a list of drafts names, one a line or with NUL between them.
public struct DraftList: Sendable {
  /// As bytes, in the order of the list; blank lines are none.
  public let paths: [[UInt8]]

  /// Reads a list; without a file it is empty.
  /// - Parameters:
  ///   - file: the path of the list; `-` is standard input.
  ///   - isNullSeparated: whether a NUL ends each name, so that names may hold line breaks.
  public init(from file: String?, isNullSeparated: Bool) throws(Failure) {
    guard let file else {
      self.init([], isNullSeparated: false)
      return
    }
    let bytes = try file == "-" ? FileBytes.readStandardInput() : FileBytes.read(file)
    self.init(bytes, isNullSeparated: isNullSeparated)
  }

  init(_ bytes: [UInt8], isNullSeparated: Bool) {
    if isNullSeparated {
      paths = bytes.split(separator: 0).map { Array($0) }
      return
    }
    paths = bytes.split { $0 == 0x0A || $0 == 0x0D }.map { Array($0) }
  }
}

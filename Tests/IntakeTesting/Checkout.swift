public import Foundation

/// The files of this checkout, as the tests use them.
public enum Checkout {
  public static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  public static func path(_ relative: String) -> String {
    root.appending(path: relative).path
  }

  public static func bytes(_ relative: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: root.appending(path: relative)))
  }

  public static func text(_ relative: String) throws -> String {
    try String(contentsOf: root.appending(path: relative), encoding: .utf8)
  }

  /// All files below a folder, in the order of their paths; none where the folder is missing.
  public static func urls(below folder: String) throws -> [URL] {
    try files(below: folder).map { root.appending(path: $0) }
  }

  /// The files below a folder with one of these endings (all files where none is named), in byte
  /// order, named from the root; none where the folder is missing.
  public static func files(below folder: String, endings: [String] = []) throws -> [String] {
    let base = root.appending(path: folder)
    guard let walker = FileManager.default.enumerator(atPath: base.path) else { return [] }
    return walker.compactMap { $0 as? String }
      .filter { name in endings.isEmpty || endings.contains { name.hasSuffix($0) } }
      .filter { !base.appending(path: $0).hasDirectoryPath }
      .sorted().map { folder + "/" + $0 }
  }
}

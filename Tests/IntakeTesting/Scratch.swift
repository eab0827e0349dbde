public import Foundation

/// A folder that lives as long as a test.
public final class Scratch {
  public let url: URL

  public init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "dexuat-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    do {
      try FileManager.default.removeItem(at: url)
    } catch {
      print("could not remove \(url.path): \(error)")
    }
  }

  public func path(_ name: String) -> String { url.appending(path: name).path }

  /// Writes a file, with the folders above it, and returns its path.
  public func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }

  public func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }
}

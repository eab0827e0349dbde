import Glibc

/// A folder of its owner alone that is gone, with all in it, when nobody holds it any longer.
public final class TemporaryFolder: Sendable {
  private let parent: Folder
  private let name: FileName
  public let folder: Folder

  /// - Parameter parent: where it is made, by its path.
  public init(in parent: String) throws {
    self.parent = try Folder.open(parent)
    // Nobody can guess the name and make it before.
    let mark = (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
    name = FileName("dexuat-" + mark)
    folder = try self.parent.makeFolder(name, for: .owner, sync: false)
  }

  /// The number of the user that this process runs as, by which programs name what they leave in `/tmp`.
  public static var user: UInt32 { getuid() }

  deinit {
    // What cannot be removed is left to whoever cleans that place.
    try? parent.removeAll(name)
  }
}

extension Folder {
  /// Removes what stands under a name, with all that is in it; nothing where nothing does.
  public func removeAll(_ name: FileName) throws {
    guard let status = try status(name) else { return }
    guard status.kind == .folder else { return try remove(name) }
    let folder = try folder(name)
    for inner in try folder.names() { try folder.removeAll(inner) }
    try removeFolder(name)
  }
}

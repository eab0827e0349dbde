internal import IntakeArchives

/// A file that holds files: what kind it is, is told by its content, and its parts are handed over
/// one after the other, within limits.
///
/// A new one has its line in `ContainerCatalog`, which puts it through the conformance suite.
protocol Container: SendableMetatype {
  /// What it is called where it lies beside forms and holds none: `archive`, `mail`.
  static var kind: String { get }
  /// Whether a file is of this kind.
  /// - Parameter bytes: the file, or at least its first 64 KiB.
  static func recognises(_ bytes: [UInt8]) -> Bool
  /// Opens a file of this kind.
  /// - Returns: its parts in their order; what cannot be read of it is a part with a fault.
  static func parts(of bytes: [UInt8], limits: UnpackingBudget) -> ContainerParts
}

/// What a container holds.
struct ContainerParts {
  /// No two have one name, and none is empty.
  var parts: [ContainerPart] = []
  /// What is wrong with the container as a whole.
  var fault: ArchiveFault?
  /// What a letter says of itself; nil for other containers.
  var letter: LetterHead?
}

/// One file in a container.
struct ContainerPart {
  /// Its step: a name in the container, folders with `/`.
  var name: String
  /// What it can only be, by what the container says of it; nil where its content tells.
  var kind: String?
  /// Whether it is a mail, whatever its first lines look like.
  var isMail = false
  /// Its content, unpacked when it is asked for.
  var bytes: () throws(ArchiveFault) -> [UInt8]
}

/// All containers, in the order in which a file is asked whether it is one.
enum ContainerCatalog {
  static let all: [any Container.Type] = [ZipContainer.self, MailboxFile.self, Mail.self]

  /// The kind of container that a file is; nil where it holds no files.
  static func container(_ bytes: [UInt8]) -> (any Container.Type)? {
    all.first { $0.recognises(bytes) }
  }
}

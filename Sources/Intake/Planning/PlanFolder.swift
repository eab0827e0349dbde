public import IntakeCore
import IntakeFiles
import IntakeRegister
public import IntakeReporting

/// Writes the files of a plan as one: a reader sees the old plan or the whole new one.
public struct PlanFolder {
  /// The files by which a plan's folder is known.
  public static let fileNames = [
    "plan.csv", "plan.xml", "plan.json", "plan.html", "plan.xlsx", "plan.docx", "review.csv",
    "returned.csv",
    "books.json", "coverage.html", "coverage.csv", "changes.csv", "changes.html",
  ]

  /// Why a folder is not used.
  public enum Refusal: Error, Sendable, Hashable {
    /// It holds something that is not of a plan.
    case holdsOtherThings(path: String, name: String)
    case notAFolder(path: String)
    /// A path that names no folder of its own (`.`, `/`).
    case noName(path: String)

    public var message: Localized {
      switch self {
      case .holdsOtherThings(let path, let name):
        Localized(
          vi: "“\(path)” có “\(name)”, không phải thư mục danh mục; hãy chọn thư mục khác",
          en: "“\(path)” holds “\(name)”, which is not of a plan; choose another folder")
      case .notAFolder(let path):
        Localized(vi: "“\(path)” không phải là thư mục", en: "“\(path)” is not a folder")
      case .noName(let path):
        Localized(
          vi: "“\(path)” không gọi tên một thư mục riêng",
          en: "“\(path)” names no folder of its own"
        )
      }
    }
  }

  /// Makes the files of a plan, several at a time; each is on its way to the disk before the next is
  /// made.
  /// - Throws: `PlanFiles.Unwritten` too.
  public static func write(_ parts: [PlanFiles.Part], jobs: Int, to directory: String) throws {
    let known = Set(parts.map(\.name) + fileNames)
    try write(to: directory, for: .byMask, isOwn: known.contains) { writing in
      _ = try Parallel.map(parts, jobs: jobs) { part throws(any Error) in
        try writing.put(as: part.name) { take in try part.write(take) }
      }
    }
  }

  /// Writes all files to a folder, which is made or replaced whole.
  /// - Throws: `Refusal`, `Failure`, `FileError`; nothing has changed then.
  public static func write(
    files: [(name: String, bytes: [UInt8])], to directory: String
  ) throws {
    let known = Set(files.map(\.name) + fileNames)
    try write(to: directory, for: .byMask, isOwn: known.contains) { writing in
      for (name, bytes) in files { try writing.put(bytes, as: name) }
    }
  }

  /// The same for other files that are one.
  /// - Parameters:
  ///   - readers: who may read them.
  ///   - isOwn: whether a name is one of a former folder of the kind.
  ///   - fill: writes the files.
  static func write(
    to directory: String, for readers: Folder.Readers, isOwn: (String) -> Bool,
    fill: (Writing) throws -> Void
  ) throws {
    let folder = try PlanFolder(directory)
    let exists = try folder.check(isOwn)
    try folder.build(for: readers, fill)
    try folder.put(exists: exists)
  }

  /// A folder that nobody sees yet.
  struct Writing: Sendable {
    fileprivate let folder: Folder
    fileprivate let readers: Folder.Readers

    /// Writes a file, durably.
    func put(_ bytes: [UInt8], as name: String) throws {
      try put(as: name) { take in try take(bytes) }
    }

    /// The same of a file that is made piece by piece.
    func put(as name: String, _ make: (_ take: ([UInt8]) throws -> Void) throws -> Void) throws {
      let file = try folder.create(FileName(name), for: readers)
      try make { try file.write($0) }
      try file.sync()
    }
  }

  private let directory: String
  private let parent: Folder
  private let name: FileName
  private var temporary: FileName { FileName(".\(name).writing") }

  private init(_ directory: String) throws {
    self.directory = directory
    let parts = directory.split(separator: "/")
    guard let last = parts.last, last != ".", last != ".." else {
      throw Refusal.noName(path: directory)
    }
    let start = directory.hasPrefix("/") ? "/" : "./"
    parent = try Folder.open(start + parts.dropLast().joined(separator: "/"))
    name = FileName(String(last))
    if let register = try parent.register() {
      throw Failure.withinRegister(directory, register)
    }
  }

  /// Refuses a folder that is or lies in one of these inboxes, where the next run would take its
  /// files for deliveries.
  /// - Parameter inboxes: their whole paths; one that is no longer there hinders nothing.
  /// - Throws: `Failure` (64), `Refusal`, `FileError`.
  static func refuse(_ directory: String, within inboxes: [String]) throws {
    let folder = try PlanFolder(directory)
    let path = try folder.parent.wholePath() + "/\(folder.name)"
    for inbox in inboxes where inbox.hasPrefix("/") {
      guard path == inbox || path.hasPrefix(inbox + "/") else { continue }
      throw Failure(
        .usage,
        Localized(
          vi: "“\(directory)” là hòm thư hoặc nằm trong hòm thư “\(inbox)”, nơi lượt sau sẽ nhận "
            + "các tệp đó như hồ sơ; hãy chọn thư mục khác.",
          en: "“\(directory)” is the inbox “\(inbox)” or lies within it, where the next run would "
            + "take its files for deliveries; choose another folder."))
    }
  }

  /// - Returns: whether the folder is there.
  private func check(_ isOwn: (String) -> Bool) throws -> Bool {
    guard let status = try parent.status(name) else { return false }
    guard status.kind == .folder else { throw Refusal.notAFolder(path: directory) }
    for found in try parent.folder(name).names()
    where !isOwn(found.description) && !Self.isOfAnOpenWorkbook(found) {
      throw Refusal.holdsOtherThings(path: directory, name: found.description)
    }
    return true
  }

  /// Lock and temporary files that office programs leave beside an open workbook.
  private static func isOfAnOpenWorkbook(_ name: FileName) -> Bool {
    name.hasPrefix("~$") || name.hasPrefix(".~lock.") && name.hasSuffix("#")
      || name.hasPrefix("~WRL") && name.hasSuffix(".tmp")
  }

  private func build(for readers: Folder.Readers, _ fill: (Writing) throws -> Void) throws {
    try remove(temporary)
    let folder = try parent.makeFolder(temporary, for: readers)
    do {
      try fill(Writing(folder: folder, readers: readers))
      try folder.sync()
    } catch {
      try remove(temporary)
      throw error
    }
  }

  private func put(exists: Bool) throws {
    if exists {
      try parent.exchange(temporary, name)
    } else {
      try parent.move(temporary, to: parent, name)
    }
    try parent.sync()
    if exists { try remove(temporary) }
  }

  /// Removes a folder of ours with its files; it holds no folders.
  private func remove(_ name: FileName) throws {
    guard try parent.status(name) != nil else { return }
    let folder = try parent.folder(name)
    for file in try folder.names() { try folder.remove(file) }
    try parent.removeFolder(name)
  }
}

import GRDB
public import IntakeFiles
public import IntakeCore

extension Register {
  /// Copies a register into a new folder, which then is a register of its own that verifies. All of
  /// it, or nothing: a reader never sees half a copy.
  ///
  /// The lock is held while database and reports are copied; a run may begin while the originals
  /// are, since these only ever become more.
  /// - Parameters:
  ///   - patience: the seconds that a run is given to end.
  ///   - target: a path at which nothing stands.
  /// - Returns: what the verification of the copy found.
  /// - Throws: `RegisterError` (`busy`, `unsoundCopy`), `FileError`.
  public static func backUp(
    directory: String, to target: String, patience: Double = 10, failPoints: FailPoints = .none,
    clock: @escaping @Sendable () -> Instant
  ) throws -> Verification {
    let (parent, name) = try place(of: target)
    let unfinished = FileName(".\(name).writing")
    try parent.removeAll(unfinished)
    let copy = try parent.makeFolder(unfinished)
    do {
      let originals = try copyRows(directory, patience, to: copy, clock)
      try failPoints.reach("backup.rows")
      try copyOriginals(originals, of: directory, to: copy, clock)
      try failPoints.reach("backup.originals")
      let verification = try Register.open(
        directory: copy.path, access: .checking(patience: 0), failPoints: .none, clock: clock
      ).verify()
      guard let problem = verification.problems.first else {
        try copy.sync()
        try parent.move(unfinished, to: parent, name)
        try parent.sync()
        return verification
      }
      throw RegisterError.unsoundCopy(problem.message)
    } catch {
      try parent.removeAll(unfinished)
      throw error
    }
  }

  private static func place(of target: String) throws -> (parent: Folder, name: FileName) {
    let parts = target.split(separator: "/").map(String.init)
    let name = FileName(parts.last ?? target)
    let above = parts.dropLast().joined(separator: "/")
    let parent = try Folder.open((target.hasPrefix("/") ? "/" : "./") + above)
    if try parent.status(name) != nil { throw FileError.taken(target) }
    return (parent, name)
  }

  /// Copies database and reports under the lock.
  /// - Returns: the originals that the copied rows speak of.
  private static func copyRows(
    _ directory: String, _ patience: Double, to copy: Folder,
    _ clock: @escaping @Sendable () -> Instant
  ) throws -> [Archive.Original] {
    let source = try Register.open(
      directory: directory, access: .checking(patience: patience), failPoints: .none, clock: clock)
    let file = try copy.create(RegisterLayout.database)
    try source.writeDatabase(to: file.path)
    try copy.open(RegisterLayout.database).sync()
    let reports = DurableFile(in: try copy.makeFolder(RegisterLayout.reports))
    for name in try source.reports.names() where !name.hasPrefix(".") {
      try reports.put(try source.reports.open(name).readAll(), to: name)
    }
    try reports.finish()
    return try source.read { database in
      try database.all(
        """
        SELECT DISTINCT content.sha256, bytes FROM entry
        JOIN delivery ON delivery.entry = coalesce(entry.first, entry.number)
        JOIN content
          ON content.sha256 IN (coalesce(delivery.sha256, entry.sha256), entry.converted)
        ORDER BY content.sha256
        """
      ).map { Archive.Original(sha256: try $0["sha256"], bytes: try $0["bytes"]) }
    }
  }

  private static func copyOriginals(
    _ originals: [Archive.Original], of directory: String, to copy: Folder,
    _ clock: @escaping @Sendable () -> Instant
  ) throws {
    let source = try Archive(in: Folder.open(directory), failPoints: .none)
    let target = try Archive(in: copy, failPoints: .none)
    for original in originals {
      let file = try source.open(original.sha256)
      guard try target.take(file, as: file.status()) == original else {
        throw RegisterError.originalDamaged(sha256: original.sha256)
      }
    }
    try target.keep(originals)
  }
}

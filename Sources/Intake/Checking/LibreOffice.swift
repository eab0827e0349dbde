import IntakeCore
import IntakeFence
import IntakeFiles

/// LibreOffice as it is installed here, run within a fence and in a folder that is gone afterwards.
struct LibreOffice: Sendable {
  /// With its version: `LibreOffice 7.4.7.2`.
  let name: String
  private let program: FencedProgram
  private let temporary: String
  private let bounds: FencedProgram.Bounds

  /// Looks for it; nil where it is not installed, or does not say what it is.
  /// - Parameters:
  ///   - folders: where programs are looked for.
  ///   - temporary: where folders for the time being are made.
  /// - Throws: `FileError` where none can be made.
  init?(in folders: [String], temporary: String, _ bounds: FencedProgram.Bounds) throws {
    guard let path = Self.find(folders) else { return nil }
    program = FencedProgram(path: path)
    (self.temporary, self.bounds) = (temporary, bounds)
    let room = try Room(in: temporary)
    guard try room.run(program, ["--version"], bounds) == .exit(0) else { return nil }
    let words = String(decoding: try room.said(), as: UTF8.self).split { " \n".contains($0) }
    guard words.count > 1, words[0].hasPrefix("LibreOffice") else { return nil }
    name = "\(words[0]) \(words[1])"
  }

  /// Where its command is, without links: those of the system are not followed behind a fence.
  private static func find(_ folders: [String]) -> String? {
    for folder in folders {
      do {
        return try Folder.wholePath(of: folder + "/soffice")
      } catch {
        continue
      }
    }
    return nil
  }

  enum Made {
    case workbook([UInt8])
    /// It cannot open the file.
    case nothing
    case lost(UnreadCause)
  }

  /// Makes an .xlsx of an .xls.
  /// - Parameter limit: a larger one counts as none.
  func workbook(of bytes: [UInt8], limit: Int) throws -> Made {
    // Named, the filter repairs nothing and takes nothing for text: what is damaged is not opened.
    try workbook(of: bytes, by: "MS Excel 97", limit: limit)
  }

  /// Whether it makes a workbook of anything here: a system may keep it from what it needs.
  func works() throws -> Bool {
    let made = try workbook(
      of: Array("1\n".utf8), by: "Text - txt - csv (StarCalc)", limit: 1 << 20)
    if case .workbook = made { return true } else { return false }
  }

  private func workbook(of bytes: [UInt8], by filter: String, limit: Int) throws -> Made {
    let room = try Room(in: temporary)
    try room.write(bytes, to: "in.xls")
    let arguments = [
      "--infilter=\(filter)", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
      "--outdir", room.path + "/out", room.path + "/in.xls",
    ]
    var end = try room.run(program, arguments, bounds)
    // A new profile makes it start anew, and then the socket of its first start is in its way.
    if case .exit(1...) = end { end = try room.run(program, arguments, bounds) }
    switch end {
    case .overrun: return .lost(.overrun)
    case .broken, .exit(1...): return .lost(.ended)
    case .exit:
      let made = try room.made("in.xlsx", limit: limit)
      return made.map { .workbook($0) } ?? .nothing
    }
  }
}

/// A folder for one run: its input, its output and its profile.
private struct Room {
  private let temporary: TemporaryFolder
  let path: String

  init(in parent: String) throws {
    temporary = try TemporaryFolder(in: parent)
    path = try temporary.folder.wholePath()
  }

  func run(
    _ program: FencedProgram, _ arguments: [String], _ bounds: FencedProgram.Bounds
  ) throws -> FencedProgram.End {
    let profile = "file://\(Self.escaped(path))/profile"
    defer { removeSocket(profile) }
    let usual = [
      "-env:UserInstallation=\(profile)", "--headless", "--nologo",
      "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
    ]
    let environment = [
      "PATH=/usr/bin:/bin", "HOME=\(path)", "TMPDIR=\(path)", "LANG=C.UTF-8",
      "SAL_USE_VCLPLUGIN=svp",
    ]
    return program.run(
      usual + arguments, environment: environment, in: path, output: path + "/said", bounds)
  }

  /// Removes the socket by which it finds out whether another one uses its profile: it makes it in /tmp,
  /// where it may remove nothing.
  private func removeSocket(_ profile: String) {
    let units = profile.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let mark = Digest.md5(units).map { String($0, radix: 16) }.joined()
    // Where it is not there, nothing has to be removed.
    try? Folder.open("/tmp").remove(
      FileName("OSL_PIPE_\(TemporaryFolder.user)_SingleOfficeIPC_\(mark)"))
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try temporary.folder.create(FileName(name), for: .owner).write(bytes)
  }

  /// What it said.
  func said() throws -> [UInt8] {
    try temporary.folder.open(FileName("said")).readAll(limit: 1_024)
  }

  /// What it made; nil where there is no such file, or a larger one.
  func made(_ name: String, limit: Int) throws -> [UInt8]? {
    do {
      let folder = try temporary.folder.folder(FileName("out"))
      let bytes = try folder.open(FileName(name)).readAll(limit: limit + 1)
      return bytes.count <= limit ? bytes : nil
    } catch let error as FileError where error.isMissing {
      return nil
    }
  }

  /// A path as a URL has it.
  private static func escaped(_ path: String) -> String {
    path.utf8.map { byte in
      let isPlain =
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
        || UInt8(ascii: "-")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: "_")
      if isPlain { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count < 2 ? "0" : "") + digits
    }.joined()
  }
}

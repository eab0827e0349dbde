import Intake
import IntakeRegister

/// Writes a file whole or not at all.
enum OutputFile {
  static func write(_ bytes: [UInt8], to path: String) throws {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
    do {
      try DurableFile(in: Folder.open(folder.isEmpty ? "/" : folder))
        .write(bytes, to: FileName(String(parts.last ?? "")))
    } catch let error as FileError {
      throw Failure(error)
    }
  }
}

internal import IntakeArchives

/// A ZIP archive that holds files. Office files are ZIP archives too, and hold none: they are told
/// by what stands in them.
enum ZipContainer: Container {
  static let kind = "archive"

  static func recognises(_ bytes: [UInt8]) -> Bool {
    [[0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06]].contains { bytes.starts(with: $0) }
      && !isOfficeFile(bytes)
  }

  static func parts(of bytes: [UInt8], limits: UnpackingBudget) -> ContainerParts {
    do throws(ArchiveFault) {
      let archive = try ZipArchive(bytes, budget: limits)
      return ContainerParts(
        parts: archive.entries.filter { !isLeftOut($0.name) && !$0.isFolder }.map { entry in
          ContainerPart(name: name(of: entry)) { () throws(ArchiveFault) in
            try archive.bytes(of: entry, limit: limits.bytes)
          }
        })
    } catch {
      return ContainerParts(fault: error)
    }
  }

  /// In folders as the archive has it. A name that is no UTF-8 is one of an old encoding: libzip
  /// would show it as that of the first personal computers, which has no Vietnamese.
  private static func name(of entry: ZipArchive.Entry) -> String {
    PartName.shown(
      CharsetText.decode(entry.rawName, charset: nil).unicodeScalars[...])
  }

  /// Whether an archive is a workbook, a Word document or the like.
  private static func isOfficeFile(_ bytes: [UInt8]) -> Bool {
    do throws(ArchiveFault) {
      let archive = try ZipArchive(
        bytes, budget: UnpackingBudget(bytes: 0, entries: mostEntriesOfOffice))
      return archive.entries.contains { ["[Content_Types].xml", "mimetype"].contains($0.name) }
    } catch {
      return false
    }
  }

  private static let mostEntriesOfOffice = 100_000

  /// What the packing system adds and nobody sent.
  private static func isLeftOut(_ name: String) -> Bool {
    let last = name.split(separator: "/").last.map { $0.lowercased() } ?? ""
    return name.hasPrefix("__MACOSX/") || [".ds_store", "thumbs.db", "desktop.ini"].contains(last)
      || last.hasPrefix("~$")
  }
}

import IntakeArchives
import IntakeCore
import IntakeFence
import IntakeReading
import Synchronization

/// Makes workbooks of today of those that Excel wrote before 2007, by LibreOffice where it is installed
/// (docs/decisions/old-workbooks.md).
public final class OldWorkbooks: Sendable {
  private let temporary: String
  private let folders: [String]
  private let bounds: FencedProgram.Bounds
  private let found = Mutex<Found>(.notLooked)

  /// What is known of LibreOffice here.
  private enum Found {
    case notLooked, missing
    case office(LibreOffice)
  }

  /// A workbook that was made of an old one.
  struct Conversion: Sendable {
    var bytes: [UInt8]
    var identity: JudgedDocument.Identity.Converted
  }

  /// Nothing is looked for before the first old workbook.
  /// - Parameters:
  ///   - path: the folders where programs are looked for, with `:` between them.
  ///   - temporary: where folders for the time being are made; nil: `/tmp`.
  public convenience init(path: String?, temporary: String?) {
    self.init(path: path, temporary: temporary, FencedProgram.Bounds())
  }

  init(path: String?, temporary: String?, _ bounds: FencedProgram.Bounds) {
    folders = (path ?? "").split(separator: ":").map(String.init)
    self.temporary = temporary ?? "/tmp"
    self.bounds = bounds
  }

  /// Whether a file may be an old workbook, by its first bytes.
  static func mayBeOne(_ head: [UInt8]) -> Bool { ForeignKind.isOldOffice(head) }

  /// - Returns: nil of what is no old workbook or cannot be opened, and where LibreOffice is missing.
  func convert(_ bytes: [UInt8], _ limits: Limits) -> Result<Conversion, UnreadHere>? {
    guard Self.mayBeOne(bytes), bytes.count <= limits.containerBytes,
      ForeignKind(of: bytes) == .oldWorkbook
    else { return nil }
    // One at a time: each takes 200 MB.
    return found.withLock { found in
      do {
        guard let office = try office(&found) else { return nil }
        // As a worker of ours: what takes too long or breaks is tried once more.
        let first = try convert(bytes, office, limits)
        guard case .failure = first else { return first }
        let second = try convert(bytes, office, limits)
        guard case .failure(let unread) = second, unread.why == .ended else { return second }
        if try office.works() { return second }
        // It is here in name only.
        found = .missing
        return nil
      } catch {
        // There is no room for it now: it is tried again at a later run.
        return .failure(UnreadHere(why: .ended))
      }
    }
  }

  private func office(_ found: inout Found) throws -> LibreOffice? {
    if case .notLooked = found {
      found =
        try LibreOffice(in: folders, temporary: temporary, bounds).map { .office($0) } ?? .missing
    }
    guard case .office(let office) = found else { return nil }
    return office
  }

  private func convert(
    _ bytes: [UInt8], _ office: LibreOffice, _ limits: Limits
  ) throws -> Result<Conversion, UnreadHere>? {
    switch try office.workbook(of: bytes, limit: limits.containerBytes) {
    case .nothing: return nil
    case .lost(let why): return .failure(UnreadHere(why: why))
    case .workbook(var made):
      ArchiveDates.remove(from: &made)
      let content = PartContent(made)
      return .success(
        Conversion(bytes: made, identity: .init(content.identity, by: office.name)))
    }
  }
}

import IntakeCore
import IntakeReading

extension DocumentChecker {
  /// What a file is that may be an attachment: its kind can hold no form, or it is a text without
  /// any label of a form. Nil for what was meant as a form or may hide one: what is damaged, of an
  /// unclear encoding, an office file, an archive.
  func attachableKind(_ document: JudgedDocument, _ bytes: [UInt8]) -> String? {
    guard document.form == nil, document.countsByCode["F002"] != nil else { return nil }
    switch ForeignKind(of: bytes) {
    case .pdf: return "pdf"
    case .image: return "picture"
    case .office, .oldOffice, .richText: return nil
    case nil: break
    }
    let isWhole = document.findings.allSatisfy { $0.code == "F002" || $0.code.isOfReceipt }
    guard isWhole, document.format == .csv, bytes.count <= limits.documentBytes,
      let text = String(validating: bytes, as: UTF8.self), !holdsLabel(text)
    else { return nil }
    return "text"
  }

  private func holdsLabel(_ text: String) -> Bool {
    let labels = Set(
      call.forms.flatMap(\.tables).flatMap(\.fields).flatMap { field in
        ([field.label.vi, field.label.en] + field.aliases).map { MatchKey.bare($0) }
      })
    let signs: Set<UInt8> = [0x0A, 0x0D, 0x09, 0x22, 0x2C, 0x3A, 0x3B]
    return text.utf8.split(whereSeparator: signs.contains).contains { cell in
      cell.count < 200 && labels.contains(MatchKey.bare(String(decoding: cell, as: UTF8.self)))
    }
  }
}

extension Code {
  /// Whether it speaks of when a file arrived and not of what stands in it.
  fileprivate var isOfReceipt: Bool { ["T001", "T002", "T003", "T008"].contains(self) }
}

public import IntakeCore

extension DocumentReader {
  /// What a file is that holds no form, where it can hold none: its kind is another one, or it is a
  /// text without any label of a form. Nil for what was meant as a form or may hide one: an office
  /// file, an archive, what is damaged or of an unclear encoding.
  /// - Parameter format: what it was read as.
  public func attachableKind(of bytes: [UInt8], format: DocumentFormat?) -> String? {
    switch ForeignKind(of: bytes) {
    case .pdf: return "pdf"
    case .image: return "picture"
    case .signature: return "signature"
    case nil: break
    default: return nil
    }
    guard format == .csv, bytes.count <= limits.documentBytes,
      let text = String(validating: bytes, as: UTF8.self), !holdsLabel(text)
    else { return nil }
    return "text"
  }

  private func holdsLabel(_ text: String) -> Bool {
    let labels = Set(
      labels.call.forms.flatMap(\.tables).flatMap(\.fields).flatMap { field in
        ([field.label.vi, field.label.en] + field.aliases).map { MatchKey.bare($0) }
      })
    let signs: Set<UInt8> = [0x0A, 0x0D, 0x09, 0x22, 0x2C, 0x3A, 0x3B]
    return text.utf8.split(whereSeparator: signs.contains).contains { cell in
      cell.count < 200 && labels.contains(MatchKey.bare(String(decoding: cell, as: UTF8.self)))
    }
  }
}

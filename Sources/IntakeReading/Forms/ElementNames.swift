internal import IntakeCore

/// The element names of a form as bytes, made once for all documents.
struct ElementNames: Sendable {
  let form: Form
  let root: [UInt8]
  let tables: [Table]

  /// The names within one kind of record.
  struct Table: Sendable {
    let table: FieldTable
    let element: [UInt8]
    let fields: [[UInt8]]

    init(_ table: FieldTable) {
      self.table = table
      element = Array(table.kind.rawValue.utf8)
      fields = table.fields.map { Array($0.xmlName.utf8) }
    }

    /// The field whose element has this name. Looked for behind `last` first, where it stands in
    /// a sound document.
    func position(of name: Span<UInt8>, after last: Int) -> Int? {
      let start = min(last + 1, fields.count)
      return (start..<fields.count).first { equal(name, fields[$0]) }
        ?? (0..<start).first { equal(name, fields[$0]) }
    }
  }

  /// The namespace of all forms.
  static let namespace = Array("urn:dexuat:forms:1".utf8)

  init(_ form: Form) {
    self.form = form
    root = Array(form.kind.rawValue.utf8)
    tables = form.tables.map(Table.init)
  }

  func table(_ kind: TableKind) -> Table? {
    tables.first { $0.table.kind == kind }
  }
}

/// Whether a span holds just these bytes.
func equal(_ span: Span<UInt8>, _ bytes: [UInt8]) -> Bool {
  guard span.count == bytes.count else { return false }
  for index in bytes.indices where span[index] != bytes[index] { return false }
  return true
}

extension String {
  init(_ span: Span<UInt8>) {
    var bytes: [UInt8] = []
    ByteScan.append(span, to: &bytes)
    self = String(decoding: bytes, as: UTF8.self)
  }
}

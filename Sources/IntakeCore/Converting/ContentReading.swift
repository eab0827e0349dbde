/// Reads what a filled-in form would say if it were written down in one notation: the ground on
/// which the writers choose between the ways to write a value.
public struct ContentReading {
  private let notation: Notation
  private let understanding: Understanding

  /// - Parameters:
  ///   - unit: the unit of the amounts; nil where the document names none.
  ///   - lexicon: of the form's call.
  public init(in notation: Notation, unit: MoneyUnit?, lexicon: CallLexicon) {
    self.notation = notation
    understanding = Understanding(
      lexicon: lexicon, header: DocumentHeader(notation: notation, unit: unit))
  }

  /// The understood record of some entries. Entries of fields that the table does not have, and
  /// the later ones of a field, are passed over.
  /// - Parameter submitter: the understood record of the submitter, whose date tells which
  ///   provinces there are.
  public func record(
    _ entries: [FormContent.Entry], _ table: FieldTable, submitter: Record?
  ) -> Record {
    var record = RawRecord(table: table, place: .document, index: 1, notation: notation)
    for (position, field) in table.fields.enumerated() {
      guard let entry = entries.first(where: { $0.field == field.id }) else { continue }
      record.set(
        position, to: ArraySlice(String(entry.text.withoutSpaceAtEnds).utf8), at: .document)
    }
    return understanding.understood(record, submitter: submitter)
  }
}

extension String {
  /// As the readers take it: without white space at the ends.
  fileprivate var withoutSpaceAtEnds: Substring.UnicodeScalarView {
    func isSpace(_ scalar: Unicode.Scalar) -> Bool {
      scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
    }
    var rest = Substring(self).unicodeScalars
    while let first = rest.first, isSpace(first) { rest.removeFirst() }
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return rest
  }
}

extension FieldValue {
  /// Whether two values, read in different notations, are the same: what is missing is missing, and
  /// what is not understood is not understood.
  public func isSame(as other: FieldValue) -> Bool {
    switch (self, other) {
    case (.ambiguous, _), (_, .ambiguous): false
    case (.absent, .blank), (.blank, .absent): true
    case (.unreadable, .unreadable), (.unreadable, .unclear), (.unclear, .unreadable): true
    default: self == other
    }
  }
}

extension FieldValue {
  /// Whether a field's text says what a field of its type must say.
  public var isUnderstood: Bool {
    switch self {
    case .unreadable, .unclear, .ambiguous: false
    default: true
    }
  }
}

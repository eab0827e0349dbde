public import IntakeCore

/// One document, and all that is asked about it: an office file is opened once. No answer depends on
/// what was asked before.
public final class DocumentInHand {
  public let bytes: [UInt8]
  private let reader: DocumentReader
  private lazy var office: OfficeInHand? =
    Self.mayHaveSteps(bytes) ? OfficeInHand(bytes, reader) : nil

  public init(_ bytes: [UInt8], _ reader: DocumentReader) {
    self.bytes = bytes
    self.reader = reader
  }

  /// Whether a file can be one that is read form by form, by its first bytes.
  public static func mayHaveSteps(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: DocumentReader.archiveMark)
  }

  /// The forms of a workbook or a Word document; nil of what is read whole.
  public var steps: FormSteps? {
    guard let office, office.isOfficeFile else { return nil }
    return office.steps
  }

  /// Reads the document and hands its records and faults to `sink`.
  /// - Parameter step: which of its forms; nil: all of it.
  public func read(_ step: FormStep?, into sink: some RecordSink) -> DocumentReader.Outcome {
    guard let step, let office else { return reader.read(bytes, into: sink) }
    return office.read(step, into: sink)
  }

  /// What a document that holds no form can be; see `DocumentReader.attachableKind`.
  public func attachableKind(format: DocumentFormat?) -> String? {
    reader.attachableKind(of: bytes, format: format)
  }

  /// What stands at some places that `read` has told of.
  /// - Parameters:
  ///   - form: the form it was found to be; its headings stand with the cells.
  ///   - step: the name of the step that was read; nil: the only one.
  public func excerpts(at places: [Place], form: FormKind?, step: String?) -> SourceExcerpts {
    reader.excerpts(at: places, form: form, step: step, in: bytes, office: office)
  }
}

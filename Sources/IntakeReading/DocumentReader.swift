public import IntakeCore

/// Reads one submitted document: bytes in, records with places out, within limits.
///
/// Every document ends in records, findings, or both; nothing is thrown.
public struct DocumentReader: Sendable {
  let call: Call
  let lexicon: CallLexicon
  let limits: Limits

  public init(call: Call, lexicon: CallLexicon, limits: Limits = .standard) {
    self.call = call
    self.lexicon = lexicon
    self.limits = limits
  }

  /// What the reader can tell of a file apart from its records.
  public struct Outcome: Sendable {
    /// Nil where the file shows none: an empty one.
    public var format: DocumentFormat?
    /// The encoding it was decoded from.
    public var encoding: String

    public init(format: DocumentFormat?, encoding: String) {
      self.format = format
      self.encoding = encoding
    }
  }

  /// Reads a whole document and hands its records and the faults of the file to `sink`.
  public func read(_ bytes: [UInt8], into sink: some RecordSink) -> Outcome {
    Outcome(format: nil, encoding: "UTF-8")
  }
}

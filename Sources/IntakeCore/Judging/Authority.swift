/// Who decides, why, and by which document.
public struct Authority: Sendable, Hashable {
  public var by: String
  public var why: String
  public var document: String

  public init(by: String, why: String, document: String) {
    self.by = by
    self.why = why
    self.document = document
  }
}

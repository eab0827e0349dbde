/// The limits within which submitted documents are read. Reaching one is a finding (L001).
public struct Limits: Sendable, Hashable {
  /// Bytes of a document.
  public var documentBytes = 32 << 20
  /// Bytes of one field's text.
  public var fieldBytes = 1 << 20
  /// Bytes of one XML start tag: libxml2's check for doubled attributes is quadratic.
  public var startTagBytes = 64 << 10
  /// Nested XML elements.
  public var depth = 32
  /// Tasks of a document, or rows of a sheet.
  public var rows = 100_000
  /// Columns of a sheet.
  public var columns = 256
  /// Findings listed for one document; the totals stay complete.
  public var listedFindings = 1_000

  public init() {}

  public static let standard = Limits()

  /// All of them, in the order above.
  public var all: [Int] {
    [documentBytes, fieldBytes, startTagBytes, depth, rows, columns, listedFindings]
  }
}

/// The limits within which submitted documents are read. Reaching one is a finding (L001; of files
/// that hold files L004).
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

  /// Bytes of a file that holds files.
  public var containerBytes = 64 << 20
  /// Bytes that come out of a delivered file and of all containers in it.
  public var unpackedBytes = 256 << 20
  /// Parts of a delivered file and of all containers in it.
  public var parts = 1_000
  /// Containers in containers.
  public var nesting = 5

  public init() {}

  /// Bytes of a file that is opened at all: a document, or a container.
  public var fileBytes: Int { max(documentBytes, containerBytes) }

  /// The largest file that a register archives, with the finding that it is too large: what is further
  /// above the limits is left where it is.
  public var archivedBytes: Int { 8 * fileBytes }

  public static let standard = Limits()

  /// All of them, in the order above.
  public var all: [Int] {
    [
      documentBytes, fieldBytes, startTagBytes, depth, rows, columns, listedFindings,
      containerBytes, unpackedBytes, parts, nesting,
    ]
  }
}

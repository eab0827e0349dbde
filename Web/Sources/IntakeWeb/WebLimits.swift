public import NIOCore

/// The limits of the page, all of them.
public struct WebLimits: Sendable {
  /// The files of one request, in bytes.
  public var fileBytes = 16 << 20
  /// What stands around the files in a request: boundaries, headings, fields.
  public var wrappingBytes = 64 << 10
  public var files = 20
  /// Parts of a form, empty ones and fields too.
  public var parts = 64
  /// The lines above a part.
  public var headingBytes = 8 << 10
  public var fieldBytes = 1 << 10
  /// A file's name: no file system takes a longer one.
  public var nameBytes = 255

  public var headerBytes = 16 << 10
  public var headerFields = 100
  public var connections = 512
  /// Requests whose files are being received or judged.
  public var uploads = 64
  /// What all of them may hold in memory, in bytes.
  public var heldBytes = 256 << 20
  /// From the connection, or the answer before, to the end of a request's headers.
  public var head = TimeAmount.seconds(5)
  /// The slowest body, counted from `slack` after its beginning.
  public var bytesPerSecond = 8 << 10
  public var slack = TimeAmount.seconds(5)
  /// The longest body; and the longest time from its end to the answer's.
  public var body = TimeAmount.seconds(60)

  public var judgedAtOnce = 2
  public var waiting = 8
  /// Told to those who come in vain, in seconds.
  public var retryAfter = 5
  /// From the signal to the end, in seconds.
  public var drain = 8

  /// The embedded downloads of a result, in bytes of the reports.
  public var embeddedBytes = 2 << 20

  public init() {}

  public static let standard = WebLimits()

  /// The longest body that is read, in bytes.
  var bodyBytes: Int { fileBytes + wrappingBytes }
}

/// A place that text goes to, with its own dangerous characters: a terminal, HTML, XML.
public protocol TextSink: Sendable {
  /// Makes any text safe to stand there.
  static func escape(_ raw: String) -> String
}

/// Text that is safe to stand in one kind of output.
///
/// Literals of the source are taken as they are; whatever is interpolated is escaped, unless it
/// is text of the same sink already. So a raw string cannot reach a sink by mistake:
///
///     let line: TerminalText = "\(path): \(message)"
public struct SinkText<Sink: TextSink>: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// The text as it may be written.
  public let text: String

  /// Makes any text safe.
  public init(_ raw: String) {
    text = Sink.escape(raw)
  }

  /// Takes text that is safe already.
  init(escaped text: String) {
    self.text = text
  }

  public init(stringLiteral value: String) {
    text = value
  }

  public init(stringInterpolation: SinkInterpolation<Sink>) {
    text = stringInterpolation.text
  }

  public static func == (one: Self, other: Self) -> Bool { one.text == other.text }

  public func hash(into hasher: inout Hasher) { hasher.combine(text) }

  public static func + (one: Self, other: Self) -> Self {
    Self(escaped: one.text + other.text)
  }

  public var isEmpty: Bool { text.isEmpty }
}

/// Collects a `SinkText` from its literals and interpolations.
public struct SinkInterpolation<Sink: TextSink>: StringInterpolationProtocol {
  fileprivate var text = ""

  public init(literalCapacity: Int, interpolationCount: Int) {
    text.reserveCapacity(literalCapacity + interpolationCount * 16)
  }

  public mutating func appendLiteral(_ literal: String) {
    text += literal
  }

  public mutating func appendInterpolation(_ safe: SinkText<Sink>) {
    text += safe.text
  }

  public mutating func appendInterpolation(_ raw: String) {
    text += Sink.escape(raw)
  }

  public mutating func appendInterpolation(_ number: some BinaryInteger) {
    text += String(number)
  }
}

extension [UInt8] {
  /// Adds a line of safe text.
  mutating func add(_ line: SinkText<some TextSink>) {
    append(contentsOf: line.text.utf8)
    append(0x0A)
  }
}

extension Array {
  func joined<Sink>(separator: SinkText<Sink> = "") -> SinkText<Sink>
  where Element == SinkText<Sink> {
    SinkText(escaped: map(\.text).joined(separator: separator.text))
  }
}

import IntakeFiles

/// Paths as text: they are bytes, and some are no UTF-8.
public enum PathText {
  /// The path as shown: bytes that are no UTF-8 stand as `\xNN`.
  public static func display(_ bytes: some Collection<UInt8>) -> String {
    FileName(Array(bytes)).description
  }
}

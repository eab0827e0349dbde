public import IntakeCore
import IntakeReading

extension JudgedDocument {
  /// The document's bytes as UTF-8, in which the lines and columns of its findings count.
  public func shownText(of bytes: [UInt8]) -> [UInt8] {
    let isPlain = encoding == "UTF-8" && countsByCode["F004"] == nil
    return isPlain ? bytes : DocumentReader.text(of: bytes)
  }
}

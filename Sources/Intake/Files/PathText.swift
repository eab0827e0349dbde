/// Paths as text: they are bytes, and some are no UTF-8.
public enum PathText {
  /// The path as shown: bytes that are no UTF-8 stand as `\xNN`.
  public static func display(_ bytes: some Collection<UInt8>) -> String {
    let array = Array(bytes)
    if let text = String(validating: array, as: UTF8.self) { return text }
    var shown = ""
    var rest = array[...]
    while let first = rest.first {
      let length = (1...4).first { count in
        count <= rest.count && String(validating: rest.prefix(count), as: UTF8.self) != nil
      }
      if let length, let text = String(validating: rest.prefix(length), as: UTF8.self) {
        shown += text
        rest = rest.dropFirst(length)
      } else {
        shown += "\\x" + Digest.hexadecimal([first])
        rest = rest.dropFirst()
      }
    }
    return shown
  }
}

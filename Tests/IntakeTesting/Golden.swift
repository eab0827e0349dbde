public import Foundation
import Testing

/// Files that outputs are compared with. `RECORD=1` rewrites them and still fails that run, so a
/// recording is always looked at.
public enum Golden {
  /// Compares with a file in the folder `Goldens` beside the test.
  public static func expect(
    _ bytes: [UInt8], is name: String, beside test: String = #filePath
  ) throws {
    let folder = URL(filePath: test).deletingLastPathComponent().appending(path: "Goldens")
    try expect(bytes, at: folder.appending(path: name))
  }

  public static func expect(_ bytes: [UInt8], at file: URL) throws {
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
      Issue.record("recorded \(file.lastPathComponent)")
      return
    }
    let golden = try Data(contentsOf: file)
    guard Data(bytes) != golden else { return }
    let lines = zip(lines(bytes), lines(golden))
    let first = lines.enumerated().first { $0.element.0 != $0.element.1 }
    Issue.record(
      """
      \(file.lastPathComponent) differs at line \((first?.offset ?? -2) + 1)
      is:     \(first?.element.0 ?? "(length)")
      golden: \(first?.element.1 ?? "(length)")
      """)
  }

  private static func lines(_ bytes: some Sequence<UInt8>) -> [Substring] {
    String(decoding: Array(bytes), as: UTF8.self)
      .split(omittingEmptySubsequences: false) { $0.isNewline }
  }
}

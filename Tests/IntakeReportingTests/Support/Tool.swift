import Foundation

/// Runs a program that the set-up installs.
enum Tool {
  /// - Returns: the exit code and what it wrote.
  static func run(_ path: String, _ arguments: [String]) throws -> (code: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  /// Validates XML against a schema; both are written to files of a folder of their own.
  static func xmllint(_ xml: [UInt8], schema: [UInt8]) throws -> (code: Int32, output: String) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("dexuat-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (document, xsd) = (
      folder.appendingPathComponent("document.xml"), folder.appendingPathComponent("schema.xsd")
    )
    try Data(xml).write(to: document)
    try Data(schema).write(to: xsd)
    return try run(
      "/usr/bin/env",
      ["xmllint", "--nonet", "--noout", "--schema", xsd.path, document.path])
  }
}

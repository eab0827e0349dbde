import Foundation

/// Runs programs and collects what they say.
public struct Program {
  public var status: Int32
  public var output: String
  public var complaint: String

  /// The built `dexuat`, which stands beside the test bundle.
  public static func dexuat(
    _ arguments: [String], input: [UInt8] = [], in folder: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Program {
    try run(built, arguments, input: input, in: folder, environment: environment)
  }

  /// The path of the built `dexuat`.
  public static var built: String {
    let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let binary = bundle.appending(path: "dexuat").path
    if FileManager.default.isExecutableFile(atPath: binary) { return binary }
    return Checkout.path(".build/debug/dexuat")
  }

  /// - Returns: the exit status (128 and the signal where one ended it) and both outputs.
  public static func run(
    _ path: String, _ arguments: [String], input: [UInt8] = [], in folder: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Program {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let scratch = try Scratch()
    let paths = ["in", "out", "err"].map(scratch.path)
    try Data(input).write(to: URL(filePath: paths[0]))
    for path in paths.dropFirst() {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
    }
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: paths[0]))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: paths[1]))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: paths[2]))
    try process.run()
    process.waitUntilExit()
    return Program(
      status: process.terminationReason == .exit
        ? process.terminationStatus : 128 + process.terminationStatus,
      output: String(decoding: try Data(contentsOf: URL(filePath: paths[1])), as: UTF8.self),
      complaint: String(decoding: try Data(contentsOf: URL(filePath: paths[2])), as: UTF8.self))
  }

  /// Whether a program can be had on this machine.
  public static func find(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}

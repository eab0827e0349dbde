import Foundation
import IntakeFence
import IntakeTesting

/// The program that misbehaves, which stands beside the test bundle.
enum Probe {
  static var path: String {
    URL(filePath: Program.built).deletingLastPathComponent().appending(path: "FenceProbe").path
  }

  static var hasLandlock: Bool {
    guard let call = try? Samples.call.get() else { return false }
    return (try? ReadingWorkers(program: path, call: call)?.prepare().landlock) ?? 0 > 0
  }
}

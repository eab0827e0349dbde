import Glibc
import IntakeFence

/// A reading worker that misbehaves where a document asks for it, and a process that tries what a
/// fence refuses. Only tests start it.
@main
struct FenceProbe {
  static func main() {
    let arguments = CommandLine.arguments
    switch arguments.dropFirst().first {
    case ReadingWorker.argument:
      ReadingWorker.serve(
        arguments[0].hasSuffix("without-landlock") ? .filter : .all, hook: misbehave)
    case "try": exit(tries(arguments.dropFirst(2).first ?? ""))
    default: exit(100)
    }
  }

  /// A bit for each thing that was possible; 99 where the fence could not be closed.
  private static func tries(_ parts: String) -> Int32 {
    let parts: Fence.Parts? =
      switch parts {
      case "all": .all
      case "landlock": .landlock
      case "filter": .filter
      default: nil
      }
    if let parts, Fence.close(parts) == nil { return 99 }
    let possible = Fence.forbiddenThings()
    return "rwnpse".enumerated().reduce(0) { bits, thing in
      bits | (possible.contains(thing.element) ? 1 << Int32(thing.offset) : 0)
    }
  }

  private static func misbehave(_ document: [UInt8], _ number: Int) {
    func asks(_ word: String) -> Bool {
      String(decoding: document, as: UTF8.self).contains("PROBE-" + word)
    }
    if asks("SPIN") { while true {} }
    if asks("EAT") { eat() }
    if asks("DIE") { abort() }
    // Only the first document of a worker is safe from this one.
    if asks("SECOND"), number > 1 { abort() }
    if asks("RUBBISH") { babble() }
  }

  private static func eat() {
    var eaten: [[UInt8]] = []
    while true { eaten.append([UInt8](repeating: 1, count: 16 << 20)) }
  }

  /// Answers in place of the reader: a message of 64 bytes that is none.
  private static func babble() {
    let message: [UInt8] = [64, 0, 0, 0] + (0..<64).map { UInt8($0 * 7 + 3) }
    // The array lives through the call.
    _ = unsafe message.withUnsafeBytes { unsafe write(0, $0.baseAddress, $0.count) }
  }
}

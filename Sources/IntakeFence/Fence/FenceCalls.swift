// The island that speaks to the system: every buffer that goes in is a Swift array that lives through
// the call, and nothing of C is kept. Nothing outside this file is `unsafe`.

import CFence

/// A call of the system that did not do what it was asked.
struct FenceError: Error {
  /// The system's number of it.
  var number: Int32

  /// Nothing came, or nothing could be sent, in the time given.
  static let timedOut: Int32 = 110
}

enum FenceCalls {
  static func close(
    memory: UInt64, seconds: UInt64, parts: Fence.Parts
  ) throws(FenceError) -> Fence.State {
    var fence = dexuat_fence()
    // `fence` is only written during the call.
    let result = unsafe dexuat_fence_close(memory, seconds, parts.rawValue, &fence)
    guard result == 0 else { throw FenceError(number: -result) }
    return Fence.State(landlock: Int(fence.landlock), filter: fence.filter != 0)
  }

  /// What of the things that a fence refuses was not; see `dexuat_fence_try`.
  static func forbiddenThings() -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: 8) { buffer, count in
      // Eight letters are room for all that there are.
      let chars = unsafe UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(
        to: CChar.self)
      count = unsafe Int(dexuat_fence_try(chars))
    }
  }

  static func start(
    _ program: String, _ argument: String
  ) throws(FenceError) -> (process: Int32, socket: Int32) {
    var process: pid_t = 0
    // Both texts live through the call; `process` is only written during it.
    let socket = unsafe dexuat_worker_start(program, argument, &process)
    guard socket >= 0 else { throw FenceError(number: -socket) }
    return (process, socket)
  }

  /// Runs a program of others; see `dexuat_program_run`.
  /// - Parameters:
  ///   - arguments: the program's path first.
  ///   - environment: texts such as `LANG=C`.
  /// - Returns: its exit status, or the system's number of why there is none, negated.
  static func run(
    _ arguments: [String], _ environment: [String], folder: String, home: String, output: String,
    _ bounds: FencedProgram.Bounds
  ) -> Int32 {
    var (arguments, environment) = (block(arguments), block(environment))
    var bounds = dexuat_bounds(
      memory: bounds.memory, file: bounds.file, seconds: bounds.seconds, wait: bounds.wait)
    // Arrays, texts and bounds live through the call; the blocks are as long as they are said to be.
    return unsafe arguments.withUnsafeMutableBufferPointer { arguments in
      unsafe environment.withUnsafeMutableBufferPointer { environment in
        unsafe dexuat_program_run(
          arguments.baseAddress, arguments.count, environment.baseAddress, environment.count,
          folder, home, output, &bounds)
      }
    }
  }

  /// Texts with a zero byte behind each.
  private static func block(_ texts: [String]) -> [CChar] {
    texts.flatMap { $0.utf8.filter { $0 != 0 }.map { CChar(bitPattern: $0) } + [0] }
  }

  static func end(process: Int32, socket: Int32) { _ = dexuat_worker_end(process, socket) }

  /// Nanoseconds; 0 where the process has gone.
  static func processorTime(of process: Int32) -> Int64 { max(0, dexuat_worker_time(process)) }

  /// Sends all of some bytes.
  /// - Parameter wait: asked each time that nothing could be sent for a second whether to go on;
  ///   nil: waits without end.
  static func send(
    _ bytes: [UInt8], to socket: Int32, wait: (() throws(FenceError) -> Void)?
  ) throws(FenceError) {
    var sent = 0
    while sent < bytes.count {
      // The array lives through the call, which reads what is left of it.
      let result = unsafe bytes.withUnsafeBytes {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: $0[sent...])
        return unsafe dexuat_send(socket, rest.baseAddress, rest.count, wait == nil ? -1 : 1_000)
      }
      if result >= 0 { sent += result } else { try check(result, wait) }
    }
  }

  /// Receives some bytes behind those that are there.
  /// - Returns: false where the other side has gone.
  static func receive(
    _ bytes: inout [UInt8], from socket: Int32, atMost count: Int,
    wait: (() throws(FenceError) -> Void)?
  ) throws(FenceError) -> Bool {
    while true {
      var result = 0
      let part = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        // The buffer has `count` bytes, and as many as the call filled are declared filled.
        result = unsafe dexuat_receive(
          socket, buffer.baseAddress, count, wait == nil ? -1 : 1_000)
        filled = max(0, result)
      }
      if result >= 0 {
        bytes.append(contentsOf: part)
        return result > 0
      }
      try check(result, wait)
    }
  }

  private static func check(
    _ result: Int, _ wait: (() throws(FenceError) -> Void)?
  ) throws(FenceError) {
    let error = FenceError(number: Int32(clamping: -result))
    guard error.number == FenceError.timedOut, let wait else { throw error }
    try wait()
  }
}

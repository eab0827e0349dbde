import IntakeCore

/// A worker as the run sees it: a process and the socket to it. It serves one document at a time.
final class RunningWorker: Sendable {
  private let process: Int32
  private let socket: Int32
  let state: Fence.State

  /// Why a worker's answer cannot be had.
  enum Loss: Error {
    case ended, overrun
  }

  /// - Throws: `FenceError` where the process cannot be started, `Loss` where it is none of ours.
  init(_ program: String, call: Call.Definition, budget: ReadingWorkers.Budget) throws {
    let (process, socket) = try FenceCalls.start(program, ReadingWorker.argument)
    var channel = Channel(socket)
    do {
      let watch = Watch(process, budget)
      guard let hello = try channel.message(atMost: 64, wait: watch.check) else { throw Loss.ended }
      var reader = WireReader(hello)
      state = Fence.State(landlock: try reader.value(), filter: try reader.value())
      var request = WireWriter()
      Request.call(call.files).write(to: &request)
      try channel.send(request.bytes, wait: watch.check)
    } catch {
      FenceCalls.end(process: process, socket: socket)
      throw error
    }
    (self.process, self.socket) = (process, socket)
  }

  deinit { FenceCalls.end(process: process, socket: socket) }

  /// The processor time that it has used, in seconds.
  var processorTime: Double { Double(FenceCalls.processorTime(of: process)) / 1e9 }

  /// Asks for something about a document.
  /// - Parameter take: takes a message of the answer; true where it was the last.
  /// - Throws: `Loss`.
  func ask(
    _ request: Request, about bytes: [UInt8], budget: ReadingWorkers.Budget,
    _ take: ([UInt8]) throws(WireFault) -> Bool
  ) throws(Loss) {
    let watch = Watch(process, budget)
    do {
      var channel = Channel(socket)
      var head = WireWriter()
      request.write(to: &head)
      try channel.send(head.bytes, wait: watch.check)
      try channel.sendRaw(bytes, wait: watch.check)
      var left = budget.answerBytes(for: bytes.count)
      while let message = try channel.message(atMost: left, wait: watch.check) {
        left -= message.count
        if try take(message) { return }
        try watch.check()
      }
    } catch let error as FenceError where error.number == FenceError.timedOut {
      throw .overrun
    } catch {
      throw .ended
    }
    throw .ended
  }
}

/// Looks after the time of one worker at one task.
private struct Watch {
  private let process: Int32
  private let budget: ReadingWorkers.Budget
  private let start: Int64
  private let began = ContinuousClock.now

  init(_ process: Int32, _ budget: ReadingWorkers.Budget) {
    self.process = process
    self.budget = budget
    start = FenceCalls.processorTime(of: process)
  }

  /// - Throws: where it has used more than it may.
  func check() throws(FenceError) {
    let used = Double(FenceCalls.processorTime(of: process) - start) / 1e9
    guard used <= budget.seconds, ContinuousClock.now - began <= budget.wait else {
      throw FenceError(number: FenceError.timedOut)
    }
  }
}

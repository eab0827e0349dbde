import IntakeCore

/// A worker as the run sees it: a process and the socket to it. It answers one question at a time.
final class RunningWorker: Sendable {
  private let process: Int32
  private let socket: Int32
  let state: Fence.State

  /// - Throws: `FenceError` where the process cannot be started, `WorkerLoss` where it is none of ours.
  init(_ program: String, call: Call.Definition, budget: ReadingWorkers.Budget) throws {
    let (process, socket) = try FenceCalls.start(program, ReadingWorker.argument)
    do {
      var exchange = Exchange(process: process, socket: socket, budget, answerBytes: 64)
      state = try exchange.value { reader throws(WireFault) in
        Fence.State(landlock: try reader.value(), filter: try reader.value())
      }
      try exchange.send(.call(call.files))
    } catch {
      FenceCalls.end(process: process, socket: socket)
      throw error
    }
    (self.process, self.socket) = (process, socket)
  }

  deinit { FenceCalls.end(process: process, socket: socket) }

  /// The processor time that it has used, in seconds.
  var processorTime: Double { Double(FenceCalls.processorTime(of: process)) / 1e9 }

  /// Begins a question.
  func exchange(_ budget: ReadingWorkers.Budget, answerBytes: Int) -> Exchange {
    Exchange(process: process, socket: socket, budget, answerBytes: answerBytes)
  }
}

import IntakeCore

/// Why a worker's answer cannot be had.
enum WorkerLoss: Error {
  /// It has ended, or is no worker of ours any more.
  case ended
  /// It used more time than it may.
  case overrun

  init(_ error: FenceError) {
    self = error.number == FenceError.timedOut ? .overrun : .ended
  }
}

/// One question to a worker and its answer, within what a worker may use for it.
struct Exchange {
  private var channel: Channel
  private let watch: Watch
  /// The bytes that messages may still have.
  private var left: Int

  private static let piece = 256 << 10

  init(process: Int32, socket: Int32, _ budget: ReadingWorkers.Budget, answerBytes: Int) {
    channel = Channel(socket)
    watch = Watch(process, budget)
    left = answerBytes
  }

  /// Sends a request, and the bytes that follow it.
  func send(_ request: Request, _ bytes: [UInt8] = []) throws(WorkerLoss) {
    var head = WireWriter()
    request.write(to: &head)
    do throws(FenceError) {
      try channel.send(head.bytes, wait: watch.check)
      if !bytes.isEmpty { try channel.sendRaw(bytes, wait: watch.check) }
    } catch {
      throw WorkerLoss(error)
    }
  }

  mutating func message() throws(WorkerLoss) -> [UInt8] {
    do throws(FenceError) {
      try watch.check()
      guard let message = try channel.message(atMost: left, wait: watch.check) else {
        throw FenceError(number: 0)
      }
      left -= message.count
      return message
    } catch {
      throw WorkerLoss(error)
    }
  }

  /// A message that is one value.
  mutating func value<Value>(
    _ read: (inout WireReader) throws(WireFault) -> Value
  ) throws(WorkerLoss) -> Value {
    var reader = WireReader(try message())
    do throws(WireFault) {
      let value = try read(&reader)
      guard reader.isAtEnd else { throw WireFault() }
      return value
    } catch {
      throw .ended
    }
  }

  /// So many bytes without a head, in pieces.
  mutating func raw(_ count: Int, _ take: ([UInt8]) -> Void) throws(WorkerLoss) {
    var rest = count
    while rest > 0 {
      do throws(FenceError) {
        try watch.check()
        let piece = try channel.raw(min(rest, Self.piece), wait: watch.check)
        guard let piece else { throw FenceError(number: 0) }
        rest -= piece.count
        take(piece)
      } catch {
        throw WorkerLoss(error)
      }
    }
  }
}

/// Looks after the time of one worker at one question.
struct Watch {
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

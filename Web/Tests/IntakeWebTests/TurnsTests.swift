import Testing

@testable import IntakeWeb

@Suite struct TurnsTests {
  @Test func whoeverComesWhenTheQueueIsFullIsSentAway() async throws {
    let turns = Turns(atOnce: 1, waiting: 1)
    try await turns.take()
    let second = Task { try await turns.take() }
    while turns.waiting == 0 { await Task.yield() }
    await #expect(throws: Turns.Full.self) { try await turns.take() }
    turns.giveBack()
    try await second.value
    #expect(turns.taken == 1)
    turns.giveBack()
    #expect(turns.taken == 0)
  }

  @Test func whoeverLeavesTheQueueMakesRoom() async throws {
    let turns = Turns(atOnce: 1, waiting: 1)
    try await turns.take()
    let second = Task { try await turns.take() }
    while turns.waiting == 0 { await Task.yield() }
    second.cancel()
    await #expect(throws: CancellationError.self) { try await second.value }
    #expect(turns.waiting == 0)
    let third = Task { try await turns.take() }
    while turns.waiting == 0 { await Task.yield() }
    turns.giveBack()
    try await third.value
  }

  @Test func whoeverLeftBeforehandTakesNoTurn() async {
    let turns = Turns(atOnce: 1, waiting: 1)
    let gone = Task {
      // The task lives while it runs this.
      unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
      try await turns.take()
    }
    await #expect(throws: CancellationError.self) { try await gone.value }
    #expect(turns.taken == 0)
  }
}

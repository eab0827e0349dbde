internal import IntakeCore

/// Hands a reader's findings on, each with the task it stands in.
///
/// What a finding says is made only as long as it can still be listed: those after the limit are
/// counted by their code and place alone, so a document of three million faults costs little.
struct FaultReporter {
  private let sink: any RecordSink
  private let limit: Int
  private var made = 0
  private var samples: [Code: Finding] = [:]
  /// The task in hand, from 1, and its findings: they wait for its number.
  private var task: Int?
  private var waiting: [Finding] = []

  init(sink: any RecordSink, limits: Limits) {
    self.sink = sink
    limit = limits.listedFindings
  }

  mutating func report(_ code: Code, at place: Place, _ make: () -> Finding) {
    var finding: Finding
    if made >= limit, let sample = samples[code] {
      finding = sample
      finding.place = place
    } else {
      finding = make()
      samples[code] = finding
      made += 1
    }
    finding.taskIndex = task
    if task != nil, made < limit {
      waiting.append(finding)
    } else {
      // The list is full with what waits: that has to come before what is only counted.
      handWaiting(number: nil)
      sink.report(finding)
    }
  }

  /// From here on findings belong to the task at this position, from 1.
  mutating func startTask(_ index: Int) {
    task = index
  }

  /// The task is over; its number goes with its findings.
  mutating func endTask(number: String?) {
    handWaiting(number: number)
    task = nil
  }

  private mutating func handWaiting(number: String?) {
    guard !waiting.isEmpty else { return }
    for var finding in waiting {
      finding.task = number
      sink.report(finding)
    }
    waiting.removeAll(keepingCapacity: true)
  }
}

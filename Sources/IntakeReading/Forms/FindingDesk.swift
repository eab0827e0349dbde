internal import IntakeCore

/// Where the reader of a form reports what is wrong with the file: findings are handed on, each
/// with the task it stands in.
///
/// What a finding says is made only as long as it can still be listed: those after the limit are
/// counted by their code and place alone, so a document of three million faults costs little.
final class FindingDesk {
  let sink: any RecordSink
  let call: Call
  let limits: Limits
  private var made = 0
  private var samples: [Code: Finding] = [:]
  /// The task in hand, from 1, and its findings: they wait for its number.
  private var task: Int?
  private var waiting: [Finding] = []

  init(sink: any RecordSink, call: Call, limits: Limits) {
    self.sink = sink
    self.call = call
    self.limits = limits
  }

  private var limit: Int { limits.listedFindings }

  func report(_ code: Code, at place: Place, _ make: () -> Finding) {
    if count(code, at: place) { return }
    var finding = make()
    samples[code] = finding
    made += 1
    finding.taskIndex = task
    if task != nil, made < limit {
      waiting.append(finding)
    } else {
      // The list is full with what waits: that has to come before what is only counted.
      handWaiting(number: nil)
      sink.report(finding)
    }
  }

  private var hasSaidOrder = false

  /// Whether it is still to be said that the numbers of tasks are the order of their rows.
  func saysOrder() -> Bool {
    defer { hasSaidOrder = true }
    return !hasSaidOrder
  }

  /// Counts one that would be listed no more; false where it has to be made.
  func count(_ code: Code, at place: Place) -> Bool {
    guard made >= limit, var finding = samples[code] else { return false }
    finding.place = place
    finding.taskIndex = task
    // The list is full with what waits: that has to come before what is only counted.
    handWaiting(number: nil)
    sink.report(finding)
    return true
  }

  /// From here on findings belong to the task at this position, from 1.
  func startTask(_ index: Int) {
    task = index
  }

  /// The task is over; its number goes with its findings.
  func endTask(number: String?) {
    handWaiting(number: number)
    task = nil
  }

  private func handWaiting(number: String?) {
    guard !waiting.isEmpty else { return }
    for var finding in waiting {
      finding.task = number
      sink.report(finding)
    }
    waiting.removeAll(keepingCapacity: true)
  }
}

extension FindingDesk {
  /// A limit is reached (L001).
  func limit(_ limit: ReachedLimit, _ value: Int, at place: Place) {
    report("L001", at: place) { .limit(limit, value: value, at: place, path: nil) }
  }

  /// Reports a row of a grid that was not read (F001).
  func unread(_ line: SheetLine, _ kind: UnreadRow = .nameless) {
    guard let first = line.cells.first else { return }
    let place = line.place(first.column)
    report("F001", at: place) {
      .unreadRow(
        line.cells.map { (line.place($0.column), String(decoding: $0.text, as: UTF8.self)) }, kind,
        at: place)
    }
  }

  /// Reports a row that has cells beyond its table (F001).
  func overfull(_ row: GridRow, from column: Int, width: Int) {
    let reason = RowFault.tooManyCells(found: (row.filled.last ?? 0) + 1, expected: width)
    let place = row.place(column)
    report("F001", at: place) { .damagedRow(reason, at: place) }
  }

  /// Reports a label that names a field once more (F007).
  func repeated(_ name: String, at place: Place, form: Form) {
    report("F007", at: place) {
      .outOfPlace(name: name, repeated: true, at: place, path: nil, call: call, form: form)
    }
  }

  /// Reads a task: what is reported meanwhile goes with its number.
  func inTask(_ index: Int, number: () -> String?, _ read: () -> Void) {
    startTask(index)
    read()
    endTask(number: number())
  }
}

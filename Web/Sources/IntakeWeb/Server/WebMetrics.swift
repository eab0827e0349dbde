import Synchronization

/// What the page counts, for whoever watches it.
final class WebMetrics: Sendable {
  /// Something that is counted.
  enum Event: Hashable {
    case answered(route: String, status: Int)
    case judged(verdict: String)
    case closed(Reason)

    enum Reason: String { case slow, crowded }
  }

  private struct State {
    var counts: [Event: Int] = [:]
    var judgements = 0
    var seconds = 0.0
    var bytes = 0
  }

  private let state = Mutex(State())

  func count(_ event: Event) {
    state.withLock { $0.counts[event, default: 0] += 1 }
  }

  func judged(verdict: String, bytes: Int, seconds: Double) {
    state.withLock { state in
      state.counts[.judged(verdict: verdict), default: 0] += 1
      state.judgements += 1
      state.seconds += seconds
      state.bytes += bytes
    }
  }

  /// The Prometheus text format.
  /// - Parameter now: how many there are of something at this moment.
  func text(now: [(name: String, help: String, value: Int)]) -> String {
    let state = state.withLock { $0 }
    var lines: [String] = []
    for (name, help, value) in now {
      lines += ["# HELP dexuat_web_\(name) \(help)", "# TYPE dexuat_web_\(name) gauge"]
      lines.append("dexuat_web_\(name) \(value)")
    }
    for (name, help) in Self.counters {
      lines += ["# HELP dexuat_web_\(name) \(help)", "# TYPE dexuat_web_\(name) counter"]
      lines += state.counts.filter { $0.key.counter == name }
        .map { "dexuat_web_\(name){\($0.key.labels)} \($0.value)" }.sorted()
    }
    lines += [
      "# HELP dexuat_web_judgement_seconds Time spent on judging.",
      "# TYPE dexuat_web_judgement_seconds summary",
      "dexuat_web_judgement_seconds_sum \(state.seconds)",
      "dexuat_web_judgement_seconds_count \(state.judgements)",
      "# HELP dexuat_web_judged_bytes_total Bytes of the files judged.",
      "# TYPE dexuat_web_judged_bytes_total counter",
      "dexuat_web_judged_bytes_total \(state.bytes)",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private static let counters = [
    ("requests_total", "Requests answered."),
    ("verdicts_total", "Submissions judged, by their verdict."),
    ("closed_total", "Connections closed before their request was answered."),
  ]
}

extension WebMetrics.Event {
  fileprivate var counter: String {
    switch self {
    case .answered: "requests_total"
    case .judged: "verdicts_total"
    case .closed: "closed_total"
    }
  }

  fileprivate var labels: String {
    switch self {
    case .answered(let route, let status): "route=\"\(route)\",status=\"\(status)\""
    case .judged(let verdict): "verdict=\"\(verdict)\""
    case .closed(let reason): "reason=\"\(reason.rawValue)\""
    }
  }
}

import Glibc
import Intake
import Synchronization

/// How far a long run is, on standard error and only on a terminal: nothing in the first second,
/// then a bar, the files, the rate and the time left, a few times a second; each stage anew.
final class ProgressBar: Sendable {
  private let language: Language
  private let isShown: Bool
  private let start = Milliseconds.now
  private let state = Mutex(State())

  private struct State {
    var stage = IntakeRun.Stage.files
    var stageStart = Milliseconds.now
    var drawnAt = 0
    var wasDrawn = false
  }

  init(language: Language, quiet: Bool) {
    self.language = language
    isShown = !quiet && isatty(STDERR_FILENO) == 1
  }

  /// May be called from any thread, and as often as there is something done.
  func show(_ stage: IntakeRun.Stage, _ done: Int, of all: Int) {
    guard isShown, all > 0 else { return }
    let now = Milliseconds.now
    state.withLock { state in
      if stage != state.stage { (state.stage, state.stageStart) = (stage, now) }
      guard now - start >= 1_000, now - state.drawnAt >= 200 else { return }
      (state.drawnAt, state.wasDrawn) = (now, true)
      let spent = now - state.stageStart
      Output.complain("\r\u{1B}[K" + line(stage, done, of: all, milliseconds: spent))
    }
  }

  func clear() {
    state.withLock { if $0.wasDrawn { Output.complain("\r\u{1B}[K") } }
  }

  /// As much as the terminal has room for: a longer line could not be wiped.
  private func line(
    _ stage: IntakeRun.Stage, _ done: Int, of all: Int, milliseconds: Int
  ) -> String {
    let rate = rate(done, milliseconds)
    let left = left((all - done) * milliseconds / max(1, done) / 1_000)
    let unit = unit(stage)[language]
    let what = "\(done)/\(all) \(unit)"
    let text =
      switch language {
      case _ where done == 0: what
      case .vi: "\(what), \(rate) \(unit)/giây, còn \(left)"
      case .en: "\(what), \(rate) \(unit)/s, \(left) left"
      }
    let columns = Output.columns(of: STDERR_FILENO) ?? 80
    guard columns > text.count + 24 else { return String(text.prefix(max(0, columns - 1))) }
    let filled = min(20, done * 20 / all)
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled)
    return "[\(bar)] \(text)"
  }

  private func unit(_ stage: IntakeRun.Stage) -> Localized {
    switch stage {
    case .files: Localized(vi: "tệp", en: "files")
    case .submissions: Localized(vi: "hồ sơ", en: "submissions")
    case .reports: Localized(vi: "báo cáo", en: "reports")
    }
  }

  /// In tenths where it is slow.
  private func rate(_ done: Int, _ milliseconds: Int) -> String {
    let tenths = done * 10_000 / max(1, milliseconds)
    guard tenths < 100 else { return String(tenths / 10) }
    return "\(tenths / 10)\(language == .vi ? "," : ".")\(tenths % 10)"
  }

  private func left(_ seconds: Int) -> String {
    let (minutes, rest) = seconds.quotientAndRemainder(dividingBy: 60)
    switch language {
    case .vi: return minutes == 0 ? "\(rest) giây" : "\(minutes) phút \(rest) giây"
    case .en: return minutes == 0 ? "\(rest) s" : "\(minutes) min \(rest) s"
    }
  }
}

/// The machine's steady clock.
private enum Milliseconds {
  static var now: Int {
    var time = timespec()
    // The call fills in the variable, which outlives it.
    guard unsafe clock_gettime(CLOCK_MONOTONIC, &time) == 0 else { return 0 }
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}

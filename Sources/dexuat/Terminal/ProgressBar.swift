import Glibc
import IntakeCore
import Synchronization

/// How far a long run is, on standard error and only on a terminal.
final class ProgressBar: Sendable {
  private let language: Language
  private let isShown: Bool
  private let start: Int
  private let wasDrawn = Atomic<Bool>(false)

  init(language: Language, quiet: Bool) {
    self.language = language
    isShown = !quiet && isatty(STDERR_FILENO) == 1
    start = time(nil)
  }

  func show(_ done: Int, of all: Int) {
    guard isShown, all > 0 else { return }
    wasDrawn.store(true, ordering: .relaxed)
    let seconds = max(1, time(nil) - start)
    let rate = max(1, done / seconds)
    let left = (all - done) / rate
    let text =
      switch language {
      case .vi: "\(done)/\(all) tệp, \(rate) tệp/giây, còn \(left) giây"
      case .en: "\(done)/\(all) files, \(rate) files/s, \(left) s left"
      }
    Output.complain("\r\u{1B}[K" + text)
  }

  func clear() {
    if wasDrawn.load(ordering: .relaxed) { Output.complain("\r\u{1B}[K") }
  }
}

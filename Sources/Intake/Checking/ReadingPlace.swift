import IntakeCore
public import IntakeFence

/// Where submitted bytes are read.
public enum ReadingPlace: Sendable {
  /// In this process: as fast as can be, for one's own drafts.
  case here
  /// In processes of their own that can do nothing but read (docs/decisions/fence.md).
  /// - Parameters:
  ///   - program: the path of a program that calls `ReadingWorker.serve` first of all.
  case fenced(program: String, ReadingWorkers.Budget = ReadingWorkers.Budget())

  /// In processes of the program that runs.
  public static let fencedByThisProgram = ReadingPlace.fenced(program: "/proc/self/exe")

  /// The workers that read by a call; nil where none do.
  func workers(for call: Call) -> ReadingWorkers? {
    guard case .fenced(let program, let budget) = self else { return nil }
    return ReadingWorkers(program: program, call: call, budget: budget)
  }
}

/// The other side of the fence, as a program's first statement has it.
public enum FencedReader {
  /// Reads documents for another process, where that is what this one was started for; returns at
  /// once where not. To be called before anything else is done.
  public static func serveIfAsked(_ arguments: [String]) -> Bool {
    guard arguments.dropFirst().first == ReadingWorker.argument else { return false }
    ReadingWorker.serve()
    return true
  }
}

extension Localized {
  /// - Parameter missing: the parts that the kernel lacks.
  static func openFence(_ missing: String) -> Localized {
    Localized(
      vi: "Hệ điều hành này thiếu \(missing): rào chắn quanh việc đọc tệp không đầy đủ; "
        + "các giới hạn về bộ nhớ và thời gian vẫn giữ.",
      en: "This system lacks \(missing): the fence around reading files is not complete; "
        + "the limits on memory and time hold.")
  }
}

extension Failure {
  static let noWorkers = Failure(
    .incomplete,
    Localized(
      vi: "Không khởi động được tiến trình đọc tệp có rào chắn, nên chưa làm gì.",
      en: "The fenced process that reads files could not be started, so nothing was done."))
}

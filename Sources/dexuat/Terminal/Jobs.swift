import ArgumentParser
import Glibc
import Intake

/// How much work runs at the same time.
enum Jobs {
  /// The number asked for, else the machine's cores.
  static func count(_ asked: String?) throws -> Int {
    guard let asked else { return max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
    guard let count = Int(asked), (1...256).contains(count) else {
      throw Failure(
        .usage,
        Localized(
          vi: "--jobs phải là số từ 1 đến 256.", en: "--jobs must be a number from 1 to 256."))
    }
    return count
  }
}

/// The option of the commands that judge many documents.
struct JobsOption: ParsableArguments {
  @Option(
    help: .said(
      vi: "số tệp xét cùng lúc (mặc định: số nhân)",
      en: "documents judged at the same time (default: the cores)", value: "N"))
  var jobs: String?

  func count() throws -> Int { try Jobs.count(jobs) }
}

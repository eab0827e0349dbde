import Glibc
import Intake
import IntakeCore

/// How much work runs at the same time.
enum Jobs {
  /// The number asked for, else the machine's cores.
  static func count(_ asked: Int?) throws -> Int {
    guard let asked else { return max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
    guard (1...256).contains(asked) else {
      throw Failure(
        .usage,
        Localized(
          vi: "--jobs phải là số từ 1 đến 256.", en: "--jobs must be a number from 1 to 256."))
    }
    return asked
  }
}

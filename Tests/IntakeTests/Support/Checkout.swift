import Intake
import IntakeTesting

extension Checkout {
  /// A shipped call.
  static func call(_ id: String = CallStore.defaultCall) throws -> Call {
    try CallStore(executable: nil, environment: path("templates")).call(id)
  }
}

/// A call's names made ready for look-up: code lists, provinces, orientations, targets.
///
/// Made once for a call and shared by all documents that are judged by it.
public final class CallLexicon: Sendable {
  public let call: Call

  public init(_ call: Call) {
    self.call = call
  }
}

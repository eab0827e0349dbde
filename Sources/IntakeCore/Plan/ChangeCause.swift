/// What has happened that a plan has something otherwise than an earlier one.
public enum ChangeCause: Sendable, Hashable {
  /// A decision in force on one of the task's documents.
  case decided(Decision)
  /// A document of the task came: its entry, its form and when.
  case received(entry: Int, FormKind?, at: Instant?)
  /// The time of receipt of one of its documents was proved or corrected.
  case proved(entry: Int, Receipt)
  /// The call's definition was amended.
  case amended(by: String, why: String, document: String)
  /// It was judged by the rules of another version.
  case judgedAnew(tool: String)
  /// What held it before, and no longer does.
  case cleared([Code])
}

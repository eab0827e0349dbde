/// How a text writes its value down. Rules and the understanding ask each cell, never its file.
public enum Notation: UInt8, Sendable, Hashable, CaseIterable {
  /// As a machine does: codes, plain decimal numbers, ISO dates and months. So are the elements of
  /// XML, the typed cells of a workbook, and cells behind an apostrophe.
  case exact
  /// As people write: names and words too, grouped numbers, dates day first.
  case everyday
  /// What the field means is not known, and why is told at its place: nothing more is said of it.
  case lost
}

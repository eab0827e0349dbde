/// Which sign groups the thousands of a document's numbers; the other one starts the decimals.
public enum NumberStyle: Sendable {
  /// `1.500.000,5`: the Vietnamese way (Luật Kế toán).
  case dotGroups
  /// `1,500,000.5`
  case commaGroups
}

/// The rows that a total row sums up.
public enum TotalScope: Sendable {
  /// Those since the last group row or sub-total.
  case group
  /// Those since the last section began.
  case section
  /// All of the table.
  case table
  /// Those of one printed page: `Cộng trang`.
  case page
  /// Those of the table so far, carried to the next page or brought from the last: `Mang sang`.
  case carried
}

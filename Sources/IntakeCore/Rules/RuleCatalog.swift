/// Every rule, in the order of the codes.
public enum RuleCatalog {
  public static let all: [Rule] = [
    .malformed,
    .noForm,
    .emptyDocument,
    .doubtfulEncoding,
    .unknownElement,
    .outOfPlace,
    .limitReached,
    .doctypeFound,
  ]

  /// The rule with a code; nil where there is none.
  public static func rule(_ code: Code) -> Rule? {
    all.first { $0.code == code }
  }
}

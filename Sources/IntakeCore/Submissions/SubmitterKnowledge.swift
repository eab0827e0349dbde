/// What is known of submitters beside their documents: what people decided on which are one and
/// which are two, by pairs of entries, and what the call's provinces are called.
public struct SubmitterKnowledge: Sendable {
  public var same: [Pair] = []
  public var distinct: [Pair] = []
  public var places: PlaceNames

  public struct Pair: Sendable, Hashable {
    public var one: Int
    public var other: Int

    public init(_ one: Int, _ other: Int) {
      self.one = one
      self.other = other
    }
  }

  public init(places: PlaceNames = PlaceNames()) {
    self.places = places
  }

  /// Takes what the decisions in force say.
  mutating func learn(_ decisions: some Sequence<Decision>) {
    for decision in decisions {
      switch decision.action {
      case .sameAs(let entry): same.append(Pair(decision.entry, entry))
      case .distinctFrom(let entry): distinct.append(Pair(decision.entry, entry))
      default: break
      }
    }
  }
}

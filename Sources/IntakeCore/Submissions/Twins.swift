/// Finds the documents that were delivered together and say the same, such as a list as a workbook and
/// as a Word document: of those the most exact counts, the others repeat it.
struct Twins {
  /// By entry: the one that counts in its place.
  private(set) var kept: [Int: Int] = [:]

  /// - Parameter originals: one entry for each content.
  init(_ originals: [Filed]) {
    let alike = Dictionary(grouping: originals.filter { $0.packet != nil && $0.records != nil }) {
      Said(packet: $0.packet, receivedAt: $0.receivedAt, form: $0.form, records: $0.records)
    }
    for group in alike.values where group.count > 1 {
      guard let first = group.min(by: Self.isBetter) else { continue }
      for entry in group where entry.number != first.number { kept[entry.number] = first.number }
    }
  }

  private struct Said: Hashable {
    var packet: String?
    var receivedAt: Instant?
    var form: FormKind?
    var records: String?
  }

  /// What a person decided on stands, so that the decision does.
  private static func isBetter(_ one: Filed, _ other: Filed) -> Bool {
    if one.isWithdrawn != other.isWithdrawn { return one.isWithdrawn }
    if one.isAccepted != other.isAccepted { return one.isAccepted }
    return (one.format?.inexactness ?? .max, one.number)
      < (other.format?.inexactness ?? .max, other.number)
  }
}

extension DocumentFormat {
  /// The place in the order of formats from the most exact on.
  fileprivate var inexactness: Int { Self.allCases.firstIndex(of: self) ?? .max }
}

/// The values that a field may have.
final class Choices: Sendable {
  let codes: [String]
  let allCodes: String
  let names: [Localized]
  /// Every way to write a value, and the position of that value.
  private let spellings: NearestNames
  private let positions: [Int]

  private init(_ items: [(code: String, name: Localized, others: [String])]) {
    codes = items.map(\.code)
    allCodes = codes.joined(separator: ", ")
    names = items.map(\.name)
    spellings = NearestNames(items.flatMap { [$0.code, $0.name.vi, $0.name.en] + $0.others })
    positions = items.enumerated().flatMap { position, item in
      repeatElement(position, count: 3 + item.others.count)
    }
  }

  /// Nil where the type has no list.
  convenience init?(_ type: FieldType, _ call: Call) {
    switch type {
    case .code(let list):
      self.init((call.codeList(list)?.items ?? []).map { ($0.code, $0.label, $0.aliases) })
    case .target: self.init(call.targets.map { ($0.id, $0.title, []) })
    default: return nil
    }
  }

  func nearest(to text: String) -> Int? {
    Nearest.position(to: text, among: spellings).map { positions[$0] }
  }
}

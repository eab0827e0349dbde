/// What a field's text is read as: `FieldType` with its look-ups done.
enum FieldRole: Sendable {
  case text
  /// The position of the code list in the call.
  case code(Int)
  case orientation, province, target, day
  case month(DateReader.Edge)
  case amount, quantity

  static func roles(of table: FieldTable, lists: [String: Int]) -> [FieldRole] {
    table.fields.map { FieldRole($0, lists: lists) }
  }

  private init(_ field: Field, lists: [String: Int]) {
    switch field.type {
    case .text, .number, .identifier, .dispatchNumber, .phone, .email: self = .text
    // A list that the call lacks restricts nothing.
    case .code(let list): self = lists[list].map(FieldRole.code) ?? .text
    case .orientation: self = .orientation
    case .province: self = .province
    case .target: self = .target
    case .date: self = .day
    case .month: self = .month(field.known == .end ? .end : .start)
    case .amount: self = .amount
    case .quantity: self = .quantity
    }
  }
}

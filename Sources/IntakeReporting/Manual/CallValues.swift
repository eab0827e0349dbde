import IntakeCore

/// What a form of a call may be answered with: its orientations and the lists of its fields.
struct CallValues {
  let orientations: [Orientation]
  let lists: [ValueList]

  /// The values of one field.
  struct ValueList {
    let label: Localized
    let items: [(code: String, label: Localized)]
  }

  init(_ call: Call) {
    orientations = call.orientations
    var lists: [ValueList] = []
    var known: Set<String> = []
    for field in call.forms.flatMap(\.tables).flatMap(\.fields) {
      guard case .code(let id) = field.type, let list = call.codeList(id),
        known.insert(id).inserted
      else { continue }
      lists.append(
        ValueList(label: field.label, items: list.items.map { ($0.code, $0.label) }))
    }
    if !call.targets.isEmpty {
      lists.append(
        ValueList(
          label: Localized(vi: "Chỉ tiêu", en: "Target"),
          items: call.targets.map { ($0.id, $0.title) }))
    }
    self.lists = lists
  }

  static let orientations = Localized(
    vi: "Các định hướng của đợt kêu gọi", en: "The call's orientations")
}

import IntakeCore

/// The second sheet of a form's workbook: the call's orientations, and the lists that the fields of
/// the form are chosen from.
struct ListSheet {
  private(set) var page = SheetPage(name: Self.name, widths: [7, 90])
  private var ranges: [FieldType: String] = [:]
  static let name = "Danh sách để chọn"

  init(_ call: Call) {
    page.isLandscape = false
    page.add([.text("CÁC ĐỊNH HƯỚNG CỦA ĐỢT KÊU GỌI", 0, to: 1, .title)])
    let first = page.rowCount
    for orientation in call.orientations {
      page.add([.number(orientation.number, 0), .text(orientation.title.vi, 1)])
    }
    if !call.orientations.isEmpty { remember(.orientation, first, column: 0) }
    var known: Set<FieldType> = []
    for field in call.forms.flatMap(\.tables).flatMap(\.fields) {
      guard let names = Self.names(field.type, call), known.insert(field.type).inserted else {
        continue
      }
      add(names, of: field)
    }
  }

  /// Where the values of a field stand, for a list to choose from.
  func range(of type: FieldType) -> String? { ranges[type] }

  private mutating func add(_ names: [String], of field: Field) {
    page.add([])
    page.add([.text("Danh sách cho mục “\(field.label.vi)”", 0, to: 1, .cell.bold)])
    let first = page.rowCount
    for (position, name) in names.enumerated() {
      page.add([.number(position + 1, 0), .text(name, 1)])
    }
    remember(field.type, first, column: 1)
  }

  private mutating func remember(_ type: FieldType, _ first: Int, column: Int) {
    let letter = SheetPage.letter(column)
    ranges[type] = "='\(Self.name)'!$\(letter)$\(first + 1):$\(letter)$\(page.rowCount)"
  }

  private static func names(_ type: FieldType, _ call: Call) -> [String]? {
    let names: [String]
    switch type {
    case .code(let id): names = call.codeList(id)?.items.map(\.label.vi) ?? []
    case .target: names = call.targets.map(\.title.vi)
    case .province:
      let day = call.dispatch.date
      names = call.provinces.items.filter { province in
        day.map { province.isValid(on: $0) } ?? true
      }.map(\.name)
    default: return nil
    }
    return names.isEmpty ? nil : names
  }
}

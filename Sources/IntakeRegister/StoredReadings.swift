import IntakeCore

/// How a sheet was read, as the register keeps it.
struct StoredReadings: Codable {
  var unit: String?
  /// `caption`, `heading`; nil: the form's own unit.
  var unitFrom: String?
  var unitPlace: StoredReport.StoredPlace?
  /// The sign between the thousands.
  var thousands: String?
  var readings: [Reading]
  var unlisted: Int
  // Of later versions: absent where there is nothing to say.
  var remarks: [Remark]?

  struct Remark: Codable {
    var kind: String
    var count: Int?
    var program: String?
  }

  struct Reading: Codable {
    var task: String?
    var field: String
    var place: StoredReport.StoredPlace
    var found: String
    var meaning: String
    var basis: String?
  }
}

extension StoredReadings {
  init(_ readings: SheetReadings) {
    switch readings.unitSource {
    case .caption(let place): (unitFrom, unitPlace) = ("caption", .init(place))
    case .heading(let place): (unitFrom, unitPlace) = ("heading", .init(place))
    case .form: (unitFrom, unitPlace) = (nil, nil)
    }
    unit = readings.unit?.rawValue
    thousands = readings.numberStyle.map { $0 == .dotGroups ? "." : "," }
    unlisted = readings.unlisted
    remarks =
      readings.remarks.isEmpty
      ? nil : readings.remarks.map { Remark(kind: $0.id, count: $0.count, program: $0.program) }
    self.readings = readings.listed.map {
      Reading(
        task: $0.task, field: $0.field, place: .init($0.place), found: $0.found,
        meaning: $0.meaning, basis: $0.basis)
    }
  }

  func value() throws -> SheetReadings {
    let place = unitPlace?.value ?? .document
    let source: SheetReadings.UnitSource =
      switch unitFrom {
      case "caption": .caption(place)
      case "heading": .heading(place)
      case nil: .form
      default: throw RegisterError.damaged("unitFrom")
      }
    var readings = SheetReadings(
      unit: try unit.map(StoredValue.read), unitSource: source,
      numberStyle: thousands.map { $0 == "." ? .dotGroups : .commaGroups },
      listed: self.readings.map {
        SheetReadings.Reading(
          task: $0.task, field: $0.field, place: $0.place.value, found: $0.found,
          meaning: $0.meaning, basis: $0.basis)
      }, unlisted: unlisted)
    readings.remarks = try (remarks ?? []).map { stored in
      guard
        let remark = SheetRemark(
          id: stored.kind, count: stored.count, program: stored.program)
      else {
        throw RegisterError.damaged("remarks")
      }
      return remark
    }
    return readings
  }
}

import IntakeCore

/// Tells how a sheet was read, in one line for its amounts and one for single cells.
struct ReadingText {
  let names: FieldNames
  let values: ShownValue
  let language: Language

  /// `số tiền theo triệu đồng (ghi ở ô M20), dấu chấm ngăn hàng nghìn`; nil where there is nothing
  /// to tell.
  func amounts(_ readings: SheetReadings) -> TerminalText? {
    guard let unit = readings.unit else { return nil }
    let phrase = Localized(
      vi: "số tiền theo \(unit.name.vi)\(source(readings.unitSource).vi)"
        + style(readings.numberStyle).vi,
      en: "amounts in \(unit.name.en)\(source(readings.unitSource).en)"
        + style(readings.numberStyle).en)
    return "\(phrase[language])"
  }

  /// The first cell of each field that is not evident, and how many more there are; what is read as
  /// it is written, by the cell that it was taken from.
  func cells(_ readings: SheetReadings) -> TerminalText? {
    var fields: [String] = []
    for reading in readings.listed where !fields.contains(reading.field) {
      fields.append(reading.field)
    }
    var taken: [(from: Place, what: [TerminalText])] = []
    let read: [TerminalText] = fields.compactMap { field in
      let same = readings.listed.filter { $0.field == field }
      guard let first = same.first else { return nil }
      let more: TerminalText =
        same.count > 1 ? " (+\(same.count - 1) \(TextPhrases.cells[language]))" : ""
      let name = names.name(of: first.meaning, in: field, language)
      // What a block does not say in so many words stands as its code.
      let found = first.found == first.meaning ? name ?? first.found : first.found
      let meaning = values.text(name ?? first.meaning, isMoney: names.isMoney(field))
      if same.count == 1, "\(found)" == meaning {
        let label = names.label(of: field, language) ?? field
        let what: TerminalText = "\(label) “" + meaning + "”"
        if let known = taken.firstIndex(where: { $0.from == first.place }) {
          taken[known].what.append(what)
        } else {
          taken.append((first.place, [what]))
        }
        return nil
      }
      return "“" + TerminalText.shortened(found, to: 60) + "” (" + whereabouts(of: first)
        + ") \(TextPhrases.readAs[language]) " + meaning + more
    }
    let parts =
      taken.map { from, what -> TerminalText in
        "\(TextPhrases.takenFrom[language]) \(cell(from)[language]): "
          + what.joined(separator: ", ")
      } + read
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// What the file holds beside what a page of it shows; nil where there is nothing to tell.
  func remarks(_ readings: SheetReadings) -> TerminalText? {
    let parts: [TerminalText] = readings.remarks.map { "\($0.text[language])" }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// `ô K24, Bắt đầu`
  private func whereabouts(of reading: SheetReadings.Reading) -> TerminalText {
    let label = names.label(of: reading.field, language) ?? reading.field
    return "\(cell(reading.place)[language]), \(label)"
  }

  private func source(_ source: SheetReadings.UnitSource) -> Localized {
    switch source {
    case .caption(let place):
      Localized(vi: " (ghi ở \(cell(place).vi))", en: " (as \(cell(place).en) says)")
    case .heading(let place):
      Localized(
        vi: " (ghi ở tiêu đề cột, \(cell(place).vi))",
        en: " (as the heading says, \(cell(place).en))")
    case .form:
      Localized(
        vi: " (đơn vị của mẫu; tệp không ghi)", en: " (the form's unit; the document names none)")
    }
  }

  private func cell(_ place: Place) -> Localized {
    if place.cell == nil, place.line == 0, let spot = place.spot { return spot }
    let name = place.cell ?? "\(place.row)"
    let kind = place.cell == nil ? TextPhrases.row : TextPhrases.cell
    return Localized(vi: "\(kind.vi) \(name)", en: "\(kind.en) \(name)")
  }

  private func style(_ style: NumberStyle?) -> Localized {
    switch style {
    case .dotGroups:
      Localized(vi: ", dấu chấm ngăn hàng nghìn", en: ", with dots between the thousands")
    case .commaGroups:
      Localized(vi: ", dấu phẩy ngăn hàng nghìn", en: ", with commas between the thousands")
    case nil: Localized(vi: "", en: "")
    }
  }
}

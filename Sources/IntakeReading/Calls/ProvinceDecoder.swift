internal import IntakeCore

/// Reads the provinces of a definition.
enum ProvinceDecoder {
  static func provinces(_ element: CallElement) throws -> Provinces {
    try element.allow(attributes: ["from"], many: ["province"])
    var provinces: [Province] = []
    // By code and by name, the provinces met: most have two entries at most.
    var byKey: [String: [Province]] = [:]
    for child in element.children {
      let province = try province(child)
      let names = [province.name] + province.aliases
      for key in Set(names.map(MatchKey.name) + ["\u{1F}" + province.code]) {
        if let other = byKey[key]?.first(where: { overlap($0, province) }) {
          throw child.mistake(.twoMeanings(province.name, other.code, province.code))
        }
        byKey[key, default: []].append(province)
      }
      provinces.append(province)
    }
    return Provinces(provinces)
  }

  private static func province(_ element: CallElement) throws -> Province {
    try element.allow(
      attributes: ["code", "from", "until"], once: ["name"], many: ["alias", "place"])
    let code = try element.required("code")
    guard code.utf8.count == 2, code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw element.mistake(
        .badValue(code, of: "code", expected: Localized(vi: "hai chữ số", en: "two digits")))
    }
    let (from, until) = (try element.dayIfAny("from"), try element.dayIfAny("until"))
    if let from, let until, from >= until { throw element.mistake(.reversed) }
    guard let name = try element.texts("name").first else {
      throw element.mistake(.missingElement("name", within: "province"))
    }
    return Province(
      code: code, name: name, aliases: try element.texts("alias"),
      places: try element.texts("place"), from: from, until: until)
  }

  /// Whether both stand on some day.
  private static func overlap(_ one: Province, _ other: Province) -> Bool {
    let startsInTime = one.from.flatMap { from in other.until.map { from < $0 } } ?? true
    let endsInTime = other.from.flatMap { from in one.until.map { from < $0 } } ?? true
    return startsInTime && endsInTime
  }
}

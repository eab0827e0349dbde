internal import IntakeCore

/// Makes a `Call` of a definition's elements, and refuses what is not one.
struct CallDecoder {
  let root: CallElement
  /// The calls that parts are borrowed from, by id.
  let lenders: [String: CallElement]

  func call(sha256: String) throws -> Call {
    try root.allow(
      attributes: ["id", "planYear", "zone"],
      once: [
        "dispatch", "programme", "receiver", "agency", "years", "editions", "expects", "deadline",
        "orientations", "codeLists", "provinces", "forms", "targets", "rules",
      ], many: ["title", "note"])
    let planYear = try root.integer("planYear", in: 1900...2999)
    let zoneText = try root.required("zone")
    guard let zone = ZoneOffset(iso: zoneText) else {
      throw root.mistake(.badValue(zoneText, of: "zone", expected: .expectsZone))
    }
    let programme = try programme(planYear: planYear)
    let codeLists = try CodeListDecoder.lists(lent("codeLists"))
    let provinces = try ProvinceDecoder.provinces(lent("provinces"))
    let forms = try FormDecoder(lists: codeLists).forms(lent("forms"))
    return Call(
      id: try id(), sha256: sha256, planYear: planYear, zone: zone,
      title: try root.localized("title"), dispatch: try dispatch(), programme: programme,
      receiver: try receiver(), agency: try agency(), blamelessYears: try blamelessYears(),
      deadline: try root.child("deadline").map { try deadline($0, zone: zone) },
      orientations: try orientations(forms), codeLists: codeLists, provinces: provinces,
      forms: forms, targets: try targets(), severities: try severities(),
      parameters: try parameters(), expected: try expected(codeLists, provinces),
      notes: try root.localizedPairs("note"))
  }

  /// A part that stands here or is borrowed with `from="…"`.
  private func lent(_ name: String) throws -> CallElement {
    let part = try root.requiredChild(name)
    guard let id = part.attribute("from") else { return part }
    guard part.children.isEmpty else { throw part.mistake(.notEmpty(name)) }
    guard let lent = try lenders[id]?.requiredChild(name) else {
      throw part.mistake(.unknownSource(id))
    }
    if lent.attribute("from") != nil { throw lent.mistake(.chain(name, id)) }
    return lent
  }

  private func id() throws -> String {
    let id = try root.identifier("id")
    let parts = root.file.split(separator: "/")
    if parts.count > 1, let folder = parts.dropLast().last.map(String.init),
      parts.last == "call.xml", folder != id, folder != "."
    {
      throw root.mistake(.wrongId(id, folder: folder))
    }
    return id
  }

  private func dispatch() throws -> Call.Dispatch {
    let element = try root.requiredChild("dispatch")
    try element.allow(attributes: ["number", "date"], many: ["issuer", "about"])
    return Call.Dispatch(
      number: element.attribute("number"), date: try element.dayIfAny("date"),
      issuer: try element.localized("issuer"), about: try element.localizedIfAny("about"))
  }

  private func programme(planYear: Int) throws -> Call.Programme {
    let element = try root.requiredChild("programme")
    try element.allow(
      attributes: ["decision", "date", "from", "to"], many: ["title", "predecessor"])
    let (from, to) = (try element.month("from"), try element.month("to"))
    guard from <= to else { throw element.mistake(.reversed) }
    guard (from.year...to.year).contains(planYear) else {
      throw root.mistake(.outsideProgramme(planYear))
    }
    return Call.Programme(
      decision: try element.required("decision"), date: try element.dayIfAny("date"),
      from: from, to: to, title: try element.localized("title"),
      predecessors: try element.children("predecessor").map(predecessor))
  }

  private func predecessor(_ element: CallElement) throws -> Call.Programme.Predecessor {
    try element.allow(attributes: ["decision", "date"])
    return Call.Programme.Predecessor(
      decision: try element.required("decision"), date: try element.dayIfAny("date"))
  }

  private func receiver() throws -> Call.Receiver? {
    guard let element = root.child("receiver") else { return nil }
    try element.allow(many: ["name", "address"])
    return Call.Receiver(
      name: try element.localized("name"), address: try element.localizedIfAny("address"))
  }

  private func agency() throws -> Call.Agency {
    let element = try root.requiredChild("agency")
    try element.allow(many: ["parent", "unit", "place", "signature"])
    let signatures = try element.children("signature").map { signature in
      try signature.allow(many: ["role", "hint"])
      return Call.Agency.Signature(
        role: try signature.localized("role"), hint: try signature.localizedIfAny("hint"))
    }
    guard !signatures.isEmpty else {
      throw element.mistake(.missingElement("signature", within: "agency"))
    }
    return Call.Agency(
      parent: try element.localizedIfAny("parent"), unit: try element.localized("unit"),
      seat: try element.localized("place"), signatures: signatures)
  }

  private func blamelessYears() throws -> [Int] {
    guard let element = root.child("years") else { return [] }
    try element.allow(many: ["blameless"])
    var years: [Int] = []
    for child in element.children {
      try child.allow(attributes: ["year"])
      let year = try child.integer("year", in: 1900...2999)
      guard !years.contains(year) else { throw child.mistake(.repeated("year", "\(year)")) }
      years.append(year)
    }
    return years
  }

  private func expected(
    _ lists: [CodeList], _ provinces: Provinces
  ) throws -> [ExpectedSubmitter] {
    guard let element = root.child("expects") else { return [] }
    try element.allow(many: ["submitter"])
    return try element.children.map { child in
      try child.allow(attributes: ["kind", "province", "code"], many: ["name"])
      let kind = try child.required("kind")
      guard lists.first(where: { $0.id == "submitterKind" })?.item(kind) != nil else {
        throw child.mistake(.unknownName("submitterKind", kind))
      }
      let province = child.attribute("province")
      if let province, !provinces.items.contains(where: { $0.code == province }) {
        throw child.mistake(.unknownName("province", province))
      }
      guard let name = try child.texts("name").first else {
        throw child.mistake(.missingElement("name", within: "submitter"))
      }
      return ExpectedSubmitter(
        name: name, kind: kind, province: province, code: child.attribute("code"))
    }
  }

  private func deadline(_ element: CallElement, zone: ZoneOffset) throws -> Deadline {
    try element.allow(
      attributes: ["reading", "cutoff"],
      many: ["wording", "meaning", "basis", "reading", "nonWorkingDay"])
    let deciding = Deadline.Reading(
      id: try element.identifier("reading"), cutoff: try element.localTime("cutoff", zone: zone),
      meaning: try element.localized("meaning"), basis: try element.localizedIfAny("basis"))
    var ids: Set<String> = [deciding.id]
    let others = try element.children("reading").map { child in
      try child.allow(attributes: ["id", "cutoff"], many: ["meaning", "basis"])
      let id = try child.identifier("id")
      guard ids.insert(id).inserted else { throw child.mistake(.repeated("reading", id)) }
      return Deadline.Reading(
        id: id, cutoff: try child.localTime("cutoff", zone: zone),
        meaning: try child.localized("meaning"), basis: try child.localizedIfAny("basis"))
    }
    var days: [CalendarDay] = []
    let free = try element.children("nonWorkingDay").map { child in
      try child.allow(attributes: ["date"], many: ["reason"])
      let day = try child.day("date")
      guard !days.contains(day) else { throw child.mistake(.repeated("date", day.iso)) }
      days.append(day)
      return Deadline.NonWorkingDay(day: day, reason: try child.localized("reason"))
    }
    return Deadline(
      wording: try element.localized("wording"), reading: deciding, otherReadings: others,
      nonWorkingDays: free)
  }

  private func orientations(_ forms: [Form]) throws -> [Orientation] {
    let element = try root.requiredChild("orientations")
    try element.allow(many: ["orientation"])
    var owners: [String: Int] = [:]
    let requirable = forms.flatMap(\.tables).filter { $0.kind == .task }.flatMap(\.fields)
      .filter { $0.required == .byOrientation }.map(\.id)
    return try element.children.enumerated().map { position, child in
      try child.allow(attributes: ["number"], many: ["title", "short", "requires", "word"])
      let number = try child.integer("number", in: 1...99)
      // The ones before are numbered from 1 on.
      guard number > position else { throw child.mistake(.repeated("orientation", "\(number)")) }
      guard number == position + 1 else { throw child.mistake(.wrongOrder(position + 1)) }
      let requires = try child.children("requires").map { requirement in
        try requirement.allow(attributes: ["field"])
        let field = try requirement.required("field")
        guard requirable.contains(field) else {
          throw requirement.mistake(.unknownName("field required=\"by-orientation\"", field))
        }
        return field
      }
      let words = try child.texts("word")
      for word in words {
        if let other = owners.updateValue(number, forKey: MatchKey.name(word)), other != number {
          throw child.mistake(.twoMeanings(word, "\(other)", "\(number)"))
        }
      }
      return Orientation(
        number: number, title: try child.localized("title"), short: try child.localized("short"),
        requires: requires, words: words)
    }
  }

  private func targets() throws -> [Target] {
    guard let element = root.child("targets") else { return [] }
    try element.allow(many: ["target"])
    var ids: Set<String> = []
    return try element.children.map { child in
      try child.allow(
        attributes: ["id", "unit", "by", "value", "valueTo"], many: ["title", "unit", "alias"])
      let id = try child.identifier("id")
      guard ids.insert(id).inserted else { throw child.mistake(.repeated("target", id)) }
      return Target(
        id: id, title: try child.localized("title"), unit: try child.required("unit"),
        unitText: try child.localized("unit"), by: try child.integer("by", in: 1900...2999),
        value: try child.decimal("value"), valueTo: try child.decimalIfAny("valueTo"),
        aliases: try child.texts("alias"))
    }
  }

  private func severities() throws -> [Code: Severity] {
    guard let element = root.child("rules") else { return [:] }
    try element.allow(many: ["severity", "parameter"])
    var severities: [Code: Severity] = [:]
    for child in element.children("severity") {
      try child.allow(attributes: ["code", "as"])
      let rule = try rule(child)
      guard rule.adjustable else { throw child.mistake(.notAdjustable(rule.code)) }
      let name = try child.required("as")
      guard let severity = Severity(rawValue: name) else {
        throw child.mistake(.badValue(name, of: "as", expected: .expectsSeverity))
      }
      guard severities.updateValue(severity, forKey: rule.code) == nil else {
        throw child.mistake(.repeated("severity", rule.code.description))
      }
    }
    return severities
  }

  private static let parameterNames: [(code: Code, names: [String])] = [
    ("M004", ["lowest", "highest"]), ("M008", ["ceiling"]),
  ]

  private func parameters() throws -> [RuleParameter] {
    try root.child("rules")?.children("parameter").reduce(into: []) { parameters, child in
      try child.allow(attributes: ["code", "name", "value"])
      let code = Code(try child.required("code"))
      let name = try child.required("name")
      guard let names = Self.parameterNames.first(where: { $0.code == code })?.names else {
        throw child.mistake(.unknownName("parameter code", code.description))
      }
      guard names.contains(name) else {
        throw child.mistake(.unknownName("parameter of \(code)", name))
      }
      let text = try child.required("value")
      guard let value = Int128(text), value >= 0 else {
        throw child.mistake(.badValue(text, of: "value", expected: .expectsDong))
      }
      if parameters.contains(where: { $0.code == code && $0.name == name }) {
        throw child.mistake(.repeated("parameter", "\(code) \(name)"))
      }
      parameters.append(RuleParameter(code: code, name: name, value: value))
    } ?? []
  }

  private func rule(_ element: CallElement) throws -> Rule {
    let code = try element.required("code")
    guard let rule = RuleCatalog.rule(Code(code)) else {
      throw element.mistake(.unknownName("mã quy tắc/rule code", code))
    }
    return rule
  }
}

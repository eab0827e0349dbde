internal import IntakeCore

/// Makes a `Call` of the elements of its definition, part by part.
struct CallDecoder {
  let root: CallNode
  let lenders: Lenders
  let rules: [Rule]

  func call(sha256: String) throws -> Call {
    guard root.element.name == "call" else { throw root.mistake(.notACall) }
    try root.expect(
      attributes: ["id", "planYear", "zone"],
      children: [
        "title", "note", "dispatch", "programme", "receiver", "agency", "years", "expects",
        "deadline", "orientations", "codeLists", "provinces", "forms", "targets", "rules",
      ])
    let zoneText = try root.attribute("zone")
    let zone = try root.value("zone", zoneText, ZoneOffset(iso: zoneText), Localized(same: "+07:00"))
    let codeLists = try codeLists(root.one("codeLists"))
    let provinces = try provinces(root.one("provinces"))
    let forms = try FormsDecoder(lists: codeLists, lenders: lenders).forms(root.one("forms"))
    var call = Call(
      id: try root.identifier("id"), sha256: sha256, planYear: try root.year("planYear"),
      zone: zone, title: try root.text("title"), dispatch: try dispatch(root.one("dispatch")),
      programme: try programme(root.one("programme")), receiver: try receiver(),
      agency: try agency(root.one("agency")), blamelessYears: try blamelessYears(),
      deadline: try root.optional("deadline").map { try deadline($0, zone: zone) },
      orientations: try orientations(root.one("orientations"), forms: forms),
      codeLists: codeLists, provinces: provinces, forms: forms, targets: try targets(),
      notes: try root.texts("note"))
    try expectedSubmitters(codeLists)
    try root.optional("rules").map { try RulesDecoder(rules: rules).decode($0, into: &call) }
    return call
  }

  // MARK: - Who and when

  private func dispatch(_ node: CallNode) throws -> Call.Dispatch {
    try node.expect(attributes: ["number", "date"], children: ["issuer", "about"])
    _ = try node.optionalText("about")
    return Call.Dispatch(
      number: node.optionalAttribute("number"), date: try node.day("date"),
      issuer: try node.text("issuer"))
  }

  private func programme(_ node: CallNode) throws -> Call.Programme {
    try node.expect(attributes: ["decision", "date", "from", "to"], children: ["title"])
    _ = try node.attribute("date")
    let (from, to) = (try node.month("from"), try node.month("to"))
    guard from <= to else { throw node.mistake(.backwards) }
    return Call.Programme(
      decision: try node.attribute("decision"), date: try node.day("date"), from: from, to: to,
      title: try node.text("title"))
  }

  private func receiver() throws -> Call.Receiver {
    guard let node = try root.optional("receiver") else {
      return Call.Receiver(name: Localized(same: ""), address: "")
    }
    try node.expect(children: ["name", "address"])
    return Call.Receiver(
      name: try node.text("name"), address: try node.optionalText("address")?.vi ?? "")
  }

  private func agency(_ node: CallNode) throws -> Call.Agency {
    try node.expect(children: ["parent", "unit", "place", "signature"])
    let roles = try node.some("signature").map {
      try $0.expect(children: ["role", "hint"])
      _ = try $0.optionalText("hint")
      return try $0.text("role")
    }
    return Call.Agency(
      parent: try node.optionalText("parent") ?? Localized(same: ""),
      unit: try node.text("unit"), seat: try node.text("place").vi,
      preparer: roles.count > 1 ? roles[0] : Localized(same: ""), approver: roles[roles.count - 1])
  }

  private func blamelessYears() throws -> [Int] {
    guard let node = try root.optional("years") else { return [] }
    try node.expect(children: ["blameless"])
    return try node.all("blameless").map {
      try $0.expect(attributes: ["year"])
      return try $0.year("year")
    }
  }

  private func expectedSubmitters(_ lists: [CodeList]) throws {
    guard let node = try root.optional("expects") else { return }
    try node.expect(children: ["submitter"])
    for submitter in node.all("submitter") {
      try submitter.expect(attributes: ["kind", "province", "code"], children: ["name"])
      let kind = try submitter.attribute("kind")
      guard lists.first(where: { $0.id == "submitterKind" })?.item(kind) != nil else {
        throw submitter.mistake(.unknownName(kind))
      }
      _ = try submitter.attribute("province")
      _ = try submitter.one("name").words()
    }
  }

  private func deadline(_ node: CallNode, zone: ZoneOffset) throws -> Deadline {
    try node.expect(
      attributes: ["reading", "cutoff"],
      children: ["wording", "meaning", "basis", "reading", "nonWorkingDay"])
    func reading(_ node: CallNode, id: String) throws -> Deadline.Reading {
      _ = try node.optionalText("basis")
      return Deadline.Reading(
        id: try node.identifier(id), cutoff: try node.time("cutoff", zone: zone),
        meaning: try node.text("meaning"))
    }
    let deciding = try reading(node, id: "reading")
    var names = Unique([deciding.id])
    let others = try node.all("reading").map {
      try $0.expect(attributes: ["id", "cutoff"], children: ["meaning", "basis"])
      let other = try reading($0, id: "id")
      try names.insert(other.id, of: $0)
      return other
    }
    var days = Unique()
    let nonWorking = try node.all("nonWorkingDay").map {
      try $0.expect(attributes: ["date"], children: ["reason"])
      try days.insert($0.attribute("date"), of: $0)
      guard let day = try $0.day("date") else { throw $0.mistake(.backwards) }
      return Deadline.NonWorkingDay(day: day, reason: try $0.text("reason"))
    }
    return Deadline(
      wording: try node.text("wording"), reading: deciding, otherReadings: others,
      nonWorkingDays: nonWorking)
  }

  // MARK: - What for

  private func orientations(_ node: CallNode, forms: [Form]) throws -> [Orientation] {
    try node.expect(children: ["orientation"])
    let optional = Set(
      forms.compactMap { $0.table(.task) }.flatMap(\.fields)
        .filter { $0.required == .byOrientation }.map(\.id))
    return try node.some("orientation").enumerated().map { index, node in
      try node.expect(
        attributes: ["number"], children: ["title", "short", "requires", "word"])
      let text = try node.attribute("number")
      let number = try node.value(
        "number", text, Int(text).flatMap { 1...99 ~= $0 && String($0) == text ? $0 : nil },
        Localized(same: "1–99"))
      guard number == index + 1 else {
        throw node.mistake(number <= index ? .numberedTwice(number) : .gap(index + 1))
      }
      let requires = try node.all("requires").map {
        try $0.expect(attributes: ["field"])
        let field = try $0.fieldName("field")
        guard optional.contains(field) || forms.isEmpty else {
          throw $0.mistake(.notByOrientation(field))
        }
        return field
      }
      return Orientation(
        number: number, title: try node.text("title"), short: try node.text("short"),
        requires: requires, words: try node.words("word"))
    }
  }

  private func codeLists(_ node: CallNode) throws -> [CodeList] {
    try node.expect(attributes: ["from"], children: ["list"])
    if let lender = try lenders.lender(of: node) { return lender.codeLists }
    let required = ["submitterKind", "sector", "otherSource", "status"]
    var ids = Unique()
    let lists = try node.all("list").map { list in
      try list.expect(attributes: ["id"], children: ["item"])
      let id = try list.attribute("id")
      guard required.contains(id) else { throw list.mistake(.unknownName(id)) }
      try ids.insert(id, of: list)
      var codes = Unique()
      let items = try list.some("item").map { item in
        try item.expect(attributes: ["code"], children: ["label", "alias"])
        let code = try item.identifier("code")
        try codes.insert(code, of: item)
        return CodeList.Item(
          code: code, label: try item.text("label"), aliases: try item.words("alias"))
      }
      return CodeList(id: id, items: items)
    }
    for id in required where !ids.contains(id) { throw node.mistake(.noList(id)) }
    return lists
  }

  private func provinces(_ node: CallNode) throws -> Provinces {
    try node.expect(attributes: ["from"], children: ["province"])
    if let lender = try lenders.lender(of: node) { return lender.provinces }
    var items: [Province] = []
    for node in try node.some("province") {
      try node.expect(attributes: ["code", "from", "until"], children: ["name", "alias"])
      let province = Province(
        code: try node.attribute("code"), name: try node.one("name").words(),
        aliases: try node.words("alias"), from: try node.day("from"),
        until: try node.day("until"))
      if let from = province.from, let until = province.until, from >= until {
        throw node.mistake(.backwards)
      }
      let isClash = items.contains { $0.code == province.code && $0.overlaps(province) }
      if isClash { throw node.mistake(.namedTwice(province.code)) }
      items.append(province)
    }
    return Provinces(items)
  }

  private func targets() throws -> [Target] {
    guard let node = try root.optional("targets") else { return [] }
    try node.expect(children: ["target"])
    var ids = Unique()
    return try node.all("target").map { node in
      try node.expect(
        attributes: ["id", "unit", "by", "value", "valueTo"],
        children: ["title", "unit", "alias"])
      let id = try node.identifier("id")
      try ids.insert(id, of: node)
      _ = (try node.text("unit"), try node.words("alias"))
      return Target(
        id: id, title: try node.text("title"), unit: try node.attribute("unit"),
        by: try node.year("by"), value: try node.attribute("value"),
        valueTo: node.optionalAttribute("valueTo"))
    }
  }
}

/// Names of which each may stand once.
struct Unique {
  private var names: Set<String>

  init(_ names: Set<String> = []) {
    self.names = names
  }

  func contains(_ name: String) -> Bool { names.contains(name) }

  mutating func insert(_ name: String, of node: CallNode) throws {
    guard names.insert(name).inserted else { throw node.mistake(.namedTwice(name)) }
  }
}

extension Province {
  fileprivate func overlaps(_ other: Province) -> Bool {
    func starts(_ one: Province, beforeEndOf other: Province) -> Bool {
      guard let from = one.from, let until = other.until else { return true }
      return from < until
    }
    return starts(self, beforeEndOf: other) && starts(other, beforeEndOf: self)
  }
}

extension Call {
  /// What stands in for a lender that is not read: nothing of it is used.
  static let empty = Call(
    id: "", sha256: "", planYear: 0, zone: ZoneOffset(minutes: 0), title: Localized(same: ""),
    dispatch: Dispatch(number: nil, date: nil, issuer: Localized(same: "")),
    programme: Programme(
      decision: "", date: nil, from: CalendarMonth(monthNumber: 0),
      to: CalendarMonth(monthNumber: 0), title: Localized(same: "")),
    receiver: Receiver(name: Localized(same: ""), address: ""),
    agency: Agency(
      parent: Localized(same: ""), unit: Localized(same: ""), seat: "",
      preparer: Localized(same: ""), approver: Localized(same: "")),
    deadline: nil, orientations: [], codeLists: [], provinces: Provinces([]), forms: [])
}

extension Localized {
  fileprivate static let notACall = Localized(
    vi: "phần tử gốc phải là <call>", en: "the root element must be <call>")
  fileprivate static let backwards = Localized(
    vi: "kết thúc trước khi bắt đầu", en: "it ends before it starts")

  fileprivate static func numberedTwice(_ number: Int) -> Localized {
    Localized(
      vi: "định hướng \(number) được đánh số hai lần hoặc sai thứ tự",
      en: "orientation \(number) is numbered twice or out of order")
  }

  fileprivate static func gap(_ number: Int) -> Localized {
    Localized(
      vi: "các định hướng phải đánh số liên tiếp từ 1: thiếu số \(number)",
      en: "orientations are numbered from 1 without gaps: \(number) is missing")
  }

  fileprivate static func notByOrientation(_ field: String) -> Localized {
    Localized(
      vi: "“\(field)” không phải mục của nhiệm vụ có required=\"by-orientation\"",
      en: "“\(field)” is no task field with required=\"by-orientation\"")
  }

  static func unknownName(_ name: String) -> Localized {
    Localized(vi: "không biết “\(name)”", en: "“\(name)” is not known")
  }

  static func namedTwice(_ name: String) -> Localized {
    Localized(vi: "“\(name)” xuất hiện hai lần", en: "“\(name)” stands twice")
  }

  fileprivate static func noList(_ id: String) -> Localized {
    Localized(vi: "thiếu danh mục mã “\(id)”", en: "the code list “\(id)” is missing")
  }
}

internal import IntakeCore

/// What the official block above a list or an outline says of its submitter: the agency, its unit,
/// `Số: …`, place and day; and the dispatch that it is attached to.
struct Letterhead {
  private(set) var name: Said?
  /// `Họ và tên: Nguyễn Văn An`: a citizen who proposes, or whom an organisation names to ask.
  private(set) var person: Said?
  /// The agency above the submitter, or whatever else names its province.
  private var regions: [Said] = []
  private(set) var number: Said?
  private(set) var date: Said?
  /// The last row of the block; 0 where there is none.
  private var lastRow: Int32 = 0

  /// Something that is written, with its place.
  struct Said {
    var text: [UInt8]
    var place: Place
  }

  /// The block stands in the first lines.
  private static let reach = 15

  init(_ lines: [SheetLine], labels: Labels) {
    let head = ArraySlice(lines.prefix(Self.reach).flatMap(Self.parted))
    for line in head {
      for cell in line.cells { takeAttached(cell, of: line, labels) }
      takeNamed(line)
    }
    guard let motto = head.lastIndex(where: { $0.cells.contains { Self.isMotto($0.text[...]) } })
    else {
      if name == nil { takeLoneName(head) }
      return
    }
    if head.count > lines.prefix(Self.reach).count { takeNumber(head) }
    let block = head.prefix(through: motto)
    let below = head.dropFirst(block.count).prefix(3)
    lastRow = (below.last ?? block.last)?.place.row ?? 0
    for line in below { takeDay(line) }
    for line in block { takeDay(line) }
    guard name == nil else { return }
    takeNames(block, below)
  }

  // MARK: - The block

  /// The lines of a row whose cells hold the block's lines one below the other.
  private static func parted(_ line: SheetLine) -> [SheetLine] {
    let isBlock = line.cells.contains { cell in
      cell.text.contains(0x0A) && isMotto(cell.text.prefix { $0 != 0x0A && $0 != 0x0D })
    }
    guard isBlock else { return [line] }
    let cells = line.cells.map { cell in
      cell.text.split { $0 == 0x0A || $0 == 0x0D }.map { Array($0.trimmed) }
    }
    return (0..<(cells.map(\.count).max() ?? 0)).map { index in
      var part = line
      part.cells = zip(line.cells, cells).compactMap { cell, texts in
        guard index < texts.count, !texts[index].isEmpty else { return nil }
        return SheetLine.Cell(column: cell.column, text: texts[index])
      }
      return part
    }
  }

  /// Whether a text is the head of an official paper: `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`.
  static func isMotto(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 100 else { return false }
    let key = MatchKey.bare(bytes: text)
    return key.starts(with: republic) || key.starts(with: freedom)
  }

  private static let republic = MatchKey.bare(bytes: Array("cộng hòa xã hội chủ nghĩa".utf8)[...])
  private static let freedom = MatchKey.bare(bytes: Array("độc lập".utf8)[...])

  /// The lowest body beside the motto, or below it and above the number, is the submitter; those above it
  /// are its agencies. A body's name may take several lines.
  private mutating func takeNames(_ block: ArraySlice<SheetLine>, _ below: ArraySlice<SheetLine>) {
    let number = below.firstIndex(where: Self.holdsNumber)
    let further =
      number.map { below[..<$0] } ?? below.prefix { Self.bodyLine($0, isAlone: true) != nil }
    var names: [Said] = []
    for line in block + further {
      guard let said = Self.bodyLine(line, isAlone: false) else { continue }
      if let last = names.indices.last, BodyKind.code(of: said.text[...]) == nil {
        names[last].text += [0x20] + said.text
      } else {
        names.append(said)
      }
    }
    name = names.last
    regions += names.dropLast().reversed()
  }

  /// The text of a line that may be the name of a body, or a part of it.
  /// - Parameter isAlone: whether it has to begin as one does, and stand by itself.
  private static func bodyLine(_ line: SheetLine, isAlone: Bool) -> Said? {
    let cell = line.cells.first { cell in
      isLetter(cell.text[0]) && !isMotto(cell.text[...])
        && !cell.text.contains { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ":") }
        && MatchKey.bare(bytes: cell.text[...]).firstOccurrence(of: day) == nil
    }
    guard let cell, !isAlone || line.cells.count == 1 && BodyKind.code(of: cell.text[...]) != nil
    else { return nil }
    return Said(text: cell.text, place: line.place(cell.column))
  }

  private static let day = Array(", ngay".utf8)

  /// Whether a line has the number of the dispatch: `Số: 305/SCT-KTATMT`, `Số:      /SCT`.
  private static func holdsNumber(_ line: SheetLine) -> Bool {
    line.cells.contains { cell in
      cell.text.contains(UInt8(ascii: "/"))
        && MatchKey.bare(bytes: cell.text.prefix(12)).starts(with: number)
    }
  }

  /// A body's name by itself above the title, where no line has the motto.
  private mutating func takeLoneName(_ head: ArraySlice<SheetLine>) {
    guard let said = head.prefix(3).lazy.compactMap({ Self.bodyLine($0, isAlone: true) }).first,
      said.text.count <= 200
    else { return }
    name = said
  }

  /// `Vĩnh Phúc, ngày 11 tháng 4 năm 2023`
  private mutating func takeDay(_ line: SheetLine) {
    for cell in line.cells where date == nil && cell.text.count <= 120 {
      guard let comma = cell.text.firstIndex(of: UInt8(ascii: ",")),
        case .day = DateReader.sheetDay(cell.text[comma...].dropFirst().trimmed)
      else { continue }
      let place = line.place(cell.column)
      date = Said(text: Array(cell.text[comma...].dropFirst().trimmed), place: place)
      regions.append(Said(text: Array(cell.text[..<comma].trimmed), place: place))
    }
  }

  /// `Số: 305/SCT-KTATMT` among lines that stand in one cell.
  private mutating func takeNumber(_ lines: ArraySlice<SheetLine>) {
    for line in lines {
      for cell in line.cells where number == nil {
        guard let (label, value) = Labels.parted(cell.text[...]),
          MatchKey.bare(bytes: label) == Self.number, value.contains(UInt8(ascii: "/"))
        else { continue }
        number = Said(text: Array(value), place: line.place(cell.column))
      }
    }
  }

  /// `Đơn vị: Sở Công Thương tỉnh Vĩnh Phúc`: a name, where its first words are those of a body.
  private mutating func takeNamed(_ line: SheetLine) {
    guard let cell = line.cells.first else { return }
    let parts = Labels.parted(cell.text[...])
    let value = parts?.value ?? (line.cells.count == 2 ? line.cells[1].text[...] : [])
    guard !value.isEmpty else { return }
    let label = MatchKey.bare(bytes: parts?.label ?? cell.text[...])
    let place = line.place(parts == nil ? line.cells[1].column : cell.column)
    if name == nil, label == Self.unit, BodyKind.code(of: value) != nil {
      name = Said(text: Array(value), place: place)
    } else if person == nil, Self.persons.contains(label), Self.isPerson(value) {
      person = Said(text: Array(value), place: place)
    }
  }

  /// Whether a text may be a person's name: two to six words of nothing but letters, of no body.
  private static func isPerson(_ text: ArraySlice<UInt8>) -> Bool {
    let words = text.split(separator: 0x20)
    return (2...6).contains(words.count) && text.count <= 60
      && text.allSatisfy { isLetter($0) || $0 >= 0x80 || $0 == 0x20 }
      && BodyKind.code(of: text) == nil
  }

  private static let persons = Set(
    [
      "họ và tên", "họ tên", "họ, tên", "họ và tên cá nhân", "tên cá nhân", "ông", "bà", "ông/bà",
      "ông (bà)", "full name", "họ và tên người đề xuất", "họ tên người đăng ký",
      "họ và tên người đăng ký", "tác giả đề xuất",
    ].map { MatchKey.bare(bytes: Array($0.utf8)[...]) })

  // MARK: - What it is attached to

  /// `(Kèm theo Công văn số 305/SCT-KTATMT ngày 11/4/2023 của Sở Công Thương tỉnh Vĩnh Phúc)`; the
  /// dispatch of the call is none of the submitter's.
  private mutating func takeAttached(
    _ cell: SheetLine.Cell, of line: SheetLine, _ labels: Labels
  ) {
    guard number == nil, cell.text.count <= 400,
      case let head = MatchKey.bare(bytes: cell.text.prefix(40)),
      Self.attached.contains(where: { head.firstOccurrence(of: $0) != nil })
        || cell.text.count <= 80 && Self.dispatches.contains(where: head.starts)
    else { return }
    guard let dispatch = NamedDispatch(cell.text[...]) else { return }
    let written = String(decoding: dispatch.number, as: UTF8.self)
    guard
      labels.call.dispatch.number.map(MatchKey.dispatchNumber) != MatchKey.dispatchNumber(written),
      labels.programmes.other(in: cell.text[...], key: MatchKey.bare(bytes: cell.text[...])) == nil
    else { return }
    let place = line.place(cell.column)
    number = Said(text: dispatch.number, place: place)
    date = dispatch.day.map { Said(text: $0, place: place) } ?? date
    name = dispatch.issuer.map { Said(text: $0, place: place) } ?? name
  }

  private static let attached = [
    "kèm theo", "gửi kèm", "đính kèm", "kèm công văn", "kèm tờ trình", "kèm cv", "kèm văn bản",
    "ban hành theo công văn", "ban hành theo tờ trình",
  ].map { MatchKey.bare(bytes: Array($0.utf8)[...]) }
  /// A line that begins with a dispatch names it, and nothing else.
  private static let dispatches = [
    "công văn số", "văn bản số", "tờ trình số", "cv số", "văn bản đề xuất số",
    "công văn đề xuất số", "văn bản đăng ký số", "văn bản đề nghị số", "công văn đăng ký số",
    "công văn đề nghị số",
  ].map { MatchKey.bare(bytes: Array($0.utf8)[...]) }
  private static let unit = MatchKey.bare(bytes: Array("đơn vị".utf8)[...])
  private static let number = MatchKey.bare(bytes: Array("số".utf8)[...])
}

// MARK: - What it says of the submitter

extension Letterhead {
  /// Fills in what no field of the submitter says. A number or day of a field goes before that of
  /// the block; where they differ, this is reported.
  func complete(_ submitter: inout LineRecord, labels: Labels, form: Form, desk: FindingDesk) {
    guard let table = form.table(.submitter),
      submitter.record != nil || name != nil || person != nil
    else { return }
    if let name { submitter.fill(.name, name.text[...], at: name.place, in: table) }
    if let person { fill(person, &submitter, table, labels) }
    submitter.takeAgain(.dispatchNumber, upTo: lastRow, in: table)
    partDispatch(&submitter, table, form, desk)
    if let number { fill(.dispatchNumber, number, &submitter, table, form, desk) }
    if let date { fill(.dispatchDate, date, &submitter, table, form, desk) }
    fillKind(&submitter, table, labels)
    fillProvince(&submitter, table, labels)
  }

  /// `Số văn bản: 305/SCT-KTATMT ngày 11/4/2023`: a number with its day behind it answers both fields.
  private func partDispatch(
    _ submitter: inout LineRecord, _ table: FieldTable, _ form: Form, _ desk: FindingDesk
  ) {
    guard let record = submitter.record, let position = table.position(of: .dispatchNumber),
      !record.slots[position].isBlank,
      case let said = record.bytes(position), let dispatch = NamedDispatch(said)
    else { return }
    let place = record.place(position)
    if dispatch.day != nil || Self.isNamed(said) {
      submitter.shorten(position, to: dispatch.number[...])
    }
    guard let day = dispatch.day else { return }
    fill(.dispatchDate, Said(text: day, place: place), &submitter, table, form, desk)
  }

  /// Whether a number has the kind of paper before it: `Công văn số 305/SCT-KTATMT`.
  private static func isNamed(_ number: ArraySlice<UInt8>) -> Bool {
    let key = MatchKey.bare(bytes: number.prefix(40))
    return dispatches.contains(where: key.starts)
  }

  private func fill(
    _ field: KnownField, _ said: Said, _ submitter: inout LineRecord, _ table: FieldTable,
    _ form: Form, _ desk: FindingDesk
  ) {
    guard !submitter.fill(field, said.text[...], at: said.place, in: table),
      let record = submitter.record, let position = table.position(of: field)
    else { return }
    let first = Said(text: Array(record.bytes(position)), place: record.place(position))
    guard first.text != said.text, Self.differ(first.text, said.text, field) else { return }
    desk.saidOtherwise(field, said, first, table, form: form)
  }

  /// A person is the submitter where none is named, else whom to ask.
  private func fill(
    _ person: Said, _ submitter: inout LineRecord, _ table: FieldTable, _ labels: Labels
  ) {
    guard submitter.fill(.name, person.text[...], at: person.place, in: table) else {
      submitter.fill(.contactName, person.text[...], at: person.place, in: table)
      return
    }
    fill(kind: Self.individual, at: person.place, &submitter, table, labels)
  }

  /// The kind of the submitter, where the call has its code.
  private func fill(
    kind code: String, at place: Place, _ submitter: inout LineRecord, _ table: FieldTable,
    _ labels: Labels
  ) {
    guard let kind = table.position(of: .kind), labels.hasCode(code, table.fields[kind].type) else {
      return
    }
    submitter.fill(.kind, Array(code.utf8)[...], at: place, in: table)
  }

  private static let individual = "individual"

  /// Whether two texts of a field say different things.
  static func differ(_ one: [UInt8], _ other: [UInt8], _ field: KnownField) -> Bool {
    switch field {
    case .dispatchNumber:
      MatchKey.dispatchNumber(String(decoding: one, as: UTF8.self))
        != MatchKey.dispatchNumber(String(decoding: other, as: UTF8.self))
    case .dispatchDate: DateReader.sheetDay(one[...]) != DateReader.sheetDay(other[...])
    default: MatchKey.name(bytes: one[...]) != MatchKey.name(bytes: other[...])
    }
  }

  /// The kind of a body by the first words of its name.
  private func fillKind(
    _ submitter: inout LineRecord, _ table: FieldTable, _ labels: Labels
  ) {
    guard let record = submitter.record, let position = table.position(of: .name),
      let kind = table.position(of: .kind), record.slots[kind].isAbsent,
      let code = BodyKind.code(of: record.bytes(position))
        ?? (submitter.label(position).map(Self.namesCitizen) == true ? Self.individual : nil)
    else { return }
    fill(kind: code, at: record.place(position), &submitter, table, labels)
  }

  /// `Cá nhân đề xuất`, not `Tổ chức, cá nhân đề xuất`.
  private static func namesCitizen(_ label: [UInt8]) -> Bool {
    let words = label.split { !(0x61...0x7A ~= $0) }.map(Array.init)
    return words.starts(with: citizen) && !words.contains(organisation)
  }

  private static let citizen = ["ca", "nhan"].map { Array($0.utf8) }
  private static let organisation = Array("chuc".utf8)

  /// The province that the name, the agency above it or the place of the block names.
  private func fillProvince(
    _ submitter: inout LineRecord, _ table: FieldTable, _ labels: Labels
  ) {
    guard let record = submitter.record, let position = table.position(of: .name),
      let province = table.position(of: .province), record.slots[province].isAbsent
    else { return }
    let name = Said(text: Array(record.bytes(position)), place: record.place(position))
    for said in [name] + regions {
      guard let text = Self.province(in: said.text, labels) else { continue }
      submitter.fill(.province, text, at: said.place, in: table)
      return
    }
    if let (text, place) = Self.province(ofAddress: record, labels)
      ?? Self.province(ofName: name.text, labels).map({ ($0, name.place) })
    {
      submitter.fill(.province, text, at: place, in: table)
    }
  }

  /// The province in which an address ends.
  private static func province(
    ofAddress record: RawRecord, _ labels: Labels
  ) -> (ArraySlice<UInt8>, Place)? {
    guard let address = record.table.position(of: .address) else { return nil }
    let last = record.bytes(address).split { $0 == 0x2C || $0 == 0x3B }.last?.trimmed ?? []
    return province(in: Array(last), labels).map { ($0, record.place(address)) }
  }

  /// The province in which the name of a public body ends: `Trường Đại học Bách khoa Hà Nội`. Names of
  /// enterprises may be called like one.
  private static func province(
    ofName text: [UInt8], _ labels: Labels
  ) -> ArraySlice<UInt8>? {
    guard let kind = BodyKind.code(of: text[...]), kind == "state" || kind == "institute" else {
      return nil
    }
    let words = text.split(separator: 0x20)
    return [3, 2].lazy.filter { words.count > $0 + 1 }
      .map { text[words[words.count - $0].startIndex...] }.first(where: labels.isProvince)
  }

  /// What a text calls a province: behind `tỉnh` or `thành phố`, or all of it.
  private static func province(in text: [UInt8], _ labels: Labels) -> ArraySlice<UInt8>? {
    for word in text.split(separator: 0x20).reversed() {
      guard provinceWords.contains(MatchKey.bare(bytes: word)) else { continue }
      let rest = text[word.startIndex...]
      if labels.isProvince(rest) { return rest }
      let name = text[word.endIndex...].trimmed
      if labels.isProvince(name) { return name }
    }
    return labels.isProvince(text[...]) ? text[...] : nil
  }

  private static let provinceWords = Set(
    ["tỉnh", "thành", "tp", "tp."].map { MatchKey.bare(bytes: Array($0.utf8)[...]) })
}

extension FindingDesk {
  /// Reports an answer to a field that has one already: not where both say the same; a warning where
  /// they are two numbers or days of a dispatch, of which the first counts.
  func repeated(_ answer: SheetAnswer, of record: RawRecord?, form: Form) {
    guard let record, case .field(let position) = answer.named.target else {
      repeated(answer.label, at: answer.place, form: form)
      return
    }
    let first = Letterhead.Said(text: Array(record.bytes(position)), place: record.place(position))
    let said = Letterhead.Said(text: Array(answer.value.text), place: answer.place)
    let known = record.table.fields[position].known
    guard Letterhead.differ(first.text, said.text, known ?? .note) else { return }
    guard let known, known == .dispatchNumber || known == .dispatchDate else {
      repeated(answer.label, at: answer.place, form: form)
      return
    }
    saidOtherwise(known, said, first, record.table, form: form)
  }

  /// Reports a second text of a field that says something else than the first (F007, a warning).
  func saidOtherwise(
    _ field: KnownField, _ said: Letterhead.Said, _ first: Letterhead.Said, _ table: FieldTable,
    form: Form
  ) {
    guard let position = table.position(of: field) else { return }
    report("F007", at: said.place) {
      .saidOtherwise(
        table.fields[position], String(decoding: said.text, as: UTF8.self), at: said.place,
        than: String(decoding: first.text, as: UTF8.self), at: first.place, call: call, form: form)
    }
  }
}

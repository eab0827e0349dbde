import Synchronization

/// A call's names made ready for look-up: code lists, provinces, orientations, targets, labels.
///
/// Made once for a call and shared by all documents that are judged by it. What XML needs, codes
/// alone, is made at once; names and words are made when the first sheet asks for them.
public final class CallLexicon: Sendable {
  public let call: Call
  private let lists: [String: Int]
  private let codes: [KeyTable]
  private let provinceCodes: KeyTable
  private let targetIds: KeyTable
  private let roles: [ObjectIdentifier: [FieldRole]]
  private let tableHints: [ObjectIdentifier: [Hint]]
  private let madeNames = AtomicLazyReference<NameLexicon>()
  private let madeChoices = Mutex<[FieldType: Choices?]>([:])
  private let madeTitles = AtomicLazyReference<OrientationTitles>()
  /// The phrases that show an orientation by themselves.
  let orientationMarks: OrientationMarks

  public init(_ call: Call) {
    self.call = call
    var lists: [String: Int] = [:]
    for (position, list) in call.codeLists.enumerated() { lists[list.id] = position }
    self.lists = lists
    codes = call.codeLists.map { list in KeyTable(list.items.map(\.code)) }
    provinceCodes = KeyTable(call.provinces.items.map(\.code))
    targetIds = KeyTable(call.targets.map(\.id))
    orientationMarks = OrientationMarks(call.orientations)
    var roles: [ObjectIdentifier: [FieldRole]] = [:]
    var hints: [ObjectIdentifier: [Hint]] = [:]
    for table in call.forms.flatMap(\.tables) {
      roles[ObjectIdentifier(table)] = FieldRole.roles(of: table, lists: lists)
      hints[ObjectIdentifier(table)] = Hint.all(of: table)
    }
    self.roles = roles
    tableHints = hints
  }

  /// What the fields of a table are read as.
  func roles(of table: FieldTable) -> [FieldRole] {
    roles[ObjectIdentifier(table)] ?? FieldRole.roles(of: table, lists: lists)
  }

  /// The hints that the blank form prints in a table's fields.
  func hints(of table: FieldTable) -> [Hint] {
    tableHints[ObjectIdentifier(table)] ?? Hint.all(of: table)
  }

  /// The names, made at the first use.
  var names: NameLexicon {
    madeNames.load() ?? madeNames.storeIfNil(NameLexicon(call))
  }

  /// The values that a field of a type may have; nil where the type has no list.
  func choices(of type: FieldType) -> Choices? {
    madeChoices.withLock { made in
      if let choices = made[type] { return choices }
      let choices = Choices(type, call)
      // Also that there are none.
      made.updateValue(choices, forKey: type)
      return choices
    }
  }

  var orientationTitles: OrientationTitles {
    madeTitles.load() ?? madeTitles.storeIfNil(OrientationTitles(call.orientations))
  }

  /// The position of an item in a code list: by its code; in a sheet also by its label in any
  /// language or another name, however it is spelt. Nil where the list or the call has none.
  public func code(
    _ text: ArraySlice<UInt8>, list: String, in notation: Notation
  ) -> Int? {
    lists[list].flatMap { code(text, list: $0, in: notation) }
  }

  func code(_ text: ArraySlice<UInt8>, list: Int, in notation: Notation) -> Int? {
    if let found = codes[list].first(text) { return found }
    guard notation == .everyday else { return nil }
    return names.item(text, of: list)
  }

  /// The position of a target: by its id; in a sheet also by its title.
  public func target(_ text: ArraySlice<UInt8>, in notation: Notation) -> Int? {
    if let found = targetIds.first(text) { return found }
    guard notation == .everyday else { return nil }
    return names.targets.find(key: MatchKey.name(bytes: text))?.position
  }

  /// The position of a province among the call's: by its code, or by any usual name with or
  /// without `tỉnh`, `thành phố`, `TP.`, `UBND` before it.
  ///
  /// One that stood on the day goes before one of another time; which it is can be asked of
  /// `Province.isValid(on:)`. In a sheet `1` is `01`: spreadsheets drop the zero.
  public func province(
    _ text: ArraySlice<UInt8>, on day: CalendarDay, in notation: Notation
  ) -> Int? {
    let isValid: (Int) -> Bool = { self.call.provinces.items[$0].isValid(on: day) }
    let text = notation == .everyday ? Self.withoutZeroDecimals(text) : text
    let code =
      notation == .everyday && text.count == 1 && text.allSatisfy(isDigit) ? [0x30] + text : text
    if let found = provinceCodes.first(code, where: isValid) ?? provinceCodes.first(code) {
      return found
    }
    guard text.contains(where: { !isDigit($0) }) else { return nil }
    let find: (ArraySlice<UInt8>) -> Int? = { text in
      let key = MatchKey.name(bytes: text)[...]
      return self.names.province(key, where: isValid) ?? self.names.province(key) { _ in true }
    }
    return find(text) ?? Self.named(text).flatMap(find)
  }

  /// The province within what people add to it: the town before it (`TP. Nam Định, tỉnh Nam Định`), its
  /// code before it or behind (`36 - Nam Định`, `Nam Định (36)`); nil where nothing is added.
  private static func named(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var rest = text
    if let comma = rest.lastIndex(of: UInt8(ascii: ",")) { rest = rest[(comma + 1)...] }
    if rest.last == UInt8(ascii: ")"), let open = rest.lastIndex(of: UInt8(ascii: "(")),
      rest[(open + 1)...].dropLast().allSatisfy(isDigit)
    {
      rest = rest[..<open]
    }
    let code = rest.prefix { isDigit($0) || [0x20, 0x2D, 0x2E, 0x3A].contains($0) }
    if code.contains(where: isDigit) { rest = rest.dropFirst(code.count) }
    return rest.count < text.count && !rest.isEmpty ? rest : nil
  }

  /// `83.0`, which a spreadsheet may write for 83, as `83`.
  private static func withoutZeroDecimals(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.count >= 3, text.last == 0x30, let sign = text.dropLast().last,
      sign == 0x2E || sign == 0x2C, text.dropLast(2).allSatisfy(isDigit)
    else { return text }
    return text.dropLast(2)
  }

  /// The provinces of a day that may be meant by the name of a town or a former province.
  func provinces(ofPlace text: String, on day: CalendarDay?) -> [Province] {
    let items = call.provinces.items
    return names.provinces(ofPlace: MatchKey.name(bytes: ArraySlice(text.utf8))[...]) { position in
      day.map(items[position].isValid) ?? true
    }.map { items[$0] }
  }

  /// The day by which a submitter's province is read: that of its dispatch, else of the call's
  /// dispatch, else the first of the plan year.
  public func provinceDay(dispatchDate: CalendarDay?) -> CalendarDay {
    datedDay(dispatchDate) ?? call.dispatch.date
      ?? CalendarDay(year: call.planYear, month: 1, day: 1) ?? CalendarDay(dayNumber: 0)
  }

  /// The day of a dispatch, unless it is of another age: that is a slip of the pen, and T007 tells of
  /// it.
  func datedDay(_ dispatchDate: CalendarDay?) -> CalendarDay? {
    dispatchDate.flatMap { abs($0.components.year - call.planYear) <= 20 ? $0 : nil }
  }

  /// Reads an orientation: in XML its plain number, in a sheet also a Roman one, the official or
  /// short title, or words of which one orientation stands clearly ahead.
  public func orientation(
    _ text: ArraySlice<UInt8>, in notation: Notation
  ) -> OrientationReading {
    let plain = OrientationReader.plain(text, call: call)
    if case .number = plain { return plain }
    return notation == .exact
      ? plain : OrientationReader(call: call, index: names.orientations).read(text)
  }

  /// The orientations that words fit, the best first, with what speaks for each.
  public func orientationCandidates(for text: ArraySlice<UInt8>) -> [OrientationCandidate] {
    names.orientations.candidates(for: text)
  }

  /// The field or combined column of a table that a label of a sheet names; nil where none.
  public func label(_ text: ArraySlice<UInt8>, in table: FieldTable) -> LabelMatch? {
    names.labels[ObjectIdentifier(table)]?.match(text)
  }
}

extension KeyTable {
  /// The positions of codes, exactly as written.
  init(_ codes: [String]) {
    self.init()
    for (position, code) in codes.enumerated() { insert(Array(code.utf8), position) }
  }
}

internal import IntakeCore

/// The group of a list in which its next row stands, and the section that holds the group.
struct SheetGroups {
  struct Group {
    /// `II`, `A`; empty for a heading without a number.
    var mark: [UInt8]
    /// Sections by letter hold groups by Roman numeral, those hold headings.
    var level: Int
    /// What its own row says; nil where it has no amounts, and once that is compared.
    var total: RawRecord?
    /// Its row, where it has an amount.
    var line: SheetLine?
    /// Whether it has neither a number nor a letter.
    var isBare = false
    /// What its tasks say of their totals.
    var totals: [GridValue] = []
    /// The text that names the orientation of its tasks, and where it stands.
    var orientation: (text: [UInt8], place: Place)?

    init(mark text: ArraySlice<UInt8>, total: RawRecord?) {
      mark = SheetGroups.isMark(text) ? text.filter { 0x41...0x5A ~= $0 } : []
      level = mark.isEmpty ? 2 : RomanNumeral.value(mark[...]) == nil ? 0 : 1
      self.total = total
    }
  }

  var group: Group?
  var section: Group?
  /// Tasks since the last group or sub-total.
  var tasks = 0
  /// Whether no task stands in the group so far.
  private(set) var isEmpty = true
  /// Whether some group before the one in hand has tasks and no sum of its own.
  private(set) var hasUnsummed = false
  /// Whether the tasks are numbered anew in each group.
  var numbersByGroup = false
  /// The groups so far, for those without a number of their own.
  private var started = 0

  mutating func start(_ next: Group) {
    if group != nil, tasks > 0 { hasUnsummed = true }
    group = next
    tasks = 0
    isEmpty = true
    started += 1
  }

  /// The text that names the orientation of the tasks in hand.
  var orientation: (text: [UInt8], place: Place)? { group?.orientation ?? section?.orientation }

  mutating func count() {
    tasks += 1
    isEmpty = false
  }

  /// Takes what a task says of its total, in a group whose row may be none of a group.
  mutating func take(_ task: RawRecord) {
    guard group?.isBare == true, group?.total != nil, let total = task.table.position(of: .total)
    else { return }
    group?.totals.append(GridValue(task.bytes(total)))
  }

  /// The row of a group without a number or letter whose money is far from that of its tasks: it is a
  /// row of its own then, and heads nothing.
  func strayRow(_ amounts: AmountParts) -> SheetLine? {
    guard let group, group.isBare, let line = group.line, let sums = group.total,
      let position = sums.table.position(of: .total),
      let said = amounts.money(GridValue(sums.bytes(position)), at: position)
    else { return nil }
    var sum = Money.zero
    for total in group.totals {
      guard let money = amounts.money(total, at: position) else { return nil }
      sum += money
    }
    return said.dong * 2 < sum.dong || said.dong > sum.dong * 2 ? line : nil
  }

  /// What a row of sums is about that names the group or section in hand: `Tổng cộng I`.
  func scope(of text: ArraySlice<UInt8>, _ scope: TotalScope) -> TotalScope {
    guard scope == .table, let last = text.split(separator: 0x20).last, Self.isMark(last) else {
      return scope
    }
    let mark = last.filter { 0x41...0x5A ~= $0 }
    if mark == group?.mark { return tasks > 0 ? .group : scope }
    return mark == section?.mark ? .section : scope
  }

  /// A task's number with those of its section and group, where the numbers start anew in each.
  func number(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard numbersByGroup, text.first.map({ 0x30...0x39 ~= $0 }) ?? false, let group else {
      return nil
    }
    let own = group.mark.isEmpty ? Array(RomanNumeral.written(started).utf8) : group.mark
    return ([section?.mark ?? [], own, Array(text)].filter { !$0.isEmpty })
      .joined(separator: [UInt8(ascii: ".")]).map(\.self)[...]
  }

  /// `a)`, `b.`, `c`: a small letter by itself.
  static func isSmallMark(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, 0x61...0x7A ~= first, text.count <= 2 else { return false }
    return text.dropFirst().allSatisfy { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ")") }
  }

  /// Whether a text by itself begins a heading: `Nhóm nhiệm vụ chuyển tiếp`, `Định hướng 1: …`.
  static func isHeading(_ text: ArraySlice<UInt8>) -> Bool {
    let key = MatchKey.bare(bytes: text.prefix(80))
    return headings.contains { key.starts(with: $0) }
  }

  private static let headings = [
    "nhóm ", "phần ", "mục ", "định hướng ", "lĩnh vực ", "nhiệm vụ chuyển tiếp",
    "nhiệm vụ mới", "nhiệm vụ mở mới", "nhiệm vụ đề xuất mới", "nhiệm vụ tiếp tục",
    "nhiệm vụ thường xuyên", "nhiệm vụ không thường xuyên", "các nhiệm vụ ", "nội dung ",
    "hợp phần ", "group ", "part ",
  ].map { MatchKey.name(bytes: ArraySlice($0.utf8)) }.map { $0.filter { $0 >= 0x20 } }

  /// What stands behind the mark of a group in one text: `I. Truyền thông`; nil where it has none.
  static func behindMark(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let mark = text.prefix { $0 != 0x20 }
    guard let last = mark.last, last == UInt8(ascii: ".") || last == UInt8(ascii: ")"),
      mark.endIndex < text.endIndex, isMark(mark)
    else { return nil }
    return text[mark.endIndex...].trimmed
  }

  /// `I.1`, `A.2`: the number of a group within another.
  static func isMarkedNumber(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "."))
    guard parts.count == 2 else { return false }
    return isMark(parts[0]) && (1...2).contains(parts[1].count)
      && parts[1].allSatisfy { 0x30...0x39 ~= $0 }
  }

  /// `I`, `IV.`; `A`, `B.`
  static func isMark(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, 0x41...0x5A ~= first || first == 0x28 else { return false }
    if SheetWords.groupNumber(text) != nil { return true }
    return first != 0x28
      && text.dropFirst().allSatisfy { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ")") }
  }
}

/// How the tasks of a list are numbered, as a look at all of its rows shows: anew in each group, as
/// annexes do it (1, 2 in I; 1, 2, 3 in II), or below their groups (1.1, 1.2 below 1).
struct GroupNumbering {
  private var isFirst = false
  /// The groups whose first task is number 1.
  private var ones = 0
  /// The last row, where it has a number and hardly more, with its number and a point behind it.
  private var bare: (row: Int, lead: [UInt8], isWhole: Bool)?
  /// The number of the last row that has more.
  private var lastNumber = 0
  /// The rows that are groups: below their number those of tasks stand, or they have none and a
  /// task numbered 1 stands right below them.
  private(set) var parents: Set<Int> = []
  /// The last row without a number that may begin a group.
  private var heading: (row: Int, hasSums: Bool)?
  /// The last row with amounts and no number that is no total: further ones right below it are parts
  /// of one task.
  private var lastBare = 0

  var isByGroup: Bool { ones > 1 }

  mutating func note(_ row: GridRow, _ column: Int, _ columns: SheetColumns) {
    let number = row[column]
    guard let first = number.first else {
      let hasSums = columns.amounts.contains { !row.isBlank($0) }
      let isHeading =
        isBareHeading(row, columns) && !(hasSums && lastBare > 0 && lastBare == row.number - 1)
      isFirst = isFirst || isHeading
      heading = isHeading ? (row.number, hasSums) : nil
      if hasSums, !isSum(row, columns) { lastBare = row.number }
      return
    }
    if 0x30...0x39 ~= first {
      noteParent(row, number, columns)
      guard isFirst, !columns.isIndex(row) else { return }
      isFirst = false
      let digits = number.prefix { 0x30...0x39 ~= $0 }.drop { $0 == 0x30 }
      let isOne = digits.elementsEqual([0x31]) && number.count <= 3
      if isOne { ones += 1 }
      if let heading, isOne || heading.hasSums { parents.insert(heading.row) }
      heading = nil
    } else if SheetGroups.isMark(number) || isLetter(first) && columns.besides(row) == 0 {
      isFirst = true
      heading = SheetGroups.isMarkedNumber(number) ? (row.number, true) : nil
    }
  }

  /// Whether a row without a number may begin a group.
  private func isBareHeading(_ row: GridRow, _ columns: SheetColumns) -> Bool {
    guard let title = columns.title, columns.besides(row) == 0 else { return false }
    // Whether tasks are numbered anew below it decides.
    guard let first = row[title].first, first != UInt8(ascii: "-"), first != UInt8(ascii: "+")
    else {
      return false
    }
    let text = row[title]
    return SheetWords.sum(text) == nil && !HeadingWords.isYear(text)
      && !HeadingWords.opensParts(text) && !HeadingWords.isCentralBudget(text)
      && !HeadingWords.isLocalBudget(text)
      && String(decoding: text, as: UTF8.self).first?.isLowercase == false
  }

  private func isSum(_ row: GridRow, _ columns: SheetColumns) -> Bool {
    columns.title.map { SheetWords.sum(row[$0]) != nil } ?? false
  }

  /// `3`, `03.`: the value of a whole number; nil for others.
  private static func whole(_ number: ArraySlice<UInt8>) -> Int? {
    let digits = number.prefix { 0x30...0x39 ~= $0 }
    guard (1...4).contains(digits.count), number.dropFirst(digits.count).allSatisfy({ $0 == 0x2E })
    else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private mutating func noteParent(
    _ row: GridRow, _ number: ArraySlice<UInt8>, _ columns: SheetColumns
  ) {
    let value = Self.whole(number)
    let isBare =
      row.filled.count <= 2 + columns.amounts.count && columns.besides(row) == 0
      && !columns.isDated(row)
    if let bare {
      // The tasks are numbered on: what stands above the next one with a number of its own heads it.
      let goesOn =
        bare.isWhole && !isBare && value == lastNumber + 1 && bare.row == row.number - 1
      if number.starts(with: bare.lead) || goesOn { parents.insert(bare.row) }
    }
    bare = nil
    if !isBare, let value { lastNumber = value }
    guard isBare else { return }
    var lead = Array(number)
    while let last = lead.last, last == UInt8(ascii: ".") || last == UInt8(ascii: ")") {
      lead.removeLast()
    }
    bare = (row.number, lead + [UInt8(ascii: ".")], value != nil)
  }
}

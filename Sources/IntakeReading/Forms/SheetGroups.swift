internal import IntakeCore

/// The group of a list in which its next row stands, and the section that holds the group.
struct SheetGroups {
  struct Group {
    /// `II`, `A`; empty for a heading without a number.
    var mark: [UInt8]
    /// Sections by letter hold groups by Roman numeral, those hold headings.
    var level: Int
    /// What its own row says; nil where it has no amounts, and once that is compared.
    var total: Record?

    init(mark text: ArraySlice<UInt8>, total: Record?) {
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
  /// Whether the tasks are numbered anew in each group.
  var numbersByGroup = false
  /// The groups so far, for those without a number of their own.
  private var started = 0

  mutating func start(_ next: Group) {
    group = next
    tasks = 0
    isEmpty = true
    started += 1
  }

  mutating func count() {
    tasks += 1
    isEmpty = false
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

  /// `I`, `IV.`; `A`, `B.`
  static func isMark(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, 0x41...0x5A ~= first || first == 0x28 else { return false }
    if SheetWords.groupNumber(text) != nil { return true }
    return first != 0x28
      && text.dropFirst().allSatisfy { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ")") }
  }
}

/// Whether the tasks of a list are numbered anew in each group, as annexes do it: 1, 2 in I; 1, 2,
/// 3 in II.
struct GroupNumbering {
  private var isFirst = false
  /// The groups whose first task is number 1.
  private var ones = 0

  var isByGroup: Bool { ones > 1 }

  mutating func note(_ row: GridRow, _ column: Int, _ columns: SheetColumns) {
    let number = row[column]
    guard let first = number.first else { return }
    if 0x30...0x39 ~= first {
      guard isFirst, !columns.isIndex(row) else { return }
      isFirst = false
      let digits = number.prefix { 0x30...0x39 ~= $0 }.drop { $0 == 0x30 }
      if digits.elementsEqual([0x31]), number.count <= 3 { ones += 1 }
    } else if SheetGroups.isMark(number) || row.filled.count == 1 {
      isFirst = true
    }
  }
}

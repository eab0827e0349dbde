internal import IntakeCore
import Synchronization

/// What the labels of a sheet mean: the readers of sheets ask here and nowhere else.
///
/// Documents of one call use the same labels over and over: what was looked up is kept.
final class Labels: Sendable {
  var call: Call { lexicon.call }
  private let lexicon: CallLexicon
  private let known = Mutex<[Key: LabelMatch?]>([:])
  private let lastHeader = Mutex<Header?>(nil)

  private struct Key: Hashable {
    var table: ObjectIdentifier
    var text: [UInt8]
  }

  /// The longest label, in bytes; and how many look-ups are kept.
  private static let longest = 160
  private static let kept = 4_096

  /// The header of a list as the last one had it: most lists of a call are the same blank form.
  private struct Header {
    var text: [UInt8]
    var delimiter: UInt8
    var header: SheetHeader
  }

  /// The tables of all forms.
  private let tables: [FieldTable]
  /// Which programmes and calls are others than this one.
  let programmes: NamedProgramme

  init(_ lexicon: CallLexicon) {
    self.lexicon = lexicon
    tables = lexicon.call.forms.flatMap(\.tables)
    programmes = NamedProgramme(lexicon.call)
  }

  /// What one label names, and the unit that it carries.
  struct Named {
    var table: FieldTable
    var target: LabelMatch.Target
    var unit: MoneyUnit?
    /// Whether it carries a unit or currency that no form has.
    var hasForeignUnit = false
  }

  /// The field that a label names in the first table in which it does; where its accents agree
  /// goes before where they do not.
  func find(_ text: ArraySlice<UInt8>, in tables: [FieldTable]) -> Named? {
    guard text.count <= Self.longest, text.contains(where: { $0 >= 0x41 }) else { return nil }
    var loose: Named?
    for table in tables {
      guard let match = match(text, in: table) else { continue }
      let named = Named(
        table: table, target: match.target, unit: match.unit,
        hasForeignUnit: match.hasForeignUnit)
      if match.isExact { return named }
      if loose == nil { loose = named }
    }
    return loose
  }

  /// The field that the heading of a column names; where it names several things in one (`Tên
  /// nhiệm vụ/dự án`, `Mục tiêu và yêu cầu`), the field of the first if it takes any words and no
  /// other one has a field of its own.
  func heading(_ text: ArraySlice<UInt8>, in tables: [FieldTable]) -> Named? {
    if let named = find(text, in: tables) { return named }
    let parts = Self.parts(text)
    if parts.count > 1,
      let named = find(Array(parts.joined(separator: Array(", ".utf8)))[...], in: tables)
    {
      return named
    }
    guard parts.count > 1, let first = find(parts[0], in: tables),
      case .field(let position) = first.target
    else { return nil }
    let field = first.table.fields[position]
    let others = parts.dropFirst().map { find($0, in: tables) }
    // Words beside those of a text say more of it; a number is one by all of its words.
    let fits = others.allSatisfy { other in
      guard let other, other.table === first.table else { return field.type == .text }
      return other.target == first.target
    }
    guard fits else { return nil }
    var named = first
    for case let other? in others where named.unit == nil { named.unit = other.unit }
    if others.contains(where: { $0?.hasForeignUnit == true }) { named.hasForeignUnit = true }
    return named
  }

  /// The amount that a heading names with a year behind it: `Kinh phí năm 2024`.
  func yearly(_ text: ArraySlice<UInt8>, in table: FieldTable) -> (named: Named, year: Int)? {
    guard text.contains(where: { 0x30...0x39 ~= $0 }),
      let (label, year) = HeadingWords.parted(year: text),
      let named = find(label[...], in: [table]), case .field(let position) = named.target,
      table.fields[position].type == .amount
    else { return nil }
    return (named, year)
  }

  /// What stands between slashes, commas and the words for “and” and “or”.
  private static func parts(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    guard text.count <= longest else { return [text] }
    return text.split { [0x2F, 0x2C, 0x3B, 0x0A, 0x0D].contains($0) }.flatMap { part in
      var parts: [ArraySlice<UInt8>] = []
      var start = part.startIndex
      for word in part.split(whereSeparator: isSpace) {
        guard joiners.contains(MatchKey.bare(bytes: word)) else { continue }
        parts.append(part[start..<word.startIndex].trimmed)
        start = word.endIndex
      }
      return parts + [part[start...].trimmed]
    }.filter { !$0.isEmpty }
  }

  private static let joiners = Set(
    ["và", "hoặc", "and", "or"].map { MatchKey.bare(bytes: ArraySlice($0.utf8)) })

  private func match(_ text: ArraySlice<UInt8>, in table: FieldTable) -> LabelMatch? {
    let key = Key(table: ObjectIdentifier(table), text: Array(text))
    if let match = known.withLock({ $0[key] }) { return match }
    let match = lexicon.label(text, in: table)
    known.withLock { known in
      if known.count < Self.kept { known[key] = .some(match) }
    }
    return match
  }

  /// What a row is as a header: as the last one was where it is the same at the same place.
  func header(
    _ row: GridRow, delimiter: UInt8, _ read: () -> SheetHeader?
  ) -> SheetHeader? {
    let last = lastHeader.withLock { $0 }
    if let last, last.header.place == row.place, last.delimiter == delimiter,
      ByteScan.areEqual(row.raw, last.text)
    {
      return last.header
    }
    guard let header = read() else { return nil }
    lastHeader.withLock {
      $0 = Header(text: Array(row.raw), delimiter: delimiter, header: header)
    }
    return header
  }

  /// Keeps what the columns of the last list's header are, where it is that of one row.
  func keep(_ columns: SheetColumns, of header: SheetHeader) {
    lastHeader.withLock { last in
      guard last?.header.rows == header.rows, last?.header.place == header.place,
        last?.header.table === header.table
      else { return }
      last?.header.settled = columns
    }
  }

  /// Whether a cell is a label of any form.
  func isLabel(_ text: ArraySlice<UInt8>) -> Bool {
    find(text.trimmed, in: tables) != nil
  }

  /// Whether a heading is that of the rows' numbers (`STT`, `TT`).
  func numbersRows(_ heading: String) -> Bool {
    call.forms.compactMap { $0.table(.task) }.contains { table in
      guard let named = find(Array(heading.utf8)[...], in: [table]),
        case .field(let position) = named.target
      else { return false }
      return table.fields[position].type == .number
    }
  }

  /// The field of words that a heading begins or ends with among others: `Mục tiêu đạt được`, `Tháng bắt
  /// đầu`; nil where they name none, or the others say that it is about something else.
  /// - Parameters:
  ///   - isFree: whether a field has no heading of its own.
  ///   - isAlone: whether the heading may not name any other field, even one that has its own.
  func part(
    of heading: ArraySlice<UInt8>, in table: FieldTable, isAlone: Bool, isFree: (Int) -> Bool
  ) -> Int? {
    guard heading.count <= 90, !heading.contains(where: { 0x30...0x39 ~= $0 }),
      !HeadingWords.isOfElse(MatchKey.bare(bytes: heading))
    else { return nil }
    var words = heading.prefix { $0 != UInt8(ascii: "(") }.split {
      isSpace($0) || [0x2F, 0x2C, 0x3A].contains($0)
    }[...]
    if let first = words.first, Self.articles.contains(MatchKey.bare(bytes: first)) {
      words.removeFirst()
    }
    guard (2...8).contains(words.count) else { return nil }
    // `Mục tiêu và nội dung` is of two fields, and none is known to be the one.
    let named = Set(
      Self.parts(heading).compactMap { find($0, in: [table])?.target }.filter {
        if case .field(let position) = $0 { isAlone || isFree(position) } else { true }
      })
    guard named.count < 2 else { return nil }
    for count in (1...words.count).reversed() {
      for part in [words.prefix(count), words.suffix(count)] {
        guard let named = find(Array(part.joined(separator: [0x20]))[...], in: [table]),
          case .field(let position) = named.target, table.fields[position].type != .number,
          isFree(position)
        else { continue }
        return position
      }
    }
    return nil
  }

  private static let articles = Set(
    ["các", "những"].map { MatchKey.bare(bytes: ArraySlice($0.utf8)) })

  /// A task's total where a heading names it: `Kinh phí`, `Dự toán (triệu đồng)`, `Thành tiền`.
  func total(_ heading: ArraySlice<UInt8>) -> Named? {
    for table in tables where table.kind == .task {
      guard let position = table.position(of: .total) else { continue }
      if let named = self.heading(heading, in: [table]), named.target == .field(position) {
        return named
      }
      if HeadingWords.isFigure(heading) {
        return Named(table: table, target: .field(position), unit: nil)
      }
    }
    return nil
  }

  /// The number of the orientation that a group's heading names; nil where it names none clearly: the
  /// number of `Mục 1: Nhiệm vụ mới` or `Ưu tiên 2` is the group's own.
  func orientation(_ heading: ArraySlice<UInt8>) -> Int? {
    guard heading.count(where: isLetter) >= 2, let number = orientation(inCell: heading) else {
      return nil
    }
    let key = MatchKey.bare(bytes: heading)
    if key.firstOccurrence(of: Self.orientationWord) != nil
      || key.split(whereSeparator: { !isLetter($0) }).contains(where: Self.namesOrientation)
    {
      return number
    }
    let words = heading.split { [0x20, 0x2E, 0x2C, 0x3A, 0x29, 0x28].contains($0) }
    guard let last = words.prefix(Self.lead).lastIndex(where: Self.isNumeral) else { return number }
    // The words behind the group's number have to say it.
    let rest = Array(words[(last + 1)...].joined(separator: [0x20]))
    return orientation(inCell: rest[...]) == number ? number : nil
  }

  /// So many words may stand up to a group's number: `Nhóm nhiệm vụ 1`.
  private static let lead = 4

  private static func isNumeral(_ word: ArraySlice<UInt8>) -> Bool {
    word.allSatisfy { 0x30...0x39 ~= $0 } || RomanNumeral.value(word) != nil
  }

  private static let orientationWord = Array("dinh huong".utf8)

  private static func namesOrientation(_ word: ArraySlice<UInt8>) -> Bool {
    word.elementsEqual("dh".utf8) || word.elementsEqual("orientation".utf8)
  }

  /// The number that the cell of a task's orientation says; nil where it says none clearly.
  func orientation(inCell text: ArraySlice<UInt8>) -> Int? {
    guard case .number(let number) = lexicon.orientation(text, in: .everyday) else { return nil }
    return number
  }

  /// Whether a text names one of the call's provinces.
  func isProvince(_ text: ArraySlice<UInt8>) -> Bool {
    text.count <= 100
      && lexicon.province(text, on: lexicon.provinceDay(dispatchDate: nil), in: .everyday) != nil
  }

  /// Whether a text names a source of other money: `Vốn vay`, `Ngân sách huyện`.
  func namesSource(_ text: ArraySlice<UInt8>) -> Bool { source(text) != nil }

  /// The code of the source of other money that a text names; nil where it names none.
  func source(_ text: ArraySlice<UInt8>) -> String? {
    let bare = text.prefix { $0 != UInt8(ascii: "(") }.trimmed
    guard (2...60).contains(bare.count) else { return nil }
    for table in tables {
      guard let position = table.position(of: .otherSource),
        case .code(let list) = table.fields[position].type,
        let item = lexicon.code(bare, list: list, in: .everyday)
      else { continue }
      return call.codeList(list)?.items[item].code
    }
    return nil
  }

  /// The code of the source that the heading of other money names; nil for `Nguồn khác`, which says
  /// none.
  func headedSource(_ heading: ArraySlice<UInt8>) -> String? {
    guard let code = source(heading) else { return nil }
    let words = MatchKey.bare(bytes: heading).split { !(0x61...0x7A ~= $0) }
    return code == Self.anySource && words.contains(Self.another) ? nil : code
  }

  private static let another = Array("khac".utf8)[...]

  /// The code of what is none of the sources by name.
  static let anySource = "other"

  /// Whether the code list of a field has a code.
  func hasCode(_ code: String, _ type: FieldType) -> Bool {
    guard case .code(let list) = type else { return false }
    return lexicon.code(Array(code.utf8)[...], list: list, in: .everyday) != nil
  }

  /// Parts `Label: value` of one cell.
  static func parted(
    _ text: ArraySlice<UInt8>
  ) -> (label: ArraySlice<UInt8>, value: ArraySlice<UInt8>)? {
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex else {
      return nil
    }
    let value = text[(colon + 1)...].trimmed
    return value.isEmpty ? nil : (text[..<colon].trimmed, value)
  }

  /// Whether a text is a label of the line that names the call (`Đợt kêu gọi`).
  static func namesCall(_ text: ArraySlice<UInt8>) -> Bool {
    text.count <= 40 && callLabels.contains(MatchKey.bare(bytes: text))
  }

  private static let callLabels = Set(
    ["Đợt kêu gọi", "Mã đợt", "Mã đợt kêu gọi", "Call"].map {
      MatchKey.bare(bytes: ArraySlice($0.utf8))
    })

  /// Whether a row that starts with this text stands below the tables: signatures and notes.
  static func isBelow(_ text: ArraySlice<UInt8>) -> Bool {
    let key = MatchKey.bare(bytes: text.prefix(120))
    return below.contains { key.starts(with: $0) } || key == note || PlaceAndDay.matches(text)
  }

  /// A cell of its own before the text of a note.
  private static let note = MatchKey.bare(bytes: ArraySlice("ghi chú".utf8))

  private static let below = [
    "người lập", "thủ trưởng", "giám đốc", "phó giám đốc", "tổng giám đốc", "lãnh đạo", "(ký",
    "ký tên", "họ và tên", "đại diện", "chủ tịch", "kế toán trưởng", "trưởng phòng", "hiệu trưởng",
    "viện trưởng", "chánh văn phòng", "nơi nhận", "ghi chú:", "tm.", "kt.", "tl.", "tuq.",
    "xác nhận", "người đề xuất", "cá nhân đề xuất", "tổ chức, cá nhân đề xuất", "prepared by",
    "trưởng ban", "bí thư", "phó trưởng", "phụ trách", "chủ nhiệm", "lập biểu", "lưu ý:",
    "bằng chữ", "(bằng chữ", "số tiền bằng chữ", "tổng số tiền bằng chữ", "in words", "notes:",
    "signed",
  ].map { MatchKey.bare(bytes: ArraySlice($0.utf8)) }
}

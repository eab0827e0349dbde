@testable import IntakeCore

/// A call, forms and records made by hand, so that a rule is tested without any reader.
enum HandMade {
  static let zone = ZoneOffset(minutes: 7 * 60)

  static func instant(_ text: String) -> Instant {
    guard let instant = Instant(iso: text, zone: zone) else { preconditionFailure(text) }
    return instant
  }

  static func day(_ text: String) -> CalendarDay {
    guard let day = CalendarDay(iso: text) else { preconditionFailure(text) }
    return day
  }

  static func month(_ text: String) -> CalendarMonth {
    guard let month = CalendarMonth(iso: text) else { preconditionFailure(text) }
    return month
  }

  /// The deadline of 889-2024 with its four readings.
  static let deadline = Deadline(
    wording: Localized(vi: "trước ngày 30 tháng 4 năm 2023", en: "before 30 April 2023"),
    reading: reading("strict-before", "2023-04-30 00:00"),
    otherReadings: [
      reading("inclusive", "2023-05-01 00:00"),
      reading("last-working-day", "2023-04-28 17:00"),
      reading("next-working-day", "2023-05-05 00:00"),
    ])

  private static func reading(_ id: String, _ cutoff: String) -> Deadline.Reading {
    Deadline.Reading(
      id: id, cutoff: instant(cutoff), meaning: Localized(vi: "nghĩa của \(id)", en: "as \(id)"))
  }

  static func call(
    deadline: Deadline? = deadline, severities: [Code: Severity] = [:],
    parameters: [RuleParameter] = []
  ) -> Call {
    let unit = Localized(same: "Đơn vị")
    return Call(
      id: "889-2024", sha256: "", planYear: 2024, zone: zone, title: unit,
      dispatch: Call.Dispatch(number: "1469/BCT-TKNL", date: day("2023-03-16"), issuer: unit),
      programme: Call.Programme(
        decision: "889/QĐ-TTg", date: nil, from: month("2021-01"), to: month("2030-12"),
        title: unit),
      receiver: Call.Receiver(name: unit, address: unit),
      agency: Call.Agency(parent: unit, unit: unit, seat: unit, signatures: []),
      deadline: deadline,
      orientations: (1...10).map {
        Orientation(number: $0, title: unit, short: Localized(same: "ngắn \($0)"))
      },
      codeLists: [
        CodeList(
          id: "submitterKind",
          items: [
            CodeList.Item(code: "state", label: Localized(vi: "Cơ quan nhà nước", en: "State")),
            CodeList.Item(code: "association", label: Localized(vi: "Hiệp hội", en: "Association")),
          ])
      ],
      provinces: Provinces([
        Province(code: "01", name: "Hà Nội"), Province(code: "04", name: "Cao Bằng"),
      ]),
      forms: [list, outline], severities: severities, parameters: parameters)
  }

  static let list = Form(
    kind: .appendix1, title: Localized(vi: "Phụ lục 1", en: "Appendix 1"), defaultUnit: .million,
    tables: [submitterTable, taskTable])

  static let outline = Form(
    kind: .appendix2, title: Localized(vi: "Phụ lục 2", en: "Appendix 2"), defaultUnit: .million,
    tables: [submitterTable, taskTable, activityTable, contributionTable])

  static let submitterTable = FieldTable(
    kind: .submitter,
    fields: [
      field("name", .text), field("kind", .code(list: "submitterKind")),
      field("code", .identifier), field("province", .province),
      field("dispatchDate", .date),
    ])

  static let taskTable = FieldTable(
    kind: .task,
    fields: [
      field("number", .number), field("title", .text), field("orientation", .orientation),
      field("start", .month), field("end", .month), field("total", .amount),
      field("state", .amount), field("other", .amount),
      field("otherSource", .code(list: "source")),
    ])

  static let activityTable = FieldTable(
    kind: .activity,
    fields: [
      field("content", .text), field("start", .month), field("end", .month),
      field("state", .amount), field("other", .amount),
    ])

  static let contributionTable = FieldTable(
    kind: .contribution, fields: [field("target", .target), field("amount", .quantity)])

  private static func field(_ id: String, _ type: FieldType) -> Field {
    Field(id: id, xmlName: id, type: type, label: Localized(vi: "nhãn \(id)", en: "label \(id)"))
  }

  /// A record with these values; fields not named are absent. Field n stands in column n + 1 of
  /// the record's line.
  static func record(
    _ table: FieldTable, line: Int, index: Int = 1, path: String? = nil,
    _ values: [KnownField: FieldValue], texts: [KnownField: String] = [:]
  ) -> Record {
    var raw = RawRecord(
      table: table, place: Place(line: line, column: 1), index: index, path: path,
      notation: .exact)
    var meant = Array(repeating: FieldValue.absent, count: table.fields.count)
    for (position, field) in table.fields.enumerated() {
      guard let known = field.known, let value = values[known] ?? texts[known].map({ _ in .text })
      else { continue }
      meant[position] = value
      guard value != .absent else { continue }
      let text = value == .blank ? "" : texts[known] ?? value.written
      raw.set(position, to: ArraySlice(text.utf8), at: Place(line: line, column: position + 2))
    }
    var record = Record(raw)
    record.values = meant
    return record
  }

  /// A record as a reader of exact cells would have it.
  static func raw(_ table: FieldTable, line: Int, _ texts: [KnownField: String]) -> RawRecord {
    var raw = RawRecord(
      table: table, place: Place(line: line, column: 1), index: 1, notation: .exact)
    for (position, field) in table.fields.enumerated() {
      guard let text = field.known.flatMap({ texts[$0] }) else { continue }
      raw.set(position, to: ArraySlice(text.utf8), at: Place(line: line, column: position + 2))
    }
    return raw
  }

  /// The sound task: 1,500 = 1,000 + 500 million, all of 2024.
  static func task(
    _ changes: [KnownField: FieldValue] = [:], number: String = "1", title: String = "Nhiệm vụ",
    line: Int = 10, activities: [Record] = []
  ) -> Record {
    var values: [KnownField: FieldValue] = [
      .orientation: .orientation(4), .start: .month(month("2024-01")),
      .end: .month(month("2024-12")), .total: million(1_500), .state: million(1_000),
      .other: million(500), .otherSource: .code(0),
    ]
    values.merge(changes) { $1 }
    var record = record(
      taskTable, line: line, path: "/form/task", values, texts: [.number: number, .title: title])
    record.children = activities
    return record
  }

  static func activity(state: FieldValue, other: FieldValue, line: Int = 20) -> Record {
    record(activityTable, line: line, [.state: state, .other: other])
  }

  static func submitter(
    _ name: String = "Sở Công Thương Ví Dụ", values: [KnownField: FieldValue] = [:],
    code: String? = nil
  ) -> Record {
    var texts: [KnownField: String] = [.name: name]
    texts[.code] = code
    var all: [KnownField: FieldValue] = [.kind: .code(0), .province: .province(0)]
    all.merge(values) { $1 }
    return record(submitterTable, line: 2, all, texts: texts)
  }

  static func million(_ amount: Int) -> FieldValue {
    .amount(Money(dong: Int128(amount) * 1_000_000))
  }

  static func context(_ call: Call = call(), form: Form = list) -> JudgingContext {
    let context = JudgingContext(lexicon: CallLexicon(call))
    context.form = form
    context.header = DocumentHeader(notation: .exact, unit: .million)
    return context
  }

  /// The findings of one rule on one record.
  static func findings(
    of rule: Rule, on record: Record, _ context: JudgingContext = context()
  ) -> [Finding] {
    var findings = Findings(context: context, limit: 1_000)
    for part in rule.check.parts {
      if case .records(let kinds, let check) = part, kinds.contains(record.table.kind) {
        check(record, context, &findings)
      }
    }
    return findings.listed
  }

  /// A judged document of one form, as the judge of single documents would leave it.
  static func document(
    _ form: FormKind, path: String, submitter: Record = submitter(), tasks: [Record]
  ) -> JudgedDocument {
    JudgedDocument(
      identity: JudgedDocument.Identity(path: path, sha256: path, bytes: 1), format: .xml,
      encoding: "UTF-8", form: form, unit: .million, submitter: identity(submitter),
      submitterRecord: submitter, tasks: tasks.enumerated().map { judged($1, index: $0 + 1) },
      receipt: .notJudged(deadline), ledger: FindingLedger(), rulesRun: ["A001"],
      rulesNotRun: [RuleNotRun(code: "X001", because: Localized(same: ""))])
  }

  private static func identity(_ record: Record) -> Submitter {
    let kind: String? =
      if case .code(let position) = record.value(.kind) { ["state", "association"][position] } else
      {
        nil
      }
    let province: String? =
      if case .province(let position) = record.value(.province) { ["01", "04"][position] } else {
        nil
      }
    return Submitter(
      name: record.text(.name) ?? "", kind: kind, code: record.text(.code), province: province)
  }

  private static func judged(_ record: Record, index: Int) -> JudgedTask {
    JudgedTask(
      index: index, number: record.text(.number), title: record.text(.title),
      orientation: record.value(.orientation).orientationNumber,
      total: record.value(.total).money, state: record.value(.state).money,
      other: record.otherMoney, start: record.value(.start).monthValue,
      end: record.value(.end).monthValue, place: record.place, verdict: .eligible, record: record)
  }
}

extension FieldValue {
  /// Some text that may stand for the value; only its being there matters.
  fileprivate var written: String {
    switch self {
    case .amount(let money): money.decimal
    case .month(let month): month.iso
    case .day(let day): day.iso
    case .orientation(let number): String(number)
    default: "văn bản"
    }
  }
}

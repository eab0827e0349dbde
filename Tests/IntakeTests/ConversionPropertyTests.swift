import Intake
import IntakeCore
import IntakeReporting
import IntakeTesting
import Testing

/// Whatever the other format can carry comes back as it was: the same records and the same
/// findings.
@Suite struct ConversionPropertyTests {
  private static let calls = ["889-2024", "889-2023", "ha-noi-2024", "bac-kan-2025"]

  @Test(arguments: calls)
  func random(_ id: String) throws {
    let trip = RoundTrip(call: try Checkout.call(id))
    let first = UInt64(Self.calls.firstIndex(of: id) ?? 0) * 1_000
    for seed in first..<first + 75 {
      var random = RandomContent(call: trip.call, seed: seed)
      let content = random.content()
      try trip.check(
        XMLFormWriter.write(content, call: trip.call).bytes, name: "\(id) XML \(seed)")
      try trip.check(
        SheetFormWriter.write(content, call: trip.call).bytes, name: "\(id) CSV \(seed)")
    }
  }
}

extension ConversionPropertyTests {
  /// The samples, each as it is and with random cells and elements changed.
  @Test func sampleFiles() throws {
    var trips: [String: RoundTrip] = [:]
    var carried = 0
    for file in try Checkout.files(below: "samples", endings: [".xml", ".csv"]) {
      let id = Self.calls.last { file.contains("/\($0)/") } ?? "889-2024"
      let trip = try trips[id] ?? RoundTrip(call: Checkout.call(id))
      trips[id] = trip
      let bytes = try Checkout.bytes(file)
      carried += RoundTrip.canBeCarried(trip.judge(bytes)) ? 1 : 0
      try trip.check(bytes, name: file)
      for seed in 0..<UInt64(4) {
        var mutation = ValueMutation(chance: Chance(seed: seed))
        try trip.check(mutation.of(bytes, in: file), name: "\(file) mutation \(seed)")
      }
    }
    #expect(carried > 68)
  }
}

/// Changes some values of a document, cell by cell or element by element.
private struct ValueMutation {
  var chance: Chance

  private static let values = [
    "", "0", "1", "-1", "1,5", "1.5", "12.500.000", "1.500,5", "1 500", "2024", "12/2023",
    "01/2024 - 12/2024", "Quý II/2024", "31/02/2023", "Thép", "TP.HCM", "Hà Tây", "III", "2, 4",
    "Nâng cao nhận thức", "kinh tế tuần hoàn", "Cộng", "...", "“x”", "a\u{00A0}b", "1,5 tỷ đồng",
  ]

  mutating func of(_ bytes: [UInt8], in file: String) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    let (open, close): (Set<UInt8>, Set<UInt8>) =
      file.hasSuffix(".xml")
      ? ([UInt8(ascii: ">")], [UInt8(ascii: "<")])
      : ([UInt8(ascii: ";")], [UInt8(ascii: ";"), 0x0D, 0x0A])
    let source = Array(text.utf8)
    var spans: [Range<Int>] = []
    for start in source.indices where open.contains(source[start]) {
      let end = source[(start + 1)...].firstIndex(where: close.contains) ?? source.count
      if source[(start + 1)..<end].contains(where: { $0 > 0x20 }) {
        spans.append((start + 1)..<end)
      }
    }
    var result = source
    for span in spans.reversed() where Int.random(in: 0..<40, using: &chance) == 0 {
      let value = Self.values.randomElement(using: &chance) ?? ""
      result.replaceSubrange(span, with: Array(value.utf8))
    }
    return result
  }
}

/// A document through the other format and back.
struct RoundTrip {
  let call: Call
  private let converter: Converter
  private let checker: DocumentChecker

  init(call: Call) {
    self.call = call
    converter = Converter(call: call)
    checker = DocumentChecker(call: call)
  }

  func judge(_ bytes: [UInt8]) -> JudgedDocument {
    checker.check(bytes, path: "x", receipt: .notJudged(call.deadline), keepsRecords: true)
  }

  /// Whether the other format can carry a document: what a person has yet to choose (M003, O003)
  /// is a loss, and told.
  static func canBeCarried(_ document: JudgedDocument) -> Bool {
    document.form != nil && !document.findings.contains(where: \.asksForBothEnds)
      && !document.countsByCode.keys.contains {
        $0.description.hasPrefix("F") || $0.description.hasPrefix("L") || $0 == "M003"
          || $0 == "M006" || $0 == "O003"
      }
  }

  func check(_ bytes: [UInt8], name: String) throws {
    let before = judge(bytes)
    guard Self.canBeCarried(before) else { return }
    let there = try converter.convert(bytes)
    guard let other = there.bytes else {
      Issue.record("\(name): nothing written")
      return
    }
    // A sheet has no way to say a text that is a unit line; that is told.
    if there.losses.map(\.message.vi) == ["Tệp mới đọc lại không giống tệp cũ."],
      String(decoding: bytes, as: UTF8.self).contains("Đơn vị tính: đồng")
    {
      return
    }
    let back = try converter.convert(other)
    guard let returned = back.bytes else {
      Issue.record("\(name): nothing came back")
      return
    }
    let after = judge(returned)
    let (one, another) = (Said(before).askedOncePerPeriod, Said(after).askedOncePerPeriod)
    #expect(there.losses.isEmpty, "\(name): \(there.losses.map(\.message.vi))")
    guard one != another else { return }
    let lines = one.lines.difference(from: another.lines)
    Issue.record(
      "\(name): \(lines.map { change in switch change { case .insert(_, let line, _): "+ \(line)"; case .remove(_, let line, _): "- \(line)" } })\n\(String(decoding: bytes, as: UTF8.self))\n\(String(decoding: other, as: UTF8.self))\n\(String(decoding: returned, as: UTF8.self))"
    )
  }
}

extension Finding {
  /// Whether it asks, once for a cell, for both ends of a period: XML has a field for each.
  fileprivate var asksForBothEnds: Bool { code == "A004" && expected == "01/2024 - 12/2024" }
}

extension Said {
  /// One cell that is to say both ends of a period is asked about once, the two fields of XML each.
  fileprivate var askedOncePerPeriod: Said {
    var said = self
    said.lines.removeAll { line in
      line.hasPrefix("A004 ") && line.hasSuffix(" end")
        && lines.contains(String(line.dropLast("end".count)) + "start")
    }
    return said
  }
}

/// What a document says, line by line, without its places: the records and the findings.
struct Said: Equatable {
  var lines: [String]

  init(_ document: JudgedDocument) {
    lines = ["\(document.form?.rawValue ?? "-") \(document.verdict)"]
    if let submitter = document.submitterRecord { add(submitter, "submitter", document) }
    for task in document.tasks {
      guard let record = task.record else { continue }
      lines.append("task \(task.index) \(task.verdict)")
      add(record, "task \(task.index)", document)
      for (position, child) in record.children.enumerated() {
        add(child, "task \(task.index) \(child.table.kind) \(position)", document)
      }
    }
    lines += document.findings.map {
      "\($0.code) \($0.severity) \($0.taskIndex ?? 0) \($0.task ?? "-") \($0.field ?? "-")"
    }.sorted()
  }

  /// Without the mark of literal text, which belongs to the sheet.
  private func written(_ text: String, _ document: JudgedDocument) -> String {
    document.format == .csv && text.hasPrefix("'") && text != "'" ? String(text.dropFirst()) : text
  }

  private mutating func add(_ record: Record, _ name: String, _ document: JudgedDocument) {
    for (position, field) in record.table.fields.enumerated() {
      let value = record.values[position]
      guard !value.isMissing else { continue }
      let shown =
        switch value {
        case .text where field.type != .quantity: record.text(position)
        case .text: "quantity"
        case .unreadable, .unclear: "? " + written(record.text(position), document)
        default: "\(value)"
        }
      lines.append("\(name) \(field.id) = \(shown)")
    }
  }
}

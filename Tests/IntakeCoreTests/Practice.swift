@testable import IntakeCore

/// Judges a form's content as if it had been written down and read: every record stands on a line
/// of its own, field n of its table in column n + 2.
enum Practice {
  static func judge(
    _ content: FormContent, as format: DocumentFormat, call: Call = PracticeCall.call,
    receipt: ReceiptJudgement? = nil, years: [String] = [], path: String = "x"
  ) -> (document: JudgedDocument, places: [String: Place]) {
    var paper = Paper(isXML: format == .xml)
    let judge = DocumentJudge(
      lexicon: CallLexicon(call), rules: RuleSet(), keepsRecords: true)
    guard let form = call.form(content.form) else { preconditionFailure("no form") }
    let header = DocumentHeader(
      notation: format == .xml ? .exact : .everyday, unit: content.unit.flatMap(MoneyUnit.init),
      callId: content.call.map { DocumentHeader.Statement(text: $0, place: paper.root) },
      years: years.map { DocumentHeader.Statement(text: $0, place: Place(line: 1, column: 9)) },
      place: paper.root, path: "/form")
    judge.begin(form, header)
    judge.submitter(paper.record(form, .submitter, content.submitter, key: "submitter", index: 1))
    for (position, task) in content.tasks.enumerated() {
      judge.task(paper.task(form, task, index: position + 1))
    }
    let document = judge.finish(
      JudgedDocument.Identity(path: path, sha256: path, bytes: 1), format: format,
      encoding: "UTF-8", receipt: receipt ?? .notJudged(call.deadline))
    return (document, paper.places)
  }

  /// The content's records on their lines.
  private struct Paper {
    let isXML: Bool
    let root = Place(line: 1, column: 1)
    var places: [String: Place] = [:]
    private var line = 2

    init(isXML: Bool) {
      self.isXML = isXML
    }

    mutating func task(_ form: Form, _ task: FormContent.Task, index: Int) -> RawRecord {
      let key = "task[\(index)]"
      var record = record(form, .task, task.fields, key: key, index: index)
      for (kind, list) in [
        (TableKind.activity, task.activities), (.contribution, task.contributions),
      ] {
        for (position, entries) in list.enumerated() {
          record.children.append(
            self.record(
              form, kind, entries, key: "\(key).\(kind.rawValue)[\(position + 1)]",
              index: position + 1))
        }
      }
      return record
    }

    mutating func record(
      _ form: Form, _ kind: TableKind, _ entries: [FormContent.Entry], key: String, index: Int
    ) -> RawRecord {
      guard let table = form.table(kind) else { preconditionFailure("no table \(kind)") }
      let row = isXML ? 0 : line
      let place = Place(line: line, column: isXML ? 1 : 0, row: row)
      var record = RawRecord(
        table: table, place: place, index: index, path: isXML ? "/\(key)" : nil,
        notation: isXML ? .exact : .everyday)
      places[key] = place
      for entry in entries {
        guard let position = table.fields.firstIndex(where: { $0.id == entry.field }) else {
          preconditionFailure("no field \(entry.field)")
        }
        let place = Place(line: line, column: position + 2, row: row)
        record.set(position, to: ArraySlice(entry.text.utf8), at: place)
        places[key + "." + entry.field] = place
      }
      line += 1
      return record
    }
  }
}

import IntakeCore

/// Keeps what a document says while it is judged: its header and its records.
final class ContentCollector: RecordSink {
  private(set) var form: Form?
  private(set) var header: DocumentHeader?
  private let judge: DocumentJudge

  init(judge: DocumentJudge) {
    self.judge = judge
  }

  func begin(_ form: Form, _ header: DocumentHeader) {
    self.form = form
    self.header = header
    judge.begin(form, header)
  }

  func submitter(_ record: RawRecord) { judge.submitter(record) }
  func task(_ record: RawRecord) { judge.task(record) }
  func group() { judge.group() }
  func section() { judge.section() }
  func total(_ record: RawRecord, _ scope: TotalScope) { judge.total(record, scope) }
  func report(_ finding: Finding) { judge.report(finding) }
}

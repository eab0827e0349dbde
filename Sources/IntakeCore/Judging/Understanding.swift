/// Makes values of a record's text, field by field, by the form's field types.
///
/// XML carries codes and plain numbers; a sheet may also use names, words and the number and date
/// forms of daily life. The same content means the same in both.
struct Understanding {
  let call: Call
  let lexicon: CallLexicon
  let form: Form
  let header: DocumentHeader

  /// Fills `record.values` (and `alternatives`), of its children too.
  func understand(_ record: inout Record, submitter: Record?) {
    record.values = Array(repeating: .text, count: record.slots.count)
  }
}

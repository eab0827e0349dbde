public import IntakeCore

/// Writes a call's form as a sheet to fill in.
///
/// Required lines above the table hold their hint, to be written over; a hint left standing is
/// found by A009. The tables have their headings and an empty row.
public enum BlankFormWriter {
  public static func write(_ form: Form, _ call: Call) -> [UInt8] {
    SheetFormWriter.write(content(form, call, hasHints: true), call: call).bytes
  }

  /// - Parameter hasHints: whether hints stand in the place of answers.
  static func content(_ form: Form, _ call: Call, hasHints: Bool) -> FormContent {
    let isList = form.kind == .appendix1
    let hints = { (table: FieldTable?) in hasHints ? Self.hints(table) : [] }
    var task = FormContent.Task(fields: isList ? [] : hints(form.table(.task)))
    task.activities = [[]]
    task.contributions = [[]]
    // A field that has no answer still has its line.
    let none = FormContent.Entry(form.table(.submitter)?.fields.first?.id ?? "", "")
    let submitter = hints(form.table(.submitter))
    return FormContent(
      form: form.kind, call: call.id, unit: form.defaultUnit.rawValue,
      submitter: submitter.isEmpty ? [none] : submitter, tasks: [task])
  }

  private static func hints(_ table: FieldTable?) -> [FormContent.Entry] {
    (table?.fields ?? []).compactMap { field in
      guard let hint = field.hint, field.required == .always, field.takesHint else { return nil }
      return FormContent.Entry(field.id, hint.vi)
    }
  }
}

extension Field {
  /// In the cell of an amount a hint would be taken for an amount that cannot be read.
  fileprivate var takesHint: Bool {
    type != .amount && type != .quantity
  }
}

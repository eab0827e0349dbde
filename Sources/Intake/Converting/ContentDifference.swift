import IntakeCore

/// A place at which two documents do not say the same.
struct ContentDifference: Hashable {
  /// The position of the task, from 0; nil: the submitter, or the document as a whole.
  var task: Int?
  /// The records of the task that differ, where it is not the task's own fields.
  var table: TableKind?
  /// Nil where more than a field differs.
  var field: String?

  /// The differences in the order of the document; fields that are blank count as missing.
  static func all(from old: FormContent, to new: FormContent) -> [ContentDifference] {
    guard old.form == new.form, old.call == new.call, old.unit == new.unit else {
      return [ContentDifference()]
    }
    var found = fields(old.submitter, new.submitter).map { ContentDifference(field: $0) }
    for task in 0..<max(old.tasks.count, new.tasks.count) {
      guard task < old.tasks.count, task < new.tasks.count else {
        found.append(ContentDifference(task: task))
        continue
      }
      let (one, other) = (old.tasks[task], new.tasks[task])
      found += fields(one.fields, other.fields).map { ContentDifference(task: task, field: $0) }
      found += records(.activity, one.activities, other.activities, task: task)
      found += records(.contribution, one.contributions, other.contributions, task: task)
    }
    return found
  }

  private static func records(
    _ table: TableKind, _ old: [[FormContent.Entry]], _ new: [[FormContent.Entry]], task: Int
  ) -> [ContentDifference] {
    guard old.count == new.count else { return [ContentDifference(task: task, table: table)] }
    return zip(old, new).flatMap { fields($0, $1) }.map {
      ContentDifference(task: task, table: table, field: $0)
    }
  }

  private static func fields(
    _ old: [FormContent.Entry], _ new: [FormContent.Entry]
  ) -> [String] {
    let (old, new) = (texts(old), texts(new))
    return Set(old.keys).union(new.keys).sorted().filter { field in
      guard let one = old[field], let other = new[field] else { return true }
      return !one.utf8.elementsEqual(other.utf8)
    }
  }

  private static func texts(_ entries: [FormContent.Entry]) -> [String: String] {
    Dictionary(entries.filter { !$0.text.isEmpty }.map { ($0.field, $0.text) }) { first, _ in
      first
    }
  }
}

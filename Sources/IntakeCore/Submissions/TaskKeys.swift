/// What a task and its outline know each other by: folded number and title, either may be missing.
public struct TaskKeys: Sendable, Hashable {
  public let number: String?
  public let title: String?

  /// Takes keys as `MatchKey.taskNumber` and `MatchKey.name` make them; an empty one is none.
  public init(number: String?, title: String?) {
    self.number = number.flatMap { $0.isEmpty ? nil : $0 }
    self.title = title.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The keys of what is written in a form.
  public init(writtenNumber: String?, title: String?) {
    self.init(
      number: writtenNumber.map(MatchKey.taskNumber), title: title.map(MatchKey.name))
  }

  /// The title without accents.
  var bareTitle: [UInt8]? {
    title.map { MatchKey.withoutAccents(Array($0.utf8)) }
  }

  /// Whether two numbers are written for one task: equal, or an outline's `1` for the `II.1` of a
  /// list that numbers its tasks anew in each group.
  static func agree(outline: String, listed: String) -> Bool {
    outline == listed || listed.hasSuffix("." + outline)
  }
}

extension JudgedTask {
  /// What it is matched by.
  public var keys: TaskKeys { TaskKeys(writtenNumber: number, title: title) }
}

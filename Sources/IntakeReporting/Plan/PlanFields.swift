import IntakeCore

/// The fields of a plan's line under the names that `plan.xml` and `plan.json` have them by, in
/// their order.
enum PlanFields {
  /// A field's value; an empty text means that the task does not have it.
  enum Value {
    case text(String)
    case number(Int)
  }

  static func of(_ line: PlanLine, order: Int) -> [(name: StaticString, value: Value)] {
    [
      ("order", .number(order)), ("entry", .number(line.entry)), ("sha256", .text(line.sha256)),
      ("submitter", free(line.submitter)), ("number", free(line.number)),
      ("title", free(line.title)), ("objective", free(line.objective)),
      ("content", free(line.content)), ("product", free(line.product)),
      ("lead", free(line.lead)), ("partners", free(line.partners)),
      ("location", free(line.location)), ("orientation", .number(line.orientation)),
      ("sector", .text(line.sector)), ("status", .text(line.status)),
      ("start", .text(line.start.iso)), ("end", .text(line.end.iso)),
      ("total", .text(line.total.decimal)), ("state", .text(line.state.decimal)),
      ("other", .text(line.other.decimal)), ("otherSource", .text(line.otherSource)),
      ("note", free(line.note)),
    ]
  }

  /// The fields that tell whether a task was altered, as `plan.json` has them.
  static func content(of line: PlanLine) -> [(name: String, value: String)] {
    let bookkeeping = ["order", "entry", "sha256"]
    return of(line, order: 0).compactMap { field in
      let name = "\(field.name)"
      guard !bookkeeping.contains(name) else { return nil }
      switch field.value {
      case .text(let text): return (name, text)
      case .number(let number): return (name, String(number))
      }
    }
  }

  private static func free(_ text: String) -> Value {
    .text(PublicText.of(text))
  }
}

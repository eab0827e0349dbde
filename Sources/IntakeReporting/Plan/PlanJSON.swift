import IntakeCore

/// `plan.json` (docs/plan.schema.json). Money is a decimal string in đồng.
enum PlanJSON {
  static func write(_ plan: Plan, version: String, _ flush: Flush) throws -> [UInt8] {
    var writer = JSONWriter(pretty: true)
    try writer.object { writer in
      writer.head("dexuat-plan/1", plan, version: version)
      writer.member("year", plan.call.planYear)
      writer.key("programme")
      writer.localized(plan.call.programme.title)
      writer.key("groups")
      try writer.array(plan.groups) { try write($1, to: &$0, flush) }
      writer.key("sums")
      writer.sums(plan.sums)
    }
    writer.endLine()
    return writer.bytes
  }

  private static func write(
    _ group: Plan.Group, to writer: inout JSONWriter, _ flush: Flush
  ) throws {
    try writer.object { writer in
      writer.key("orientation")
      writer.object(.line) {
        $0.member("number", group.orientation.number)
        $0.key("title")
        $0.localized(group.orientation.title)
      }
      writer.key("tasks")
      try writer.array(group.lines.enumerated()) {
        write($1.element, $1.offset + 1, to: &$0)
        try $0.bytes.drain(flush)
      }
      writer.key("sums")
      writer.sums(group.sums)
    }
  }

  private static func write(_ line: PlanLine, _ order: Int, to writer: inout JSONWriter) {
    writer.object { writer in
      for field in PlanFields.of(line, order: order) {
        switch field.value {
        case .number(let number): writer.member(field.name, number)
        case .text(let text): writer.member(field.name, text.isEmpty ? nil : text)
        }
      }
    }
  }
}

/// `books.json` (docs/books.schema.json): the balances of the register behind the plan.
enum BooksJSON {
  static func write(_ plan: Plan, version: String) -> [UInt8] {
    let books = plan.books
    var writer = JSONWriter(pretty: true)
    writer.object { writer in
      writer.head("dexuat-books/1", plan, version: version)
      writer.key("deliveries")
      writer.object {
        $0.member("received", books.received)
        $0.member("current", books.current)
        $0.member("superseded", books.superseded)
        $0.member("duplicate", books.duplicate)
        $0.member("notCounted", books.notCounted)
        $0.member("waiting", books.waiting)
        $0.member("withdrawn", books.withdrawn)
        $0.member("quarantined", books.quarantined)
        $0.member("attachments", books.attachments)
      }
      writer.key("tasks")
      writer.object {
        $0.member("current", books.tasks)
        $0.member("eligible", books.eligible)
        $0.member("review", books.review)
        $0.member("ineligible", books.ineligible)
      }
      writer.key("orientations")
      writer.array(books.orientations) { write($1, to: &$0) }
      writer.member("balance", books.balance)
    }
    writer.endLine()
    return writer.bytes
  }

  private static func write(_ book: Books.OrientationBook, to writer: inout JSONWriter) {
    writer.object(.line) { writer in
      writer.member("orientation", book.orientation)
      writer.member("registerTasks", book.registerTasks)
      writer.member("planTasks", book.planTasks)
      writer.member("registerTotal", book.registerTotal.decimal)
      writer.member("planTotal", book.planTotal.decimal)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func head(_ schema: String, _ plan: Plan, version: String) {
    member("schema", schema)
    key("tool")
    object(.line) {
      $0.member("name", "dexuat")
      $0.member("version", version)
    }
    key("call")
    object(.line) {
      $0.member("id", plan.call.id)
      $0.member("sha256", plan.call.sha256)
    }
    member("asOf", plan.asOf.iso(in: plan.call.zone))
  }

  fileprivate mutating func localized(_ text: Localized) {
    object(.line) {
      $0.member("vi", text.vi)
      $0.member("en", text.en)
    }
  }

  fileprivate mutating func sums(_ sums: PlanSums) {
    object(.line) {
      $0.member("tasks", sums.tasks)
      $0.member("total", sums.total.decimal)
      $0.member("state", sums.state.decimal)
      $0.member("other", sums.other.decimal)
    }
  }
}

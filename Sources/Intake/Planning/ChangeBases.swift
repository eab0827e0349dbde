import IntakeCore
import IntakeRegister

/// Tells which decisions the lines of a plan rest on that an earlier one had not, or otherwise.
struct ChangeBases {
  private let register: Register
  private let outlines: [Int: [ListedTask]]

  init(_ register: Register, _ call: String) throws {
    self.register = register
    outlines = Dictionary(grouping: try register.listedTasks(call: call), by: \.entry)
  }

  func of(_ changes: PlanChanges) throws -> [PlanLine: [Decision]] {
    var bases: [PlanLine: [Decision]] = [:]
    for line in changes.added.map(\.line) + changes.altered.map(\.line) {
      bases[line] = try decisions(on: line)
    }
    return bases
  }

  private func decisions(on line: PlanLine) throws -> [Decision] {
    let outline = outlines[line.entry]?.first {
      $0.line?.number == line.number && $0.line?.title == line.title
    }?.outline
    var told: Set<Int> = []
    return try [line.entry, outline].compactMap { $0 }.flatMap { entry in
      let document = try register.document(entry)
      return document.decisionsInForce.filter { decision in
        decision.concerns(task: line.number)
          && (decision.action.code == nil
            || document.findings.contains { $0.waivedBy == decision.number })
      }
    }.sorted { $0.number < $1.number }.filter { told.insert($0.number).inserted }
  }
}

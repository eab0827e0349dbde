import IntakeCore

/// `plan.xml`, in the namespace `urn:dexuat:plan:1` (docs/plan.xsd). Money is whole đồng.
enum PlanXML {
  static func write(_ plan: Plan, version: String, _ flush: Flush) throws -> [UInt8] {
    let call = plan.call
    var out: [UInt8] = []
    let head: [XMLText] = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<plan xmlns=\"urn:dexuat:plan:1\" version=\"\(version)\">",
      "  <call id=\"\(call.id)\" sha256=\"\(call.sha256)\" year=\"\(call.planYear)\"/>",
      "  <asOf>\(plan.asOf.iso(in: call.zone))</asOf>",
      "  <programme>\(call.programme.title.vi)</programme>",
    ]
    for line in head { out.add(line) }
    for group in plan.groups { try write(group, to: &out, flush) }
    out.add("  " + sums(plan.sums))
    out.add("</plan>" as XMLText)
    return out
  }

  private static func write(
    _ group: Plan.Group, to out: inout [UInt8], _ flush: Flush
  ) throws {
    let orientation = group.orientation
    out.add("  <group orientation=\"\(orientation.number)\">" as XMLText)
    out.add("    <title>\(orientation.title.vi)</title>" as XMLText)
    for (position, line) in group.lines.enumerated() {
      out.add("    <task>" as XMLText)
      write(line, order: position + 1, to: &out)
      out.add("    </task>" as XMLText)
      try out.drain(flush)
    }
    out.add("    " + sums(group.sums))
    out.add("  </group>" as XMLText)
  }

  private static func write(_ line: PlanLine, order: Int, to out: inout [UInt8]) {
    for field in PlanFields.of(line, order: order) {
      let name = XMLText(escaped: "\(field.name)")
      switch field.value {
      case .number(let number): out.add("      <\(name)>\(number)</\(name)>" as XMLText)
      case .text(let text):
        if !text.isEmpty { out.add("      <\(name)>\(text)</\(name)>" as XMLText) }
      }
    }
  }

  private static func sums(_ sums: PlanSums) -> XMLText {
    "<sums tasks=\"\(sums.tasks)\" total=\"\(sums.total.decimal)\" "
      + "state=\"\(sums.state.decimal)\" other=\"\(sums.other.decimal)\"/>"
  }
}

import IntakeCore

/// `plan.xml`, in the namespace `urn:dexuat:plan:1` (docs/plan.xsd). Money is whole đồng.
enum PlanXML {
  static func write(_ plan: Plan, version: String) -> [UInt8] {
    let call = plan.call
    var lines: [XMLText] = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<plan xmlns=\"urn:dexuat:plan:1\" version=\"\(version)\">",
      "  <call id=\"\(call.id)\" sha256=\"\(call.sha256)\" year=\"\(call.planYear)\"/>",
      "  <asOf>\(plan.asOf.iso(in: call.zone))</asOf>",
      "  <programme>\(call.programme.title.vi)</programme>",
    ]
    for group in plan.groups { lines += write(group) }
    lines.append("  " + sums(plan.sums))
    lines.append("</plan>")
    return Array((lines.joined(separator: "\n") + "\n").text.utf8)
  }

  private static func write(_ group: Plan.Group) -> [XMLText] {
    let orientation = group.orientation
    var lines: [XMLText] = [
      "  <group orientation=\"\(orientation.number)\">",
      "    <title>\(orientation.title.vi)</title>",
    ]
    for (position, line) in group.lines.enumerated() {
      lines.append("    <task>")
      lines += write(line, order: position + 1)
      lines.append("    </task>")
    }
    return lines + ["    " + sums(group.sums), "  </group>"]
  }

  private static func write(_ line: PlanLine, order: Int) -> [XMLText] {
    PlanFields.of(line, order: order).compactMap { field in
      let name = "\(field.name)"
      switch field.value {
      case .number(let number): return "      <\(name)>\(number)</\(name)>"
      case .text(let text):
        return text.isEmpty ? nil : "      <\(name)>\(text)</\(name)>"
      }
    }
  }

  private static func sums(_ sums: PlanSums) -> XMLText {
    "<sums tasks=\"\(sums.tasks)\" total=\"\(sums.total.decimal)\" "
      + "state=\"\(sums.state.decimal)\" other=\"\(sums.other.decimal)\"/>"
  }
}

import IntakeCore

extension Code: WireValue {
  func write(to writer: inout WireWriter) { writer.put(description) }

  init(from reader: inout WireReader) throws(WireFault) {
    guard let rule = RuleCatalog.rule(Code(try reader.value(String.self))) else {
      throw WireFault()
    }
    self = rule.code
  }
}

extension Finding: WireValue {
  func write(to writer: inout WireWriter) {
    writer.put(code)
    writer.put(severity)
    writer.put(taskIndex)
    writer.put(place)
    writer.put(path)
    writer.put(task)
    writer.put(field)
    writer.put(found)
    writer.put(expected)
    writer.put(difference)
    writer.put(message)
    writer.put(advice)
    writer.put(clause)
    writer.put(related)
    writer.put(isStructural)
  }

  init(from reader: inout WireReader) throws(WireFault) {
    let (code, severity, taskIndex) = (
      try reader.value(Code.self), try reader.value(Severity.self), try reader.value(Int?.self)
    )
    self.init(
      code: code, severity: severity, place: try reader.value(), path: try reader.value(),
      task: try reader.value(), taskIndex: taskIndex, field: try reader.value(),
      found: try reader.value(), expected: try reader.value(), difference: try reader.value(),
      message: try reader.value(), advice: try reader.value(), clause: try reader.value(),
      related: try reader.value(), isStructural: try reader.value())
  }
}

extension Finding.Related: WireValue {
  func write(to writer: inout WireWriter) {
    writer.put(document)
    writer.put(place)
    writer.put(path)
    writer.put(found)
  }

  init(from reader: inout WireReader) throws(WireFault) {
    self.init(
      document: try reader.value(), place: try reader.value(), path: try reader.value(),
      found: try reader.value())
  }
}

/// A finding beyond those that a report lists: counted, and never shown.
struct CountedFinding: WireValue {
  var code: Code
  var severity: Severity
  var taskIndex: Int?

  init(_ finding: Finding) {
    (code, severity, taskIndex) = (finding.code, finding.severity, finding.taskIndex)
  }

  func write(to writer: inout WireWriter) {
    writer.put(code)
    writer.put(severity)
    writer.put(taskIndex)
  }

  init(from reader: inout WireReader) throws(WireFault) {
    (code, severity, taskIndex) = (
      try reader.value(), try reader.value(), try reader.value()
    )
  }

  var finding: Finding {
    let nothing = Localized(same: "")
    return Finding(
      code: code, severity: severity, place: .document, taskIndex: taskIndex, message: nothing,
      advice: nothing, clause: nothing)
  }
}

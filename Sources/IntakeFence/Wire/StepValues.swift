import IntakeCore
import IntakeReading

extension FormStep: WireValue {
  func write(to writer: inout WireWriter) {
    writer.put(name)
    writer.put(number)
    writer.put(byte: isHidden ? 1 : 0)
  }

  init(from reader: inout WireReader) throws(WireFault) {
    self.init(
      name: try reader.value(), number: try reader.value(), isHidden: try reader.byte() == 1)
  }
}

extension FormSteps: WireValue {
  func write(to writer: inout WireWriter) {
    writer.put(format)
    writer.put(steps)
    writer.put(findings)
    writer.put(byte: holdsLabel ? 1 : 0)
    writer.put(byte: isBlank ? 1 : 0)
  }

  init(from reader: inout WireReader) throws(WireFault) {
    self.init(
      format: try reader.value(), steps: try reader.value(), findings: try reader.value())
    holdsLabel = try reader.byte() == 1
    isBlank = try reader.byte() == 1
    // A register tells the forms of a file apart by these names.
    let names = Set(steps.map(\.name))
    guard names.count == steps.count, !names.contains("") else { throw WireFault() }
  }
}

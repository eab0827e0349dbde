import IntakeCore
import IntakeReading

/// What a worker is asked. The bytes that it speaks of follow by themselves.
enum Request {
  /// The files of a call's definition, the lenders' by id; the first request of all.
  case call([String: [UInt8]])
  /// Tell what stands in a document; in one of the forms of an office file.
  case read(step: FormStep?, bytes: Int)
  /// Show places of a document; of an office file in the form of a name.
  case excerpts([Place], form: FormKind?, step: String?, bytes: Int)
  /// Tell which forms an office file holds.
  case steps(bytes: Int)

  func write(to writer: inout WireWriter) {
    switch self {
    case .call(let files):
      writer.put(byte: 0)
      writer.put(files.count)
      for (id, bytes) in files.sorted(by: { $0.key < $1.key }) {
        writer.put(id)
        writer.put(bytes)
      }
    case .read(let step, let count):
      writer.put(byte: 1)
      writer.put(step)
      writer.put(count)
    case .excerpts(let places, let form, let step, let count):
      writer.put(byte: 2)
      writer.put(places)
      writer.put(form)
      writer.put(step)
      writer.put(count)
    case .steps(let count):
      writer.put(byte: 3)
      writer.put(count)
    }
  }

  init(from reader: inout WireReader) throws(WireFault) {
    switch try reader.byte() {
    case 0:
      var files: [String: [UInt8]] = [:]
      for _ in 0..<(try reader.count()) {
        files[try reader.value()] = Array(try reader.raw())
      }
      self = .call(files)
    case 1: self = .read(step: try reader.value(), bytes: try reader.value())
    case 2:
      self = .excerpts(
        try reader.value(), form: try reader.value(), step: try reader.value(),
        bytes: try reader.value())
    case 3: self = .steps(bytes: try reader.value())
    default: throw WireFault()
    }
  }
}

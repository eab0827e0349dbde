import IntakeCore
import IntakeReading

/// What a worker is told and asked. `call` and `hold` have no answer; all others ask about the file that
/// is held, or about a part of it.
enum Request {
  /// The files of a call's definition, the lenders' by id; the first request of all.
  case call([String: [UInt8]])
  /// Hold a file in the place of the one before; so many bytes follow by themselves.
  case hold(bytes: Int)
  /// List what lies in the file, or one part of it; the bytes of the parts follow by themselves.
  case open(only: String?)
  /// Tell which forms a document holds.
  case steps(part: Int?)
  /// Tell what stands in a document; in one of the forms of an office file.
  case read(part: Int?, step: FormStep?)
  /// Show places of a document; of an office file in the form of a name.
  case excerpts(part: Int?, [Place], form: FormKind?, step: String?)

  func write(to writer: inout WireWriter) {
    switch self {
    case .call(let files):
      writer.put(byte: 0)
      writer.put(files.count)
      for (id, bytes) in files.sorted(by: { $0.key < $1.key }) {
        writer.put(id)
        writer.put(bytes)
      }
    case .hold(let count):
      writer.put(byte: 1)
      writer.put(count)
    case .open(let path):
      writer.put(byte: 2)
      writer.put(path)
    case .steps(let part):
      writer.put(byte: 3)
      writer.put(part)
    case .read(let part, let step):
      writer.put(byte: 4)
      writer.put(part)
      writer.put(step)
    case .excerpts(let part, let places, let form, let step):
      writer.put(byte: 5)
      writer.put(part)
      writer.put(places)
      writer.put(form)
      writer.put(step)
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
    case 1: self = .hold(bytes: try reader.value())
    case 2: self = .open(only: try reader.value())
    case 3: self = .steps(part: try reader.value())
    case 4: self = .read(part: try reader.value(), step: try reader.value())
    case 5:
      self = .excerpts(
        part: try reader.value(), try reader.value(), form: try reader.value(),
        step: try reader.value())
    default: throw WireFault()
    }
  }
}

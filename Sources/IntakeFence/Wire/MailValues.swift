import IntakeCore
import IntakeReading

extension LetterHead: WireValue {
  func write(to writer: inout WireWriter) {
    writer.put(subject)
    writer.put(from)
  }

  init(from reader: inout WireReader) throws(WireFault) {
    self.init(subject: try reader.value(), from: try reader.value())
  }
}

extension MailTrace: WireValue {
  func write(to writer: inout WireWriter) {
    writer.put(hops)
    writer.put(authentications)
  }

  init(from reader: inout WireReader) throws(WireFault) {
    self.init(hops: try reader.value(), authentications: try reader.value())
  }
}

extension MailTrace.Hop: WireValue {
  func write(to writer: inout WireWriter) {
    writer.put(host)
    writer.put(at)
    writer.put(zone)
  }

  init(from reader: inout WireReader) throws(WireFault) {
    self.init(host: try reader.value(), at: try reader.value(), zone: try reader.value())
  }
}

extension MailTrace.Authentication: WireValue {
  func write(to writer: inout WireWriter) {
    writer.put(host)
    writer.put(text)
  }

  init(from reader: inout WireReader) throws(WireFault) {
    self.init(host: try reader.value(), text: try reader.value())
  }
}

extension Instant: WireValue {
  /// The years 1 to 9999, whatever the zone, in seconds and counted from their beginning.
  private static let first = Int64(-62_135_683_200)
  private static let seconds = Int64(315_538_070_400)
  private static let half = Int64(1 << 28)

  func write(to writer: inout WireWriter) {
    let seconds = Int(secondsSinceEpoch - Self.first)
    writer.put(seconds / Int(Self.half))
    writer.put(seconds % Int(Self.half))
  }

  init(from reader: inout WireReader) throws(WireFault) {
    let high = Int64(try reader.number())
    let seconds = high * Self.half + Int64(try reader.number(atMost: Int(Self.half) - 1))
    guard seconds <= Self.seconds else { throw WireFault() }
    self.init(secondsSinceEpoch: Self.first + seconds)
  }
}

extension ZoneOffset: WireValue {
  /// Fifteen hours, in minutes.
  private static let widest = 900

  func write(to writer: inout WireWriter) { writer.put(minutes + Self.widest) }

  init(from reader: inout WireReader) throws(WireFault) {
    self.init(minutes: try reader.number(atMost: 2 * Self.widest) - Self.widest)
  }
}

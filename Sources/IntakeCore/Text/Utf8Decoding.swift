/// Reads the scalar that starts at `index` and moves `index` behind it.
///
/// Readers hand over valid UTF-8. A byte that starts nothing valid reads as U+FFFD by itself, so
/// that a walk ends on any input.
@inline(__always)
func nextScalar(_ bytes: ArraySlice<UInt8>, _ index: inout Int) -> UInt32 {
  let first = bytes[index]
  index += 1
  if first < 0x80 { return UInt32(first) }
  let more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0
  guard more > 0, bytes.endIndex - index >= more else { return 0xFFFD }
  var value = UInt32(first) & (0x3F >> UInt32(more))
  for offset in 0..<more {
    let byte = bytes[index + offset]
    guard byte & 0xC0 == 0x80 else { return 0xFFFD }
    value = value << 6 | UInt32(byte & 0x3F)
  }
  index += more
  return value
}

extension [UInt8] {
  /// Appends the UTF-8 of a scalar value.
  mutating func append(scalar value: UInt32) {
    guard value >= 0x80 else { return append(UInt8(value)) }
    if value < 0x800 {
      append(UInt8(0xC0 | value >> 6))
    } else {
      if value < 0x10000 {
        append(UInt8(0xE0 | value >> 12))
      } else {
        append(UInt8(0xF0 | (value >> 18 & 0x07)))
        append(UInt8(0x80 | value >> 12 & 0x3F))
      }
      append(UInt8(0x80 | value >> 6 & 0x3F))
    }
    append(UInt8(0x80 | value & 0x3F))
  }
}

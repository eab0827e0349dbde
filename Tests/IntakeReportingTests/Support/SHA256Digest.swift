import Foundation

/// SHA-256 (FIPS 180-4), for comparing with a hash that stands in the sources.
enum SHA256Digest {
  static func base64(_ message: [UInt8]) -> String {
    var state = initial
    var padded = message + [0x80]
    while padded.count % 64 != 56 { padded.append(0) }
    let bits = UInt64(message.count) * 8
    padded += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * $0)) }
    for start in stride(from: 0, to: padded.count, by: 64) {
      mix(Array(padded[start..<start + 64]), into: &state)
    }
    let digest = state.flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) }
    }
    return Data(digest).base64EncodedString()
  }

  private static func mix(_ block: [UInt8], into state: inout [UInt32]) {
    var words = (0..<16).map { index in
      (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(block[index * 4 + $1]) }
    }
    for index in 16..<64 {
      let (one, other) = (words[index - 15], words[index - 2])
      let small = turned(one, 7) ^ turned(one, 18) ^ one >> 3
      let large = turned(other, 17) ^ turned(other, 19) ^ other >> 10
      words.append(words[index - 16] &+ small &+ words[index - 7] &+ large)
    }
    var v = state
    for index in 0..<64 {
      let large = turned(v[4], 6) ^ turned(v[4], 11) ^ turned(v[4], 25)
      let choice = v[4] & v[5] ^ ~v[4] & v[6]
      let first = v[7] &+ large &+ choice &+ roundConstants[index] &+ words[index]
      let small = turned(v[0], 2) ^ turned(v[0], 13) ^ turned(v[0], 22)
      let second = small &+ (v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2])
      v = [first &+ second, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
    }
    for index in 0..<8 { state[index] &+= v[index] }
  }

  private static func turned(_ word: UInt32, _ by: UInt32) -> UInt32 {
    word >> by | word << (32 - by)
  }

  private static let primes: [Double] = {
    (2...311).filter { number in !(2..<number).contains { number % $0 == 0 } }.map(Double.init)
  }()

  /// The first 32 bits of the fractional parts of the square roots of the first 8 primes.
  private static let initial = primes.prefix(8).map { fraction($0.squareRoot()) }

  /// The same of the cube roots of the first 64 primes.
  private static let roundConstants = primes.map { fraction(cbrt($0)) }

  private static func fraction(_ root: Double) -> UInt32 {
    UInt32((root - root.rounded(.down)) * 4_294_967_296)
  }
}

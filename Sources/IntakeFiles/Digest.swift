import Crypto
public import IntakeCore

/// SHA-256, as it goes. The only place that computes digests.
public struct Digest {
  private var hash = SHA256()

  public init() {}

  public mutating func add(_ bytes: [UInt8]) {
    hash.update(data: bytes)
  }

  /// In lower-case hexadecimal.
  public func hexadecimal() -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in hash.finalize() {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// MD5, by which another program names what it makes; it proves nothing.
  public static func md5(_ bytes: [UInt8]) -> [UInt8] { Array(Insecure.MD5.hash(data: bytes)) }

  /// The 32 bytes of the digest of some bytes.
  public static func of(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

  /// The digest of some bytes in lower-case hexadecimal.
  public static func hexadecimal(_ bytes: [UInt8]) -> String {
    var digest = Digest()
    digest.add(bytes)
    return digest.hexadecimal()
  }

  /// Of what the records of a document say, whatever its format; nil where they were not kept.
  public static func ofRecords(_ document: JudgedDocument) -> String? {
    var digest = Digest()
    return document.eachRecord { digest.add($0) } ? digest.hexadecimal() : nil
  }
}

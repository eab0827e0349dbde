import NIOCore
import Synchronization

/// So many checks a minute from one address: a bucket that fills again as time goes by.
final class RateLimit: Sendable {
  private struct Bucket {
    var left: Double
    var at: NIODeadline
  }

  private let buckets = Mutex<[String: Bucket]>([:])
  private let perMinute: Double
  /// So many addresses are remembered.
  private let capacity: Int

  init(perMinute: Int, capacity: Int = 10_000) {
    self.perMinute = Double(perMinute)
    self.capacity = capacity
  }

  /// Takes one from the bucket of an address.
  /// - Returns: the seconds until there is one again, where there is none; else nil.
  func take(_ address: String, at now: NIODeadline) -> Int? {
    buckets.withLock { buckets in
      if buckets.count >= capacity, buckets[address] == nil { forget(in: &buckets, at: now) }
      var bucket = filled(buckets[address], at: now)
      defer { buckets[address] = bucket }
      guard bucket.left >= 1 else {
        return max(1, Int(((1 - bucket.left) * 60 / perMinute).rounded(.up)))
      }
      bucket.left -= 1
      return nil
    }
  }

  private func filled(_ bucket: Bucket?, at now: NIODeadline) -> Bucket {
    guard let bucket else { return Bucket(left: perMinute, at: now) }
    let gained = (now - bucket.at).seconds * perMinute / 60
    return Bucket(left: min(perMinute, bucket.left + gained), at: now)
  }

  /// Forgets the addresses whose buckets are full again; where none is, all: better than to grow.
  private func forget(in buckets: inout [String: Bucket], at now: NIODeadline) {
    buckets = buckets.filter { filled($0.value, at: now).left < perMinute }
    if buckets.count >= capacity { buckets.removeAll() }
  }
}

import NIOCore
import Synchronization

/// All open connections. Where there are too many, the one that has sent its request slowest goes.
final class ConnectionRoll: Sendable {
  private let open = Mutex<[ObjectIdentifier: Connection]>([:])
  private let limits: WebLimits
  private let metrics: WebMetrics

  init(_ limits: WebLimits, _ metrics: WebMetrics) {
    self.limits = limits
    self.metrics = metrics
  }

  func enter(_ channel: any Channel, at now: NIODeadline) -> Connection {
    let new = Connection(channel, at: now)
    let surplus = open.withLock { open -> Connection? in
      let slowest = open.count >= limits.connections ? Self.slowest(of: open.values, at: now) : nil
      let isFull = open.count >= limits.connections
      open[ObjectIdentifier(channel)] = new
      return isFull ? slowest ?? new : nil
    }
    if let surplus {
      metrics.count(.closed(.crowded))
      surplus.close()
    }
    return new
  }

  func leave(_ channel: any Channel) {
    open.withLock { $0.removeValue(forKey: ObjectIdentifier(channel)) }?.leave()
  }

  func connection(of channel: any Channel) -> Connection? {
    open.withLock { $0[ObjectIdentifier(channel)] }
  }

  var count: Int { open.withLock { $0.count } }
  var uploads: Int { open.withLock { $0.values.count { $0.upload != nil } } }

  /// Lets a connection upload so many bytes. Where as many do as may, one that is slower than it
  /// must be makes room.
  /// - Returns: false where there is no room, on the list or in memory.
  func admit(_ connection: Connection, bytes: Int, at now: NIODeadline) -> Bool {
    let (isAdmitted, surplus) = open.withLock { open -> (Bool, Connection?) in
      let uploading = open.values.filter { $0.upload != nil }
      let held = uploading.reduce(0) { $0 + ($1.upload ?? 0) }
      if uploading.count < limits.uploads, held + bytes <= limits.heldBytes {
        connection.upload = bytes
        return (true, nil)
      }
      let slow = uploading.filter { $0.pace.isSlow(at: now, slack: .seconds(1), limits) }
      guard let slowest = Self.slowest(of: slow, at: now),
        held - (slowest.upload ?? 0) + bytes <= limits.heldBytes
      else { return (false, nil) }
      slowest.upload = nil
      connection.upload = bytes
      return (true, slowest)
    }
    if let surplus {
      metrics.count(.closed(.crowded))
      surplus.close()
    }
    return isAdmitted
  }

  /// Closes the connections that took too long.
  func closeOverdue(at now: NIODeadline) {
    let overdue = open.withLock { open in
      open.values.filter { $0.pace.isOverdue(at: now, limits) }
    }
    for connection in overdue {
      metrics.count(.closed(.slow))
      connection.close()
    }
  }

  func closeAll() {
    for connection in open.withLock({ Array($0.values) }) { connection.close() }
  }

  private static func slowest(
    of connections: some Sequence<Connection>, at now: NIODeadline
  ) -> Connection? {
    connections.compactMap { connection in
      connection.pace.speed(at: now).map { (connection, $0) }
    }.min { $0.1 < $1.1 }?.0
  }
}

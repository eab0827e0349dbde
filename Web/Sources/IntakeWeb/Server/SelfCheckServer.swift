import HummingbirdCore
public import Intake
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import UnixSignals

/// What the operator chooses.
public struct WebOptions: Sendable {
  /// The address to listen at, in figures or as a name, and the port; 0 for any free one.
  public var host: String
  public var port: Int
  /// Whether a proxy on this machine tells where requests come from.
  public var isBehindProxy: Bool
  /// The names under which the page is known, in small letters; none: under any.
  public var hosts: Set<String>
  /// Checks a minute from one address.
  public var rate: Int
  public var limits: WebLimits

  public init(
    host: String = "127.0.0.1", port: Int = 8080, isBehindProxy: Bool = false,
    hosts: Set<String> = [], rate: Int = 60, limits: WebLimits = .standard
  ) {
    self.host = host
    self.port = port
    self.isBehindProxy = isBehindProxy
    self.hosts = hosts
    self.rate = rate
    self.limits = limits
  }
}

/// The self-check page: serves one call until it is told to stop.
public struct SelfCheckServer: Sendable {
  private let options: WebOptions
  private let site: Site
  private let log: @Sendable (String) -> Void

  /// - Parameters:
  ///   - reading: where files are read.
  ///   - clock: dates the judgements.
  ///   - log: takes the lines of the access log, from any thread.
  /// - Throws: where the call's blank forms cannot be made.
  public init(
    _ call: Call, _ options: WebOptions, reading: ReadingPlace = .here,
    clock: @escaping @Sendable () -> Instant,
    log: @escaping @Sendable (String) -> Void
  ) throws {
    self.options = options
    self.log = log
    site = try Site(call: call, reading: reading, limits: options.limits, clock: clock)
  }

  /// Makes sure that files can be read where they are to be.
  /// - Returns: what the fence around their reading lacks on this machine; nil where nothing.
  /// - Throws: `Failure` where they cannot.
  public func prepare() throws -> Localized? { try site.drafts.prepare() }

  /// Serves until SIGTERM or SIGINT, or, where it is given, until `stop` returns; then answers what
  /// it has in hand, at most for as long as the limits say.
  /// - Parameters:
  ///   - running: told the port once it listens.
  ///   - abandon: called where something is still judged at the end of that time, which nothing can
  ///     stop but the end of the process.
  ///   - stop: returns when the page shall end.
  /// - Throws: where it cannot listen.
  public func run(
    running: @escaping @Sendable (Int) async -> Void,
    abandon: @escaping @Sendable () -> Void = {},
    until stop: (@Sendable () async -> Void)? = nil
  ) async throws {
    // What the library says is said in no language of the product.
    let silent = Logger(label: "dexuat-web") { _ in SwiftLogNoOpLogHandler() }
    let metrics = WebMetrics()
    let roll = ConnectionRoll(options.limits, metrics)
    let judges = Judges(options.limits)
    let server = Server(
      childChannelSetup: channel(roll, judges, metrics),
      configuration: ServerConfiguration(
        address: .hostname(options.host, port: options.port), backlog: 1_024),
      onServerRunning: { await running($0.localAddress?.port ?? 0) },
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: silent)
    let watch = PaceWatch(
      roll: roll, judges: judges, drain: .seconds(Int64(options.limits.drain)), abandon: abandon)
    let stopped = stop.map { [StopService(stop: $0)] } ?? []
    var configuration = ServiceGroupConfiguration(
      services: ([server, watch] + stopped as [any Service]).map {
        .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup)
      },
      gracefulShutdownSignals: stop == nil ? [.sigterm, .sigint] : [], logger: silent)
    configuration.maximumGracefulShutdownDuration = .seconds(options.limits.drain + 1)
    try await ServiceGroup(configuration: configuration).run()
  }

  private func channel(
    _ roll: ConnectionRoll, _ judges: Judges, _ metrics: WebMetrics
  ) -> HTTP1Channel {
    let responder = Responder(
      site: site, options: options, roll: roll, judges: judges,
      rate: RateLimit(perMinute: options.rate), metrics: metrics, log: log)
    let limits = options.limits
    return HTTP1Channel(
      responder: { try await responder.respond(to: $0, by: $1, on: $2) },
      configuration: HTTP1Channel.Configuration(
        additionalChannelHandlers: [PaceHandler(roll)],
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: limits.headerBytes, maxHeaderListSize: limits.headerBytes,
          maxHeaderFieldCount: limits.headerFields)))
  }
}

/// Looks through the connections twice a second for those that take too long; once the page is to
/// end, it ends those that are left after a while.
private struct PaceWatch: Service {
  let roll: ConnectionRoll
  let judges: Judges
  let drain: TimeAmount
  let abandon: @Sendable () -> Void

  func run() async throws {
    await cancelWhenGracefulShutdown { await watch { true } }
    let end = NIODeadline.now() + drain
    await watch { isBusy && .now() < end }
    guard isBusy else { return }
    roll.closeAll()
    abandon()
  }

  /// What was sent is judged to its end, also where nobody waits for it any more.
  private var isBusy: Bool { roll.count > 0 || judges.judging > 0 }

  private func watch(while isNeeded: () -> Bool) async {
    while isNeeded() {
      roll.closeOverdue(at: .now())
      do { try await Task.sleep(for: .milliseconds(500)) } catch { return }
    }
  }
}

/// Ends the others when it is told to.
private struct StopService: Service {
  let stop: @Sendable () async -> Void

  func run() async throws {
    await cancelWhenGracefulShutdown { await stop() }
  }
}

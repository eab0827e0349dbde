import HTTPTypes
import HummingbirdCore
import Intake
import NIOCore

/// Answers the requests of all connections.
struct Responder: Sendable {
  let site: Site
  let options: WebOptions
  let roll: ConnectionRoll
  let judges: Judges
  let rate: RateLimit
  let metrics: WebMetrics
  /// Takes a line of the access log.
  let log: @Sendable (String) -> Void

  @concurrent
  func respond(
    to request: Request, by writer: consuming ResponseWriter, on channel: any Channel
  ) async throws {
    let began = NIODeadline.now()
    let route = Route(path: request.uri.path, isPost: request.method == .post)
    if awaitsWord(request, route) {
      try await writer.writeInformationalHead(HTTPResponse(status: .continue))
    }
    let address = ClientAddress(
      channel, request.headers, isBehindProxy: options.isBehindProxy)
    let answer = try await answer(request, route, address, channel)
    metrics.count(.answered(route: route.name, status: answer.status.code))
    let response = answer.response(isHeadOnly: request.method == .head)
    try await writer.write(response: response.head, body: response.body)
    log(
      "method=\(request.method.logged) route=\(route.name) status=\(answer.status.code)"
        + " ms=\((NIODeadline.now() - began).nanoseconds / 1_000_000)"
        + " bytes=\(answer.body.count) from=\(address.shortened)")
  }

  /// Whether the other side holds its files back until it is told to go on.
  private func awaitsWord(_ request: Request, _ route: Route) -> Bool {
    guard request.headers[.expect]?.lowercased() == "100-continue" else { return false }
    let length = request.headers[.contentLength].flatMap { Int($0) } ?? 0
    return route.takesFiles && length <= site.limits.bodyBytes
  }

  /// - Throws: where the other side has left.
  private func answer(
    _ request: Request, _ route: Route, _ address: ClientAddress, _ channel: any Channel
  ) async throws -> Answer {
    do {
      try refuse(request, route)
      switch route {
      case .check, .apiCheck: return try await check(request, route, address, channel)
      case .metrics: return Answer(.ok, "text/plain; version=0.0.4; charset=utf-8", figures.utf8)
      default: return try site.answer(route)
      }
    } catch let trouble as Trouble {
      if case .apiCheck = route { return site.apiTrouble(trouble) }
      return site.trouble(trouble, route.language)
    }
  }

  /// What is refused before anything is read.
  private func refuse(_ request: Request, _ route: Route) throws(Trouble) {
    if !options.hosts.isEmpty, !options.hosts.contains(Self.host(of: request)) {
      throw .otherHost
    }
    if case .unknown = route { throw .notFound }
    guard route.methods.split(separator: ", ").contains(where: { $0 == request.method.rawValue })
    else { throw .wrongMethod(allowed: route.methods) }
    if request.method == .post, request.headers[.fetchSite] == "cross-site" {
      throw .fromElsewhere
    }
  }

  /// Without its port, in small letters.
  private static func host(of request: Request) -> String {
    let host = (request.head.authority ?? "").lowercased()
    if host.hasPrefix("[") { return String(host.prefix { $0 != "]" }.dropFirst()) }
    return String(host.prefix { $0 != ":" })
  }

  private func check(
    _ request: Request, _ route: Route, _ address: ClientAddress, _ channel: any Channel
  ) async throws -> Answer {
    if !address.isLoopback, let seconds = rate.take(address.line, at: .now()) {
      throw Trouble.tooOften(seconds)
    }
    guard let connection = roll.connection(of: channel) else { throw CancellationError() }
    let reader = SubmissionReader(limits: site.limits, zone: site.call.zone)
    try await admit(connection, bytes: try reader.length(of: request))
    defer { connection.upload = nil }
    let submission = try await reader.read(request)
    do {
      return try await connection.whileThere { try await judge(submission, route) }
    } catch is Turns.Full {
      throw Trouble.busy(site.limits.retryAfter)
    }
  }

  /// So often a tenth of a second is waited; who is too slow shows after a second.
  private static let looks = 15

  /// Waits for room a moment longer than it takes to see which connections are too slow for theirs.
  private func admit(_ connection: Connection, bytes: Int) async throws {
    for _ in 0..<Self.looks {
      if roll.admit(connection, bytes: bytes, at: .now()) { return }
      try await Task.sleep(for: .milliseconds(100))
    }
    throw Trouble.busy(site.limits.retryAfter)
  }

  /// The one judgement of a request, in its turn; its report is written there, too.
  private func judge(_ submission: Submission, _ route: Route) async throws -> Answer {
    try await judges.judge {
      let began = NIODeadline.now()
      do {
        let judged = try site.judge(submission)
        let answer =
          if case .check(let language) = route {
            try site.result(of: judged, submission.report, language)
          } else {
            Answer.json(try judged.report(.json, in: submission.language ?? .vi))
          }
        metrics.judged(
          verdict: judged.verdict.rawValue, bytes: submission.bytes,
          seconds: (NIODeadline.now() - began).seconds)
        return answer
      } catch {
        throw Trouble.broken
      }
    }
  }

  private var figures: String {
    metrics.text(now: [
      ("connections", "Open connections.", roll.count),
      ("uploads", "Requests whose files are received or judged.", roll.uploads),
      ("judging", "Submissions being judged.", judges.judging),
      ("waiting", "Submissions waiting for their turn.", judges.waiting),
    ])
  }
}

extension HTTPRequest.Method {
  /// Nobody's own words.
  fileprivate var logged: String {
    [.get, .head, .post, .put, .delete, .options].contains(self) ? rawValue : "other"
  }
}

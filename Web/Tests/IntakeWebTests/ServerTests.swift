import Foundation
import Intake
import IntakeWeb
import NIOCore
import NIOPosix
import Synchronization
import Testing

/// The page over a socket, as browsers and programs see it.
@Suite struct ServerTests {
  /// What `dexuat check --report json` writes of files of these names that lie in the samples.
  private func commanded(
    _ names: [String], _ report: ReportName, received: Instant? = nil, _ language: Language = .vi
  ) throws -> [UInt8] {
    let written = Mutex<[UInt8]>([])
    let folder = FileManager.default.temporaryDirectory.path + "/dexuat-web-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = try names.map { name -> (path: [UInt8], shown: String) in
      let path = "\(folder)/\(name)"
      try Data(Sample.draft(name).bytes).write(to: URL(filePath: path))
      return (Array(path.utf8), name)
    }
    _ = try Drafts(RunningPage.call).check(
      Drafts.Check(
        files: files, list: nil, received: received, asOf: RunningPage.asOf, jobs: 1),
      report: ReportOrder(
        report: report.name, output: nil, overwrite: false,
        look: ReportOrder.Look(language: language)),
      streams: Streams(write: { bytes in written.withLock { $0 += bytes } }, complain: { _ in }))
    return written.withLock { $0 }
  }

  @Test(arguments: [
    ["phu-luc-1.csv"], ["phu-luc-1-loi.csv"], ["phu-luc-2-loi.xml"], ["hong-cu-phap.xml"],
    ["phu-luc-1.xml", "phu-luc-2.xml", "phu-luc-2-nv1.xml", "phu-luc-2-nv3.xml"],
    ["khong-phai-mau.csv", "phu-luc-1-loi.xml"],
  ])
  func apiAnswersAsTheCommandDoes(_ names: [String]) async throws {
    let files = try names.map { try Sample.draft($0) }
    let reply = try await RunningPage.serve { try await $0.post("/api/check", files) }
    #expect(reply.status == 200)
    #expect(reply.headers["content-type"] == "application/json")
    #expect(try reply.body == commanded(names, .json))
  }

  @Test func apiTakesTheBytesOfOneFile() async throws {
    let bytes = try Sample.draft("phu-luc-1-loi.csv").bytes
    let reply = try await RunningPage.serve { page async throws in
      try await page.send(
        "POST", "/api/check?name=phu-luc-1-loi.csv&received=28%2F4%2F2023+16:00",
        ["Content-Type: text/csv"], bytes)
    }
    let received = Instant(secondsSinceEpoch: 1_682_672_400)
    #expect(try reply.body == commanded(["phu-luc-1-loi.csv"], .json, received: received))
  }

  @Test(arguments: [(ReportName.html, Language.vi), (.csv, .vi), (.html, .en), (.csv, .en)])
  func downloadsAreWhatTheCommandWrites(_ name: ReportName, _ language: Language) async throws {
    let file = try Sample.draft("phu-luc-1-loi.csv")
    let path = language == .vi ? "/kiem-tra" : "/en/check"
    let (chosen, page) = try await RunningPage.serve { page async throws in
      (
        try await page.post(path, [file], [("report", name.name)]),
        try await page.post(path, [file], [("report", "page")])
      )
    }
    let expected = try commanded(["phu-luc-1-loi.csv"], name, language)
    #expect(chosen.body == expected)
    #expect(
      chosen.headers["content-disposition"] == "attachment; filename=\"ket-qua-xet.\(name.name)\"")
    #expect(page.status == 200)
    #expect(page.text.contains(";base64," + Data(expected).base64EncodedString() + "\""))
  }

  @Test func namesAreShownAndNeverTrusted() async throws {
    let file = try Sample.draft("phu-luc-1-loi.csv", as: "../<b>Phụ lục 1</b> & “2”.csv")
    let reply = try await RunningPage.serve { try await $0.post("/kiem-tra", [file]) }
    #expect(reply.text.contains("b&gt; &amp; “2”.csv"))
    #expect(!reply.text.contains("<b>"))
    #expect(!reply.text.contains("<script"))
  }

  @Test(arguments: [
    "/", "/kiem-tra", "/quy-tac", "/quy-tac/M001", "/gioi-thieu", "/en", "/en/", "/en/check",
    "/en/rules", "/en/rules/A001", "/en/about", "/mau/appendix1.csv", "/mau/appendix2.xsd",
    "/api/openapi.json", "/healthz", "/metrics", "/icon.svg", "/khong-co",
  ])
  func everyAnswerIsGuarded(_ path: String) async throws {
    let reply = try await RunningPage.serve { try await $0.get(path) }
    #expect(reply.status == (path == "/khong-co" ? 404 : 200))
    let policy = try #require(reply.headers["content-security-policy"])
    #expect(policy.hasPrefix("default-src 'none'; style-src 'self';"))
    #expect(reply.headers["x-content-type-options"] == "nosniff")
    #expect(reply.headers["referrer-policy"] == "no-referrer")
    #expect(reply.headers["cross-origin-resource-policy"] == "same-origin")
    #expect(reply.headers["cross-origin-opener-policy"] == "same-origin")
    #expect(reply.headers["set-cookie"] == nil)
    #expect(reply.headers["content-length"] == String(reply.body.count))
    if path != "/icon.svg" { #expect(reply.headers["cache-control"] == "no-store") }
    for outside in ["<script", "javascript:", "style=", " onload", "src=\"http"] {
      #expect(!reply.text.contains(outside))
    }
  }

  @Test func blankFormsAreThoseOfTheCall() async throws {
    let reply = try await RunningPage.serve { try await $0.get("/mau/appendix1.csv") }
    #expect(try reply.body == Sample.bytes("templates/889-2024/appendix1.csv"))
  }

  @Test func everyLinkOfThePagesLeadsSomewhere() async throws {
    try await RunningPage.serve { page async throws in
      var seen: Set<String> = []
      var next: Set<String> = ["/"]
      while let path = next.popFirst() {
        seen.insert(path)
        let reply = try await page.get(path)
        #expect(reply.status == 200, "\(path)")
        let isPage = reply.headers["content-type"]?.hasPrefix("text/html") ?? false
        for match in isPage ? reply.text.split(separator: "href=\"").dropFirst() : [] {
          let link = String(match.prefix { $0 != "\"" && $0 != "#" })
          if link.hasPrefix("/"), !seen.contains(link) { next.insert(link) }
        }
      }
      // Both languages of the pages, and of each rule's.
      #expect(seen.count > 8 + 2 * RuleCatalog.all.count)
    }
  }

  @Test func troublesAreToldWithTheirStatus() async throws {
    let file = DraftFile(name: "a.csv", bytes: [0x61])
    let many = Array(repeating: file, count: 21)
    try await RunningPage.serve { page async throws in
      let none = try await page.post("/kiem-tra", [DraftFile(name: "", bytes: [])])
      #expect(none.status == 422)
      #expect(none.text.contains("Chưa có tệp nào được chọn"))
      #expect(none.text.contains("<form"))
      let english = try await page.post("/en/check", [DraftFile(name: "", bytes: [])])
      #expect(english.text.contains("No file was chosen"))
      let instant = try await page.post("/kiem-tra", [file], [("received", "hôm qua")])
      #expect(instant.status == 422)
      #expect(try await page.post("/api/check", many).status == 413)
      #expect(
        try await page.send("POST", "/api/check", ["Content-Type: multipart/mixed"], [1]).status
          == 415)
      let urlencoded = "Content-Type: application/x-www-form-urlencoded"
      let told = try await page.send("POST", "/api/check", [urlencoded], [1])
      #expect(told.status == 415)
      #expect(told.text.contains("\"error\": \"wrong-kind\""))
      let get = try await page.get("/api/check")
      #expect(get.status == 405)
      #expect(get.headers["allow"] == "POST")
      #expect(try await page.send("DELETE", "/", [], []).status == 405)
      let cross = try await page.post("/api/check", [file], [], "Sec-Fetch-Site: cross-site")
      #expect(cross.status == 403)
      let head = try await page.send("HEAD", "/", [], [])
      #expect(head.status == 200)
      #expect(head.body.isEmpty)
    }
  }

  @Test func whatIsTooLargeIsRefusedBeforeAndWhileItArrives() async throws {
    var limits = WebLimits()
    limits.fileBytes = 100_000
    limits.wrappingBytes = 1_000
    let large = DraftFile(name: "a.csv", bytes: Array(repeating: 0x61, count: 100_001))
    let just = DraftFile(name: "a.csv", bytes: Array(repeating: 0x61, count: 100_000))
    try await RunningPage.serve(WebOptions(port: 0, limits: limits)) { page async throws in
      #expect(try await page.post("/api/check", [large]).status == 413)
      #expect(try await page.post("/api/check", [just]).status == 200)
      let raw = ["Content-Type: text/csv"]
      #expect(try await page.send("POST", "/api/check", raw, large.bytes).status == 413)
      #expect(try await page.send("POST", "/api/check", raw, just.bytes).status == 200)
      let announced = try await Wire.exchange(
        page.port,
        Array(
          ("POST /api/check HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            + "Content-Length: 9999999999\r\n\r\n").utf8))
      #expect(announced.status == 413)
    }
  }

  @Test func onlyItsOwnNamesAreAnswered() async throws {
    let options = WebOptions(port: 0, hosts: ["kiem-tra.example"])
    try await RunningPage.serve(options) { page async throws in
      #expect(try await page.get("/").status == 421)
      let own = Array(
        "GET / HTTP/1.1\r\nHost: Kiem-tra.example:8443\r\nConnection: close\r\n\r\n".utf8)
      #expect(try await Wire.exchange(page.port, own).status == 200)
    }
  }

  @Test func theRateIsOfTheAddressThatTheProxyNames() async throws {
    let file = try Sample.draft("trong.xml")
    try await RunningPage.serve(WebOptions(port: 0, isBehindProxy: true, rate: 1)) {
      page async throws in
      func status(_ forwarded: String) async throws -> Int {
        try await page.post("/api/check", [file], [], "X-Forwarded-For: \(forwarded)").status
      }
      #expect(try await status("198.51.100.1, 203.0.113.9") == 200)
      // What stands before the proxy's own word is anyone's.
      let refused = try await page.post(
        "/api/check", [file], [], "X-Forwarded-For: 198.51.100.2, 203.0.113.9")
      #expect(refused.status == 429)
      #expect(refused.headers["retry-after"].flatMap { Int($0) }.map { 1...60 ~= $0 } == true)
      #expect(try await status("203.0.113.10") == 200)
    }
    try await RunningPage.serve(WebOptions(port: 0, rate: 1)) { page async throws in
      for _ in 0..<3 {
        let reply = try await page.post("/api/check", [file], [], "X-Forwarded-For: 203.0.113.9")
        #expect(reply.status == 200)
      }
    }
  }

  @Test func theLogHoldsNoNamesAndNoWholeAddresses() async throws {
    let lines = Mutex<[String]>([])
    let file = try Sample.draft("trong.xml", as: "bi-mat.xml")
    let log: @Sendable (String) -> Void = { line in lines.withLock { $0.append(line) } }
    try await RunningPage.serve(WebOptions(port: 0, isBehindProxy: true), log: log) {
      page async throws in
      let from = "X-Forwarded-For: 203.0.113.9"
      _ = try await page.post("/api/check?name=bi-mat-2.xml", [file], [], from)
      _ = try await page.get("/bi-mat?bi-mat=1", from)
    }
    let log2 = lines.withLock { $0 }.joined(separator: "\n")
    #expect(log2.contains("method=POST route=api status=200 "))
    #expect(log2.contains("from=203.0.113.0/24"))
    #expect(!log2.contains("bi-mat"))
    #expect(!log2.contains("203.0.113.9"))
  }

  @Test func crowdsAreToldToComeAgain() async throws {
    var limits = WebLimits()
    limits.judgedAtOnce = 0
    limits.waiting = 0
    let file = try Sample.draft("trong.xml")
    try await RunningPage.serve(WebOptions(port: 0, limits: limits)) { page async throws in
      let reply = try await page.post("/kiem-tra", [file])
      #expect(reply.status == 503)
      #expect(reply.headers["retry-after"] == "5")
      #expect(reply.text.contains("Trang đang có nhiều người dùng"))
    }
  }

  /// What the page tells of itself is what a strict reader of the format takes.
  @Test func figuresAreAsPromtoolWantsThem() async throws {
    let file = try Sample.draft("phu-luc-1.csv")
    try await RunningPage.serve { page async throws in
      #expect(try await page.post("/api/check", [file]).status == 200)
      _ = try await page.get("/khong-co")
      let figures = try Exposition(try await page.get("/metrics").text).samples
      #expect(figures["dexuat_web_requests_total{route=\"api\",status=\"200\"}"] == 1)
      #expect(figures["dexuat_web_judgement_seconds_count"] == 1)
    }
  }

  /// Who takes all the room and sends nothing shows after a second only: so long a check waits.
  @Test func aCheckWaitsForTheRoomOfOneThatSendsNothing() async throws {
    var limits = WebLimits()
    limits.uploads = 1
    let file = try Sample.draft("phu-luc-1.csv")
    try await RunningPage.serve(WebOptions(port: 0, limits: limits)) { page async throws in
      let wire = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .connect(host: "127.0.0.1", port: page.port).get()
      let start = "POST /api/check HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nx"
      try await wire.writeAndFlush(ByteBuffer(string: start))
      while try await !page.get("/metrics").text.contains("uploads 1\n") {
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(try await page.post("/api/check", [file]).status == 200)
      try await wire.closeFuture.get()
    }
  }

  @Test func tricklesAndHalfOpenConnectionsAreClosedAndHinderNobody() async throws {
    var limits = WebLimits()
    limits.connections = 40
    limits.uploads = 10
    limits.head = .seconds(1)
    limits.slack = .seconds(1)
    let file = try Sample.draft("phu-luc-1.csv")
    let starts = [
      "", "GET / HT", "GET / HTTP/1.1\r\nHost: a\r\n",
      "POST /api/check HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nx",
    ]
    try await RunningPage.serve(WebOptions(port: 0, limits: limits)) { page async throws in
      let ended = try await withThrowingTaskGroup(of: Bool.self) { group async throws in
        for number in 0..<60 {
          group.addTask {
            let wire = try await Wire.open(page.port)
            return try await wire.channel.executeThenClose { inbound, outbound in
              try await outbound.write(ByteBuffer(string: starts[number % starts.count]))
              for try await _ in inbound {}
              return true
            }
          }
        }
        #expect(try await page.post("/api/check", [file]).status == 200)
        var ended = 0
        while let result = await group.nextResult() {
          // Closed by the other side, in whichever way the system tells it.
          if case .success(false) = result { continue }
          ended += 1
        }
        return ended
      }
      #expect(ended == 60)
      #expect(try await page.get("/metrics").text.contains("closed_total{reason=\"slow\"}"))
    }
  }

  @Test func thePageEndsThoughSomebodyIsStillSending() async throws {
    var limits = WebLimits()
    limits.drain = 1
    let wire = try await RunningPage.serve(WebOptions(port: 0, limits: limits)) { page in
      let wire = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .connect(host: "127.0.0.1", port: page.port).get()
      let start = "POST /api/check HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nx"
      try await wire.writeAndFlush(ByteBuffer(string: start))
      return wire
    }
    try await wire.closeFuture.get()
  }

  @Test func hostileHeadersAndRequestsAreCutOff() async throws {
    let long = String(repeating: "x", count: 40_000)
    let many = (0..<300).map { "X-\($0): 1\r\n" }.joined()
    try await RunningPage.serve { page async throws in
      for request in [
        "GET / HTTP/1.1\r\nX: \(long)\r\n\r\n", "GET / HTTP/1.1\r\n\(many)\r\n\r\n",
        "\u{16}\u{3}\u{1}", "GET /\(long) HTTP/1.1\r\n\r\n",
        "POST /api/check HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n12345",
        "POST /api/check HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
      ] {
        let status = (try? await Wire.exchange(page.port, Array(request.utf8)))?.status ?? 0
        #expect(!(200..<400).contains(status))
      }
      #expect(try await page.get("/healthz").status == 200)
    }
  }
}

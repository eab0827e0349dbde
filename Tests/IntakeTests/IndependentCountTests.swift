import Foundation
import IntakeTesting
import Testing

/// Plan, lists, coverage and changes against books that a made-up office keeps by hand.
@Suite struct IndependentCountTests {
  /// How the deliveries come: what is later in a run of its own, or all at once.
  enum Way: CaseIterable { case twoRuns, oneRun }

  @Test(arguments: Way.allCases, [5, 11] as [UInt64])
  func theBooksAgree(_ way: Way, seed: UInt64) throws {
    let truth = CountedOffice(seed: seed)
    let office = try ScenarioOffice()
    try office.putBytes(
      "so-den.csv",
      Array(
        ("Tệp,Đến lúc,Hình thức,Số đến,Dấu bưu điện\n" + truth.book.joined(separator: "\n")).utf8))
    try put(truth, later: false, into: office)
    if way == .twoRuns {
      try office.intake()
      _ = try office.plan()
      try FileManager.default.moveItem(
        atPath: office.scratch.path("plan"), toPath: office.scratch.path("truoc"))
    }
    try put(truth, later: true, into: office)
    try office.intake()
    try decide(truth, office)
    let run = try Program.dexuat(
      ["plan", "--register", "reg", "--output", "plan", "--now", ScenarioOffice.now]
        + (way == .twoRuns ? ["--since", "truoc"] : []), in: office.scratch.url.path)
    #expect(run.status == 0, "\(run.complaint)")
    try expectPlan(truth, office)
    try expectBooks(truth, office)
    try expectLists(truth, office)
    try expectCoverage(truth, office)
    if way == .twoRuns { try expectChanges(truth, office) }
    try office.requireSound()
  }

  private func put(_ truth: CountedOffice, later: Bool, into office: ScenarioOffice) throws {
    for (path, text) in truth.files(later: later) { try office.putBytes(path, Array(text.utf8)) }
  }

  private func decide(_ truth: CountedOffice, _ office: ScenarioOffice) throws {
    let entries = try list(office)
    func entry(_ path: String) throws -> Int {
      try #require(entries.first { $0["path"] as? String == path }?["entry"] as? Int)
    }
    for one in truth.submissions {
      switch one.story {
      case .supplemented:
        try office.decide(try entry(one.folder + "-sau/danh-muc.xml"), "--supplements")
      case .withdrawn:
        try office.decide(try entry(one.folder + "/danh-muc.xml"), "--withdraw", "--submission")
      default: break
      }
    }
  }

  // MARK: what is compared

  private func expectPlan(_ truth: CountedOffice, _ office: ScenarioOffice) throws {
    let rows = try table("plan.csv", office)
    let eligible = truth.tasks("eligible")
    #expect(rows.count == eligible.count)
    for orientation in 1...10 {
      let (own, made) = (
        rows.filter { $0["Định hướng"] == String(orientation) },
        eligible.filter { $0.orientation == orientation }
      )
      #expect(Set(own.compactMap { $0["Tên nhiệm vụ"] }) == Set(made.map(\.title)))
      for (heading, amount) in [
        ("Tổng kinh phí (đồng)", made.map(\.total)),
        ("Ngân sách nhà nước (đồng)", made.map(\.state)),
        ("Nguồn khác (đồng)", made.map(\.other)),
      ] {
        let sum = own.compactMap { $0[heading].flatMap { Int($0) } }.reduce(0, +)
        #expect(sum == amount.reduce(0, +) * 1_000_000, "\(orientation), \(heading)")
      }
    }
  }

  private func expectBooks(_ truth: CountedOffice, _ office: ScenarioOffice) throws {
    let books = try json(Data(contentsOf: URL(filePath: office.scratch.path("plan/books.json"))))
    let deliveries = try #require(books["deliveries"] as? [String: Int])
    let documents = truth.documents
    #expect(deliveries["received"] == documents.count)
    for (name, standing) in [
      ("current", "current"), ("superseded", "superseded"), ("duplicate", "duplicate"),
      ("notCounted", "not-counted"), ("waiting", "waiting"), ("withdrawn", "withdrawn"),
      ("quarantined", "quarantined"),
    ] {
      #expect(deliveries[name] == documents.count { $0.standing == standing }, "\(name)")
    }
    #expect(
      deliveries["attachments"] == truth.submissions.count { $0.story == .attachment })
    let tasks = try #require(books["tasks"] as? [String: Int])
    for verdict in ["eligible", "review", "ineligible"] {
      #expect(tasks[verdict] == truth.tasks(verdict).count, "\(verdict)")
    }
    #expect(books["balance"] as? Bool == true)
  }

  private func expectLists(_ truth: CountedOffice, _ office: ScenarioOffice) throws {
    let documents = truth.documents
    for receipt in ["on-time", "late", "contested", "undetermined"] {
      let found = try list(office, "--receipt", receipt).filter {
        $0["standing"] as? String != "attachment"
      }
      #expect(found.count == documents.count { $0.receipt == receipt }, "\(receipt)")
    }
    for standing in Set(documents.map(\.standing)) {
      let found = try list(office, "--standing", standing)
      #expect(found.count == documents.count { $0.standing == standing }, "\(standing)")
    }
    let one = truth.submissions[0]
    let found = try list(office, "--submitter", one.name.lowercased())
    #expect(found.count == documents.count { $0.submission == 0 })
  }

  private func expectCoverage(_ truth: CountedOffice, _ office: ScenarioOffice) throws {
    let rows = try table("coverage.csv", office)
    func expect(_ by: String, _ label: String, _ holds: (CountedOffice.Document) -> Bool) throws {
      let row = try #require(
        rows.first { $0["Theo"] == by && $0["Nhóm"] == label }, "\(by), \(label)")
      let own = truth.documents.filter(holds)
      #expect(row["Đã nhận"] == String(own.count), "\(by), \(label)")
      for (heading, receipt) in [
        ("Đúng hạn", "on-time"), ("Muộn", "late"), ("Còn cách hiểu khác về hạn", "contested"),
        ("Chưa rõ lúc nhận", "undetermined"),
      ] {
        #expect(
          row[heading] == String(own.count { $0.receipt == receipt }), "\(by), \(label), \(heading)"
        )
      }
    }
    try expect("Tất cả", "") { _ in true }
    for day in Set(truth.documents.compactMap(\.day)) {
      let label = day.split(separator: "-").reversed().joined(separator: "/")
      try expect("Ngày nhận", label) { $0.day == day }
    }
    let made = truth.submissions
    for channel in Set(made.map(\.channel)) {
      try expect("Hình thức gửi", channel) {
        made[$0.submission].channel == channel && $0.day != nil
      }
    }
    for province in Set(made.map(\.province.label)) {
      try expect("Tỉnh/thành phố", province) {
        made[$0.submission].province.label == province && $0.isNamed
      }
    }
    for kind in Set(made.map(\.kind.label)) {
      try expect("Loại đơn vị", kind) { made[$0.submission].kind.label == kind && $0.isNamed }
    }
  }

  private func expectChanges(_ truth: CountedOffice, _ office: ScenarioOffice) throws {
    let rows = try table("changes.csv", office)
    for (kind, count) in truth.changes {
      #expect(rows.count { $0["Thay đổi"] == kind } == count, "\(kind): \(rows)")
    }
    #expect(rows.count == truth.changes.values.reduce(0, +))
    #expect(rows.allSatisfy { $0["Lý do"] != "" }, "\(rows)")
  }

  // MARK: how it is read

  private func list(_ office: ScenarioOffice, _ filter: String...) throws -> [[String: Any]] {
    let run = try Program.dexuat(
      ["register", "list", "--register", "reg", "--report", "json"] + filter,
      in: office.scratch.url.path)
    let read = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(read as? [[String: Any]])
  }

  private func json(_ data: Data) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// The rows of a file of the plan by the headings of their columns.
  private func table(_ name: String, _ office: ScenarioOffice) throws -> [[String: String]] {
    let data = try Data(contentsOf: URL(filePath: office.scratch.path("plan/" + name)))
    var rows = Self.rows(String(decoding: data, as: UTF8.self))
    let heading = rows.removeFirst()
    return rows.map { Dictionary(zip(heading, $0)) { first, _ in first } }
  }

  /// The cells of a CSV file, quoted where they need it.
  private static func rows(_ text: String) -> [[String]] {
    var (rows, row, cell, isQuoted): ([[String]], [String], String, Bool) = ([], [], "", false)
    for scalar in text.unicodeScalars where scalar != "\u{FEFF}" && scalar != "\r" {
      switch scalar {
      case "\"": isQuoted.toggle()
      case ";" where !isQuoted:
        row.append(cell)
        cell = ""
      case "\n" where !isQuoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return rows
  }
}

import Foundation
import IntakeArchives
import IntakeCore
import IntakeTesting
import Testing

/// An office that receives its submissions by e-mail: forty letters in every encoding, forwarded
/// ones, one in an archive, one late by a second, one that asks; in a Maildir and in the inbox.
@Suite struct MailInboxTests {
  private static let host = "mx.bo.example"
  private static let places = [
    "Ví Dụ", "Thử Nghiệm", "Mẫu Đơn", "Hoa Sen", "Núi Cao", "Sông Dài", "Biển Xanh", "Đồi Chè",
    "Lúa Vàng", "Mây Trắng", "Trăng Rằm", "Nắng Hạ", "Gió Lộng", "Cát Mịn", "Rừng Thông", "Suối Mơ",
    "Đá Bạc", "Cỏ Non", "Sao Mai", "Lá Đỏ", "Tre Ngà", "Bến Đò", "Chợ Nổi", "Làng Gốm", "Phố Cổ",
    "Vườn Đào", "Cầu Mây", "Giếng Làng", "Đình Xưa", "Đồng Muối", "Ao Sen", "Gò Cao", "Hang Sâu",
    "Thác Bạc", "Đảo Yến",
  ]

  /// A letter as it was made, and what is to become of it.
  private struct Sent {
    var name: String
    var bytes: [UInt8]
    var receivedAt: String
    var receipt: String
    var parts: [String?]
    var standing: String
  }

  private func forms(of place: String) throws -> [(name: String, bytes: [UInt8])] {
    let office = try ScenarioOffice()
    var proposer = ScenarioOffice.Proposer()
    proposer.name = "Công ty cổ phần \(place)"
    proposer.kind = "enterprise"
    proposer.phone = nil
    let number = Self.places.firstIndex(of: place) ?? 0
    proposer.email = "lienhe@\(number).example"
    proposer.dispatch = "\(100 + number)/CV-KH"
    let title = "Phổ biến mô hình sản xuất sạch hơn của \(place) tại làng nghề \(place)"
    try office.put("a", [title], by: proposer)
    return try ["danh-muc.xml", "thuyet-minh-1.xml"].map {
      ($0, Array(try Data(contentsOf: URL(filePath: office.scratch.path("in/a/\($0)")))))
    }
  }

  private func hop(_ at: String) -> String {
    "Received: from out.example (out [10.0.0.1])\r\n\tby \(Self.host) with ESMTPS id 4Q; \(at)"
  }

  /// Thirty-five submitters, each with both forms, the last one late by a second; then a workbook that
  /// holds both, a copy, a question, a scan, a damaged archive.
  private func letters() throws -> [Sent] {
    let names = ["Phụ lục 1 – Danh mục.xml", "Phụ lục 2 – Thuyết minh.xml"]
    var sent: [Sent] = []
    for (number, place) in Self.places.enumerated() {
      let forms = try forms(of: place)
      var mail = MailMaker()
      mail.nameStyle = MailMaker.NameStyle.allCases[number % MailMaker.NameStyle.allCases.count]
      mail.subject = "Công ty cổ phần \(place): hồ sơ đề xuất nhiệm vụ năm 2024"
      var parts: [String?] = names
      if number % 9 == 4 {
        var zip = ArchiveWriter()
        for (name, form) in zip1(names, forms) { zip.add(name, form) }
        mail.parts = [.init("Hồ sơ.zip", zip.bytes() ?? [], type: "application/zip")]
        parts = names.map { "Hồ sơ.zip!" + $0 }
      } else {
        mail.parts = zip1(names, forms).map {
          .init($0, $1, type: "text/xml", coding: MailMaker.Coding.allCases[number % 3])
        }
      }
      if number % 9 == 7 {
        var outer = MailMaker()
        outer.subject = "Fw: \(mail.subject)"
        outer.forward(mail.bytes(), named: "thu.eml")
        mail = outer
        parts = parts.map { "thu.eml!" + ($0 ?? "") }
      }
      // The last one comes at the very second of the cut-off.
      let isLast = number == Self.places.count - 1
      let day = 10 + number % 18
      let at = isLast ? "Sun, 30 Apr 2023 00:00:00 +0700" : "Tue, \(day) Apr 2023 08:00:59 +0000"
      mail.trace = [hop(at), "Received: from a by b.example; Mon, 3 Apr 2023 01:00:00 +0700"]
      sent.append(
        Sent(
          name: "\(1_681_000_000 + number).M\(number).mx", bytes: mail.bytes(),
          receivedAt: isLast ? "2023-04-30T00:00:00+07:00" : "2023-04-\(day)T15:00:59+07:00",
          receipt: isLast ? "contested" : "on-time", parts: parts, standing: "current"))
    }
    return sent + (try others(names))
  }

  private func others(_ names: [String]) throws -> [Sent] {
    // The same forms by another sender, without any hop of ours.
    var copy = MailMaker()
    copy.from = "Trần Văn Khác <khac@vidu.example>"
    copy.parts = zip1(names, try forms(of: Self.places[0])).map { .init($0, $1) }
    copy.trace = ["Received: by mx.evil.example; Mon, 3 Apr 2023 01:00:00 +0700"]
    var question = MailMaker()
    question.subject = "Hỏi về mẫu Phụ lục 2"
    question.trace = [hop("Wed, 12 Apr 2023 09:00:00 +0700")]
    var scan = question
    scan.subject = "Bản scan"
    scan.parts = [.init("cong-van.pdf", Array("%PDF-1.4\n".utf8), type: "application/pdf")]
    var broken = question
    broken.parts = [.init("ho-so.zip", Array("PK\u{3}\u{4} đứt".utf8), type: "application/zip")]
    var workbook = question
    workbook.subject = "Hồ sơ của Sở Công Thương"
    workbook.parts = [
      .init(
        "Hồ sơ.xlsx",
        try Checkout.bytes("samples/inbox/so-cong-thuong-dong-thap/dang-ky-nhiem-vu-2024.xlsx"),
        type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    ]
    let at = "2023-04-12T09:00:00+07:00"
    return [
      Sent(
        name: "6.workbook.mx", bytes: workbook.bytes(), receivedAt: at, receipt: "on-time",
        parts: [
          "Phụ lục 1", "Phụ lục 2 - NV1", "Phụ lục 2 - NV2", "Phụ lục 2 - NV3", "Phụ lục 2 - NV4",
        ]
        .map { "Hồ sơ.xlsx!" + $0 },
        standing: "current"),
      Sent(
        name: "2.copy.mx", bytes: copy.bytes(), receivedAt: "", receipt: "undetermined",
        parts: names, standing: "duplicate"),
      Sent(
        name: "3.question.mx", bytes: question.bytes(), receivedAt: at, receipt: "on-time",
        parts: [nil], standing: "quarantined"),
      Sent(
        name: "4.scan.mx", bytes: scan.bytes(), receivedAt: at, receipt: "on-time",
        parts: [nil], standing: "quarantined"),
      Sent(
        name: "5.broken.mx", bytes: broken.bytes(), receivedAt: at, receipt: "on-time",
        parts: ["ho-so.zip"], standing: "quarantined"),
    ]
  }

  private func zip1(
    _ names: [String], _ forms: [(name: String, bytes: [UInt8])]
  ) -> [(String, [UInt8])] {
    Array(zip(names, forms.map(\.bytes)))
  }

  @Test func fortyLettersInTwoRuns() throws {
    let office = try ScenarioOffice()
    let letters = try letters()
    #expect(letters.count == 40)
    for folder in ["new", "cur", "tmp"] {
      _ = try office.scratch.write([], to: "mail/\(folder)/.keep")
    }
    _ = try office.scratch.write("being delivered", to: "mail/tmp/1.half.mx")
    let (first, second) = (letters.prefix(25), letters.dropFirst(25))
    try deliver(first, to: office)
    try take(office)
    // Nothing new: nothing is read, nothing is registered.
    #expect(try take(office).documents.isEmpty)
    try deliver(second, to: office)
    let last = try take(office)
    #expect(last.documents.count == second.reduce(0) { $0 + $1.parts.count })
    try expectBooks(office, letters)
    try expectPlaces(office, letters)
    try office.requireSound()
    let plan = try office.plan()
    // A line for each submitter whose list and outline are eligible; the last one is contested.
    let eligible = Self.places.dropLast().filter { place in plan.contains { $0.contains(place) } }
    #expect(eligible.count == Self.places.count - 1)
    #expect(!plan.contains { $0.contains("vidu.example") || $0.contains("khac@") })
    let sent = try Program.dexuat(
      ["register", "letters", "--register", "reg", "--output", "letters"],
      in: office.scratch.url.path)
    #expect(sent.status == 0, "\(sent.complaint)")
  }

  /// What the hop below says is shown in the report of each form, and counts for nothing.
  @Test func twoHopsOnTwoSidesOfTheCutOffAreShown() throws {
    struct Report: Decodable {
      var documents: [Document]
      struct Document: Decodable { var receipt: Receipt }
      struct Receipt: Decodable {
        var at: String?
        var evidence: String?
        var status: String
        var otherHop: Hop?
      }
      struct Hop: Decodable, Equatable { var at: String, host: String }
    }
    let office = try ScenarioOffice()
    var mail = MailMaker()
    mail.parts = zip1(["danh-muc.xml", "thuyet-minh.xml"], try forms(of: Self.places[0]))
      .map { .init($0, $1) }
    mail.trace = [
      hop("Sun, 30 Apr 2023 00:00:07 +0700"),
      "Received: from a by b.example; Sat, 29 Apr 2023 16:59:58 +0000",
    ]
    try office.putBytes("thu.eml", mail.bytes())
    let checked = try Program.dexuat(
      ["check", "in/thu.eml", "--mail-host", Self.host, "--report", "json"]
        + ["--now", ScenarioOffice.now], in: office.scratch.url.path)
    let taken = try office.intake(nil, "--mail-host", Self.host)
    let shown = try office.register("show", "2", "--report", "json")
    try office.decide(1, "--return")
    let again = try office.register("show", "2", "--report", "json")
    for run in [checked, taken, shown, again] {
      let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
      #expect(!report.documents.isEmpty)
      for document in report.documents {
        #expect(document.receipt.at == "2023-04-30T00:00:07+07:00")
        #expect(document.receipt.evidence == "mail" && document.receipt.status == "contested")
        #expect(
          document.receipt.otherHop == .init(at: "2023-04-29T23:59:58+07:00", host: "b.example"))
      }
    }
    for (lang, words) in [
      ("vi", "ở phía bên kia hạn nộp"), ("en", "on the other side of the deadline"),
    ] {
      let page = try office.register("show", "1", "--lang", lang).output
        .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        .joined(separator: " ")
      #expect(page.contains(words) && page.contains("b.example"), "\(page)")
    }
    try office.requireSound()
  }

  /// Even letters lie in the Maildir, odd ones in the inbox.
  private func deliver(_ letters: ArraySlice<Sent>, to office: ScenarioOffice) throws {
    for (number, letter) in zip(letters.indices, letters) {
      if number % 2 == 0 {
        let flags = number % 4 == 0 ? "" : ":2,F"
        let folder = number % 4 == 0 ? "new" : "cur"
        _ = try office.scratch.write(letter.bytes, to: "mail/\(folder)/\(letter.name)\(flags)")
      } else {
        try office.putBytes(letter.name + ".eml", letter.bytes)
      }
    }
  }

  @discardableResult
  private func take(_ office: ScenarioOffice) throws -> Taken {
    let run = try office.intake(nil, "--maildir", "mail", "--mail-host", Self.host)
    return try JSONDecoder().decode(Taken.self, from: Data(run.output.utf8))
  }

  private struct Taken: Decodable {
    var documents: [Document]
    struct Document: Decodable { var path: String }
  }

  private struct Entry: Decodable {
    var entry: Int
    var path: String
    var receipt: String
    var standing: String
    var receivedAt: String?
  }

  private func expectBooks(_ office: ScenarioOffice, _ letters: [Sent]) throws {
    let list = try Program.dexuat(
      ["register", "list", "--register", "reg", "--report", "json"], in: office.scratch.url.path)
    let entries = try JSONDecoder().decode([Entry].self, from: Data(list.output.utf8))
    #expect(entries.count == letters.reduce(0) { $0 + $1.parts.count })
    for (number, letter) in letters.enumerated() {
      let own = entries.filter { $0.path == letter.name || $0.path == letter.name + ".eml" }
      #expect(own.count == letter.parts.count, "\(letter.name)")
      #expect(own.allSatisfy { $0.receipt == letter.receipt }, "\(letter.name)")
      #expect(own.allSatisfy { ($0.receivedAt ?? "") == letter.receivedAt }, "\(letter.name)")
      #expect(own.allSatisfy { $0.standing == letter.standing }, "\(letter.name): \(own)")
      // Each page takes a process: those of some letters of every kind.
      for (entry, part) in zip(own, letter.parts) where number % 9 == 4 || number % 9 == 7 {
        let shown = try Program.dexuat(
          ["register", "show", String(entry.entry), "--register", "reg"],
          in: office.scratch.url.path)
        let path = part.map { "\(entry.path)!\($0)" } ?? entry.path
        #expect(shown.output.contains("Tệp: \(path)\n"), "\(path)")
      }
    }
  }

  /// Letters keep their names, and are marked as read; what is being delivered is left alone.
  private func expectPlaces(_ office: ScenarioOffice, _ letters: [Sent]) throws {
    func names(_ folder: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: office.scratch.path(folder))
        .filter { !$0.hasPrefix(".") }.sorted()
    }
    #expect(try names("mail/new") == [])
    #expect(try names("mail/tmp") == ["1.half.mx"])
    let read = letters.indices.filter { $0 % 2 == 0 }.map { number in
      letters[number].name + (number % 4 == 0 ? ":2,S" : ":2,FS")
    }
    #expect(try names("mail/cur") == read.sorted())
    #expect(try names("in/processed").count == 20)
  }
}

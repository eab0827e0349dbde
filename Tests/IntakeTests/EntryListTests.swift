import Foundation
import IntakeTesting
import Testing

/// What the office asks of its register in bulk: lists and filters, who is missing, letters.
@Suite struct EntryListTests {
  /// The register of the sample inbox.
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    let run = try Program.dexuat(
      [
        "intake", Checkout.path("samples/inbox"), "--leave", "--register", "reg", "--settle", "0",
        "--now", "2023-05-15T09:00:00+07:00", "--quiet",
      ], in: scratch.url.path)
    #expect(run.status == 1, "\(run.complaint)")
  }

  private func register(_ arguments: String...) throws -> Program {
    try Program.dexuat(["register"] + arguments + ["--register", "reg"], in: scratch.url.path)
  }

  private func list(_ filter: [String] = []) throws -> [[String: Any]] {
    let run = try Program.dexuat(
      ["register", "list", "--register", "reg", "--report", "json"] + filter, in: scratch.url.path)
    #expect(run.status == 0, "\(run.complaint)")
    let read = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(read as? [[String: Any]])
  }

  private func texts(_ entries: [[String: Any]], _ key: String) -> [String?] {
    entries.map { $0[key] as? String }
  }

  @Test(arguments: ["verdict", "standing", "receipt", "province"])
  func aFilterKeepsWhatFits(_ key: String) throws {
    let all = try list()
    let values = Set(texts(all, key).compactMap(\.self))
    #expect(!values.isEmpty)
    var kept = 0
    for value in values {
      let found = try list(["--\(key)", value])
      #expect(texts(found, key).allSatisfy { $0 == value } && !found.isEmpty, "\(value)")
      kept += found.count
    }
    #expect(kept == texts(all, key).filter { $0 != nil }.count)
  }

  @Test func wordsOfTheNameAreFolded() throws {
    let name = try #require(texts(list(), "submitter").compactMap(\.self).first)
    let folded = name.folding(options: .diacriticInsensitive, locale: nil)
      .replacing("đ", with: "d").replacing("Đ", with: "D").lowercased()
    let found = try list(["--submitter", folded])
    #expect(texts(found, "submitter").contains(name), "\(folded)")
    #expect(try list(["--submitter", "không ai tên thế này"]).isEmpty)
  }

  @Test func aDayIsWholeForBothEnds() throws {
    let all = try list().filter { $0["receivedAt"] is String }
    let days = Set(texts(all, "receivedAt").compactMap { $0?.prefix(10) }.map(String.init))
    for day in days {
      let parts = day.split(separator: "-")
      let written = parts.reversed().joined(separator: "/")
      let found = try list(["--since", day, "--until", written])
      #expect(texts(found, "receivedAt").allSatisfy { $0?.hasPrefix(day) == true })
      #expect(
        found.count == texts(all, "receivedAt").count { $0?.hasPrefix(day) == true }, "\(day)")
    }
  }

  @Test func anOrientationFindsItsTasks() throws {
    let found = try (1...10).map { try list(["--orientation", String($0)]).count }
    #expect(found.contains { $0 > 0 } && found.allSatisfy { $0 <= (try? list().count) ?? 0 })
  }

  @Test(arguments: [
    (["--verdict", "eligble"], "eligible"), (["--standing", "curent"], "current"),
    (["--receipt", "lat"], "late"), (["--since", "mai"], "28/4/2023"),
    (["--orientation", "ba"], "--orientation"), (["--report", "pdf"], "xlsx"),
    (["--province", "Bến Ttre"], "Bến Tre"), (["--province", "Atlantis"], "Atlantis"),
    (["--since", "2023-06-01", "--until", "2023-05-01"], "--until"),
  ])
  func aWrongValueIsTold(_ arguments: [String], _ told: String) throws {
    let run = try Program.dexuat(
      ["register", "list", "--register", "reg"] + arguments, in: scratch.url.path)
    #expect(run.status == 64 && run.complaint.contains(told), "\(run.complaint)")
  }

  /// The same entries in every form, the dispatch of each as its document writes it.
  @Test func theBookHasEveryEntry() throws {
    let entries = try list()
    #expect(entries.contains { $0["dispatchNumber"] is String && $0["mailNumber"] is String })
    let csv = try register("list", "--report", "csv").output
    #expect(csv.hasPrefix("\u{FEFF}Số đến;Đợt;Đơn vị đề xuất;"))
    let html = try register("list", "--report", "html").output
    for heading in ["Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ký nhận", "Ghi chú"] {
      #expect(html.contains(">\(heading)</th>"), "\(heading)")
    }
    // Each line is named by its number; the day of arrival may be open.
    let lines = html.components(separatedBy: "<th scope=\"row\">").dropFirst()
    #expect(lines.count == entries.count && !lines.contains { $0.hasPrefix("</th>") })
    for number in texts(entries, "dispatchNumber").compactMap(\.self) {
      #expect(csv.contains(number) && html.contains(number), "\(number)")
    }
    for name in ["a.xlsx", "b.xlsx"] {
      #expect(try register("list", "--report", "xlsx", "--output", name).status == 0)
    }
    let book = try Data(contentsOf: scratch.url.appending(path: "a.xlsx"))
    #expect(book.starts(with: Data("PK".utf8)))
    #expect(try book == Data(contentsOf: scratch.url.appending(path: "b.xlsx")))
    // Whoever fills in the book must not lose it.
    #expect(try register("list", "--report", "xlsx", "--output", "a.xlsx").status == 64)
    #expect(try register("list", "--report", "csv", "--output", "a.csv").status == 0)
    #expect(try register("list", "--report", "csv", "--output", "a.csv").status == 0)
  }

  @Test func whoIsMissingIsNamedWithThoseLikeIt() throws {
    let name = try #require(
      texts(list(), "submitter").compactMap(\.self).first { $0.contains("tỉnh ") })
    let shorter = name.replacing("tỉnh ", with: "")
    _ = try scratch.write(
      "\u{FEFF}# Danh sách mời\n\(name)\n\n\(shorter); \nSCT Bến Tre\nỦy ban không ai biết;0100000000\n",
      to: "asked.txt")
    let run = try register("missing", "--expected", "asked.txt")
    #expect(run.status == 0 && run.output.contains("3 trong 4"), "\(run.output) \(run.complaint)")
    #expect(run.output.contains("có thể là: \(name)"), "\(run.output)")
    #expect(run.output.contains("SCT Bến Tre\n      có thể là: Sở Công Thương tỉnh Bến Tre ("))
    #expect(!run.output.contains("Danh sách"))
    let csv = try register("missing", "--expected", "asked.txt", "--report", "csv").output
    #expect(csv.contains("Ủy ban không ai biết;0100000000;") && csv.contains("\(shorter);;\(name)"))
    let unnamed = try register("missing")
    #expect(unnamed.status == 64 && unnamed.complaint.contains("--expected"))
  }

  @Test func lettersAreMadeForEachSubmission() throws {
    let written = try register("letters", "--kind", "receipt", "--output", "thu")
    #expect(written.status == 0)
    // What nobody can tell whose it is gets no letter, and that is said.
    #expect(written.output.contains("không có thư: số đến 8\n"), "\(written.output)")
    let folder = scratch.url.appending(path: "thu").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let letters = names.filter { $0.hasSuffix("-receipt.html") }
    #expect(letters.count > 1 && names == letters + ["index.csv"])
    let index = try String(contentsOfFile: folder + "/index.csv", encoding: .utf8)
    for letter in letters { #expect(index.contains(letter)) }
    let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions]
    #expect(mode as? Int == 0o700)
    // Only what has something to fix, in place of the former letters.
    #expect(try register("letters", "--kind", "return", "--output", "thu").status == 0)
    let returns = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(returns.count { $0.hasSuffix("-return.html") } < letters.count)
    #expect(!returns.contains { $0.contains("receipt") })
    let later = try register("letters", "--since", "2999-01-01", "--output", "none")
    #expect(later.status == 0 && later.output.contains("0 thư"), "\(later.output)")
    _ = try scratch.write("của tôi", to: "thu/ghi-chu.txt")
    #expect(try register("letters", "--output", "thu").status == 64)
  }

  @Test func aPlanStandsInNoInboxAndBesideAnOpenWorkbook() throws {
    func plan(_ folder: String) throws -> Program {
      try Program.dexuat(
        ["plan", "--register", "reg", "--output", folder, "--now", "2023-05-15T09:00:00+07:00"],
        in: scratch.url.path)
    }
    let inbox = Checkout.path("samples/inbox")
    for folder in [inbox, inbox + "/danh-muc"] {
      let run = try plan(folder)
      #expect(run.status == 64 && run.complaint.contains("hòm thư"), "\(run.complaint)")
    }
    #expect(try plan("danh-muc").status == 0)
    for name in [".~lock.plan.xlsx#", "~$plan.xlsx"] {
      _ = try scratch.write("khóa", to: "danh-muc/" + name)
    }
    #expect(try plan("danh-muc").status == 0)
    _ = try scratch.write("khác", to: "danh-muc/khac.txt")
    #expect(try plan("danh-muc").status == 64)
  }
}

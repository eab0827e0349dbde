import Foundation
import IntakeCore
import IntakeReporting
import IntakeTesting
import Testing

/// An office with an inbox and a register, run by the built binary, and forms to put into it.
final class ScenarioOffice {
  static let now = "2023-05-08T09:00:00+07:00"
  let scratch: Scratch
  let call: Call

  init() throws {
    scratch = try Scratch()
    call = try Checkout.call()
    try FileManager.default.createDirectory(
      atPath: scratch.path("in"), withIntermediateDirectories: true)
  }

  /// Who proposes, as a form says it.
  struct Proposer {
    var name = "Sở Công Thương tỉnh Ví Dụ"
    var kind = "state"
    var code: String?
    var phone: String? = "0211 000 0001"
    var email: String?
    var address: String?
    var dispatch = "215/SCT-KTATMT"
  }

  /// Puts a list and an outline of each of its tasks into a folder of the inbox.
  func put(
    _ folder: String, _ titles: [String], by proposer: Proposer = Proposer(), outlines: Bool = true
  ) throws {
    try putList("\(folder)/danh-muc.xml", titles, by: proposer)
    guard outlines else { return }
    for (position, title) in titles.enumerated() {
      try putOutline("\(folder)/thuyet-minh-\(position + 1).xml", position + 1, title, by: proposer)
    }
  }

  func putList(_ path: String, _ titles: [String], by proposer: Proposer = Proposer()) throws {
    try write(form(.appendix1, Array(titles.enumerated().map { ($0 + 1, $1) }), proposer), path)
  }

  func putOutline(
    _ path: String, _ number: Int, _ title: String, by proposer: Proposer = Proposer()
  ) throws {
    try write(form(.appendix2, [(number, title)], proposer), path)
  }

  func putBytes(_ path: String, _ bytes: [UInt8]) throws {
    _ = try scratch.write(bytes, to: "in/" + path)
  }

  func book(_ lines: String...) throws {
    try putBytes("so-den.csv", Array("Tệp,Đến lúc\n\(lines.joined(separator: "\n"))\n".utf8))
  }

  private func form(
    _ kind: FormKind, _ tasks: [(Int, String)], _ proposer: Proposer
  ) -> FormContent {
    var content = ExampleDocument.sound(kind, call: call)
    let model = content.tasks[0]
    content.tasks = tasks.map { number, title in
      var task = model
      task.fields.put("number", String(number))
      task.fields.put("title", title)
      return task
    }
    for (field, value) in [
      ("name", proposer.name), ("kind", proposer.kind), ("code", proposer.code),
      ("phone", proposer.phone), ("email", proposer.email), ("address", proposer.address),
      ("dispatchNumber", proposer.kind == "individual" ? nil : proposer.dispatch),
      ("dispatchDate", proposer.kind == "individual" ? nil : "2023-04-10"),
    ] { content.submitter.put(field, value) }
    return content
  }

  private func write(_ content: FormContent, _ path: String) throws {
    try putBytes(path, XMLFormWriter.write(content, call: call).bytes)
  }

  // MARK: what is done

  @discardableResult
  func intake(_ received: String? = nil, _ more: String...) throws -> Program {
    let run = try Program.dexuat(
      ["intake", "in", "--register", "reg", "--settle", "0", "--now", Self.now, "--report", "json"]
        + (received.map { ["--received", $0] } ?? []) + more, in: scratch.url.path)
    #expect(run.status == 0 || run.status == 1, "\(run.complaint)")
    return run
  }

  @discardableResult
  func decide(_ entry: Int, _ action: String..., status: Int32 = 0) throws -> Program {
    let run = try Program.dexuat(
      ["decide", String(entry), "--register", "reg", "--now", Self.now, "--by", "Lê Thị B"]
        + ["--why", "đã làm rõ", "--document", "15/TB-TKNL"] + action, in: scratch.url.path)
    #expect(run.status == status, "\(action): \(run.output)\(run.complaint)")
    return run
  }

  func plan() throws -> [String] {
    let run = try Program.dexuat(
      ["plan", "--register", "reg", "--output", "plan", "--now", Self.now], in: scratch.url.path)
    #expect(run.status == 0, "\(run.complaint)")
    let data = try Data(contentsOf: URL(filePath: scratch.path("plan/plan.csv")))
    return String(decoding: data, as: UTF8.self).split(separator: "\r\n").map(String.init)
  }

  // MARK: what is so then

  struct Entry {
    var number: Int
    var standing: String
    var verdict: String
    var codes: [String]
    var findings: [String: String]
    var tasks: [String]
  }

  /// The entries by the part of their path behind the inbox.
  func entries() throws -> [String: Entry] {
    let list = try Program.dexuat(
      ["register", "list", "--register", "reg", "--report", "json"], in: scratch.url.path)
    let read = try JSONSerialization.jsonObject(with: Data(list.output.utf8))
    var entries: [String: Entry] = [:]
    for entry in try #require(read as? [[String: Any]]) {
      let number = try #require(entry["entry"] as? Int)
      let document = try report(number)
      let findings = document["findings"] as? [[String: Any]] ?? []
      let said = findings.map {
        ($0["code"] as? String ?? "", ($0["message"] as? [String: String])?["vi"] ?? "")
      }
      entries[try #require(entry["path"] as? String)] = Entry(
        number: number, standing: entry["standing"] as? String ?? "",
        verdict: entry["verdict"] as? String ?? "", codes: said.map(\.0).filter { $0 != "R003" },
        findings: Dictionary(said) { first, _ in first },
        tasks: (document["tasks"] as? [[String: Any]] ?? []).compactMap { $0["verdict"] as? String }
      )
    }
    return entries
  }

  private func report(_ entry: Int) throws -> [String: Any] {
    let shown = try Program.dexuat(
      ["register", "show", String(entry), "--register", "reg", "--report", "json"],
      in: scratch.url.path)
    let read = try JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [String: Any]
    return (read?["documents"] as? [[String: Any]])?.first ?? [:]
  }

  func requireSound() throws {
    let run = try Program.dexuat(
      ["register", "verify", "--register", "reg", "--replay"], in: scratch.url.path)
    #expect(run.status == 0, "\(run.output)\(run.complaint)")
  }
}

extension [FormContent.Entry] {
  fileprivate mutating func put(_ field: String, _ text: String?) {
    removeAll { $0.field == field && text == nil }
    guard let text else { return }
    if let position = firstIndex(where: { $0.field == field }) {
      self[position].text = text
    } else {
      append(FormContent.Entry(field, text))
    }
  }
}

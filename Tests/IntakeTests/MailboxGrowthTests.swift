import Foundation
import IntakeTesting
import Testing

/// A mailbox that a mail program goes on filling, taken in again and again: its mails that are known are
/// no new receipts.
@Suite struct MailboxGrowthTests {
  private let office: ScenarioOffice

  init() throws {
    office = try ScenarioOffice()
  }

  private func list(_ place: String) throws -> [UInt8] {
    var proposer = ScenarioOffice.Proposer()
    proposer.name = "Sở Công Thương tỉnh \(place)"
    try office.putList("a.xml", ["Phổ biến mô hình của \(place)"], by: proposer)
    let path = office.scratch.path("in/a.xml")
    defer { try? FileManager.default.removeItem(atPath: path) }
    return Array(try Data(contentsOf: URL(filePath: path)))
  }

  private func mail(_ subject: String, _ forms: [UInt8]...) -> [UInt8] {
    var mail = MailMaker()
    mail.subject = subject
    mail.parts = forms.enumerated().map { .init("phu-luc-\($0.offset + 1).xml", $0.element) }
    mail.parts.append(.init("cong-van.pdf", Array("%PDF-1.4\n".utf8), type: "application/pdf"))
    return mail.bytes()
  }

  /// Puts a mailbox of some mails into the place of the one before, and takes it in.
  private func take(_ mails: [UInt8]...) throws -> [String] {
    let envelope = Array("From a@b.example Tue Apr 11 07:00:00 2023\n".utf8)
    try office.putBytes("van-thu.mbox", mails.flatMap { envelope + $0 + [0x0A] })
    let run = try office.intake("2023-04-12 08:30", "--leave")
    let read = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let documents = read?["documents"] as? [[String: Any]] ?? []
    return documents.map { $0["part"] as? String ?? "-" }
  }

  @Test func onlyNewMailsAreTakenIn() throws {
    let (a, b, c) = (try list("A"), try list("B"), try list("C"))
    let (first, second) = (mail("Một", a), mail("Hai", b))
    #expect(try take(first, second) == ["#1!phu-luc-1.xml", "#2!phu-luc-1.xml"])
    #expect(try take(first, second, mail("Ba", c)) == ["#3!phu-luc-1.xml"])
    // The same file, unchanged, is known as a whole.
    #expect(try take(first, second, mail("Ba", c)) == [])
    // What is sent a second time is a second receipt; the mail program may throw away old mails.
    #expect(try take(second, mail("Ba", c), mail("Lại", c)) == ["#3!phu-luc-1.xml"])
    try office.requireSound()
    let list = try Program.dexuat(
      ["register", "list", "--register", "reg", "--report", "json"],
      in: office.scratch.url.path
    ).output
    #expect(list.components(separatedBy: "van-thu.mbox").count == 5)
    #expect(list.components(separatedBy: "\"duplicate\"").count == 2)
  }

  /// A person has to answer it; the others are not shown again.
  @Test func aNewMailWithoutAFormIsOneEntry() throws {
    let first = mail("Một", try list("A"))
    #expect(try take(first) == ["#1!phu-luc-1.xml"])
    #expect(try take(first, mail("Hỏi về mẫu")) == ["-"])
    try office.requireSound()
  }
}

import Foundation
import Intake
import IntakeArchives
import IntakeCore
import IntakeRegister
import IntakeTesting
import Testing

/// Files that hold files: each form in them is a document of its own, the file is archived once.
@Suite struct PartsTests {
  private let list = "danh-muc.xml"
  private let outline = "thuyet-minh-1.xml"
  private let scan = Array("%PDF-1.7\n".utf8)

  /// The forms of one submitter, as files to be packed.
  private func forms() throws -> [(name: String, bytes: [UInt8])] {
    let office = try ScenarioOffice()
    try office.put("a", ["Phổ biến mô hình sản xuất sạch hơn tại làng nghề gốm"])
    return try [list, outline].map { ($0, try office.bytes("a/\($0)")) }
  }

  private func archive(_ files: [(name: String, bytes: [UInt8])]) throws -> [UInt8] {
    var archive = ArchiveWriter()
    for file in files { archive.add(file.name, file.bytes) }
    return try #require(archive.bytes())
  }

  private func mail(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var mail = MailMaker()
    mail.parts = files.map { .init($0.name, $0.bytes) }
    return mail.bytes()
  }

  @Test func everyFormOfAFileIsAnEntryAndTheFileIsMovedOnce() throws {
    let office = try ScenarioOffice()
    let zip = try archive([("ho-so/con-dau.pdf", scan)] + forms())
    try office.putBytes("thu.eml", mail([("ho-so.zip", zip)]))
    let report = try office.report(office.intake("28/4/2023 16:00"))
    #expect(report.documents.map(\.path) == ["thu.eml", "thu.eml"])
    #expect(report.documents.map(\.part) == ["ho-so.zip!\(list)", "ho-so.zip!\(outline)"])
    #expect(report.documents.allSatisfy { $0.verdict == "eligible" })
    #expect(report.documents.allSatisfy { $0.file?.sha256 != $0.sha256 })
    #expect(
      report.attachments.map { "\($0.part ?? "") \($0.kind) \($0.entry ?? 0)" }
        == ["text-1.txt mail-text 1", "ho-so.zip!ho-so/con-dau.pdf pdf 1"])
    #expect(try office.names("in/processed") == ["000001-thu.eml"])
    #expect(try office.originals() == 1)
    #expect(try office.register("verify", "--replay").status == 0)
    let page = try office.register("show", "2")
    #expect(page.output.contains("thu.eml!ho-so.zip!\(outline)"))
    #expect(page.output.contains("Cùng tệp: 1"))
    #expect(page.output.contains("Kèm theo: ho-so.zip!ho-so/con-dau.pdf"))
  }

  @Test func aRegisterOfPartsIsRebuiltBackedUpAndJudgedAgain() throws {
    let office = try ScenarioOffice()
    try office.putBytes("ho-so.zip", archive(forms()))
    #expect(try office.intake("28/4/2023 16:00").status == 0)
    #expect(try office.register("rebuild").status == 0)
    let target = office.scratch.path("copy")
    let verification = try Register.backUp(
      directory: office.scratch.path("reg"), to: target, clock: { MachineClock.machine.instant })
    #expect(verification.isSound)
    let copy = try Program.dexuat(
      ["register", "verify", "--replay", "--register", "copy"], in: office.scratch.url.path)
    #expect(copy.status == 0, "\(copy.output)\(copy.complaint)")
    try office.decide(1, "--return")
    #expect(try office.register("verify", "--replay").status == 0)
  }

  @Test func aFormInAContainerAndByItselfIsOneContent() throws {
    let office = try ScenarioOffice()
    let forms = try forms()
    for form in forms { try office.putBytes("a/\(form.name)", form.bytes) }
    try office.putBytes("b/thu.eml", mail(forms))
    let report = try office.report(office.intake("28/4/2023 16:00"))
    #expect(report.documents.count == 4)
    let again = report.documents.filter { $0.path == "b/thu.eml" }
    #expect(again.allSatisfy { $0.codes.contains("R001") })
    #expect(try office.originals() == 3)
  }

  @Test func whatCannotBeOpenedIsToldAndTheRestIsJudged() throws {
    let office = try ScenarioOffice()
    let forms = try forms()
    let damaged = Array(try archive(forms).dropLast(60))
    try office.putBytes("ho-so.zip", archive(forms + [("anh.zip", damaged), ("../x.xml", scan)]))
    let report = try office.report(office.intake("28/4/2023 16:00"))
    #expect(report.documents.map(\.part) == [list, outline, "anh.zip", nil])
    #expect(
      report.documents.map(\.verdict) == ["eligible", "eligible", "ineligible", "ineligible"])
    #expect(report.documents[2].codes == ["F010"])
    #expect(report.documents[3].codes == ["L004"])
    #expect(try office.register("verify", "--replay").status == 0)
  }

  /// What Outlook packs attachments into is named as what it is, beside forms too.
  @Test func aPackOfOutlookIsNamedWithAdvice() throws {
    let office = try ScenarioOffice()
    let pack: [UInt8] = [0x78, 0x9F, 0x3E, 0x22] + [UInt8](repeating: 1, count: 400)
    try office.putBytes("thu.eml", mail(forms() + [("winmail.dat", pack)]))
    let report = try office.report(office.intake("28/4/2023 16:00"))
    let named = try #require(report.documents.first { $0.part == "winmail.dat" })
    #expect(named.codes == ["F002"])
    #expect(report.documents.filter { $0.verdict == "eligible" }.count == 2)
    let page = try office.register("show", "3").output
    #expect(page.contains("gói đính kèm của Outlook") && page.contains(".eml"), "\(page)")
  }

  @Test func aLetterWithoutAFormIsQuarantinedWithItsSender() throws {
    let office = try ScenarioOffice()
    var letter = MailMaker()
    letter.subject = "Hỏi về thời hạn nộp hồ sơ đề xuất"
    letter.parts = [.init("cong-van.pdf", scan)]
    try office.putBytes("hoi.eml", letter.bytes())
    let run = try office.intake("28/4/2023 16:00")
    let report = try office.report(run)
    #expect(run.status == 1)
    #expect(report.documents.map(\.part) == [nil])
    #expect(report.documents[0].codes == ["F002"])
    #expect(run.output.contains("Nguyễn Thị Mẫu <mau@vidu.example>"))
    #expect(run.output.contains("Hỏi về thời hạn nộp hồ sơ đề xuất"))
    #expect(try office.register("verify", "--replay").status == 0)
  }

  @Test func checkReadsThemAsIntakeDoes() throws {
    let scratch = try Scratch()
    let zip = try archive(forms())
    let path = try scratch.write(zip, to: "ho-so.zip")
    let run = try Program.dexuat(["check", path, "--report", "line"])
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("ho-so.zip!\(list): verdict eligible"))
    #expect(run.output.contains("ho-so.zip!\(outline): verdict eligible"))
    let input = try Program.dexuat(["check", "-", "--report", "line"], input: zip)
    #expect(input.status == 0)
  }
}

extension ScenarioOffice {
  func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: scratch.path("in/" + path))))
  }

  func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.path(folder)).sorted()
  }

  /// How many files the archive holds.
  func originals() throws -> Int {
    let root = "reg/archive/sha256"
    return try names(root).reduce(0) { try $0 + names("\(root)/\($1)").count }
  }

  func register(_ arguments: String...) throws -> Program {
    try Program.dexuat(
      ["register"] + arguments + ["--register", "reg"], in: scratch.url.path)
  }

  func report(_ run: Program) throws -> PartsReport {
    try JSONDecoder().decode(PartsReport.self, from: Data(run.output.utf8))
  }
}

/// What a machine report says of files and their parts.
struct PartsReport: Decodable {
  var documents: [Document]
  var attachments: [Attachment]

  struct Document: Decodable {
    var path: String
    var part: String?
    var sha256: String
    var file: File?
    var verdict: String
    var findings: [Finding]

    var codes: [String] { findings.map(\.code).filter { $0 != "R003" } }
  }

  struct File: Decodable { var sha256: String }
  struct Finding: Decodable { var code: String }

  struct Attachment: Decodable {
    var path: String
    var part: String?
    var kind: String
    var entry: Int?
  }

  private enum CodingKeys: CodingKey { case documents, attachments }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    documents = try values.decode([Document].self, forKey: .documents)
    attachments = try values.decodeIfPresent([Attachment].self, forKey: .attachments) ?? []
  }
}

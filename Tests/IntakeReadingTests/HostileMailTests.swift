import IntakeArchives
import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReading

/// Mails and archives that mean harm: within the limits, a finding each, the neighbours unharmed.
@Suite struct HostileMailTests {
  private let form = Array("STT,Tên nhiệm vụ\n1,Phổ biến\n".utf8)

  /// The paths of what is handed over, and the codes of what is told.
  private func open(_ bytes: [UInt8]) -> (paths: [String], codes: [Code]) {
    var (paths, codes): ([String], [Code]) = ([], [])
    _ = FileOpener().open(bytes) { part in
      switch part.content {
      case .faults(let findings): codes += findings.map(\.code)
      case .document: paths.append(part.path ?? "-")
      case .attachment: break
      }
    }
    return (paths, codes)
  }

  private func mail(_ parts: MailMaker.Part...) -> [UInt8] {
    var mail = MailMaker()
    mail.parts = parts + [.init("a.csv", form)]
    return mail.bytes()
  }

  private func expect(
    _ bytes: [UInt8], _ paths: [String], _ codes: [Code],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = open(bytes)
    #expect(found.paths == paths, sourceLocation: sourceLocation)
    #expect(found.codes == codes, sourceLocation: sourceLocation)
  }

  @Test func namesThatLeadOutside() {
    expect(mail(.init("../../etc/passwd", form)), ["a.csv"], ["L004"])
    expect(mail(.init("..\\a.csv", form)), ["a.csv"], ["L004"])
    // A path on the sender's machine is none of ours.
    expect(mail(.init("C:\\Users\\a\\b.csv", form)), ["b.csv", "a.csv"], [])
  }

  @Test func namesThatNoFileHas() {
    let long = String(repeating: "ậ", count: 4_000) + ".csv"
    let found = open(mail(.init(long, form), .init("x\u{0}y\u{1B}[2J.csv", form)))
    #expect(found.codes == [])
    #expect(found.paths.allSatisfy { $0.unicodeScalars.count <= 200 })
    #expect(found.paths[0].hasSuffix("ậậ.csv"))
    #expect(found.paths[1] == "x\u{FFFD}y\u{FFFD}[2J.csv")
  }

  @Test func twoPartsOfOneName() {
    expect(mail(.init("a.csv", form)), ["a.csv", "a.csv (2)"], [])
    var zip = ArchiveWriter()
    zip.add("a.csv", form)
    zip.add("A.CSV", form)
    zip.add("b.csv", form)
    expect(mail(.init("x.zip", zip.bytes() ?? [])), ["x.zip!b.csv", "a.csv"], ["L004"])
  }

  @Test func brokenBase64() {
    var bytes = mail(.init("b.csv", form + form + form))
    let text = MailMaker.base64(form, breaks: false).prefix(20)
    let place = bytes.indices.first { bytes[$0...].starts(with: text) } ?? 0
    bytes[place + 5] = UInt8(ascii: "!")
    expect(bytes, ["a.csv"], ["F010"])
  }

  @Test func bombsInArchivesInMails() {
    var bomb = ArchiveWriter()
    bomb.add("0.csv", [UInt8](repeating: 0x30, count: 60 << 20))
    var twice = ArchiveWriter()
    for number in 1...6 { twice.add("\(number).zip", bomb.bytes() ?? []) }
    let found = open(mail(.init("x.zip", twice.bytes() ?? [])))
    #expect(found.codes.contains("L004"))
    #expect(found.paths.count < 6)
  }

  @Test func tenThousandParts() {
    var mail = MailMaker()
    mail.parts = (0..<10_000).map { .init("\($0).csv", [0x30]) }
    expect(mail.bytes(), [], ["L004"])
  }

  @Test func everythingInOneLine() {
    var bytes = mail()
    bytes += [UInt8](repeating: 0x41, count: 2 << 20)
    expect(bytes, ["a.csv"], [])
    let header = Array("From: a@b\nMIME-Version: 1.0\nSubject: ".utf8)
    let found = open(header + [UInt8](repeating: 0x41, count: 2 << 20))
    #expect(found.codes == [] && found.paths == [])
  }

  @Test func endlessBoundaries() {
    var bytes = Array("From: a@b\nTo: c@d\nMIME-Version: 1.0\n".utf8)
    for number in 0..<2_000 {
      bytes += Array("Content-Type: multipart/mixed; boundary=\(number)\n\n--\(number)\n".utf8)
    }
    expect(bytes, [], ["L004"])
    let boundary = Array("\n--x".utf8)
    var many = Array(
      "From: a@b\nTo: c@d\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n".utf8)
    for _ in 0..<50_000 { many += boundary }
    let found = open(many)
    #expect(found.codes == ["L004"])
  }

  @Test func aMailThatContainsItselfByName() {
    var inner = MailMaker()
    inner.parts = [.init("a.csv", form)]
    var bytes = inner.bytes()
    for level in 1...8 {
      var outer = MailMaker()
      outer.forward(bytes, named: "thu.eml")
      bytes = outer.bytes()
      let found = open(bytes)
      #expect(found.codes == (level <= 4 ? [] : ["L004"]))
      #expect(found.paths.count == (level <= 4 ? 1 : 0))
    }
  }

  @Test func aMailThatIsCutOff() {
    let whole = mail(.init("b.csv", form + form + form))
    let mark = Array("Content-Disposition: attachment; filename=\"a.csv\"".utf8)
    let place = whole.indices.last { whole[$0...].starts(with: mark) } ?? 0
    expect(Array(whole[..<(place + mark.count + 10)]), ["b.csv"], ["F010"])
  }

  @Test func whatHidesItsContent() {
    var mail = MailMaker()
    mail.parts = [
      .init("smime.p7m", form, type: "application/pkcs7-mime; smime-type=enveloped-data"),
      .init("a.csv", form),
    ]
    expect(mail.bytes(), ["a.csv"], ["F010"])
  }
}

import IntakeArchives
import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReading

/// What every container promises, whatever it is given.
@Suite struct ContainerConformance {
  /// A sound one of each kind, with the parts that it has.
  struct Sample: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var paths: [String]
    var testDescription: String { name }
  }

  static let form = Array("STT,Tên nhiệm vụ\n1,Phổ biến\n".utf8)

  static let samples: [Sample] = {
    var zip = ArchiveWriter()
    zip.add("ho-so/phu-luc-1.csv", form)
    zip.add("ho-so/Phụ lục 2.csv", form + form)
    var mail = MailMaker()
    mail.parts = [
      .init("phu-luc-1.csv", form, coding: .quotedPrintable), .init("Phụ lục 2.csv", form + form),
    ]
    var outer = MailMaker()
    outer.parts = [.init("ho-so.zip", zip.bytes() ?? [])]
    outer.forward(mail.bytes())
    let envelope = Array("From a@b Tue Apr 11 07:00:00 2023\n".utf8)
    let mailbox = envelope + mail.bytes() + [0x0A] + envelope + outer.bytes() + [0x0A]
    let inMail = ["text-1.txt", "phu-luc-1.csv", "Phụ lục 2.csv"]
    let inZip = ["ho-so/phu-luc-1.csv", "ho-so/Phụ lục 2.csv"]
    let inOuter =
      ["text-1.txt"] + inZip.map { "ho-so.zip!" + $0 }
      + inMail.map { "thu-chuyen-tiep.eml!" + $0 }
    return [
      Sample(name: "archive", bytes: zip.bytes() ?? [], paths: inZip),
      Sample(name: "mail", bytes: mail.bytes(), paths: inMail),
      Sample(name: "mail with a letter and an archive", bytes: outer.bytes(), paths: inOuter),
      Sample(
        name: "mailbox", bytes: mailbox,
        paths: inMail.map { "#1!" + $0 } + inOuter.map { "#2!" + $0 }),
    ]
  }()

  /// What a walk hands over.
  private struct Found: Equatable {
    var path: String?
    var bytes: [UInt8]
    var codes: [Code]
  }

  private func open(
    _ bytes: [UInt8], only path: String? = nil, _ change: (inout Limits) -> Void = { _ in }
  ) -> [Found] {
    var limits = Limits.standard
    change(&limits)
    var found: [Found] = []
    _ = FileOpener(limits: limits).open(bytes, only: path) { part in
      var codes: [Code] = []
      if case .faults(let findings) = part.content { codes = findings.map(\.code) }
      found.append(Found(path: part.path, bytes: codes.isEmpty ? part.bytes : [], codes: codes))
    }
    return found
  }

  @Test(arguments: samples)
  func partsComeInTheirOrderWithTheirBytes(_ sample: Sample) {
    let found = open(sample.bytes)
    #expect(found.map(\.path) == sample.paths)
    for part in found where part.path?.hasSuffix("phu-luc-1.csv") == true {
      #expect(part.bytes == Self.form)
    }
    #expect(found == open(sample.bytes))
  }

  @Test(arguments: samples)
  func onePartIsOpenedAsAmongTheOthers(_ sample: Sample) {
    for part in open(sample.bytes) {
      #expect(open(sample.bytes, only: part.path) == [part])
    }
  }

  @Test(arguments: samples)
  func everyTruncationEndsAndIsTold(_ sample: Sample) {
    let whole = open(sample.bytes)
    for end in stride(from: 100, to: sample.bytes.count - 40, by: 37) {
      let found = open(Array(sample.bytes[..<end]))
      // A mailbox may be cut between two letters, a letter before it says that it has parts.
      let isTold = found.contains { !$0.codes.isEmpty }
      let mayBeShort =
        sample.name == "mailbox"
        || found.allSatisfy { part in
          part.path.map { $0.hasSuffix("text-1.txt") } ?? true
        }
      #expect(isTold || mayBeShort || found == whole, "cut at \(end)")
      // What is handed over as a part of it is whole.
      for part in found where part.codes.isEmpty && part.path != nil {
        let isWhole = whole.contains { $0.path == part.path && $0.bytes == part.bytes }
        #expect(isWhole || part.path?.contains("text-") == true, "cut at \(end)")
      }
    }
  }

  @Test(arguments: samples)
  func everyFlippedByteEnds(_ sample: Sample) {
    var chance = Chance(seed: UInt64(sample.bytes.count))
    for _ in 0..<300 {
      var flipped = sample.bytes
      for _ in 0..<Int.random(in: 1...4, using: &chance) {
        flipped[Int.random(in: flipped.indices, using: &chance)] = UInt8.random(
          in: 0...255, using: &chance)
      }
      #expect(open(flipped) == open(flipped))
    }
  }

  @Test(arguments: samples)
  func limitsAreTold(_ sample: Sample) {
    #expect(open(sample.bytes) { $0.parts = 1 }.contains { $0.codes == ["L004"] })
    #expect(open(sample.bytes) { $0.unpackedBytes = 20 }.contains { $0.codes == ["L004"] })
    #expect(open(sample.bytes) { $0.nesting = 0 } == [Found(path: nil, bytes: [], codes: ["L004"])])
    let bytes = sample.bytes.count - 1
    #expect(
      open(sample.bytes) { $0.containerBytes = bytes }
        == [Found(path: nil, bytes: [], codes: ["L004"])])
  }

  @Test func containersAreOpenedFiveDeepAndNoDeeper() {
    var bytes = Self.form
    for level in 1...6 {
      var zip = ArchiveWriter()
      zip.add(level == 1 ? "a.csv" : "\(level).zip", bytes)
      bytes = zip.bytes() ?? []
      let found = open(bytes)
      #expect(found.count == 1)
      #expect(found[0].codes == (level <= 5 ? [] : ["L004"]))
    }
  }

  @Test func officeFilesAreNoContainers() {
    var workbook = ArchiveWriter()
    workbook.add("[Content_Types].xml", Array("<Types/>".utf8))
    workbook.add("xl/workbook.xml", Array("<workbook/>".utf8))
    #expect(open(workbook.bytes() ?? []).map(\.path) == [nil])
  }

  @Test func formsAreNoContainers() throws {
    for name in ["phu-luc-1.xml", "phu-luc-1.csv", "phu-luc-2.xml", "phu-luc-2.csv"] {
      let bytes = try Checkout.bytes("samples/drafts/\(name)")
      #expect(!FileOpener.isContainer(bytes))
      #expect(open(bytes).map(\.path) == [nil])
    }
  }
}

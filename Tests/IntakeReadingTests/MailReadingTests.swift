import Foundation
import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReading

/// Mails as they are read here, and as Python's `email` reads them.
@Suite struct MailReadingTests {
  private static let names = [
    "phu-luc-1.csv", "Phụ lục 1 – Danh mục nhiệm vụ đề xuất.csv",
    "Thuyết minh nhiệm vụ xây dựng định mức tiêu hao nguyên vật liệu ngành dệt may.csv",
  ]

  /// What is said of a mail.
  private struct Opinion: Decodable, Equatable {
    var subject: String
    var from: String
    /// Names and bytes in hexadecimal.
    var parts: [[String]]
  }

  private func own(_ bytes: [UInt8]) -> Opinion {
    var parts: [[String]] = []
    let file = FileOpener().open(bytes) { part in
      guard case .document = part.content, let path = part.path else { return }
      let name = path.split(separator: "!").last.map(String.init) ?? ""
      parts.append([name, Self.hexadecimal(part.bytes)])
    }
    return Opinion(
      subject: file.letter?.subject ?? "", from: file.letter?.from ?? "", parts: parts)
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Runs the second opinion and compares it with ours, mail by mail.
  private func compare(_ arguments: [String], expecting count: Int) throws {
    let python = try Program.run(
      "/usr/bin/env",
      ["python3", Checkout.path("scripts/second-opinion-mail")] + arguments)
    #expect(python.status == 0, "\(python.complaint)")
    let lines = python.output.split(separator: "\n")
    #expect(lines.count == count)
    for line in lines {
      struct File: Decodable { var file: String }
      let data = Data(line.utf8)
      let path = try JSONDecoder().decode(File.self, from: data).file
      var second = try JSONDecoder().decode(Opinion.self, from: data)
      // Long names are shown shortened.
      for position in second.parts.indices {
        second.parts[position][0] = PartName(second.parts[position][0]).text
      }
      let mail = Array(try Data(contentsOf: URL(filePath: path)))
      #expect(own(mail) == second, "\(path)")
    }
  }

  @Test func whatPythonWritesIsReadAsItIs() throws {
    let scratch = try Scratch()
    try compare(["--make", scratch.url.path], expecting: 60)
  }

  @Test(arguments: MailMaker.NameStyle.allCases)
  func whatIsReadHereIsWhatPythonReads(_ style: MailMaker.NameStyle) throws {
    let scratch = try Scratch()
    var chance = Chance(seed: 42)
    let paths = try (0..<12).map { number in
      var mail = MailMaker()
      mail.nameStyle = style
      mail.subject = Self.names.shuffled(using: &chance).joined(separator: " và ")
      mail.parts = Self.names.prefix(1 + number % 3).enumerated().map { position, name in
        let bytes = (0..<Int.random(in: 0...3_000, using: &chance)).map { _ in
          UInt8.random(in: 0x20...0x7E, using: &chance)
        }
        let coding = MailMaker.Coding.allCases[(number + position) % 3]
        return .init(name, bytes, coding: coding)
      }
      var written = mail.bytes()
      if number % 4 == 3 {
        var outer = MailMaker()
        outer.nameStyle = style
        outer.forward(written)
        written = outer.bytes()
      }
      return try scratch.write(written, to: "\(number).eml")
    }
    try compare(paths, expecting: 12)
  }

  @Test func everyEncodedWordIsDecodedAlone() {
    let words = "=?UTF-8?B?UGjhu6UgbOG7pWM=?= =?utf-8?q?_1?=\r\n =?UTF-8?B?LmNzdg==?= kèm"
    #expect(EncodedWords.text(Array(words.utf8.filter { $0 > 0x1F })) == "Phụ lục 1.csv kèm")
    // A letter cut in two.
    #expect(EncodedWords.text(Array("=?UTF-8?B?4bs=?= =?UTF-8?B?pQ==?=".utf8)) == "ụ")
    #expect(EncodedWords.text(Array("=?windows-1258?Q?D=FA_=E1n?=".utf8)) == "Dú án")
    for broken in ["=?UTF-8?B?4bs", "=?UTF-8?X?a?=", "=??B?YQ==", "=?=?=?=", "a =? b ?="] {
      #expect(EncodedWords.text(Array(broken.utf8)) == broken)
    }
  }

  @Test func namesInOldEncodingsAreVietnamese() {
    // As Vietnamese Windows of old wrote it.
    let name: [UInt8] = Array("Ph".utf8) + [0xF9, 0xF2] + Array(" l".utf8) + [0xFA, 0xF2, 0x63]
    let parameters = MailParameters(Array("attachment; filename=\"".utf8) + name + [0x22])
    #expect(parameters.text("filename")?.hasPrefix("Ph") == true)
    #expect(parameters.text("filename")?.unicodeScalars.contains("\u{FFFD}") == false)
  }

  // MARK: - Evidence

  private func hop(_ host: String, _ at: String) -> String {
    "Received: from a.example (a [10.0.0.1])\r\n\tby \(host) (Postfix) with ESMTPS id 4QX\r\n"
      + "\tfor <vanthu@bo.example>; \(at)"
  }

  private func trace(_ lines: String...) throws -> MailTrace {
    var mail = MailMaker()
    mail.trace = lines
    return try #require(MailTrace(mail.bytes()))
  }

  @Test func onlyTheOfficesOwnHostIsEvidence() throws {
    let trace = try trace(
      "Authentication-Results: mx.bo.example; spf=pass smtp.mailfrom=vidu.example",
      "Authentication-Results: evil.example; dkim=pass",
      hop("store.bo.example", "Sat, 29 Apr 2023 00:00:12 +0700"),
      hop("MX.bo.example", "Sat, 29 Apr 2023 00:00:07 +0700 (+07)"),
      hop("out.vidu.example", "Fri, 28 Apr 2023 16:59:58 +0000 (UTC)"),
      hop("mx.bo.example", "Mon, 10 Apr 2023 08:00:00 +0700"))
    let evidence = try #require(trace.evidence(of: ["mx.bo.example"]))
    #expect(
      evidence.at == Instant(iso: "2023-04-29T00:00:07+07:00", zone: ZoneOffset(minutes: 420)))
    #expect(evidence.zone == ZoneOffset(minutes: 420))
    #expect(trace.evidence(of: ["other.example"]) == nil)
    #expect(trace.evidence(of: []) == nil)
    #expect(
      trace.authentication(by: ["mx.bo.example"])
        == ["mx.bo.example; spf=pass smtp.mailfrom=vidu.example"])
    #expect(
      trace.hops.compactMap(\.at).contains {
        $0 == Instant(iso: "2023-04-28T23:59:58+07:00", zone: ZoneOffset(minutes: 420))
      })
  }

  @Test(arguments: [
    "Sat, 31 Feb 2023 00:00:00 +0700", "yesterday", "Sat, 29 Apr 2023 25:00:00 +0700",
    "Sat, 29 Apr 2023 00:00:07", "Sat, 29 Apr 2023 00:00:07 ICT", "",
  ])
  func aTimeThatCannotBeReadIsNone(_ time: String) throws {
    let trace = try trace(hop("mx.bo.example", time))
    #expect(trace.evidence(of: ["mx.bo.example"])?.at == nil)
  }
}

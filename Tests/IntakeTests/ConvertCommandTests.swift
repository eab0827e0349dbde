import Foundation
import Intake
import IntakeCore
import IntakeTesting
import Testing

/// `dexuat convert` as its users run it.
@Suite struct ConvertCommandTests {
  private func draft(_ name: String) -> String { Checkout.path("samples/drafts/" + name) }

  @Test(arguments: ["phu-luc-1", "phu-luc-2"])
  func bothDirections(_ name: String) throws {
    let scratch = try Scratch()
    let (xml, csv) = (scratch.path("a.xml"), scratch.path("a.csv"))
    for (source, target) in [("csv", xml), ("xml", csv)] {
      let run = try Program.dexuat(["convert", draft("\(name).\(source)"), "--output", target])
      #expect(run.status == 0 && run.output.isEmpty && run.complaint.isEmpty, "\(run.complaint)")
    }
    let trip = RoundTrip(call: try Checkout.call())
    let said = try [draft("\(name).xml"), xml, csv].map {
      Said(trip.judge([UInt8](try Data(contentsOf: URL(filePath: $0)))))
    }
    #expect(said[1] == said[0] && said[2] == said[0])
    #expect(try String(contentsOfFile: xml, encoding: .utf8).contains("<dispatchDate>2023-04-11<"))
    #expect(try String(contentsOfFile: csv, encoding: .utf8).contains(";11/04/2023"))
  }

  @Test func standardInputAndOutput() throws {
    let run = try Program.dexuat(
      ["convert", "-"], input: try Checkout.bytes("samples/drafts/phu-luc-1.csv"))
    #expect(run.status == 0 && run.output.hasPrefix("<?xml"))
    let same = try Program.dexuat(["convert", draft("bang-don-gian.csv"), "--to", "csv"])
    #expect(same.status == 0 && same.output.contains("Đơn vị tính"))
  }

  @Test func whatIsLostIsTold() throws {
    for (name, told) in [
      ("phu-luc-1-loi.csv", "S13: F005"), ("bang-don-gian-loi.csv", "F001"),
      ("sai-cau-truc.xml", "F007"),
    ] {
      let run = try Program.dexuat(["convert", draft(name)])
      #expect(run.status == 1 && !run.output.isEmpty, "\(name)")
      #expect(run.complaint.contains(told), "\(run.complaint)")
    }
    let none = try Program.dexuat(["convert", draft("khong-phai-mau.csv")])
    #expect(none.status == 1 && none.output.isEmpty && none.complaint.contains("F002"))
  }

  /// A title that names a year which the call lists as blameless costs nothing.
  @Test func aBlamelessYearIsNoLoss() throws {
    let run = try Program.dexuat(["convert", draft("dung-ke-2023.csv")])
    #expect(run.status == 0 && run.complaint.isEmpty && run.output.hasPrefix("<?xml"))
  }

  /// An orientation that a person has to choose would be an error in XML, which has numbers alone.
  @Test func anOrientationInDoubtIsTold() throws {
    let text = String(decoding: try Checkout.bytes("samples/drafts/phu-luc-1.csv"), as: UTF8.self)
    let run = try Program.dexuat(["convert", "-"], input: Array(doubted(text).utf8))
    #expect(run.status == 1 && run.output.hasPrefix("<?xml"))
    #expect(run.complaint.contains("“1 hoặc 6”"), "\(run.complaint)")
  }

  /// The sheet with the first task's orientation left open.
  private func doubted(_ sheet: String) -> String {
    // CRLF is one character, and two scalars.
    var lines = sheet.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    for index in lines.indices where lines[index].hasPrefix("1;") {
      var cells = lines[index].components(separatedBy: ";")
      cells[2] = "1 hoặc 6"
      lines[index] = cells.joined(separator: ";")
      break
    }
    return lines.joined(separator: "\n")
  }

  /// An amount that can be read two ways is carried in words that no reader takes for a number.
  @Test func anAmountInDoubtIsNotGuessed() throws {
    let text = String(decoding: try Checkout.bytes("samples/drafts/phu-luc-1.csv"), as: UTF8.self)
    let doubtful = text.replacingOccurrences(of: ";480;480;0;", with: ";1.480;1.480;0;")
    #expect(doubtful != text)
    let run = try Program.dexuat(["convert", "-"], input: Array(doubtful.utf8))
    #expect(run.status == 1 && run.complaint.contains("M003"), "\(run.complaint)")
    #expect(run.output.contains("<total>1.480 triệu đồng</total>"))
  }

  /// Amounts in no known unit are none either when they are read again.
  @Test(arguments: ["", " unit=\"xu\""], ["phu-luc-1", "phu-luc-2"])
  func noUnitIsNotMadeUp(_ unit: String, _ name: String) throws {
    let bytes = try Checkout.bytes("samples/drafts/\(name).xml")
    let text = String(decoding: bytes, as: UTF8.self)
    let without = text.replacingOccurrences(of: " unit=\"million\"", with: unit)
    #expect(without != text)
    let run = try Program.dexuat(["convert", "-"], input: Array(without.utf8))
    #expect(run.status == 1 && run.complaint.contains("F007"), "\(run.complaint)")
    let judged = RoundTrip(call: try Checkout.call()).judge(Array(run.output.utf8))
    #expect(judged.countsByCode["F007"] == 1 && judged.verdict == .ineligible)
  }

  @Test func theDocumentIsNeverWrittenOver() throws {
    let scratch = try Scratch()
    let file = try scratch.write(try Checkout.bytes("samples/drafts/phu-luc-1.csv"), to: "a.csv")
    let link = scratch.path("b.csv")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    for output in [file, link, scratch.url.path + "/./a.csv"] {
      for input in [file, link] {
        let run = try Program.dexuat(["convert", input, "--to", "csv", "--output", output])
        #expect(run.status == 64, "\(input) → \(output)")
      }
    }
    #expect(
      [UInt8](try Data(contentsOf: URL(filePath: file)))
        == (try Checkout.bytes("samples/drafts/phu-luc-1.csv")))
  }

  @Test(arguments: [
    ["convert"], ["convert", "a.xml", "b.xml"], ["convert", "a.xml", "--to", "pdf"],
  ])
  func wrongUseIs64(_ arguments: [String]) throws {
    #expect(try Program.dexuat(arguments).status == 64)
  }

  @Test func helpInBothLanguages() throws {
    for lang in ["vi", "en"] {
      let page = try Program.dexuat(["convert", "--help", "--lang", lang]).output
      #expect(page.contains("--to") && page.contains("--output"))
    }
  }

  /// What XML does not understand gains no meaning in a sheet, which understands more.
  @Test func literalTextStaysLiteral() throws {
    let call = try Checkout.call()
    let text = String(decoding: try Checkout.bytes("samples/drafts/phu-luc-1.xml"), as: UTF8.self)
    let faulty = text.replacingOccurrences(of: "2023-04-11", with: "11/4/2023")
      .replacingOccurrences(of: "<sector>textile<", with: "<sector>Dệt may<")
      .replacingOccurrences(of: "<total>1500<", with: "<total>1.500.000<")
    let converted = try #require(try Converter(call: call).convert(Array(faulty.utf8)).bytes)
    let sheet = String(decoding: converted, as: UTF8.self)
    for cell in [";'11/4/2023;", ";'Dệt may;", ";'1.500.000;"] {
      #expect(sheet.contains(cell), "\(cell)")
    }
    let judged = RoundTrip(call: call).judge(converted)
    #expect(judged.countsByCode["A004"] == 1 && judged.countsByCode["A003"] == 1)
  }
}

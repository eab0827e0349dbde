import Foundation
import IntakeCore
import IntakeTesting
import Testing

/// A Vietnamese report of each draft: nothing that a library said in its own words is in it.
@Suite struct VietnameseOnlyTests {
  /// Words that messages of libxml2, of the C library and of Swift have and Vietnamese has not.
  private static let telltales = [
    "expected", "unexpected", "invalid", "parser", "mismatch", "premature", "extra content",
    "opening and ending", "not found", "no such", "cannot", "could not", "error", "warning",
    "failed", "missing", "unknown", "the ", "document is", "nil", "optional(",
  ]

  @Test(arguments: ["text", "line", "html", "csv"])
  func noForeignWords(_ format: String) throws {
    let folder = Checkout.path("samples/drafts")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let drafts = names.filter { $0.hasSuffix(".xml") || $0.hasSuffix(".csv") }
    for name in drafts {
      let run = try Program.dexuat([
        "check", folder + "/" + name, "--report", format, "--now", "2023-05-08", "--received",
        "2023-04-30",
      ])
      #expect(run.status <= 1, "\(name): \(run.complaint)")
      let said = Self.withoutNames(run.output).lowercased()
      for word in Self.telltales where said.contains(word) {
        Issue.record("\(name), \(format): “\(word)” in \(Self.line(with: word, in: said))")
      }
    }
  }

  private static let form =
    "<appendix1 xmlns=\"urn:dexuat:forms:1\" call=\"889-2024\" unit=\"million\">"

  /// Each way in which XML can be broken, as a draft and as a call.
  private static let broken = [
    form + "<submitter></appendix1>", form + "<submitter", form + "&nbsp;</appendix1>",
    form + "&#2;</appendix1>", form + "a & b</appendix1>", form + "a<b</appendix1>",
    form + "]]></appendix1>", form + "<![CDATA[</appendix1>", form + "<!-- -- --></appendix1>",
    form + "<x:y/></appendix1>", form + "<p:q xmlns:p=\"\"/></appendix1>",
    form + "</appendix1><appendix1/>", form + "<a b=c/></appendix1>",
    form + "<a b=\"1\" b=\"2\"/></appendix1>", form + "<a b=\"<\"/></appendix1>",
    form + "<?xml version=\"1.0\"?></appendix1>", form + "<?a</appendix1>", "xin chào", "<", "",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>" + form + "&b;</appendix1>",
    "<?xml version=\"1.0\" encoding=\"ebcdic-xx\"?>" + form + "</appendix1>",
    "<?xml version=\"9\"?>" + form + "</appendix1>", "\u{FEFF}\u{FEFF}" + form + "</appendix1>",
  ]

  @Test(arguments: broken)
  func brokenXML(_ text: String) throws {
    let scratch = try Scratch()
    let draft = try scratch.write(text, to: "a.xml")
    let check = try Program.dexuat(["check", draft, "--now", "2023-05-08"])
    #expect(check.status == 1 && check.complaint.isEmpty, "\(check.complaint)")
    let call = try Program.dexuat(["check", draft, "--call", draft])
    #expect(call.status == 64 && call.output.isEmpty)
    for said in [check.output, call.complaint].map({ $0.lowercased() }) {
      #expect(!said.contains("cú pháp số"), "\(said)")
      for word in Self.telltales where said.contains(word) {
        Issue.record("“\(word)” in \(Self.line(with: word, in: said))")
      }
    }
  }

  /// A register whose database is none, and a damaged one.
  @Test(arguments: [(0, Int32(64)), (1_000, 2)])
  func brokenRegister(_ kept: Int, _ status: Int32) throws {
    let scratch = try Scratch()
    let inbox = scratch.path("hom-thu")
    try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
    let made = try Program.dexuat(["intake", inbox, "--register", "so"], in: scratch.url.path)
    #expect(made.status == 0, "\(made.complaint)")
    let database = scratch.path("so/register.sqlite")
    let whole = try Data(contentsOf: URL(filePath: database))
    let damaged = whole.prefix(kept) + Data(repeating: 0x41, count: whole.count - kept)
    try damaged.write(to: URL(filePath: database))
    for command in [
      ["register", "list"], ["register", "verify"], ["plan", "--output", "danh-muc"],
      ["intake", inbox],
    ] {
      let run = try Program.dexuat(command + ["--register", "so"], in: scratch.url.path)
      #expect(
        run.status == status && run.output.isEmpty, "\(command): \(run.status) \(run.complaint)")
      let said = run.complaint.lowercased()
      #expect(said.hasPrefix("dexuat: ") && !said.contains("sqlite"), "\(said)")
      for word in Self.telltales where said.contains(word) { Issue.record("\(command): \(said)") }
    }
  }

  /// The report without what is in English on purpose: style and attributes of a page, fixed words
  /// of the formats for programs.
  private static func withoutNames(_ report: String) -> String {
    var text = report
    if let start = text.range(of: "<style>"), let end = text.range(of: "</style>") {
      text.removeSubrange(start.lowerBound..<end.upperBound)
    }
    for words in [
      "class=\"card error\"", "class=\"badge error\"", "class=\"card warning\"",
      "class=\"badge warning\"", "-error\"", "-warning\"", ": error ", ": warning ", ";error;",
      ";warning;", "error=", "warning=", "expected=", ";expected;",
    ] {
      text = text.replacingOccurrences(of: words, with: " ")
    }
    return text
  }

  private static func line(with word: String, in text: String) -> Substring {
    text.split(separator: "\n").first { $0.contains(word) }?.prefix(200) ?? ""
  }
}

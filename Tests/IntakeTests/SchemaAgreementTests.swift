import Foundation
import Intake
import IntakeCore
import IntakeReporting
import IntakeTesting
import Testing

/// The published schema accepts a document exactly when the reader and the rules find nothing that
/// a schema can express: over the samples and seeded mutations of them.
@Suite struct SchemaAgreementTests {
  @Test(.enabled(if: Program.find("xmllint") != nil, "needs xmllint (libxml2-utils)"))
  func schemaAndReaderAgree() throws {
    let call = try Checkout.call()
    let checker = DocumentChecker(call: call)
    let scratch = try Scratch()
    var subjects: [FormKind: [Subject]] = [:]
    var chance = Chance(seed: 889_2024)
    for original in try originals() {
      let kind: FormKind = original.text.contains("<appendix2") ? .appendix2 : .appendix1
      subjects[kind, default: []].append(original)
      for round in 0..<60 {
        guard let (name, text) = Mutation.random(of: original.text, using: &chance) else {
          continue
        }
        subjects[kind, default: []].append(
          Subject(name: "\(original.name) #\(round) \(name)", text: text))
      }
    }
    #expect(subjects.values.reduce(0) { $0 + $1.count } >= 300)

    for kind in FormKind.allCases {
      let accepted = try accepted(subjects[kind] ?? [], kind, scratch)
      var (agreed, refused) = (0, 0)
      for (subject, accepts) in zip(subjects[kind] ?? [], accepted) {
        let judged = checker.check(
          Array(subject.text.utf8), path: "x.xml",
          receipt: .notJudged(call.deadline), keepsRecords: false)
        if judged.countsByCode.keys.contains(where: { $0.description.hasPrefix("L") }) { continue }
        let found = judged.findings.filter(\.isStructural).map { "\($0.code) \($0.field ?? "")" }
        #expect(
          accepts == found.isEmpty,
          "\(subject.name): schema \(accepts ? "accepts" : "refuses"), we find \(found)\n\(subject.text.prefix(3_000))"
        )
        if accepts == found.isEmpty { agreed += 1 }
        if !accepts { refused += 1 }
      }
      // Mutations must try both sides.
      #expect(refused > 40 && agreed - refused > 10, "\(kind): \(refused) refused of \(agreed)")
    }
  }

  private struct Subject {
    var name: String
    var text: String
  }

  private func originals() throws -> [Subject] {
    try Checkout.files(below: "samples", endings: [".xml"]).compactMap { name in
      let bytes = try Checkout.bytes(name)
      guard let text = String(validating: bytes, as: UTF8.self), !text.contains("<!DOCTYPE"),
        text.contains("<appendix"), !name.contains("ha-noi")
      else { return nil }
      return Subject(name: name, text: text)
    }
  }

  /// What xmllint says of each document, one process for all.
  private func accepted(
    _ subjects: [Subject], _ kind: FormKind, _ scratch: Scratch
  ) throws -> [Bool] {
    let paths = try subjects.enumerated().map { position, subject in
      try scratch.write(subject.text, to: "\(kind.rawValue)/\(position).xml")
    }
    var verdicts: [String: Bool] = [:]
    let schema = Checkout.path("templates/889-2024/\(kind.rawValue).xsd")
    let xmllint = try #require(Program.find("xmllint"))
    for start in stride(from: 0, to: paths.count, by: 100) {
      let batch = Array(paths[start..<min(start + 100, paths.count)])
      let result = try Program.run(
        xmllint, ["--noout", "--nonet", "--schema", schema] + batch)
      for line in result.complaint.split(separator: "\n") where line.hasSuffix(" validates") {
        verdicts[String(line.dropLast(" validates".count))] = true
      }
    }
    return paths.map { verdicts[$0] ?? false }
  }
}

/// One random change of an XML document.
enum Mutation {
  private static let texts = [
    "", "  ", "\n\t", "abc", "x", "...", "0", "1", "3", "03", "10", "11", "-5", "1500", "1500.5",
    "1.500.000", "1,5", "+12", ".5", "5.", ".", "1e3", "1234567890123456", "0.0000000001",
    "2024-01", "2024-13", "2024-1", "2024", "2024-02-30", "2023-04-12", "12/4/2023", "2024-01Z",
    "2024-01+07:00", "2023-04-12+15:00", "0000-01", "9999-12", "2999-12", "-2024-01",
    "textile", "Dệt may", "state", "enterprise", "new", "continuing", "individual",
    "  textile  ", "\u{A0}", "a\u{A0}", "Tiếng Việt có dấu", "&amp;", "&lt;x&gt;", "<![CDATA[3]]>",
    "<!-- c -->3", "3<!-- c -->", "<b>3</b>", "1<?pi x?>2", "NaN", "INF", "１５００",
  ]

  static func random(
    of text: String, using chance: inout Chance
  ) -> (name: String, text: String)? {
    let elements = leafElements(of: text)
    guard let target = elements.randomElement(using: &chance) else { return nil }
    let element = String(text[target.whole])
    func replaced(_ range: Range<String.Index>, by other: String) -> String {
      text.replacingCharacters(in: range, with: other)
    }
    switch Int.random(in: 0..<16, using: &chance) {
    case 0: return ("drop \(target.name)", replaced(target.whole, by: ""))
    case 1: return ("double \(target.name)", replaced(target.whole, by: element + element))
    case 2, 3, 4, 5, 6:
      let value = texts.randomElement(using: &chance) ?? ""
      return ("set \(target.name) to \(value)", replaced(target.content, by: value))
    case 7:
      let renamed = element.replacingOccurrences(of: target.name, with: "zzz")
      return ("rename \(target.name)", replaced(target.whole, by: renamed))
    case 8:
      let attributed = element.replacingOccurrences(
        of: "<\(target.name)>", with: "<\(target.name) a=\"1\">")
      return ("attribute on \(target.name)", replaced(target.whole, by: attributed))
    case 9: return ("stray text", replaced(target.whole, by: element + "chữ lạc"))
    case 10: return ("comment", replaced(target.whole, by: element + "<!-- ghi -->\n"))
    case 11:
      guard let other = elements.randomElement(using: &chance), other.whole != target.whole,
        !other.whole.overlaps(target.whole)
      else { return nil }
      let (first, second) =
        target.whole.lowerBound < other.whole.lowerBound ? (target, other) : (other, target)
      var swapped = text
      swapped.replaceSubrange(second.whole, with: String(text[first.whole]))
      swapped.replaceSubrange(first.whole, with: String(text[second.whole]))
      return ("swap \(first.name) and \(second.name)", swapped)
    case 12:
      let long = String(repeating: "dài ", count: Int.random(in: 60...140, using: &chance))
      return ("long \(target.name)", replaced(target.content, by: long))
    case 13:
      let units = [
        "unit=\"dong\"", "unit=\"xu\"", "unit=\"\"", "", "unit=\" million \"", "Unit=\"million\"",
      ]
      return (
        "unit",
        text.replacingOccurrences(
          of: "unit=\"million\"", with: units.randomElement(using: &chance) ?? "")
      )
    case 14:
      let position = text.indices.randomElement(using: &chance) ?? text.startIndex
      return ("cut", String(text[..<position]))
    default:
      let position = text.indices.randomElement(using: &chance) ?? text.startIndex
      var damaged = text
      damaged.remove(at: position)
      return ("lose a character at \(text.distance(from: text.startIndex, to: position))", damaged)
    }
  }

  private struct Leaf {
    var name: String
    var whole: Range<String.Index>
    var content: Range<String.Index>
  }

  /// The elements without children, found by their tags.
  private static func leafElements(of text: String) -> [Leaf] {
    var leaves: [Leaf] = []
    var cursor = text.startIndex
    while let open = text.range(of: "<", range: cursor..<text.endIndex) {
      cursor = open.upperBound
      guard let close = text.range(of: ">", range: cursor..<text.endIndex) else { break }
      let name = String(text[open.upperBound..<close.lowerBound])
      guard name.allSatisfy({ $0.isASCII && $0.isLetter || $0.isNumber }), !name.isEmpty,
        let next = text.range(of: "<", range: close.upperBound..<text.endIndex),
        text[next.lowerBound...].hasPrefix("</\(name)>")
      else { continue }
      let end = text.index(next.lowerBound, offsetBy: name.count + 3)
      leaves.append(
        Leaf(
          name: name, whole: open.lowerBound..<end, content: close.upperBound..<next.lowerBound))
    }
    return leaves
  }
}

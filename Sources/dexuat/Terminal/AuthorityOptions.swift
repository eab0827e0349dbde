import ArgumentParser
import Intake
import IntakeCore
import IntakeRegister

/// Who decides, why, and by which document: none of them may lack.
struct AuthorityOptions: ParsableArguments {
  @Option(help: "Who decides.")
  var by: String?

  @Option(help: "Why it is decided so.")
  var why: String?

  @Option(help: "The number of the document that says so.")
  var document: String?

  func read() throws -> Register.Authority {
    let values = [("--by", by), ("--why", why), ("--document", document)]
    let missing = values.filter { $0.1?.allSatisfy(\.isWhitespace) ?? true }.map(\.0)
    guard missing.isEmpty, let by, let why, let document else {
      let names = missing.joined(separator: ", ")
      throw Failure(
        .usage,
        Localized(
          vi: "Còn thiếu \(names): mỗi quyết định cần người quyết định (--by), lý do (--why) và số "
            + "văn bản (--document).",
          en: "\(names) missing: every decision needs who decides (--by), why (--why) and the "
            + "number of the authority's document (--document)."))
    }
    return Register.Authority(by: by, why: why, document: document)
  }
}

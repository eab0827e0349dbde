import ArgumentParser
import Intake

/// Who decides, why, and by which document: none of them may lack.
struct AuthorityOptions: ParsableArguments {
  @Option(
    help: .said(
      vi: "ai quyết định (bắt buộc)", en: "who decides (required)",
      value: Localized(vi: "TÊN", en: "WHO")))
  var by: String?

  @Option(
    help: .said(
      vi: "vì sao (bắt buộc)", en: "why (required)", value: Localized(vi: "LÝ DO", en: "TEXT")))
  var why: String?

  @Option(
    help: .said(
      vi: "số văn bản của cơ quan có thẩm quyền (bắt buộc)",
      en: "the number of the authority's document (required)",
      value: Localized(vi: "SỐ", en: "NUMBER")))
  var document: String?

  func read() throws -> Authority {
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
    return Authority(by: by, why: why, document: document)
  }
}

public import IntakeCore

/// Who was asked and has not answered.
public struct MissingBody: Sendable {
  public var name: String
  public var code: String?
  /// Entries of submitters with a name like it, who may be the same.
  public var likenesses: [(entry: Int, name: String)]

  public init(name: String, code: String?, likenesses: [(entry: Int, name: String)]) {
    self.name = name
    self.code = code
    self.likenesses = likenesses
  }
}

/// The list of those who have not answered.
public enum MissingList {
  /// - Parameter asked: how many were asked in all.
  public static func text(
    _ missing: [MissingBody], asked: Int, _ language: Language
  ) -> String {
    let head = Localized(
      vi: "Chưa gửi hồ sơ: \(missing.count) trong \(asked) đơn vị được mời.\n",
      en: "\(missing.count) of \(asked) who were asked have not answered.\n")
    let may = Localized(vi: "có thể là", en: "may be")[language]
    let entry = Localized(vi: "số đến", en: "entry")[language]
    let lines = missing.map { body -> String in
      let like = body.likenesses.map { "\(TerminalText($0.name).text) (\(entry) \($0.entry))" }
      let rest = like.isEmpty ? "" : "\n      \(may): " + like.joined(separator: "; ")
      return "  \(TerminalText(body.name).text)\(rest)\n"
    }
    return head[language] + lines.joined()
  }

  public static func csv(_ missing: [MissingBody]) -> [UInt8] {
    let columns: [TableColumn<MissingBody>] = [
      TableColumn("Đơn vị", required: true, Localized(vi: "Đơn vị", en: "Body")) { $0.name },
      TableColumn("Mã định danh", Localized(vi: "Mã định danh", en: "Code")) { $0.code ?? "" },
      TableColumn("Có thể là", Localized(vi: "Tên gần giống", en: "Names like it")) { body in
        body.likenesses.map { "\($0.name) (\($0.entry))" }.joined(separator: "; ")
      },
    ]
    return columns.csv(missing)
  }
}

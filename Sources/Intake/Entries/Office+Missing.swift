public import IntakeCore
import IntakeRegister
import IntakeReporting

extension Office {
  /// Writes who of those asked has not answered, with the names like theirs that have.
  /// - Parameters:
  ///   - expected: a list of names, one a line, a code behind a semicolon; nil: those whom the
  ///     call's definition names.
  ///   - report: `text` or `csv`.
  public func missing(
    call: Call, expected: String?, report: String, look: ReportOrder.Look, streams: Streams
  ) throws {
    let name = try ReportName.named(report, among: ReportName.ofMissing)
    let asked =
      try expected.map { try AskedBody.read(try FileBytes.read($0), file: $0) }
      ?? call.expected.map(AskedBody.init)
    guard !asked.isEmpty else { throw nobodyAsked(call) }
    // Whoever withdrew has answered, too.
    let heard = try open().entries(call: call.id).filter { $0.submitter != nil }
    let missing = asked.filter { body in !heard.contains { body.isSame(as: $0.submitter) } }
      .map { body in
        MissingBody(name: body.name, code: body.code, likenesses: body.likenesses(among: heard))
      }
    if name == .csv {
      try streams.write(MissingList.csv(missing))
    } else {
      try streams.say(MissingList.text(missing, asked: asked.count, look.language))
    }
  }

  private func nobodyAsked(_ call: Call) -> Failure {
    Failure(
      .usage,
      Localized(
        vi: "Định nghĩa đợt \(call.id) không nêu đơn vị được mời; hãy chỉ danh sách bằng "
          + "--expected TỆP.",
        en: "The definition of call \(call.id) names nobody who was asked; give a list by "
          + "--expected FILE."))
  }
}

/// Somebody who was asked for proposals.
struct AskedBody {
  let name: String
  let code: String?
  private let invited: ExpectedSubmitter?
  private let key: String
  private let looseKey: String

  init(name: String, code: String?) {
    self.init(name: name, code: code, invited: nil)
  }

  init(_ invited: ExpectedSubmitter) {
    self.init(name: invited.name, code: invited.code, invited: invited)
  }

  private init(name: String, code: String?, invited: ExpectedSubmitter?) {
    self.name = name
    self.code = code
    self.invited = invited
    key = MatchKey.name(name)
    looseKey = Self.loose(name)
  }

  /// Reads a list: a name on each line, behind a semicolon its code; blank lines are none.
  /// - Throws: `Failure` (64) where it is no text.
  static func read(_ bytes: [UInt8], file: String) throws -> [AskedBody] {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(
        .usage,
        Localized(
          vi: "“\(file)” không phải văn bản UTF-8; hãy lưu danh sách dạng UTF-8.",
          en: "“\(file)” is no UTF-8 text; save the list as UTF-8."))
    }
    let lines = text.split { $0.isNewline || $0 == "\u{FEFF}" }
    return lines.compactMap { line in
      let parts = line.split(separator: ";", omittingEmptySubsequences: false).map {
        String($0).trimmingBlanks
      }
      guard let name = parts.first, !name.isEmpty else { return nil }
      let code = parts.count > 1 && !parts[1].isEmpty ? parts[1] : nil
      return AskedBody(name: name, code: code)
    }
  }

  /// By the code where both have one, else by the folded name; kind and province where the call
  /// says them.
  func isSame(as submitter: Submitter?) -> Bool {
    guard let submitter else { return false }
    if let invited { return invited.matches(submitter) }
    if let code, let other = submitter.code { return code == other }
    return key == MatchKey.name(submitter.name)
  }

  /// Submitters whose names differ by accents, by words such as “tỉnh”, or by a slip or two: each
  /// once, with the first of its entries.
  func likenesses(among entries: [EntrySummary]) -> [(entry: Int, name: String)] {
    var seen: Set<String> = []
    return entries.compactMap { entry in
      guard let name = entry.submitter?.name, !seen.contains(name) else { return nil }
      let other = Self.loose(name)
      guard other == looseKey || Suggestion.isSlip(other, of: looseKey) else { return nil }
      seen.insert(name)
      return (entry.number, name)
    }
  }

  /// Without accents, and without the words that offices leave out.
  private static func loose(_ name: String) -> String {
    let left = Set(["tinh", "thanh", "pho", "tp", "ubnd", "cua"])
    return MatchKey.bare(name).split(separator: " ").filter { !left.contains(String($0)) }
      .joined(separator: " ")
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    let isBlank = { (character: Character) in character.isWhitespace }
    let start = drop(while: isBlank)
    guard let last = start.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(start[...last])
  }
}

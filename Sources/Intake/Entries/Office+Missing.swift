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
    let register = try open()
    try tellOfOtherCalls(call, in: register, look, streams)
    let heard = HeardBody.all(in: try register.entries(call: call.id))
    let places = PlaceNames(call)
    let missing = asked.filter { body in !heard.contains(where: body.isSame) }.map { body in
      MissingBody(
        name: body.name, code: body.code, likenesses: body.likenesses(among: heard, places))
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

/// Somebody of whom something came, by the first entry of each name and code.
struct HeardBody {
  let entry: Int
  let submitter: Submitter
  fileprivate let key: String
  fileprivate let looseKey: String

  private init(entry: Int, _ submitter: Submitter) {
    self.entry = entry
    self.submitter = submitter
    key = MatchKey.name(submitter.name)
    looseKey = AskedBody.loose(submitter.name)
  }

  static func all(in entries: [EntrySummary]) -> [HeardBody] {
    var known: Set<[String?]> = []
    return entries.compactMap { entry in
      guard let submitter = entry.submitter else { return nil }
      let (kind, province) = (submitter.kind, submitter.province)
      guard known.insert([submitter.name, submitter.code, kind, province]).inserted else {
        return nil
      }
      return HeardBody(entry: entry.number, submitter)
    }
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

  /// Reads a list: a name on each line, behind a semicolon its code; blank lines are none, nor are
  /// remarks behind a `#`.
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
      guard let name = parts.first, !name.isEmpty, !name.hasPrefix("#") else { return nil }
      let code = parts.count > 1 && !parts[1].isEmpty ? parts[1] : nil
      return AskedBody(name: name, code: code)
    }
  }

  /// By the code where both have one, else by the folded name; kind and province where the call
  /// says them.
  func isSame(as heard: HeardBody) -> Bool {
    if let invited { return invited.matches(heard.submitter) }
    if let code, let other = heard.submitter.code { return code == other }
    return key == heard.key
  }

  /// Submitters whose names differ by accents, by words such as “tỉnh”, by an abbreviation, or by a
  /// slip or two: each name once, with the first of its entries.
  func likenesses(
    among heard: [HeardBody], _ places: PlaceNames
  ) -> [(entry: Int, name: String)] {
    var seen: Set<String> = []
    return heard.compactMap { one in
      let name = one.submitter.name
      guard !seen.contains(name), isLike(one, places) else { return nil }
      seen.insert(name)
      return (one.entry, name)
    }
  }

  private func isLike(_ heard: HeardBody, _ places: PlaceNames) -> Bool {
    switch SubmitterTraits.haveNearNames(name, heard.submitter.name, places) {
    case true?: true
    case nil: false
    case false?:
      heard.looseKey == looseKey || Suggestion.isSlip(heard.looseKey, of: looseKey)
    }
  }

  /// Without accents, and without the words that offices leave out.
  fileprivate static func loose(_ name: String) -> String {
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

public import IntakeCore
import IntakeRegister

/// What judging every archived original again found.
public struct Replay: Sendable {
  /// The entries judged again.
  public var entries = 0
  /// Entries whose stored judgement cannot be made again, by entry.
  public var differences: [Difference] = []

  /// One entry judged otherwise than it was.
  public struct Difference: Sendable, Hashable {
    public var entry: Int
    /// Judged by the same call definition, rules and tool: then it should not differ.
    public var isSameBasis: Bool
    public var message: Localized
  }

  /// Whether everything judged on the same basis came out the same.
  public var isSound: Bool { !differences.contains(where: \.isSameBasis) }
}

extension Replay {
  /// Judges every original of a call again, by its definition in force.
  /// - Parameter judging: how it is done now; the as-of instant is taken from the register.
  mutating func add(_ register: Register, _ judging: DocumentJudging) throws {
    var judging = judging
    let stored = try register.lastJudgements(call: judging.basis.call.id)
    judging.basis.asOf = try register.settledProgress(call: judging.basis.call.id).asOf
    let settler = SubmissionSettler(register: register, judging: judging, judged: [:])
    try settler.replay { filed, entry in
      entries += 1
      guard let then = stored[filed.number] else { return }
      let changes = try Self.changes(then, entry, filed, judging.basis)
      guard !changes.isEmpty else { return }
      let otherBasis = Self.otherBasis(then, judging.basis)
      differences.append(
        Difference(
          entry: filed.number, isSameBasis: otherBasis.isEmpty,
          message: Self.message(filed.number, changes, otherBasis)))
    }
  }

  private static func changes(
    _ then: Register.LastJudgement, _ now: Register.SettledEntry, _ filed: Filed,
    _ basis: JudgingBasis
  ) throws -> [Localized] {
    var changes: [Localized] = []
    func add(_ vi: String, _ en: String, _ old: String, _ new: String) {
      guard old != new else { return }
      let change = ": \(old) → \(new)"
      changes.append(Localized(vi: vi + change, en: en + change))
    }
    add(
      "trạng thái", "standing", filed.standing.state.rawValue, now.standing.state.rawValue)
    guard let document = now.document else { return changes }
    let new = try Register.LastJudgement(document, basis: basis)
    add("kết luận", "verdict", then.verdict.rawValue, new.verdict.rawValue)
    add("nhiệm vụ", "tasks", then.taskVerdicts, new.taskVerdicts)
    add("phát hiện", "findings", then.codesText, new.codesText)
    if changes.isEmpty, then.report != new.report {
      changes.append(
        Localized(
          vi: "nội dung báo cáo khác (vị trí hoặc câu chữ)",
          en: "the report differs (places or wording)"))
    }
    return changes
  }

  private static func otherBasis(
    _ then: Register.LastJudgement, _ basis: JudgingBasis
  ) -> [Localized] {
    var other: [Localized] = []
    if then.callSha256 != basis.call.sha256 {
      let hash = then.callSha256.prefix(12)
      other.append(
        Localized(vi: "định nghĩa đợt \(hash)", en: "call definition \(hash)"))
    }
    if then.ruleSet != basis.ruleSet {
      let hash = then.ruleSet.prefix(12)
      other.append(Localized(vi: "bộ quy tắc \(hash)", en: "rule set \(hash)"))
    }
    if then.tool != basis.tool {
      other.append(Localized(vi: "phiên bản \(then.tool)", en: "version \(then.tool)"))
    }
    return other
  }

  private static func message(
    _ entry: Int, _ changes: [Localized], _ otherBasis: [Localized]
  ) -> Localized {
    func join(_ parts: [Localized], _ language: Language, _ separator: String) -> String {
      parts.map { $0[language] }.joined(separator: separator)
    }
    let vi = "số đến \(entry): xét lại thấy khác: " + join(changes, .vi, "; ")
    let en = "entry \(entry): judged again it differs: " + join(changes, .en, "; ")
    guard !otherBasis.isEmpty else { return Localized(vi: vi, en: en) }
    return Localized(
      vi: vi + " (trước đây xét theo " + join(otherBasis, .vi, ", ") + ")",
      en: en + " (it was judged by " + join(otherBasis, .en, ", ") + ")")
  }
}

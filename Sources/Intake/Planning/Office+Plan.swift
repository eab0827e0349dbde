public import IntakeCore
import IntakeRegister
import IntakeReporting

extension Office {
  /// Writes the consolidated plan into a folder, all of it or nothing.
  /// - Parameters:
  ///   - output: the folder, made or replaced whole; nil for `danh-muc-<call>`.
  ///   - since: an earlier plan to compare with, of this call or of another: its folder or its
  ///     `plan.json`.
  ///   - jobs: originals read at the same time.
  public func plan(
    call: Call, asOf: Instant, output: String?, since: String?, jobs: Int,
    look: ReportOrder.Look, streams: Streams
  ) throws {
    // Before anything is written: it may stand in the folder that is replaced.
    let earlier = try since.map { try EarlierPlanFile.read($0, call: call) }
    let folder = output ?? "danh-muc-\(call.id)"
    let register = try open()
    try PlanFolder.refuse(folder, within: try register.inboxes())
    try tellOfOtherCalls(call, in: register, look, streams)
    try tellOfForgotten(call, asOf: asOf, in: register, look, streams)
    let (plan, comparison) = try desk(call, asOf: asOf).plan(since: earlier, jobs: jobs)
    try PlanFolder.write(
      PlanFiles.parts(plan, comparison: comparison, version: Version.current),
      jobs: jobs, to: folder)
    if !look.quiet { try streams.say(Self.words(plan, comparison, folder: folder)[look.language]) }
  }

  private static func words(
    _ plan: Plan, _ comparison: PlanComparison?, folder: String
  ) -> Localized {
    let sums = plan.sums
    let (total, state, other) = (sums.total.text, sums.state.text, sums.other.text)
    let compared = comparison.map(words)
    let look = Self.look(plan.toLookAt.count)
    return Localized(
      vi: """
        Danh mục tổng hợp: \(sums.tasks) nhiệm vụ, \(total.vi)
          ngân sách nhà nước \(state.vi), nguồn khác \(other.vi)
        Chờ xem xét: \(plan.toReview.count); trả lại: \(plan.returned.count) \
        (nhiệm vụ, hoặc tệp không có nhiệm vụ)
        \(look.vi)\(compared?.vi ?? "")Đã ghi vào \(folder)/

        """,
      en: """
        Consolidated plan: \(sums.tasks) tasks, \(total.en)
          state budget \(state.en), other sources \(other.en)
        To review: \(plan.toReview.count); returned: \(plan.returned.count) \
        (tasks, or documents without one)
        \(look.en)\(compared?.en ?? "")Written to \(folder)/

        """)
  }

  private static func look(_ count: Int) -> Localized {
    if count == 0 { return Localized(same: "") }
    return Localized(
      vi: "Cần xem trước khi ký: \(count) dòng cuối của review.csv\n",
      en: "To look at before signing: the last \(count) rows of review.csv\n")
  }

  private static func words(_ comparison: PlanComparison) -> Localized {
    switch comparison {
    case .changes(let changes): words(changes)
    case .succession(let succession): words(succession)
    }
  }

  private static func words(_ succession: PlanSuccession) -> Localized {
    let (continued, new) = (succession.continued.count, succession.new.count)
    let (call, gone) = (succession.earlier.call, succession.gone.count)
    return Localized(
      vi: "So với danh mục đợt \(call): chuyển tiếp \(continued), mới \(new), không còn \(gone)\n",
      en: "Since the plan of call \(call): \(continued) continue, \(new) new, \(gone) gone\n")
  }

  private static func words(_ changes: PlanChanges) -> Localized {
    let (added, removed) = (changes.added.count, changes.removed.count)
    let altered = changes.altered.count
    return Localized(
      vi: "So với danh mục trước: thêm \(added), bỏ \(removed), sửa \(altered)\n",
      en: "Since the earlier plan: \(added) added, \(removed) removed, \(altered) altered\n")
  }
}

import IntakeCore

/// The deadline of the call, for documents of which nobody said when they were received.
struct DeadlineText {
  private let deadline: Deadline
  /// The seconds that are left.
  private let left: Int64

  init(_ deadline: Deadline, asOf: Instant) {
    self.deadline = deadline
    left = deadline.reading.cutoff.secondsSinceEpoch - asOf.secondsSinceEpoch
  }

  var hasPassed: Bool { left <= 0 }

  /// `Đã quá hạn nộp (trước ngày 30 tháng 4 năm 2023).`
  var sentence: Localized {
    let wording = deadline.wording
    guard !hasPassed else {
      return Localized(
        vi: "Đã quá hạn nộp (\(wording.vi)).", en: "The deadline has passed (\(wording.en)).")
    }
    let margin = Localized.margin(seconds: left)
    return Localized(
      vi: "Hạn nộp: \(wording.vi), \(margin.vi); chưa xét hạn nộp.",
      en: "Deadline: \(wording.en), \(margin.en); the deadline was not judged.")
  }
}

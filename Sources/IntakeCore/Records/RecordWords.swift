extension Record {
  /// Which of several equal records it is, to be put at the end of a sentence; empty for the
  /// submitter and for tasks, which a finding names by itself.
  var whereabouts: Localized {
    switch table.kind {
    case .submitter, .task: Localized(same: "")
    case .activity:
      Localized(vi: " (hoạt động thứ \(index))", en: " (activity \(index))")
    case .contribution:
      Localized(vi: " (đóng góp thứ \(index))", en: " (contribution \(index))")
    }
  }
}

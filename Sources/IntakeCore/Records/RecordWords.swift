extension Record {
  /// Which of several equal records it is, to be put at the end of a sentence; empty for the
  /// submitter and for tasks, which a finding names by itself.
  var whereabouts: Localized {
    switch table.kind {
    case .submitter, .task: Localized(same: "")
    case .activity:
      Localized(vi: " (nội dung công việc thứ \(index))", en: " (activity \(index))")
    case .contribution:
      Localized(vi: " (đóng góp thứ \(index))", en: " (contribution \(index))")
    }
  }
}

extension Record {
  /// A field of this document as the second place of a finding; nil where it is absent.
  func related(_ field: KnownField) -> Finding.Related? {
    guard let position = table.position(of: field), !slots[position].isAbsent else { return nil }
    return Finding.Related(
      place: place(position), path: path(position), found: excerpt(position))
  }
}

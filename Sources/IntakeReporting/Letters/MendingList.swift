import IntakeCore

/// What a submitter has to mend or make clear, in the order of its forms: what concerns the
/// documents as a whole, then task by task. Each fault is told once, with every place of it.
struct MendingList {
  let matter: LetterMatter
  /// The least severity that is told.
  let from: Severity

  struct Section {
    var heading: Localized
    var points: [Point]
  }

  struct Point {
    /// The same fault at each of its places.
    var places: [(file: LetterMatter.File, finding: Finding)]

    var finding: Finding { places[0].finding }
  }

  var sections: [Section] {
    let all = [general] + tasks + strayOutlines
    return all.filter { !$0.points.isEmpty }
  }

  /// Findings that are counted but not listed.
  var unlisted: Int {
    matter.judged.reduce(0) { $0 + $1.document.unlisted }
  }

  // MARK: The sections

  private var general: Section {
    Section(
      heading: .general,
      points: points(matter.judged.map { file in (file, { !hasSection($0, of: file) }) }))
  }

  /// Whether a finding is told under its task.
  private func hasSection(_ finding: Finding, of file: LetterMatter.File) -> Bool {
    if strays.contains(where: { $0.entry == file.entry }) { return true }
    guard let task = finding.taskIndex else { return false }
    return file.document.form == .appendix1
      ? file.document.tasks.contains { $0.index == task } : isPaired(file)
  }

  /// Whether it is the outline of a task that has a section.
  private func isPaired(_ file: LetterMatter.File) -> Bool {
    matter.pairs.contains { pair in
      pair.outline == file.entry && matter.judged.contains { $0.entry == pair.list }
    }
  }

  private var tasks: [Section] {
    let lists = matter.judged.filter { $0.document.form == .appendix1 }
    return lists.flatMap { list in
      list.document.tasks.map { task in
        let pair = matter.pairs.first { $0.list == list.entry && $0.task == task.index }
        let outline = matter.judged.first { $0.entry == pair?.outline }
        return Section(
          heading: LetterPhrases.task(task),
          points: points(
            [(list, { $0.taskIndex == task.index })]
              + (outline.map { [($0, { $0.taskIndex != nil })] } ?? [])))
      }
    }
  }

  private var strayOutlines: [Section] {
    strays.compactMap { file in
      file.document.tasks.first.map { task in
        Section(heading: LetterPhrases.task(task), points: points([(file, { _ in true })]))
      }
    }
  }

  /// Outlines that belong to no task of a list.
  private var strays: [LetterMatter.File] {
    matter.judged.filter {
      $0.document.form == .appendix2 && !$0.document.tasks.isEmpty && !isPaired($0)
    }
  }

  // MARK: The points

  private func points(
    _ sources: [(file: LetterMatter.File, isMeant: (Finding) -> Bool)]
  ) -> [Point] {
    var points: [Point] = []
    for (file, isMeant) in sources {
      for finding in file.document.findings where tells(finding) && isMeant(finding) {
        if let same = points.firstIndex(where: { $0.finding.isSameFault(as: finding) }) {
          points[same].places.append((file, finding))
        } else {
          points.append(Point(places: [(file, finding)]))
        }
      }
    }
    return points
  }

  /// The deadline has sentences of its own, what the register notes is the office's, and what a
  /// decision waives need not be mended.
  private func tells(_ finding: Finding) -> Bool {
    finding.severity >= from && finding.waivedBy == nil
      && !["T001", "T002", "T003", "R001", "R002"].contains(finding.code)
      && !Self.clarified.contains(finding.code)
  }

  /// What the office has to make clear by itself: who is who, which version counts, when it came.
  private static let clarified: Set<Code> = ["R005", "R006", "R007", "T008"]

  /// Whether the office has something to make clear of the submission.
  var isBeingClarified: Bool {
    matter.judged.contains { file in
      file.document.findings.contains {
        Self.clarified.contains($0.code) && $0.severity >= .review && $0.waivedBy == nil
      }
    }
  }
}

extension Finding {
  fileprivate func isSameFault(as other: Finding) -> Bool {
    code == other.code && field == other.field && message == other.message
  }
}

extension Localized {
  fileprivate static let general = Localized(
    vi: "Về phần chung của các tệp", en: "The documents as a whole")
}

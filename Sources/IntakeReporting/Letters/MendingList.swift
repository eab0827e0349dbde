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
      points: points(matter.judged.map { ($0, { $0.taskIndex == nil }) }))
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

  /// Outlines that belong to no task of a list.
  private var strayOutlines: [Section] {
    let paired = Set(matter.pairs.compactMap(\.outline))
    let strays = matter.judged.filter {
      $0.document.form != .appendix1 && !paired.contains($0.entry)
    }
    return strays.compactMap { file in
      file.document.tasks.first.map { task in
        Section(
          heading: LetterPhrases.task(task),
          points: points([(file, { $0.taskIndex != nil })]))
      }
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

  /// The deadline has sentences of its own, and what the register notes is the office's.
  private func tells(_ finding: Finding) -> Bool {
    finding.severity >= from && !["T001", "T002", "T003", "R001", "R002"].contains(finding.code)
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

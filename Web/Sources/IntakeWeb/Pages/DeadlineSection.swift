import Intake

/// The deadline in the call's words, how it is read, and the readings under which it may be
/// contested.
struct DeadlineSection {
  let frame: PageFrame
  let asOf: Instant
  let deadline: Deadline

  func markup() -> Markup {
    """
    <section class="deadline" aria-labelledby="deadline"><h2 id="deadline">\(frame[.deadline])</h2>
    <p><strong>“\(frame[deadline.wording])”</strong>: \(state)</p>
    <p>\(frame[deadline.reading.meaning])</p>
    \(others)</section>
    """
  }

  private var state: Markup {
    let left = deadline.reading.cutoff.secondsSinceEpoch - asOf.secondsSinceEpoch
    return left > 0 ? "\(frame[Localized.margin(seconds: left)])" : "\(frame[.passed])"
  }

  private var others: Markup {
    guard !deadline.otherReadings.isEmpty else { return "" }
    let items = deadline.otherReadings.map { reading -> Markup in
      let basis = reading.basis.map { basis -> Markup in
        "<br><span class=\"help\">\(frame[basis])</span>"
      }
      return "<li>\(frame[reading.meaning])\(basis ?? "")</li>\n"
    }
    return """
      <p>\(frame[.otherReadings])</p>
      <ul>
      \(items.joined())</ul>
      <p>\(frame[.safe(earliest)])</p>
      """
  }

  /// Before it every reading holds the receipt on time.
  private var earliest: Localized {
    let cutoffs = ([deadline.reading] + deadline.otherReadings).map(\.cutoff)
    return (cutoffs.min() ?? deadline.reading.cutoff).text(in: frame.call.zone)
  }
}

extension Localized {
  fileprivate static let deadline = Localized(vi: "Hạn nộp", en: "Deadline")
  fileprivate static let passed = Localized(vi: "đã qua hạn", en: "it has passed")
  fileprivate static let otherReadings = Localized(
    vi: "Câu này còn có thể hiểu khác. Hồ sơ đến muộn theo cách hiểu trên nhưng kịp theo một cách "
      + "hiểu sau đây thì do người có thẩm quyền quyết định:",
    en: "It may also be read otherwise. What comes too late as read above, but on time as read in "
      + "one of these ways, is decided by a person:")

  fileprivate static func safe(_ earliest: Localized) -> Localized {
    Localized(
      vi: "Nộp trước \(earliest.vi) thì đúng hạn theo mọi cách hiểu.",
      en: "Handed in before \(earliest.en) it is on time however it is read.")
  }
}

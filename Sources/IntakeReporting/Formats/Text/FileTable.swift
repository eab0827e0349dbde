import IntakeCore

/// The table of a report's documents: verdict and counts of each.
struct FileTable: Sendable {
  let language: Language
  private var rows: [Row] = []

  /// So many rows are shown; those of eligible documents give way first.
  private static let shown = 1_000

  private struct Row: Sendable {
    let path: String
    let verdict: Localized
    let isEligible: Bool
    let counts: SeverityCounts
  }

  init(language: Language) {
    self.language = language
  }

  /// As they were added.
  var paths: [String] { rows.map(\.path) }

  mutating func add(_ document: JudgedDocument) {
    rows.append(
      Row(
        path: document.identity.name,
        verdict: VerdictScope.name(
          document.verdict, isPartial: VerdictScope(document).isPartial),
        isEligible: document.verdict == .eligible, counts: document.counts))
  }

  /// - Parameter quiet: only what is wrong.
  func write(to page: inout TerminalPage, quiet: Bool) {
    let wanted = quiet ? rows.filter { !$0.isEligible } : rows
    let listed = wanted.count > Self.shown ? wanted.filter { !$0.isEligible } : wanted
    page.line(Self.columns(Headings.all.map { $0[language] }, Headings.file[language]), .bold)
    for row in listed.prefix(Self.shown) {
      let counts = [row.counts.error, row.counts.review, row.counts.warning]
      page.paragraph(
        Self.columns([row.verdict[language]] + counts.map(String.init), row.path), hanging: 4)
    }
    let rest = wanted.count - min(listed.count, Self.shown)
    if rest > 0 { page.paragraph("… \(Headings.more(rest)[language])") }
    page.blank()
  }

  /// The verdict to the left, the counts to the right, the path last.
  private static func columns(_ texts: [String], _ path: String) -> TerminalText {
    let widths = [27, 5, 9, 9]
    let cells = zip(texts, widths).enumerated().map { position, cell -> String in
      let gap = String(repeating: " ", count: max(0, cell.1 - DisplayWidth.of(cell.0)))
      return position == 0 ? cell.0 + gap : gap + cell.0
    }
    return TerminalText(escaped: cells.joined()) + "  \(path)"
  }

  private enum Headings {
    static let all = [
      Localized(vi: "Kết luận", en: "Verdict"), Localized(vi: "Lỗi", en: "Error"),
      Localized(vi: "Xem xét", en: "Review"), Localized(vi: "Cảnh báo", en: "Warning"),
    ]
    static let file = Localized(vi: "Tệp", en: "Document")

    static func more(_ count: Int) -> Localized {
      Localized(
        vi: "\(count) tệp nữa, đủ trong --report csv hoặc json",
        en: "\(count) more documents, all of them in --report csv or json")
    }
  }
}

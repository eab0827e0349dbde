import IntakeCore
import IntakeFiles
import IntakeRegister

/// Says for each file of an inbox when and by which evidence it arrived: the mail book first,
/// then what the command line said.
struct ArrivalEvidence {
  private let book: MailBook
  private let stated: Instant?
  private let byPath: [String: [MailBook.Line]]
  private var served: [String: Register.ServedLine]
  /// The lines that fit some new file of this run, taken in or not.
  private var fitting: Set<String> = []
  /// The new files that no line names, and the folders that they lie in.
  private var unnamed: Set<String> = []
  /// What lines say that another receipt stands against.
  private var contradicted: [MailBookTrouble] = []

  init(book: MailBook, served: [String: Register.ServedLine], stated: Instant?) {
    self.book = book
    self.stated = stated
    self.served = served
    byPath = Dictionary(grouping: book.lines, by: \.path).mapValues { lines in
      lines.sorted { ($0.evidence.at, $0.place) < ($1.evidence.at, $1.place) }
    }
  }

  /// Notes a new file that is there, whatever becomes of it.
  mutating func note(_ path: FileName) {
    for place in Self.places(path) {
      for line in byPath[place] ?? [] where !isSpent(line, for: path) {
        fitting.insert(line.evidence.key)
      }
    }
  }

  /// What the book or the command line says of a file about to be taken in.
  struct Said {
    var receipt: Receipt?
    /// The line of the book that proves it.
    var line: MailLine?
    /// Whether the book names the file: then nothing else speaks for it.
    var isBooked = false
  }

  mutating func receipt(of path: FileName) -> Said {
    for place in Self.places(path) {
      if let line = byPath[place]?.first(where: { !isSpent($0, for: path) }) {
        served[line.evidence.key, default: .init(isClosed: false, paths: [])].paths.insert(path)
        return Said(
          receipt: Receipt(at: line.evidence.at, evidence: .mailBook), line: line.evidence,
          isBooked: true)
      }
      // The book names it, in a line that cannot be read: nothing else speaks for it.
      if book.unreadable.contains(place) { return Said(isBooked: true) }
    }
    // They are looked through for what a line may have meant.
    if !book.lines.isEmpty { unnamed.formUnion(Self.places(path)) }
    return Said(receipt: stated.map { Receipt(at: $0, evidence: .stated) })
  }

  /// The lines that serve no file of this run, each with the deliveries of earlier runs that it fills:
  /// the oldest one of its path that is still undetermined, or all that lie in its folder.
  /// Lines of a time that cannot be come last.
  /// - Parameters:
  ///   - waiting: the paths of files that lie in the inbox and were not taken in.
  ///   - bounds: when something can have been received.
  mutating func late(
    for open: [Register.OpenDelivery], waiting: [FileName], within bounds: ReceiptBounds,
    determined: [String: (entry: Int, at: Instant)] = [:]
  ) -> [LaterEvidence] {
    var open = open
    let places = Set(waiting.flatMap(Self.places))
    let lines = book.lines.filter { !places.contains($0.path) }
      .sorted { ($0.evidence.at, $0.place) < ($1.evidence.at, $1.place) }
    let possible = lines.filter { bounds.contains($0.evidence.at) }
    return (possible + lines.filter { !bounds.contains($0.evidence.at) })
      .flatMap { line -> [LaterEvidence] in
        guard served[line.evidence.key] == nil else { return [] }
        let filled = Self.filled(by: line, among: open)
        if filled.isEmpty, !fitting.contains(line.evidence.key) {
          contradict(line, determined[line.path])
        }
        open.removeAll { delivery in filled.contains { $0.entry == delivery.entry } }
        for delivery in filled {
          served[line.evidence.key, default: .init(isClosed: false, paths: [])].paths
            .insert(delivery.path)
        }
        return filled.map { LaterEvidence(entry: $0.entry, line: line.evidence) }
      }
  }

  private static func filled(
    by line: MailBook.Line, among open: [Register.OpenDelivery]
  ) -> [Register.OpenDelivery] {
    if let oldest = open.first(where: { $0.path.description == line.path }) { return [oldest] }
    return open.filter { places($0.path).dropFirst().contains(line.path) }
  }

  /// A receipt that is determined stays: a line that says something else of it is told.
  private mutating func contradict(
    _ line: MailBook.Line, _ known: (entry: Int, at: Instant)?
  ) {
    guard let known, known.at != line.evidence.at else { return }
    contradicted.append(
      MailBookTrouble(
        row: line.place, problem: .determined(path: line.path, entry: known.entry)))
  }

  /// What is wrong with the book, by row: faulty lines, and those that fit nothing. A book that
  /// fits nothing at all, and many lines of one kind, are summed up.
  func troubles() -> [MailBookTrouble] {
    let told = Set(contradicted.compactMap(\.row))
    let unused = book.lines.filter {
      !fitting.contains($0.evidence.key) && served[$0.evidence.key] == nil
        && !told.contains($0.place)
    }
    let fitsNothing = unused.count == book.lines.count && unused.count > Self.toldInFull
    let useless =
      fitsNothing
      ? [MailBookTrouble(row: nil, problem: .fitsNothing(lines: unused.count))]
      : Self.summedUp(
        unused.enumerated().map { position, line in
          let near = position < Self.toldInFull ? nearest(to: line.path) : nil
          return MailBookTrouble(row: line.place, problem: .unused(path: line.path, near: near))
        })
    return (Self.summedUp(book.troubles) + Self.summedUp(contradicted) + useless).sorted {
      ($0.row ?? .max) < ($1.row ?? .max)
    }
  }

  /// What a line may have meant that fits nothing: a name that differs in case or accents, that stands
  /// behind folders too many, or that is mistyped.
  private func nearest(to path: String) -> String? {
    let known = unnamed.sorted().prefix(Self.lookedThrough)
    let bare = MatchKey.bare(path)
    return known.first { MatchKey.bare($0) == bare } ?? known.first { path.hasSuffix("/" + $0) }
      ?? Suggestion.nearest(to: path, among: Array(known))
  }

  /// So many names are looked through for the one that was meant.
  private static let lookedThrough = 500

  /// So many lines of one kind are told one by one.
  private static let toldInFull = 20

  private static func summedUp(_ troubles: [MailBookTrouble]) -> [MailBookTrouble] {
    let rest = troubles.count - toldInFull
    guard rest > 0 else { return troubles }
    return troubles.prefix(toldInFull) + [MailBookTrouble(row: nil, problem: .more(lines: rest))]
  }

  /// The lines that have served and may close: no file that they name waits for the next run.
  func complete(waiting: [String]) -> [String] {
    book.lines.filter { line in
      guard let served = served[line.evidence.key], !served.isClosed else { return false }
      return !waiting.contains { $0 == line.path || $0.hasPrefix(line.path + "/") }
    }.map(\.evidence.key)
  }

  private func isSpent(_ line: MailBook.Line, for path: FileName) -> Bool {
    guard let served = served[line.evidence.key] else { return false }
    return served.isClosed || served.paths.contains(path)
  }

  /// The path itself, then the folders that it lies in, the innermost first.
  private static func places(_ path: FileName) -> [String] {
    let parts = path.description.split(separator: "/")
    return (1...max(1, parts.count)).reversed().map { parts.prefix($0).joined(separator: "/") }
  }
}

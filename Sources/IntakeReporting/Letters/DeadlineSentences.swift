import IntakeCore

/// What a letter says of the deadline: how each receipt stands to it, and what a new version that
/// arrives before or after it will do. Evidence is named by what it is, not by where it is kept.
struct DeadlineSentences {
  let matter: LetterMatter

  /// One sentence for the files of each receipt, in order of entry.
  var receipts: [Localized] {
    var groups: [(receipt: ReceiptJudgement, isAccepted: Bool, entries: [Int])] = []
    for file in matter.files where file.standing == .withdrawn || isDated(file) {
      let (receipt, isAccepted) = (file.document.receipt, file.isAccepted)
      if let known = groups.firstIndex(where: {
        ($0.receipt, $0.isAccepted) == (receipt, isAccepted)
      }) {
        groups[known].entries.append(file.entry)
      } else {
        groups.append((receipt, isAccepted, [file.entry]))
      }
    }
    return groups.map { sentence($0.receipt, $0.isAccepted, LetterPhrases.entries($0.entries)) }
  }

  func has(_ status: ReceiptJudgement.Status) -> Bool {
    !entries(status).isEmpty
  }

  /// The entries whose receipt stands so to the deadline, and no decision has settled it.
  func entries(_ status: ReceiptJudgement.Status) -> [Int] {
    dated.filter { $0.document.receipt.status == status && !$0.isAccepted }.map(\.entry)
  }

  /// The judged files, and those that count only when a person decides so.
  private var dated: [LetterMatter.File] {
    matter.files.filter(isDated)
  }

  private func isDated(_ file: LetterMatter.File) -> Bool {
    [.current, .unassigned, .notCounted].contains(file.standing)
  }

  /// What becomes of a version handed in again. It holds whenever it is read: until the deadline
  /// it names the instant, after it the person who decides.
  var resubmission: Localized {
    guard let deadline = matter.call.deadline else { return .noDeadline }
    let readings = matter.judged.compactMap(\.document.receipt.reading)
    let reading = readings.max { $0.cutoff < $1.cutoff } ?? deadline.reading
    let cutoff = OfficialDate(zone: matter.call.zone).text(reading.cutoff)
    let unit = LetterPhrases.receiver(matter.call)
    let words = Localized(
      vi: reading.id == deadline.reading.id ? "“\(deadline.wording.vi)”" : reading.meaning.vi,
      en: reading.id == deadline.reading.id ? "“\(deadline.wording.en)”" : reading.meaning.en)
    if matter.asOf < reading.cutoff { return .open(words, cutoff: cutoff, unit: unit) }
    return has(.contested)
      ? .considered(unit: unit) : .closed(words, cutoff: cutoff, unit: unit)
  }

  // MARK: The sentences

  private func sentence(
    _ judged: ReceiptJudgement, _ isAccepted: Bool, _ entries: Localized
  ) -> Localized {
    guard let receipt = judged.receipt else {
      return withoutEvidence(judged, isAccepted, entries)
    }
    let at = OfficialDate(zone: matter.call.zone).text(receipt.at)
    let by = receipt.evidence.outward
    let arrived = Localized(
      vi: "\(entries.vi.capitalisedSentence): nhận lúc \(at.vi), căn cứ \(by.vi)",
      en: "\(entries.en.capitalisedSentence): received at \(at.en), by \(by.en)")
    let meaning = outcome(judged, isAccepted)
    return Localized(vi: "\(arrived.vi); \(meaning.vi).", en: "\(arrived.en); \(meaning.en).")
  }

  private func outcome(_ judged: ReceiptJudgement, _ isAccepted: Bool) -> Localized {
    let cutoff =
      judged.reading.map { OfficialDate(zone: matter.call.zone).text($0.cutoff) }
      ?? Localized(same: "—")
    switch judged.status {
    case .onTime: return Localized(vi: "trong hạn", en: "on time")
    case .late where isAccepted, .contested where isAccepted:
      return Localized(
        vi: "sau thời điểm \(cutoff.vi) nhưng đã được chấp nhận",
        en: "after \(cutoff.en), yet accepted by decision")
    case .late:
      return Localized(
        vi: "sau hạn (phải đến trước \(cutoff.vi))", en: "late (due before \(cutoff.en))")
    case .contested:
      return Localized(
        vi: "sau thời điểm \(cutoff.vi) nhưng còn có cách hiểu khác về hạn nộp, nên việc tính "
          + "hạn đang được xem xét",
        en: "after \(cutoff.en), yet the deadline can be read otherwise, so whether it was on "
          + "time is being considered")
    case .noDeadline, .notJudged:
      return Localized(vi: "đợt này không đặt hạn nộp", en: "this call sets no deadline")
    case .undetermined: return Localized(vi: "chưa xác định", en: "undetermined")
    }
  }

  private func withoutEvidence(
    _ judged: ReceiptJudgement, _ isAccepted: Bool, _ entries: Localized
  ) -> Localized {
    if judged.status == .noDeadline {
      return Localized(
        vi: "\(entries.vi.capitalisedSentence): đợt này không đặt hạn nộp.",
        en: "\(entries.en.capitalisedSentence): this call sets no deadline.")
    }
    let accepted =
      isAccepted
      ? Localized(vi: ", nhưng đã được chấp nhận", en: ", yet it is accepted by decision") : nil
    return Localized(
      vi: "\(entries.vi.capitalisedSentence): chưa có căn cứ xác định thời điểm nhận"
        + "\(accepted?.vi ?? "").",
      en: "\(entries.en.capitalisedSentence): nothing proves yet when it was received"
        + "\(accepted?.en ?? "").")
  }
}

extension LetterMatter.File {
  /// Whether a decision lets it count, whatever was found on it.
  fileprivate var isAccepted: Bool {
    document.decisionsInForce.last {
      $0.task == nil && [.accept, .returned, .withdraw].contains($0.action)
    }?.action == .accept
  }
}

extension Receipt.Evidence {
  /// What proves the arrival, in words for the submitter.
  fileprivate var outward: Localized {
    switch self {
    case .mailBook: Localized(vi: "sổ công văn đến", en: "the incoming-mail book")
    case .mail:
      Localized(
        vi: "máy chủ thư điện tử của cơ quan tiếp nhận", en: "the receiving office's mail host")
    case .stated:
      Localized(
        vi: "ghi nhận của bộ phận tiếp nhận", en: "the record of the receiving office")
    case .decision:
      Localized(
        vi: "quyết định của cơ quan tiếp nhận", en: "a decision of the receiving office")
    }
  }
}

extension Localized {
  fileprivate static let noDeadline = Localized(
    vi: """
      Đợt kêu gọi này không đặt hạn nộp; bản hoàn thiện sẽ thay bản đã nhận kể từ khi vào sổ.
      """,
    en: """
      This call sets no deadline; a mended version takes the place of the one received as soon as \
      it is registered.
      """)

  fileprivate static func open(
    _ words: Localized, cutoff: Localized, unit: Localized
  ) -> Localized {
    Localized(
      vi: """
        Hạn nhận hồ sơ: \(words.vi), tức là hồ sơ phải đến trước \(cutoff.vi). Bản hoàn thiện \
        đến trước thời điểm đó sẽ thay bản đã nhận. Bản đến từ thời điểm đó trở đi vẫn được vào \
        sổ nhưng không đương nhiên thay bản đã nhận; việc có tính hay không do \(unit.vi) quyết \
        định.
        """,
      en: """
        The deadline: \(words.en), that is, documents must arrive before \(cutoff.en). A mended \
        version that arrives before then takes the place of the one received. One that arrives \
        at or after it is registered, but does not by itself replace the one received; whether \
        it counts is for the \(unit.en) to decide.
        """)
  }

  /// While it is being considered which reading of the deadline holds.
  fileprivate static func considered(unit: Localized) -> Localized {
    Localized(
      vi: """
        Bản hoàn thiện gửi từ nay vẫn được vào sổ nhưng không đương nhiên thay bản đã nhận; việc \
        có tính hay không do \(unit.vi) quyết định.
        """,
      en: """
        A mended version sent from now on is registered, but does not by itself replace the one \
        received; whether it counts is for the \(unit.en) to decide.
        """)
  }

  fileprivate static func closed(
    _ words: Localized, cutoff: Localized, unit: Localized
  ) -> Localized {
    Localized(
      vi: """
        Hạn nhận hồ sơ (\(words.vi)) đã hết lúc \(cutoff.vi). Bản hoàn thiện gửi sau hạn vẫn \
        được vào sổ nhưng không đương nhiên thay bản đã nhận; việc có tính hay không do \
        \(unit.vi) quyết định.
        """,
      en: """
        The deadline (\(words.en)) passed at \(cutoff.en). A mended version sent after it is \
        registered, but does not by itself replace the one received; whether it counts is for \
        the \(unit.en) to decide.
        """)
  }
}

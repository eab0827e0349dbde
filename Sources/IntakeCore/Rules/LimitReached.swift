extension Rule {
  static let limitReached: Rule = Rule(
    code: "L001",
    title: Localized(vi: "Vượt một giới hạn của tệp", en: "A limit is reached"),
    why: Localized(
      vi: "Tệp đề xuất thật không bao giờ lớn đến các giới hạn này; giới hạn giữ cho một tệp hỏng "
        + "hoặc cố ý phá không làm ngừng việc tiếp nhận các tệp khác. Phần vượt giới hạn không "
        + "được xét, nên tệp không thể đủ điều kiện. Tệp mà chính máy xét không đọc nổi thì chỉ chờ "
        + "người xem xét, được đọc lại ở lượt sau và không bị trả lại.",
      en: "No real proposal comes near these limits; they keep a broken or hostile file from "
        + "stopping the intake of the others. What lies beyond a limit is not judged, so the "
        + "document cannot be eligible. What the judging machine itself could not read is for "
        + "review only: it is read again later and returned to nobody."),
    advice: Localized(
      vi: "Bỏ phần thừa (ảnh nhúng, dòng và cột trống, nội dung dán nhầm) hoặc chia thành nhiều "
        + "tệp, rồi kiểm tra lại.",
      en: "Take out what is not needed (embedded pictures, empty rows and columns, text pasted by "
        + "mistake) or split the file, and check again."),
    severity: .error, place: Localized(vi: "chỗ chạm giới hạn", en: "where the limit is reached"),
    clause: .file,
    examples: [
      .good(),
      Example(
        kind: .bad, form: .appendix1,
        content: .told(
          Localized(
            vi: "Một ô của bảng dài hơn 1 MiB; một tệp lớn hơn 32 MiB; phần tử XML lồng sâu hơn "
              + "32 tầng; hơn 100.000 dòng; hơn 256 cột.",
            en: "A cell of more than 1 MiB; a file of more than 32 MiB; XML elements nested deeper "
              + "than 32; more than 100,000 rows; more than 256 columns.")),
        caption: nil),
    ],
    check: .reading)
}

/// The limits that a document can reach; see `Limits`.
public enum ReachedLimit: String, Sendable, CaseIterable {
  case documentBytes, fieldBytes, startTagBytes, depth, rows, columns
}

extension Finding {
  /// L001: a limit is reached.
  /// - Parameter value: the limit itself, in bytes or pieces.
  public static func limit(
    _ limit: ReachedLimit, value: Int, at place: Place, path: String?
  ) -> Finding {
    let said = limit.said(value)
    return raised(
      .limitReached, at: place, path: path,
      Findings.Details(
        expected: "≤ \(value)",
        message: Localized(
          vi: "Vượt giới hạn: \(said.vi). Phần sau giới hạn không được xét.",
          en: "A limit is reached: \(said.en). What lies beyond it was not judged.")))
  }
}

/// Why a document could not be read on this machine, though nothing is known to be wrong with it.
public enum UnreadCause: String, Sendable, CaseIterable {
  /// Its reader used far more processor time than any document within the limits takes.
  case overrun
  /// Its reader ended: a fault of the program, or not enough memory.
  case ended
}

extension Finding {
  /// L001 for review: the document could not be read here. Nobody is to blame but the machine, until
  /// it is read.
  public static func unreadHere(_ cause: UnreadCause) -> Finding {
    raised(
      .limitReached, severity: .review, at: .document,
      Findings.Details(
        found: cause.rawValue, message: cause.message, advice: .readAgainLater,
        isStructural: false))
  }

  /// Whether it says that the document could not be read here.
  fileprivate var isOfTheMachine: Bool {
    code == Rule.limitReached.code && severity == .review
  }
}

extension JudgedDocument {
  /// Why it could not be read on the machine that judged it; nil where it was read. Such a document
  /// is judged again later and returned to nobody.
  public var unread: UnreadCause? {
    findings.first(where: \.isOfTheMachine).flatMap { $0.found.flatMap(UnreadCause.init) }
  }
}

extension UnreadCause {
  fileprivate var message: Localized {
    switch self {
    case .overrun:
      Localized(
        vi: "Không đọc được tệp trên máy này: việc đọc hai lần đều quá lâu.",
        en: "The file could not be read here: reading took too long, twice.")
    case .ended:
      Localized(
        vi: "Không đọc được tệp trên máy này: tiến trình đọc hai lần đều dừng giữa chừng.",
        en: "The file could not be read here: the process that read it ended early, twice.")
    }
  }
}

extension Localized {
  fileprivate static let readAgainLater = Localized(
    vi: "Đơn vị đề xuất không phải làm gì: tệp được đọc và xét lại ở lượt nhận sau. Nếu vẫn không "
      + "đọc được, hãy xem máy có đủ bộ nhớ không và báo người phụ trách phần mềm.",
    en:
      "The submitter need do nothing: the file is read and judged again at the next intake. If it "
      + "still cannot be read, see whether the machine has enough memory and tell whoever looks "
      + "after the program.")
}

extension ReachedLimit {
  fileprivate func said(_ value: Int) -> Localized {
    let size = Self.size(value)
    let count = Localized.grouped(value)
    return switch self {
    case .documentBytes:
      Localized(vi: "tệp lớn hơn \(size.vi)", en: "the file is larger than \(size.en)")
    case .fieldBytes:
      Localized(vi: "một mục dài hơn \(size.vi)", en: "a field is longer than \(size.en)")
    case .startTagBytes:
      Localized(vi: "một thẻ mở dài hơn \(size.vi)", en: "a start tag is longer than \(size.en)")
    case .depth:
      Localized(
        vi: "phần tử lồng sâu hơn \(count.vi) tầng",
        en: "elements are nested deeper than \(count.en)")
    case .rows:
      Localized(
        vi: "nhiều hơn \(count.vi) nhiệm vụ hoặc dòng", en: "more than \(count.en) tasks or rows")
    case .columns:
      Localized(vi: "nhiều hơn \(count.vi) cột", en: "more than \(count.en) columns")
    }
  }

  private static func size(_ bytes: Int) -> Localized {
    if bytes >= 1 << 20, bytes % (1 << 20) == 0 { return Localized(same: "\(bytes >> 20) MiB") }
    if bytes >= 1 << 10, bytes % (1 << 10) == 0 { return Localized(same: "\(bytes >> 10) KiB") }
    let count = Localized.grouped(bytes)
    return Localized(vi: count.vi + " byte", en: count.en + " bytes")
  }
}

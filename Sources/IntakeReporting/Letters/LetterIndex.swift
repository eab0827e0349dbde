import IntakeCore

/// The index of letters that were made together: to whom each goes, and where.
public struct LetterIndex: Sendable {
  /// A letter and its addressee. Personal data: the index is for the office's own eyes.
  public struct Line: Sendable {
    public var file: String
    /// The entries of the submission.
    public var entries: [Int]
    public var submitter: String
    public var address: String?
    public var contact: String?
    public var phone: String?
    public var email: String?
    public var dispatch: IncomingEntry.Dispatch
    public var mailNumbers: [String]
    /// The letters of this kind that went out before: number and day.
    public var sent: [String]

    public init(
      file: String, entries: [Int], submitter: String, address: String?, contact: String?,
      phone: String?, email: String?, dispatch: IncomingEntry.Dispatch, mailNumbers: [String],
      sent: [String] = []
    ) {
      self.file = file
      self.entries = entries
      self.submitter = submitter
      self.address = address
      self.contact = contact
      self.phone = phone
      self.email = email
      self.dispatch = dispatch
      self.mailNumbers = mailNumbers
      self.sent = sent
    }
  }

  public static func csv(_ lines: [Line]) -> [UInt8] { columns.csv(lines) }

  private static let columns: [TableColumn<Line>] = [
    TableColumn("Tệp thư", required: true, Localized(vi: "Tệp thư", en: "Letter")) { $0.file },
    TableColumn("Số đến", required: true, Localized(vi: "Các số đến", en: "Entries")) {
      $0.entries.map(String.init).joined(separator: ", ")
    },
    TableColumn("Đơn vị đề xuất", Localized(vi: "Đơn vị", en: "Submitter")) { $0.submitter },
    TableColumn("Địa chỉ", Localized(vi: "Địa chỉ", en: "Address")) { $0.address ?? "" },
    TableColumn("Người liên hệ", Localized(vi: "Người liên hệ", en: "Contact")) {
      $0.contact ?? ""
    },
    TableColumn("Điện thoại", Localized(vi: "Điện thoại", en: "Telephone")) { $0.phone ?? "" },
    TableColumn("Thư điện tử", Localized(vi: "Thư điện tử", en: "Mailbox")) { $0.email ?? "" },
    TableColumn("Số văn bản", Localized(vi: "Số, ký hiệu", en: "Number of the dispatch")) {
      $0.dispatch.number ?? ""
    },
    TableColumn("Ngày văn bản", Localized(vi: "Ngày văn bản", en: "Date of the dispatch")) {
      $0.dispatch.date ?? ""
    },
    TableColumn("Số đến của văn thư", Localized(vi: "Theo sổ", en: "Mail room's numbers")) {
      $0.mailNumbers.joined(separator: ", ")
    },
    TableColumn("Đã gửi", Localized(vi: "Thư đã gửi", en: "Letters sent before")) {
      $0.sent.joined(separator: "; ")
    },
  ]
}

public import IntakeCore

/// The entries as a table: on a terminal, for spreadsheets, for machines.
public enum IncomingList {
  /// One line for each entry, the columns as wide as they need.
  public static func text(_ entries: [IncomingEntry], _ language: Language) -> String {
    let header = headings.map { $0[language] }
    let rows = entries.map { cells($0, language).map { TerminalText($0).text } }
    let widths = header.indices.dropLast().map { column in
      ([header] + rows).map { $0[column].count }.max() ?? 0
    }
    return ([header] + rows).map { row in
      (zip(row, widths).map { padded($0, $1) } + [row[header.count - 1]]).joined(separator: "  ")
        + "\n"
    }.joined()
  }

  private static let headings = [
    Localized(vi: "Số đến", en: "Entry"), Localized(vi: "Đơn vị", en: "Submitter"),
    Localized(vi: "Nhận lúc", en: "Received"), Localized(vi: "Văn thư", en: "Mail room"),
    Localized(vi: "Kết luận", en: "Verdict"), Localized(vi: "Trạng thái", en: "Standing"),
    Localized(vi: "Hạn", en: "Deadline"), Localized(vi: "Tệp", en: "File"),
  ]

  private static func cells(_ entry: IncomingEntry, _ language: Language) -> [String] {
    [
      String(entry.entry), entry.submitter?.name ?? "–",
      entry.receivedAt.map { $0.text(in: entry.zone)[language] } ?? "–",
      entry.mailNumber ?? "–", entry.verdict?.name[language] ?? "–", entry.state.name[language],
      entry.receipt.name[language], entry.place,
    ]
  }

  /// The text filled up with spaces to a width in letters.
  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  public static func csv(_ entries: [IncomingEntry]) -> [UInt8] { columns.csv(entries) }

  private static let columns: [TableColumn<IncomingEntry>] = [
    TableColumn("Số đến", type: .integer, required: true, Localized(vi: "Số đến", en: "Entry")) {
      String($0.entry)
    },
    TableColumn("Đợt", required: true, Localized(vi: "Đợt kêu gọi", en: "Call")) { $0.call },
    TableColumn("Đơn vị đề xuất", Localized(vi: "Đơn vị", en: "Submitter")) {
      $0.submitter?.name ?? ""
    },
    TableColumn("Loại đơn vị", Localized(vi: "Mã loại đơn vị", en: "Kind of submitter")) {
      $0.submitter?.kind ?? ""
    },
    TableColumn("Tỉnh/thành phố", Localized(vi: "Mã tỉnh", en: "Code of the province")) {
      $0.submitter?.province ?? ""
    },
    TableColumn("Nhận lúc", Localized(vi: "Thời điểm nhận", en: "Time of receipt")) { row in
      row.receivedAt?.iso(in: row.zone) ?? ""
    },
    TableColumn("Số đến của văn thư", Localized(vi: "Theo sổ", en: "Mail room's number")) {
      $0.mailNumber ?? ""
    },
    TableColumn("Hình thức", Localized(vi: "Hình thức gửi", en: "Channel")) { $0.channel ?? "" },
    TableColumn("Số văn bản", Localized(vi: "Số, ký hiệu", en: "Number of the dispatch")) {
      $0.dispatch?.number ?? ""
    },
    TableColumn("Ngày văn bản", Localized(vi: "Ngày văn bản", en: "Date of the dispatch")) {
      $0.dispatch?.date ?? ""
    },
    TableColumn("Mẫu", Localized(vi: "Mẫu phụ lục", en: "Form")) { $0.form?.rawValue ?? "" },
    TableColumn("Số nhiệm vụ", type: .integer, Localized(vi: "Số nhiệm vụ", en: "Tasks")) {
      String($0.tasks)
    },
    TableColumn("Trạng thái", required: true, Localized(vi: "Trạng thái", en: "Standing")) {
      $0.state.name.vi
    },
    TableColumn("Kết luận", Localized(vi: "Kết luận", en: "Verdict")) { $0.verdict?.name.vi ?? "" },
    TableColumn("Hạn nộp", required: true, Localized(vi: "So với hạn nộp", en: "Deadline")) {
      $0.receipt.name.vi
    },
    TableColumn("Tệp", required: true, Localized(vi: "Tên khi nhận", en: "Name when received")) {
      $0.path
    },
    TableColumn("SHA-256", required: true, Localized(vi: "SHA-256", en: "SHA-256")) { $0.sha256 },
    TableColumn("Phần", Localized(vi: "Phần trong tệp", en: "Part of the file")) { $0.part ?? "" },
  ]

  /// An array with an object for each entry; the first keys are those of the first version.
  public static func json(_ entries: [IncomingEntry]) -> [UInt8] {
    var json = JSONWriter(pretty: true)
    json.array(entries) { json, entry in
      json.object { json in
        json.member("entry", entry.entry)
        json.member("call", entry.call)
        json.member("path", entry.path)
        json.member("sha256", entry.sha256)
        json.member("form", entry.form?.rawValue)
        json.member("submitter", entry.submitter?.name)
        json.member("receipt", entry.receipt.rawValue)
        json.member("standing", entry.state.rawValue)
        json.member("verdict", entry.verdict?.rawValue)
        json.member("receivedAt", entry.receivedAt?.iso(in: entry.zone))
        json.member("mailNumber", entry.mailNumber)
        json.member("channel", entry.channel)
        json.member("dispatchNumber", entry.dispatch?.number)
        json.member("dispatchDate", entry.dispatch?.date)
        json.member("kind", entry.submitter?.kind)
        json.member("province", entry.submitter?.province)
        json.member("because", entry.because)
        json.member("tasks", entry.tasks)
        json.member("part", entry.part)
      }
    }
    json.endLine()
    return json.bytes
  }
}

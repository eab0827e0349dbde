/// A kind of file that submitters send and that is not read.
public enum ForeignKind: Sendable, CaseIterable {
  /// A compressed Office file of none of the kinds below.
  case office
  case presentation
  /// XLSB.
  case binaryWorkbook
  /// ODT.
  case openText
  /// XLS and DOC, and others of their time.
  case oldWorkbook, oldText, oldOffice
  /// A workbook or document as XML in one part.
  case flatOffice
  case richText, pdf, image
  case rar, sevenZip, otherArchive
  /// A letter as Outlook saves it, and what it packs attachments into.
  case outlookLetter, outlookPack
  case shortcut
  case webPage
  case signature
  case program
  /// No text, and nothing that is known.
  case unknown
}

extension ForeignKind {
  /// Whether no form can lie in it: beside a form it is an attachment.
  public var holdsNoForm: Bool {
    switch self {
    case .pdf, .image, .signature: true
    default: false
    }
  }

  /// As the message of F002 names it.
  var name: Localized {
    switch self {
    case .office:
      Localized(
        vi: "tệp Office không phải bảng tính hay văn bản", en: "an Office file of another kind")
    case .presentation:
      Localized(vi: "tệp trình chiếu (PPTX, ODP)", en: "a presentation (PPTX, ODP)")
    case .binaryWorkbook:
      Localized(vi: "bảng tính Excel dạng nhị phân (XLSB)", en: "a binary Excel workbook (XLSB)")
    case .openText: Localized(vi: "văn bản OpenDocument (ODT)", en: "an OpenDocument text (ODT)")
    case .oldWorkbook:
      Localized(vi: "bảng tính Excel đời cũ (XLS)", en: "an old Excel workbook (XLS)")
    case .oldText: Localized(vi: "văn bản Word đời cũ (DOC)", en: "an old Word document (DOC)")
    case .oldOffice:
      Localized(vi: "tệp Office đời cũ (trước 2007)", en: "an old Office file (before 2007)")
    case .flatOffice:
      Localized(
        vi: "bảng tính hoặc văn bản lưu thành một tệp XML (Excel 2003, Word 2003, FODS)",
        en: "a workbook or text saved as one XML file (Excel 2003, Word 2003, FODS)")
    case .richText: Localized(vi: "văn bản RTF", en: "an RTF document")
    case .pdf: Localized(vi: "tệp PDF", en: "a PDF file")
    case .image: Localized(vi: "ảnh", en: "an image")
    case .rar: Localized(vi: "tệp nén RAR", en: "a RAR archive")
    case .sevenZip: Localized(vi: "tệp nén 7z", en: "a 7z archive")
    case .otherArchive:
      Localized(
        vi: "tệp nén không phải ZIP (gz, tar, xz…)", en: "an archive other than ZIP (gz, tar, xz…)")
    case .outlookLetter:
      Localized(vi: "thư lưu từ Outlook (MSG)", en: "a letter saved by Outlook (MSG)")
    case .outlookPack:
      Localized(vi: "gói đính kèm của Outlook (winmail.dat)", en: "a pack of Outlook (winmail.dat)")
    case .shortcut: Localized(vi: "lối tắt của Windows (LNK)", en: "a Windows shortcut (LNK)")
    case .webPage: Localized(vi: "trang web đã lưu (HTML)", en: "a saved web page (HTML)")
    case .signature: Localized(vi: "tệp chữ ký số", en: "a digital signature")
    case .program: Localized(vi: "chương trình máy tính", en: "a program")
    case .unknown:
      Localized(vi: "tệp nhị phân không rõ loại", en: "a binary file of an unknown kind")
    }
  }

  /// What to do about it, with the steps of the usual programs.
  var advice: Localized {
    switch self {
    case .binaryWorkbook, .oldWorkbook, .oldOffice: Self.saveWorkbook
    case .oldText, .openText, .richText: Self.saveText
    case .flatOffice, .webPage: Self.saveEither
    case .rar, .sevenZip, .otherArchive: Self.unpack
    case .outlookLetter, .outlookPack: Self.takeAttachments
    case .shortcut:
      Localized(
        vi:
          "Lối tắt chỉ ghi chỗ của tệp trên máy người gửi, không có nội dung. Bấm chuột phải vào lối "
          + "tắt, chọn “Mở vị trí tệp” (Open file location) rồi gửi chính tệp ở đó.",
        en:
          "A shortcut only says where a file lies on the sender's machine. Right-click it, choose "
          + "“Open file location” and send the file itself.")
    case .pdf, .image:
      Localized(
        vi:
          "Bản PDF hoặc ảnh chụp chỉ kèm theo để đối chiếu. Hãy gửi thêm bản mềm: tệp Excel (.xlsx) "
          + "hoặc Word (.docx) lập theo mẫu trống của đợt kêu gọi.",
        en:
          "A PDF or a picture is kept for comparison only. Send the soft copy too: an Excel (.xlsx) "
          + "or Word (.docx) file, filled in by the call's blank form.")
    case .office, .presentation, .signature, .program, .unknown:
      Localized(
        vi:
          "Gửi tệp Excel (.xlsx), Word (.docx), ODS, CSV hoặc XML lập theo mẫu trống của đợt kêu gọi.",
        en:
          "Send an Excel (.xlsx), Word (.docx), ODS, CSV or XML file, filled in by the call's blank "
          + "form.")
    }
  }

  private static let saveWorkbook = Localized(
    vi:
      "Lưu lại thành .xlsx rồi gửi tệp đó. Excel 2010 đến 365: Tệp (File) → Lưu Như (Save As) → “Excel "
      + "Workbook (*.xlsx)”. LibreOffice: Tệp → Lưu dạng (Save As) → “Excel 2007-365 (.xlsx)”. Google "
      + "Trang tính: tải tệp lên Drive, mở ra, Tệp → Tải xuống → Microsoft Excel (.xlsx).",
    en: "Save it as .xlsx and send that file. Excel 2010 to 365: File → Save As → “Excel Workbook "
      + "(*.xlsx)”. LibreOffice: File → Save As → “Excel 2007-365 (.xlsx)”. Google Sheets: upload it to "
      + "Drive, open it, File → Download → Microsoft Excel (.xlsx).")

  private static let saveText = Localized(
    vi:
      "Lưu lại thành .docx rồi gửi tệp đó. Word 2010 đến 365: Tệp (File) → Lưu Như (Save As) → “Word "
      + "Document (*.docx)”. LibreOffice: Tệp → Lưu dạng (Save As) → “Word 2010-365 (.docx)”. Google "
      + "Tài liệu: tải tệp lên Drive, mở ra, Tệp → Tải xuống → Microsoft Word (.docx).",
    en: "Save it as .docx and send that file. Word 2010 to 365: File → Save As → “Word Document "
      + "(*.docx)”. LibreOffice: File → Save As → “Word 2010-365 (.docx)”. Google Docs: upload it to "
      + "Drive, open it, File → Download → Microsoft Word (.docx).")

  private static let saveEither = Localized(
    vi: "Mở tệp bằng Excel (hoặc Word, LibreOffice), chọn Tệp (File) → Lưu Như (Save As) → “Excel "
      + "Workbook (*.xlsx)” (bảng) hoặc “Word Document (*.docx)” (văn bản), rồi gửi tệp vừa lưu. Nếu "
      + "nội dung nằm trên Google Trang tính: Tệp → Tải xuống → Microsoft Excel (.xlsx).",
    en:
      "Open it in Excel (or Word, LibreOffice), choose File → Save As → “Excel Workbook (*.xlsx)” for "
      + "a table or “Word Document (*.docx)” for a text, and send the file that was saved. For Google "
      + "Sheets: File → Download → Microsoft Excel (.xlsx).")

  private static let unpack = Localized(
    vi:
      "Giải nén rồi gửi thẳng các tệp bên trong, hoặc nén lại thành ZIP: trên Windows chọn các tệp, bấm "
      + "chuột phải → Gửi tới (Send to) → Thư mục nén (Compressed (zipped) folder).",
    en:
      "Unpack it and send the files in it as they are, or pack them as ZIP: on Windows choose the "
      + "files, right-click → Send to → Compressed (zipped) folder.")

  private static let takeAttachments = Localized(
    vi:
      "Mở thư bằng Outlook, chọn tệp kèm theo → Lưu tất cả (Save All Attachments) rồi gửi các tệp đó; "
      + "hoặc lưu thư thành dạng .eml.",
    en:
      "Open the letter in Outlook, choose its attachments → Save All Attachments and send those files; "
      + "or save the letter as .eml.")
}

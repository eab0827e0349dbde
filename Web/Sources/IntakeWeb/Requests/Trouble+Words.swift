import Intake

extension Trouble {
  /// What happened, as a headline.
  var title: Localized {
    switch self {
    case .noFile: Localized(vi: "Chưa có tệp nào được chọn", en: "No file was chosen")
    case .tooLarge:
      Localized(vi: "Các tệp gửi lên lớn quá mức cho phép", en: "The files are too large")
    case .tooManyFiles: Localized(vi: "Gửi quá nhiều tệp một lần", en: "Too many files at once")
    case .nameTooLong: Localized(vi: "Tên tệp quá dài", en: "The name of a file is too long")
    case .wrongKind:
      Localized(vi: "Cách gửi tệp không đúng", en: "The files were not sent in a way known here")
    case .brokenForm:
      Localized(vi: "Nội dung gửi lên bị đứt quãng hoặc hỏng", en: "What was sent is damaged")
    case .notAnInstant:
      Localized(vi: "Không hiểu được thời điểm đã ghi", en: "The time is not understood")
    case .notAReport:
      Localized(vi: "Không có dạng kết quả này", en: "There is no such form of the result")
    case .notALanguage:
      Localized(vi: "Không có ngôn ngữ này", en: "There is no such language")
    case .tooOften:
      Localized(vi: "Kiểm tra quá nhiều lần trong một phút", en: "Too many checks in a minute")
    case .busy:
      Localized(vi: "Trang đang có nhiều người dùng", en: "The page is busy at the moment")
    case .fromElsewhere:
      Localized(vi: "Tệp được gửi từ một trang khác", en: "The files were sent from another site")
    case .otherHost:
      Localized(vi: "Địa chỉ trang không đúng", en: "This is not the address of the page")
    case .notFound: Localized(vi: "Không có trang này", en: "There is no such page")
    case .wrongMethod:
      Localized(vi: "Trang này không dùng theo cách đó", en: "The page is not used in this way")
    case .broken: Localized(vi: "Trang gặp lỗi bên trong", en: "An error within the page")
    }
  }

  /// What to do.
  func advice(_ limits: WebLimits) -> Localized {
    switch self {
    case .noFile, .tooLarge, .tooManyFiles, .nameTooLong, .wrongKind, .brokenForm, .notAnInstant,
      .notAReport, .notALanguage:
      adviceOnForm(limits)
    case .tooOften(let seconds):
      Localized(
        vi: "Hãy đợi \(seconds) giây rồi kiểm tra lại.",
        en: "Wait \(seconds) seconds and check again.")
    case .busy(let seconds):
      Localized(
        vi: "Hãy đợi khoảng \(seconds) giây rồi gửi lại. Tệp của bạn không bị lưu lại ở đâu cả.",
        en: "Wait about \(seconds) seconds and send it again. Your files were kept nowhere.")
    case .fromElsewhere, .otherHost:
      Localized(
        vi: "Hãy mở trang bằng địa chỉ mà cơ quan tiếp nhận đã công bố và gửi tệp từ đó.",
        en: "Open the page at the address that the office has published, and send them from there.")
    case .notFound:
      Localized(
        vi: "Hãy bắt đầu từ trang đầu, hoặc xem danh sách các quy tắc.",
        en: "Begin at the first page, or look at the list of the rules.")
    case .wrongMethod:
      Localized(vi: "Hãy bắt đầu từ trang đầu.", en: "Begin at the first page.")
    case .broken:
      Localized(
        vi: "Tệp của bạn chưa được xét và không bị lưu lại. Hãy thử lại; nếu vẫn gặp lỗi, hãy báo "
          + "cho cơ quan tiếp nhận.",
        en: "Your files were not judged, and were kept nowhere. Try again; if it happens again, "
          + "tell the office.")
    }
  }

  private func adviceOnForm(_ limits: WebLimits) -> Localized {
    let size = limits.fileBytes >> 20
    switch self {
    case .tooLarge:
      return Localized(
        vi: "Mỗi lần gửi tối đa \(size) MB. Hãy chỉ gửi Phụ lục 1 và Phụ lục 2, không kèm bản quét "
          + "hay ảnh; hoặc chia thành nhiều lần.",
        en: "At most \(size) MB are taken at a time. Send only the two forms, without scans or "
          + "pictures; or send them in several turns.")
    case .tooManyFiles:
      return Localized(
        vi:
          "Mỗi lần gửi tối đa \(limits.files) tệp. Hãy chia thành nhiều lần, mỗi lần một danh mục "
          + "cùng các thuyết minh của nó.",
        en: "At most \(limits.files) files are taken at a time. Send them in several turns, a list "
          + "with its outlines each time.")
    case .nameTooLong:
      return Localized(vi: "Hãy đặt tên tệp ngắn hơn.", en: "Give the file a shorter name.")
    case .wrongKind:
      return Localized(
        vi: "Hãy chọn tệp ở ô bên dưới rồi bấm “Kiểm tra”. Chương trình khác gửi tệp bằng "
          + "multipart/form-data, hoặc gửi thẳng nội dung với kiểu application/octet-stream.",
        en: "Choose the files below and press “Check”. Programs send multipart/form-data, or the "
          + "bytes of one file as application/octet-stream.")
    case .brokenForm:
      return Localized(
        vi: "Thường là do đường truyền bị ngắt giữa chừng. Hãy gửi lại.",
        en: "Most often the connection broke off. Send it again.")
    case .notAnInstant:
      return Localized(
        vi: "Hãy viết ngày trước tháng, như “28/4/2023 16:00”, hoặc để trống.",
        en: "Write it with the day first, such as “28/4/2023 16:00”, or leave it blank.")
    case .notAReport:
      return Localized(
        vi: "Hãy chọn xem trên trang, HTML, CSV hoặc JSON.",
        en: "Choose to see it on the page, or HTML, CSV or JSON.")
    case .notALanguage:
      return Localized(vi: "Hãy dùng “vi” hoặc “en”.", en: "Use “vi” or “en”.")
    default:
      return Localized(
        vi: "Hãy chọn tệp Phụ lục 1, Phụ lục 2 đã điền, rồi bấm “Kiểm tra”.",
        en: "Choose the forms that you have filled in, then press “Check”.")
    }
  }
}

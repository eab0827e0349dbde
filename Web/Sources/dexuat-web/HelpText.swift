import Intake

/// What `--help` says.
enum HelpText {
  static func of(_ language: Language) -> String { text[language] }

  private static let text = Localized(
    vi: """
      dexuat-web — trang để đơn vị đề xuất tự kiểm tra hồ sơ bằng trình duyệt; không lưu gì.

      CÁCH DÙNG: dexuat-web [TÙY CHỌN]

        --listen ĐỊA-CHỈ:CỔNG  nơi nhận kết nối (mặc định 127.0.0.1:8080)
        --call ID|TỆP          mã đợt kêu gọi, hoặc tệp định nghĩa
        --host TÊN             chỉ trả lời dưới tên này; dùng được nhiều lần
        --behind-proxy         tin địa chỉ mà proxy trên chính máy này cho biết
        --fence                đọc tệp trong các tiến trình bị rào lại, như khi tiếp nhận
        --rate N               số lần kiểm tra mỗi phút từ một địa chỉ (mặc định 60)
        --lang vi|en           ngôn ngữ của chương trình này
        --quiet                không ghi nhật ký truy cập
        --version              phiên bản

      Nhật ký truy cập ghi ra đầu ra lỗi, không có tên tệp, địa chỉ được rút gọn.
      SIGTERM: trả lời nốt các yêu cầu đang làm rồi kết thúc trong 10 giây.

      """,
    en: """
      dexuat-web — the page on which submitters check their files in a browser; keeps nothing.

      USAGE: dexuat-web [OPTIONS]

        --listen ADDRESS:PORT  where to listen (default 127.0.0.1:8080)
        --call ID|FILE         the call, an id or the path of a definition
        --host NAME            answer under this name only; may be given several times
        --behind-proxy         believe the addresses that a proxy on this machine names
        --fence                read files in fenced processes, as intake does
        --rate N               checks a minute from one address (default 60)
        --lang vi|en           the language of this program
        --quiet                write no access log
        --version              the version

      The access log goes to standard error, without names of files, with addresses shortened.
      SIGTERM: answers what is in hand and ends within 10 seconds.

      """)
}

import IntakeCore

/// What the options and commands say of themselves in completion scripts. The argument parser
/// knows the English ones; a script in Vietnamese has them exchanged.
enum ShellWords {
  static func localize(_ script: String, _ language: Language) -> String {
    guard language == .vi else { return script }
    return all.sorted { $0.en.count > $1.en.count }
      .reduce(script) { $0.replacing($1.en, with: $1.vi) }
  }

  static let all = [
    Localized(
      vi: "Bản nháp hoặc thư mục chứa chúng; “-” là đầu vào chuẩn.",
      en: "Drafts or folders of them, or - for standard input."),
    Localized(
      vi: "Tệp liệt kê các bản nháp; “-” là đầu vào chuẩn.",
      en: "A file that lists the drafts, or - for standard input."),
    Localized(
      vi: "Các tên trong danh sách cách nhau bằng NUL.",
      en: "The list has NUL between the names."),
    Localized(
      vi: "Tệp ghi bản mới, mặc định là đầu ra chuẩn.",
      en: "A file for the new document; standard output by default."),
    Localized(
      vi: "Danh mục lần trước của đợt: thư mục hoặc tệp plan.json.",
      en: "An earlier plan of the call: its folder or its plan.json."),
    Localized(
      vi: "Cùng nội dung ở định dạng kia.",
      en: "The same document in the other format."),
    Localized(
      vi: "xml hoặc csv, mặc định là định dạng kia.",
      en: "xml or csv; the other format by default."),
    Localized(
      vi: "Một bản nháp; “-” là đầu vào chuẩn.",
      en: "A document; '-' is standard input."),
    Localized(
      vi: "Đợt kêu gọi, mã hoặc đường dẫn tới định nghĩa.",
      en: "The call, an id or the path of a definition."),
    Localized(
      vi: "Đợt của các số đến được liệt kê, mặc định là mọi đợt.",
      en: "The call whose entries are listed; all by default."),
    Localized(
      vi: "vi hoặc en.",
      en: "vi or en."),
    Localized(
      vi: "Chỉ nói điều sai.",
      en: "Say only what is wrong."),
    Localized(
      vi: "Thay những tệp đã có mà khác.",
      en: "Replace files there that differ."),
    Localized(
      vi: "Không dùng màu.",
      en: "No colour."),
    Localized(
      vi: "Thời điểm xét, mặc định là bây giờ.",
      en: "The instant of the judgement; now by default."),
    Localized(
      vi: "Dạng báo cáo.",
      en: "The form of the report."),
    Localized(
      vi: "Tệp ghi báo cáo, mặc định là đầu ra chuẩn.",
      en: "A file for the report; standard output by default."),
    Localized(
      vi: "Xét hạn nộp như thể nhận vào lúc đó.",
      en: "Judge the deadline as if received then."),
    Localized(
      vi: "Số tệp xét cùng lúc.",
      en: "Documents judged at the same time."),
    Localized(
      vi: "Thư mục sổ tiếp nhận.",
      en: "The folder of the register."),
    Localized(
      vi: "Lúc nhận của những tệp không có trong sổ công văn đến.",
      en: "When what the mail book does not name was received."),
    Localized(
      vi: "Số giây mà tệp phải nằm yên.",
      en: "Seconds for which a file must have been quiet."),
    Localized(
      vi: "Để tệp lại trong hòm thư sau khi vào sổ.",
      en: "Leave the files in the inbox after registration."),
    Localized(
      vi: "Thư mục danh mục, được tạo hoặc thay cả thư mục.",
      en: "The folder of the plan, made or replaced whole."),
    Localized(
      vi: "Thư mục ghi, mặc định là thư mục hiện tại.",
      en: "The folder to write to; the current one by default."),
    Localized(
      vi: "text hoặc json; với show mọi dạng báo cáo.",
      en: "text or json; with show any report."),
    Localized(
      vi: "text, json hoặc markdown.",
      en: "text, json or markdown."),
    Localized(
      vi: "text hoặc html.",
      en: "text or html."),
    Localized(
      vi: "receipt (giấy tiếp nhận) hoặc return (đề nghị hoàn thiện).",
      en: "receipt or return."),
    Localized(
      vi: "Tệp ghi thư, mặc định là đầu ra chuẩn.",
      en: "A file for the letter; standard output by default."),
    Localized(
      vi: "bash, zsh hoặc fish.",
      en: "bash, zsh or fish."),
    Localized(
      vi: "Các mã như M001.",
      en: "Codes such as M001."),
    Localized(
      vi: "Thư mục hòm thư.",
      en: "The folder of the inbox."),
    Localized(
      vi: "Số đến.",
      en: "The number of the entry."),
    Localized(
      vi: "Xét bản nháp, không thay đổi gì.",
      en: "Judge drafts; changes nothing."),
    Localized(
      vi: "Nhận mọi tệp mới trong thư mục vào sổ.",
      en: "Take everything new in a folder into the register."),
    Localized(
      vi: "Lập danh mục tổng hợp từ sổ.",
      en: "Write the consolidated plan from the register."),
    Localized(
      vi: "Ghi mẫu trống và lược đồ của đợt.",
      en: "Write the blank forms and schemas of a call."),
    Localized(
      vi: "Xem và kiểm tra sổ.",
      en: "Look at the register and check it."),
    Localized(
      vi: "Các số đến, mỗi số một dòng.",
      en: "The entries, one line each."),
    Localized(
      vi: "Mọi điều về một số đến.",
      en: "All that is known of one entry."),
    Localized(
      vi: "Kiểm tra sổ và mọi bản gốc.",
      en: "Check the register and every original."),
    Localized(
      vi: "Giấy tiếp nhận hoặc công văn đề nghị hoàn thiện.",
      en: "A receipt or a return letter to print or to mail."),
    Localized(
      vi: "Danh sách những điều được kiểm tra.",
      en: "What is checked."),
    Localized(
      vi: "Một mã nghĩa là gì, vì sao, sửa thế nào.",
      en: "What a code means, why, and how to mend it."),
    Localized(
      vi: "Hoàn tất lệnh bằng phím Tab.",
      en: "A completion script for a shell."),
    Localized(
      vi: "Ghi quyết định về một số đến hoặc nhiệm vụ.",
      en: "Record a decision on an entry or a task."),
    Localized(
      vi: "Được tính, dù đã phát hiện điều gì.",
      en: "It counts, whatever was found."),
    Localized(
      vi: "Trả lại đơn vị.",
      en: "It goes back to its submitter."),
    Localized(
      vi: "Đơn vị rút tệp này.",
      en: "The submitter takes it back."),
    Localized(
      vi: "Phát hiện có mã này không còn ảnh hưởng.",
      en: "The findings with this code no longer weigh."),
    Localized(
      vi: "Hạn nộp riêng, muộn hơn, của đơn vị.",
      en: "A later cut-off for this submitter."),
    Localized(
      vi: "Thời điểm nhận đã sửa.",
      en: "The corrected receipt."),
    Localized(
      vi: "Nhiệm vụ duy nhất mà quyết định nói đến.",
      en: "The one task that it concerns."),
    Localized(
      vi: "Từ lúc đó không còn hiệu lực.",
      en: "From then on it no longer counts."),
    Localized(
      vi: "Ai quyết định.",
      en: "Who decides."),
    Localized(
      vi: "Vì sao quyết định như vậy.",
      en: "Why it is decided so."),
    Localized(
      vi: "Số của văn bản ghi quyết định.",
      en: "The number of the document that says so."),
    Localized(
      vi: "Xét lại cả mọi bản gốc trong kho lưu.",
      en: "Judge every archived original again, too."),
    Localized(
      vi: "Viết lại mọi báo cáo từ sổ.",
      en: "Write all reports again from the register."),
    Localized(
      vi: "Ghi định nghĩa mới của một đợt.",
      en: "Record a later definition of a call."),
    Localized(
      vi: "Trợ giúp của một lệnh.",
      en: "Show subcommand help information."),
  ]
}

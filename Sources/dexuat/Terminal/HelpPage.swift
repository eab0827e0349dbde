import IntakeCore
import IntakeReporting

/// The help of each command, examples first, in both languages.
enum HelpPage {
  static let verbs = [
    "check", "intake", "plan", "template", "convert", "decide", "register", "rules", "explain",
    "completions",
  ]
  /// The commands under `register`.
  static let registerVerbs = ["list", "show", "letter", "verify", "rebuild", "amend"]

  /// The page that the arguments ask for: `--help`, `-h`, `help VERB`, or nothing at all.
  static func requested(by arguments: [String]) -> Localized? {
    guard let first = arguments.first else { return root }
    if first == "help" { return page(of: arguments.dropFirst()) }
    let beforeTerminator = arguments.prefix { $0 != "--" }
    guard beforeTerminator.contains("--help") || beforeTerminator.contains("-h") else { return nil }
    return page(of: beforeTerminator)
  }

  /// The page of the command that the words name: `register letter` has one of its own.
  private static func page(of words: some Sequence<String>) -> Localized? {
    let verbs = words.prefix { !$0.hasPrefix("-") }.map(\.self)
    guard let first = verbs.first else { return root }
    if first == "register", verbs.count > 1, verbs[1] == "letter" { return letter }
    return page(first)
  }

  /// The long options of the command that the words name; of all commands where they name none.
  static func options(of words: [String]) -> [String] {
    let pages = page(of: words).map { $0.en == root.en ? verbs.compactMap(page) : [$0] } ?? []
    let found = pages.flatMap { page in
      page.en.split { " \n,".contains($0) }.filter { $0.hasPrefix("--") }.map(String.init)
    }
    return Set(found + ["--help", "--version"]).sorted()
  }

  /// Complains of a command that there is not, also where help on it is asked for.
  static func unknownCommand(in arguments: [String]) -> UnknownCommand? {
    let words = arguments.first == "help" ? Array(arguments.dropFirst()) : arguments
    guard let first = words.first, !first.hasPrefix("-"), first != "help" else { return nil }
    guard verbs.contains(first) else { return UnknownCommand(name: first, known: verbs) }
    guard first == "register", words.count > 1, !words[1].hasPrefix("-"),
      !registerVerbs.contains(words[1])
    else { return nil }
    return UnknownCommand(name: words[1], known: registerVerbs)
  }

  static func page(_ verb: String?) -> Localized? {
    switch verb {
    case "check": check
    case "intake": intake
    case "plan": plan
    case "template": template
    case "convert": convert
    case "decide": decide
    case "register": register
    case "rules": rules
    case "explain": explain
    case "completions": completions
    case nil: root
    default: nil
    }
  }

  private static let commonOptions = Localized(
    vi: """
        --call ID|TỆP      mã đợt kêu gọi (mặc định 889-2024) hoặc tệp định nghĩa
        --lang vi|en       ngôn ngữ (mặc định vi)
        --quiet            chỉ nói khi có điều cần nói
        --no-color         không dùng màu (cũng như biến NO_COLOR)
      """,
    en: """
        --call ID|FILE     the call (889-2024 by default) or a definition's path
        --lang vi|en       the language (vi by default)
        --quiet            speak only when there is something to say
        --no-color         no colour (as does the variable NO_COLOR)
      """)

  /// The names of the reports, the usual one marked.
  private static let reports: Localized = {
    let others = FormatCatalog.all.map(\.name).filter { $0 != "text" }.joined(separator: ", ")
    return Localized(vi: "text (mặc định), \(others)", en: "text (default), \(others)")
  }()

  static func page(vi: String, en: String) -> Localized {
    Localized(
      vi: vi + "\nTùy chọn chung\n" + commonOptions.vi + "\n",
      en: en + "\nCommon options\n" + commonOptions.en + "\n")
  }

  /// The options of commands that need no call.
  static let shared = Localized(
    vi: """

      Tùy chọn chung
        --lang vi|en       ngôn ngữ (mặc định vi)
        --quiet            chỉ nói khi có điều cần nói
        --no-color         không dùng màu (cũng như biến NO_COLOR)

      """,
    en: """

      Common options
        --lang vi|en       the language (vi by default)
        --quiet            speak only when there is something to say
        --no-color         no colour (as does the variable NO_COLOR)

      """)

  private static let root = Localized(
    vi: """
      dexuat — nhận, xét và tổng hợp đề xuất nhiệm vụ của một đợt kêu gọi

        dexuat check phu-luc-1.xml phu-luc-2.xml     xét bản nháp trước khi nộp
        dexuat intake hom-thu --register so          nhận mọi tệp mới vào sổ và xét
        dexuat plan --register so --output danh-muc  lập danh mục tổng hợp từ sổ
        dexuat explain M001                          một mã nghĩa là gì, sửa thế nào

      Lệnh
        check FILE…        xét bản nháp; không thay đổi gì; '-' là đầu vào chuẩn
        intake INBOX       nhận tệp mới trong thư mục vào sổ, xét, ghi báo cáo
        plan               lập danh mục tổng hợp từ sổ
        template           ghi mẫu trống và lược đồ của đợt
        convert FILE       cùng nội dung ở định dạng kia (XML ↔ CSV)
        decide ENTRY       ghi quyết định của người có thẩm quyền
        register           xem sổ, lập thư, kiểm tra: list, show, letter, verify,
                           rebuild, amend
        rules              danh sách những điều được kiểm tra
        explain CODE       giải thích một mã
        completions SHELL  hoàn tất lệnh bằng phím Tab: bash, zsh, fish

      Mã thoát
        0    tất cả đủ điều kiện, hoặc đã xong
        1    có điều chưa đủ điều kiện hoặc cần xem xét
        2    không làm xong, kết quả không đáng tin
        64   dùng sai; đợt kêu gọi không có hoặc hỏng
        75   lượt chạy khác đang giữ sổ

      Xem từng lệnh: dexuat check --help · Phiên bản: dexuat --version
      English: dexuat --help --lang en

      """,
    en: """
      dexuat — take in, judge and consolidate the proposals of a call

        dexuat check phu-luc-1.xml phu-luc-2.xml   judge drafts before handing in
        dexuat intake inbox --register reg         take in everything new, judge it
        dexuat plan --register reg --output plan   write the consolidated plan
        dexuat explain M001                        what a code means, how to mend it

      Commands
        check FILE…        judge drafts; changes nothing; '-' is standard input
        intake INBOX       take new files of a folder into the register, judge, report
        plan               write the consolidated plan from the register
        template           write a call's blank forms and schemas
        convert FILE       the same document in the other format, XML or CSV
        decide ENTRY       record a person's decision on an entry or a task
        register           look at and verify the register, letters: list, show,
                           letter, verify, rebuild, amend
        rules              what is checked
        explain CODE       what a code means
        completions SHELL  completion with the Tab key: bash, zsh, fish

      Exit codes
        0    all eligible, or done
        1    something is ineligible or needs review
        2    could not finish, the result is not to be trusted
        64   wrong use; unknown or invalid call
        75   another run holds the register

      Each command: dexuat check --help · Version: dexuat --version
      Tiếng Việt: dexuat --help

      """)

  private static let check = page(
    vi: """
      dexuat check FILE… — xét bản nháp; không thay đổi gì

        dexuat check phu-luc-1.csv                      một bản nháp
        dexuat check ho-so/*.xml                        cả hai phụ lục, đối chiếu
        dexuat check hom-thu                            cả thư mục, như khi nhận vào sổ
        dexuat check --received "28/4/2023 16:00" a.xml    xét cả hạn nộp
        dexuat check --report html --output a.html a.xml   trang để xem, in, gửi đi
        dexuat check --report json a.xml > a.json       cho máy đọc
        cat a.xml | dexuat check -                      từ đầu vào chuẩn

        --received INSTANT xét hạn nộp như thể nhận vào lúc đó (không thì chỉ nêu)
        --files-from FILE  tệp liệt kê các bản nháp, mỗi dòng một tên; '-': đầu vào chuẩn
        -0, --null         các tên trong danh sách cách nhau bằng NUL
        --report DẠNG      \(reports.vi)
        --output FILE      ghi báo cáo vào tệp
        --jobs N           số tệp xét cùng lúc (mặc định: số nhân)
        --now INSTANT      thời điểm xét ghi trong báo cáo (mặc định: đồng hồ)

      """,
    en: """
      dexuat check FILE… — judge drafts; changes nothing

        dexuat check phu-luc-1.csv                      one draft
        dexuat check packet/*.xml                       both forms, compared
        dexuat check inbox                              a whole folder, as taken in
        dexuat check --received "28/4/2023 16:00" a.xml    the deadline, too
        dexuat check --report html --output a.html a.xml   a page to read, print, send
        dexuat check --report json a.xml > a.json       for machines
        cat a.xml | dexuat check -                      from standard input

        --received INSTANT judge the deadline as if received then (else only told)
        --files-from FILE  a file that lists the drafts, one a line; '-': standard input
        -0, --null         the names in the list have NUL between them
        --report FORMAT    \(reports.en)
        --output FILE      write the report to a file
        --jobs N           documents judged at the same time (default: the cores)
        --now INSTANT      the instant of the judgement (default: the clock)

      """)

  private static let intake = page(
    vi: """
      dexuat intake INBOX — nhận mọi tệp mới trong thư mục vào sổ, xét và ghi báo cáo

        dexuat intake hom-thu --register so
        dexuat intake hom-thu --register so --received "2023-04-28 16:00"
        dexuat intake hom-thu --register so --leave --quiet     cho cron

        --register DIR     thư mục sổ tiếp nhận (mặc định: so-tiep-nhan)
        --received INSTANT lúc nhận của những tệp không có trong so-den.csv
        --settle SECONDS   chờ tệp yên bấy nhiêu giây rồi mới nhận (mặc định 10)
        --leave            để tệp lại trong hòm thư sau khi vào sổ
        --continue-numbering
                           đánh số tiếp sau các số trong processed/ mà sổ này không có
        --report DẠNG      \(reports.vi)
        --output FILE      ghi báo cáo vào tệp
        --jobs N           số tệp xét cùng lúc
        --now INSTANT      thời điểm xét (mặc định: đồng hồ)

      """,
    en: """
      dexuat intake INBOX — take everything new in a folder into the register

        dexuat intake inbox --register reg
        dexuat intake inbox --register reg --received "2023-04-28 16:00"
        dexuat intake inbox --register reg --leave --quiet      for cron

        --register DIR     the register's folder (default: so-tiep-nhan)
        --received INSTANT when what so-den.csv does not name was received
        --settle SECONDS   take a file after so long a quiet (default 10)
        --leave            leave the files in the inbox after registration
        --continue-numbering
                           go on above the numbers in processed/ that this register lacks
        --report FORMAT    \(reports.en)
        --output FILE      write the report to a file
        --jobs N           documents judged at the same time
        --now INSTANT      the instant of the judgement (default: the clock)

      """)

  private static let plan = page(
    vi: """
      dexuat plan — lập danh mục tổng hợp từ sổ

        dexuat plan --register so --output danh-muc-2024
        dexuat plan --register so --output danh-muc-2024 --since danh-muc-cu

        --register DIR     thư mục sổ tiếp nhận (mặc định: so-tiep-nhan)
        --output DIR       thư mục ghi danh mục, được tạo hoặc thay cả thư mục
                           (mặc định: danh-muc-<mã đợt>)
        --since DIR        so với một danh mục trước (thư mục hoặc plan.json của nó):
                           ghi thêm changes.html và changes.csv
        --now INSTANT      thời điểm xét (mặc định: đồng hồ)

      """,
    en: """
      dexuat plan — write the consolidated plan from the register

        dexuat plan --register reg --output plan-2024
        dexuat plan --register reg --output plan-2024 --since earlier-plan

        --register DIR     the register's folder (default: so-tiep-nhan)
        --output DIR       the plan's folder, made or replaced whole
                           (default: danh-muc-<call>)
        --since DIR        compare with an earlier plan (its folder or its plan.json):
                           adds changes.html and changes.csv
        --now INSTANT      the instant of the judgement (default: the clock)

      """)

  private static let template = page(
    vi: """
      dexuat template — ghi mẫu trống (CSV) và lược đồ (XSD) của đợt

        dexuat template --output mau
        dexuat template --call ha-noi-2024 --output mau

        --output DIR       thư mục ghi (mặc định: thư mục hiện tại)
        --overwrite        ghi đè tệp đã có và khác (không thì từ chối)

      """,
    en: """
      dexuat template — write a call's blank forms (CSV) and schemas (XSD)

        dexuat template --output forms
        dexuat template --call ha-noi-2024 --output forms

        --output DIR       the folder to write to (default: the current one)
        --overwrite        replace files there that differ (else refused)

      """)

  private static let convert = page(
    vi: """
      dexuat convert FILE — cùng nội dung ở định dạng kia: XML ↔ CSV

        dexuat convert phu-luc-1.csv --output phu-luc-1.xml
        dexuat convert phu-luc-1.xml > phu-luc-1.csv
        dexuat convert cu.csv --to csv --output moi.csv   viết lại cho gọn

        --to DẠNG          xml hoặc csv (mặc định: định dạng kia)
        --output FILE      ghi vào tệp; không bao giờ ghi đè lên chính tệp được chuyển

      Trong XML, mã, số, ngày và tháng đã hiểu được viết theo dạng chuẩn; điều không
      hiểu giữ nguyên. Điều không chuyển được thì nói ra, và mã thoát là 1.

      """,
    en: """
      dexuat convert FILE — the same document in the other format, XML or CSV

        dexuat convert phu-luc-1.csv --output phu-luc-1.xml
        dexuat convert phu-luc-1.xml > phu-luc-1.csv
        dexuat convert old.csv --to csv --output new.csv        written anew, tidily

        --to FORMAT        xml or csv (default: the other format)
        --output FILE      write to a file; never over the document itself

      In XML, what is understood takes its standard form; what is not stands as it
      was written. What cannot be carried is told, with exit 1.

      """)

  private static let register = Localized(
    vi: """
      dexuat register list|show|letter|verify|rebuild|amend — xem, lập thư, kiểm tra

        dexuat register list --register so              mỗi số đến một dòng
        dexuat register show 17 --register so           mọi điều về một số đến
        dexuat register letter 17 --register so         giấy tiếp nhận để gửi đi
        dexuat register verify --register so            mọi thứ còn nguyên vẹn?
        dexuat register verify --replay --register so   và xét lại mọi bản gốc
        dexuat register rebuild --register so           viết lại mọi báo cáo từ sổ
        dexuat register amend --call moi/call.xml --by … --why … --document …
                                                        dùng định nghĩa mới của đợt

        --register DIR     thư mục sổ tiếp nhận (mặc định: so-tiep-nhan)
        --report DẠNG      list: text (mặc định) hoặc json
                           show: mọi dạng của check
        --call ID          list: chỉ các số đến của đợt này (mặc định: mọi đợt)
        --replay           verify: xét lại mọi bản gốc, nêu từng chỗ khác
        --by, --why, --document   amend: ai, vì sao, theo văn bản số mấy
        --now INSTANT      amend: thời điểm xét (mặc định: đồng hồ)

      Thư có trang riêng: dexuat register letter --help

      """ + shared.vi,
    en: """
      dexuat register list|show|letter|verify|rebuild|amend — look, write, verify

        dexuat register list --register reg             a line for each entry
        dexuat register show 17 --register reg          all about one entry
        dexuat register letter 17 --register reg        a receipt to send
        dexuat register verify --register reg           all of it still sound?
        dexuat register verify --replay --register reg  and judge every original again
        dexuat register rebuild --register reg          write all reports again
        dexuat register amend --call new/call.xml --by … --why … --document …
                                                        a new definition of a call

        --register DIR     the register's folder (default: so-tiep-nhan)
        --report FORMAT    list: text (default) or json
                           show: any report of check
        --call ID          list: only the entries of this call (default: all)
        --replay           verify: judge every original again, tell each difference
        --by, --why, --document   amend: who, why, and by which document
        --now INSTANT      amend: the instant of the judgement (default: the clock)

      Letters have a page of their own: dexuat register letter --help

      """ + shared.en)

  private static let rules = page(
    vi: """
      dexuat rules — danh sách những điều được kiểm tra

        dexuat rules
        dexuat rules --report markdown > quy-tac.md

        --report DẠNG      text (mặc định), json, markdown

      """,
    en: """
      dexuat rules — what is checked

        dexuat rules --lang en
        dexuat rules --report markdown > rules.md

        --report FORMAT    text (default), json, markdown

      """)

  private static let explain = page(
    vi: """
      dexuat explain CODE… — một mã nghĩa là gì, sửa thế nào, ví dụ đúng và sai

        dexuat explain M001
        dexuat explain O004 T002

      """,
    en: """
      dexuat explain CODE… — what a code means, how to mend it, good and bad examples

        dexuat explain M001
        dexuat explain O004 T002

      """)
}

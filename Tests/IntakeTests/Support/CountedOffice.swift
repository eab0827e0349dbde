import IntakeTesting

/// A made-up office whose books are kept by hand: what each submitter sent, with which mistake, and
/// what that has to come to. Nothing of the product is asked: forms are written as text, and the
/// counts follow from what was made.
struct CountedOffice {
  /// What goes wrong with a submission, or nothing.
  enum Story: CaseIterable {
    case sound, late, contested, unproved, corrected, correctedLate, supplementWaits, supplemented
    case outlineMissing, wrongSum, listTwice, withdrawn, attachment, unreadable
  }

  struct Task {
    var title: String
    var orientation: Int
    /// In million đồng.
    var state: Int
    var other: Int
    var total: Int { state + other }
  }

  struct Submission {
    var name: String
    var kind: (code: String, label: String)
    var province: (code: String, label: String)
    var channel: String
    var story: Story
    var tasks: [Task]
    /// What comes later: of a supplement its task, of a correction all tasks anew.
    var later: [Task]
    var folder: String
  }

  /// A document as the books have it.
  struct Document {
    var submission: Int
    var isLater: Bool
    var standing: String
    var receipt: String
    /// As `2023-04-12`; nil where nothing proves it.
    var day: String?
    /// Nil where nobody can tell whose it is.
    var isNamed: Bool
  }

  let submissions: [Submission]

  init(seed: UInt64, times: Int = 2) {
    var chance = Chance(seed: seed)
    let stories = Array(repeating: Story.allCases, count: times).joined()
    submissions = stories.enumerated().map { number, story in
      let kind = Self.kinds[number % Self.kinds.count]
      let task = { (position: Int) in
        Task(
          title: "\(Self.things[(number * 7 + position) % Self.things.count]) ở "
            + "\(Self.places[number % Self.places.count]) theo hướng \(Self.things[position])",
          orientation: Int.random(in: 1...10, using: &chance),
          state: Int.random(in: 200...2_000, using: &chance),
          other: Int.random(in: 0...3, using: &chance) * 150)
      }
      let tasks = (0..<Int.random(in: 2...4, using: &chance)).map(task)
      var later: [Task] = []
      if story == .corrected || story == .correctedLate {
        later = tasks
        later[0].state += 111
      } else if story == .supplementWaits || story == .supplemented {
        later = [task(9)]
        later[0].title =
          "Đào tạo kiểm toán viên năng lượng cho \(Self.places[number % 14]), lớp \(number)"
      }
      return Submission(
        name:
          "\(kind.prefix) \(Self.places[number % Self.places.count]) \(Self.numerals[number / Self.places.count])",
        kind: (kind.code, kind.label), province: Self.provinces[number % Self.provinces.count],
        channel: Self.channels[number % Self.channels.count], story: story, tasks: tasks,
        later: later, folder: "goi-\(100 + number)")
    }
  }

  // MARK: what is delivered

  /// The files of the first deliveries, or of what comes later, by their paths.
  func files(later: Bool) -> [(path: String, text: String)] {
    submissions.enumerated().flatMap { number, one -> [(String, String)] in
      let (tasks, folder) = later ? (one.later, one.folder + "-sau") : (one.tasks, one.folder)
      guard !tasks.isEmpty else { return [] }
      if one.story == .unreadable {
        return [("\(folder)/ghi-chep.csv", "Kính gửi,một,hai\n1,2,\(number)\n")]
      }
      let list = form(
        "appendix1", one, tasks.enumerated().map { xml($1, $0 + 1, one.story) }, number)
      var files = [("\(folder)/danh-muc.xml", list)]
      for (position, task) in tasks.enumerated()
      where one.story != .outlineMissing || position > 0 {
        let text = xml(task, position + 1, one.story, isOutline: true)
        files.append(
          ("\(folder)/thuyet-minh-\(position + 1).xml", form("appendix2", one, [text], number)))
      }
      if one.story == .listTwice { files.append(("\(folder)/danh-muc-ban-sao.xml", list)) }
      if one.story == .attachment { files.append(("\(folder)/ban-ky.pdf", "%PDF-1.4 \(number)")) }
      return files
    }
  }

  /// The lines of the mail book.
  var book: [String] {
    submissions.enumerated().flatMap { number, one -> [String] in
      if one.story == .unproved { return [] }
      let first =
        "\(one.folder),\(time(one, number, later: false) ?? ""),\(one.channel),\(200 + number),"
      if one.later.isEmpty { return [first] }
      return [
        first,
        "\(one.folder)-sau,\(time(one, number, later: true) ?? ""),\(one.channel),\(400 + number),",
      ]
    }
  }

  private func time(_ one: Submission, _ number: Int, later: Bool) -> String? {
    switch one.story {
    case .unproved: nil
    case .late: "2023-05-05 10:00"
    case .contested: "2023-05-03 09:00"
    case .correctedLate where later: "2023-05-05 11:00"
    default: later ? "2023-04-\(20 + number % 5) 14:30" : "2023-04-\(11 + number % 7) 08:15"
    }
  }

  private func xml(_ task: Task, _ number: Int, _ story: Story, isOutline: Bool = false) -> String {
    let total = story == .wrongSum && number == 1 ? task.total + 7 : task.total
    let sector = task.orientation == 3 ? "<sector>textile</sector>" : ""
    let source = task.other > 0 ? "<otherSource>enterprise</otherSource>" : ""
    let money = "<state>\(task.state)</state><other>\(task.other)</other>"
    let outline = """
      <legalBasis>Quyết định số 889/QĐ-TTg</legalBasis><necessity>Cần có định mức.</necessity>\
      <activity><content>Khảo sát</content><start>2024-01</start><end>2024-12</end>\(money)</activity>
      """
    return """
      <task><number>\(number)</number><title>\(task.title)</title>\
      <orientation>\(task.orientation)</orientation>\(sector)<objective>Giảm hao phí</objective>\
      <content>Khảo sát, xây dựng tài liệu</content><product>Báo cáo</product><lead>Đơn vị mẫu</lead>\
      <start>2024-01</start><end>2024-12</end><total>\(total)</total>\(money)\(source)\
      \(isOutline ? outline : "")</task>
      """
  }

  private func form(_ root: String, _ one: Submission, _ tasks: [String], _ number: Int) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <\(root) xmlns="urn:dexuat:forms:1" call="889-2024" unit="million"><submitter>\
    <name>\(one.name)</name><kind>\(one.kind.code)</kind><province>\(one.province.code)</province>\
    <dispatchNumber>\(10 + number)/CV-DX</dispatchNumber><dispatchDate>2023-04-10</dispatchDate>\
    <phone>0\(900_000_000 + number * 1_111)</phone></submitter>\(tasks.joined())</\(root)>
    """
  }

  // MARK: what it has to come to

  /// Every document of the books, attachments apart.
  var documents: [Document] {
    submissions.enumerated().flatMap { number, one -> [Document] in
      func some(_ count: Int, _ standing: String, later: Bool = false, named: Bool = true)
        -> [Document]
      {
        let day = time(one, number, later: later)?.prefix(10)
        let receipt =
          switch (one.story, later) {
          case (.unproved, _): "undetermined"
          case (.late, _), (.correctedLate, true): "late"
          case (.contested, _): "contested"
          default: "on-time"
          }
        return Array(
          repeating: Document(
            submission: number, isLater: later, standing: standing, receipt: receipt,
            day: day.map(String.init), isNamed: named), count: count)
      }
      let first = one.tasks.count + 1
      let second = one.later.count + 1
      return switch one.story {
      case .sound, .late, .contested, .unproved, .wrongSum, .attachment: some(first, "current")
      // Of the outlines that come again only that of the first task is another one.
      case .corrected:
        some(2, "superseded") + some(first - 2, "current") + some(2, "current", later: true)
          + some(second - 2, "duplicate", later: true)
      case .correctedLate:
        some(first, "current") + some(2, "not-counted", later: true)
          + some(second - 2, "duplicate", later: true)
      case .supplementWaits: some(first, "current") + some(second, "waiting", later: true)
      case .supplemented: some(first, "current") + some(second, "current", later: true)
      case .outlineMissing: some(first - 1, "current")
      case .listTwice: some(first, "current") + some(1, "duplicate")
      case .withdrawn: some(first, "withdrawn")
      case .unreadable: some(1, "quarantined", named: false)
      }
    }
  }

  /// The tasks of the lists that count, by their verdicts.
  func tasks(_ verdict: String) -> [Task] {
    submissions.flatMap { one -> [Task] in
      switch (one.story, verdict) {
      case (.sound, "eligible"), (.correctedLate, "eligible"), (.supplementWaits, "eligible"),
        (.listTwice, "eligible"), (.attachment, "eligible"):
        one.tasks
      case (.corrected, "eligible"): one.later
      case (.supplemented, "eligible"): one.tasks + one.later
      case (.outlineMissing, "eligible"), (.wrongSum, "eligible"): Array(one.tasks.dropFirst())
      case (.outlineMissing, "ineligible"), (.wrongSum, "ineligible"): [one.tasks[0]]
      case (.late, "ineligible"): one.tasks
      case (.contested, "review"), (.unproved, "review"): one.tasks
      default: []
      }
    }
  }

  /// How many rows of each kind the comparison has with a plan made before anything later came: a
  /// supplement that counts is added, what was withdrawn is gone, and a correction alters the total
  /// and the state's part of one task.
  var changes: [String: Int] {
    func tasks(_ story: Story, _ count: (Submission) -> Int) -> Int {
      submissions.filter { $0.story == story }.map(count).reduce(0, +)
    }
    return [
      "thêm": tasks(.supplemented) { $0.later.count },
      "bỏ": tasks(.withdrawn) { $0.tasks.count },
      "sửa": tasks(.corrected) { _ in 2 },
    ]
  }

  // MARK: what names are made of

  private static let kinds = [
    (prefix: "Công ty Cổ phần", code: "enterprise", label: "Doanh nghiệp"),
    (prefix: "Hợp tác xã", code: "cooperative", label: "Hợp tác xã"),
    (prefix: "Trung tâm Khuyến công", code: "state", label: "Cơ quan nhà nước"),
  ]
  private static let provinces = [("01", "Hà Nội"), ("48", "Đà Nẵng"), ("92", "Cần Thơ")]
    .map { (code: $0.0, label: $0.1) }
  private static let channels = ["Bưu điện", "Thư điện tử", "Trực tiếp", "Trục liên thông"]
  private static let numerals = ["Một", "Hai Sông", "Ba Núi Xa"]
  private static let places = [
    "Hương Lúa", "Sông Trong", "Tân Phú Xuyên", "Lá Cọ", "Đồng Cỏ May", "Suối Khoáng Nóng",
    "Gành Đá", "Rừng Tràm Chim", "Vịnh Xanh", "Ngã Bảy Cũ", "Bến Thuyền Gỗ", "Mỏ Sét Trắng",
    "Cầu Ván Dài", "Đèo Mây",
  ]
  private static let things = [
    "Phổ biến sản xuất sạch hơn cho làng gốm", "Thu hồi dung môi trong xưởng in",
    "Định mức nước của nhà máy giấy", "Tái chế xơ sợi vụn", "Bao bì từ bã mía",
    "Kiểm kê phát thải lò gạch", "Sấy nông sản bằng nhiệt thừa", "Nhãn sinh thái cho sơn nước",
    "Quản lý hóa chất trong xi mạ", "Tuần hoàn nước nuôi tôm", "Đèn chiếu sáng nhà xưởng",
    "Tro bay làm gạch không nung",
  ]
}

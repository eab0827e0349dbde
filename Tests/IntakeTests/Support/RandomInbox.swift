import IntakeArchives
import IntakeCore
import IntakeReporting
import IntakeTesting

/// Makes inboxes by chance, with the mistakes that offices make: mistyped task numbers, codes and
/// names, a code in one form only, copies, several lists, outlines without a list.
struct RandomInbox {
  let call: Call
  private var chance: Chance
  /// The files by their paths.
  private(set) var files: [String: [UInt8]] = [:]
  /// The lines of the mail book; nil where there is none.
  private(set) var book: [String]?

  init(call: Call, seed: UInt64) {
    self.call = call
    chance = Chance(seed: seed)
    if happens(50) { book = [] }
    for submitter in 0..<pick([1, 1, 2, 3]) { addSubmitter(submitter) }
    if happens(20) { put("khong-phai-mau.csv", Array("Kính gửi,một,hai\n1,2,3\n".utf8)) }
    if happens(20), let copy = files.keys.sorted().first, let bytes = files[copy] {
      put("ban-sao/\(copy.replacing("/", with: "-"))", bytes)
    }
    for folder in Set(files.keys.map { $0.split(separator: "/").dropLast().joined() }).sorted()
    where happens(30) {
      wrap(folder)
    }
  }

  /// Puts the files of a folder, or those lying loose, into an archive or a letter.
  private mutating func wrap(_ folder: String) {
    let prefix = folder.isEmpty ? "" : folder + "/"
    let own = files.keys.filter { $0.hasPrefix(prefix) && (!folder.isEmpty || !$0.contains("/")) }
      .sorted()
    let isPicture = happens(30)
    var held = own.map { ($0.split(separator: "/").last.map(String.init) ?? $0, files[$0] ?? []) }
    if isPicture { held.append(("con-dau.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) }
    for path in own { files[path] = nil }
    let place = happens(50) ? prefix : folder.replacing("/", with: "-")
    if happens(50) {
      var archive = ArchiveWriter()
      for (name, bytes) in held { archive.add(name, bytes) }
      put(place + "ho-so.zip", archive.bytes() ?? [])
    } else {
      var mail = MailMaker()
      mail.nameStyle = pick(MailMaker.NameStyle.allCases)
      mail.parts = held.map { .init($0, $1, coding: pick([.base64, .quotedPrintable])) }
      put(place + "thu.eml", mail.bytes())
    }
  }

  private struct Proposer {
    var name: String
    var code: String?
    var province: String
  }

  private mutating func addSubmitter(_ number: Int) {
    let names = [
      "Sở Công Thương tỉnh Ví Dụ", "Sở Công Thương tỉnh Ví Dụ", "Sở Công Thương tỉnh Thử Nghiệm",
      "Hợp tác xã Gốm Mẫu",
    ]
    let own = Proposer(
      name: pick(names), code: pick([nil, "000.00.15.H9\(number)", "000.00.15.H99"]),
      province: pick(["19", "19", "01"]))
    for delivery in 0..<pick([1, 1, 1, 2]) {
      let folder = happens(70) ? "goi-\(pick([number, number, 0]))-\(delivery)/" : ""
      deliver(own, in: folder, number * 10 + delivery)
      bookIn(folder)
    }
  }

  /// A list or two, and outlines of their tasks.
  private mutating func deliver(_ own: Proposer, in folder: String, _ number: Int) {
    let tasks = Array(shuffled(Self.titles).prefix(pick([1, 2, 3, 4])))
    for list in 0..<pick([0, 1, 1, 1, 1, 2]) {
      var listed = list == 0 ? tasks : shuffled(tasks)
      if happens(10) { listed.append(tasks[0]) }
      write(content(.appendix1, tasks: listed, from: own), to: "\(folder)\(number)-dm-\(list)")
    }
    for (position, title) in tasks.enumerated() where happens(85) {
      for copy in 0..<pick([1, 1, 1, 1, 2]) {
        var outline = content(.appendix2, tasks: [title], from: own)
        outline.set("number", in: 0, to: String(position + 1))
        spoil(&outline)
        write(outline, to: "\(folder)\(pick(["a", "z"]))\(number)-tm-\(position)-\(copy)")
      }
    }
  }

  private mutating func content(
    _ form: FormKind, tasks: [String], from submitter: Proposer
  ) -> FormContent {
    var content = ExampleDocument.sound(form, call: call)
    let model = content.tasks[0]
    content.tasks = tasks.enumerated().map { position, title in
      var task = model
      task.set("number", to: String(position + 1))
      task.set("title", to: title)
      return task
    }
    var given = submitter
    if happens(12) { given.name = pick(Self.misspelt(given.name)) }
    if happens(12) { given.code = pick([nil, "000.00.15.H98"]) }
    content.setSubmitter("name", to: given.name)
    content.setSubmitter("code", to: given.code)
    content.setSubmitter("province", to: given.province)
    return content
  }

  private static func misspelt(_ name: String) -> [String] {
    [
      name.replacing("tỉnh ", with: ""), name.uppercased(), name.replacing("ở", with: "o"), "",
      name + " II",
    ]
  }

  /// Now and then an outline differs from its list in what it is known by or in what it says.
  private mutating func spoil(_ outline: inout FormContent) {
    if happens(20) {
      outline.set("number", in: 0, to: pick(["1", "2", "3", "9", "", "01", "II.1"]))
    }
    if happens(15) {
      let title = outline.tasks[0].fields.first { $0.field == "title" }?.text ?? ""
      outline.set(
        "title", in: 0,
        to: pick([
          title.uppercased(), title.replacing("ả", with: "a"), title + " của tỉnh", "",
          pick(Self.titles),
        ]))
    }
    if happens(15) { outline.set("end", in: 0, to: "2024-11") }
    if happens(10) { outline.set("note", in: 0, to: pick(["Bản sửa", "Bản sửa lần hai"])) }
  }

  private static let titles = [
    "Xây dựng định mức tiêu hao nguyên vật liệu ngành dệt may: khâu kéo sợi và dệt",
    "Xây dựng định mức tiêu hao nguyên vật liệu ngành dệt may: khâu nhuộm và hoàn tất",
    "Phổ biến mô hình sản xuất sạch hơn tại làng nghề gốm",
    "Thí điểm tuần hoàn nước thải tại cụm công nghiệp",
    "Tập huấn tiêu dùng bền vững cho cán bộ xã",
  ]

  private mutating func write(_ content: FormContent, to path: String) {
    if happens(50) {
      put(path + ".xml", XMLFormWriter.write(content, call: call).bytes)
    } else {
      put(path + ".csv", SheetFormWriter.write(content, call: call).bytes)
    }
  }

  private mutating func put(_ path: String, _ bytes: [UInt8]) {
    files[path] = bytes
  }

  /// A line for the folder, or lines for its files; some of them late, some missing.
  private mutating func bookIn(_ folder: String) {
    guard book != nil, happens(85) else { return }
    let times = [
      "2023-04-10 08:00", "2023-04-10 08:00", "2023-04-20", "2023-05-02 09:00", "2023-06-01 09:00",
    ]
    let own = files.keys.filter { $0.hasPrefix(folder) && (!folder.isEmpty || !$0.contains("/")) }
    if !folder.isEmpty, happens(60) {
      let line = "\(folder.dropLast()),\(pick(times))"
      book?.append(line)
    } else {
      let lines = own.sorted().map { "\($0),\(pick(times))" }
      book?.append(contentsOf: lines)
    }
    // A second line for what has one, the first of which cannot be.
    if happens(15), let path = own.sorted().first {
      let lines = ["\(path),2021-01-0\(pick([1, 2]))", "\(path),\(pick(times))"]
      book?.append(contentsOf: lines)
    }
  }

  private mutating func happens(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &chance) < percent
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &chance)]
  }

  private mutating func shuffled<Value>(_ values: [Value]) -> [Value] {
    values.shuffled(using: &chance)
  }
}

extension FormContent {
  /// Sets a field of a task; nil takes it out.
  fileprivate mutating func set(_ field: String, in task: Int, to text: String?) {
    tasks[task].set(field, to: text)
  }

  fileprivate mutating func setSubmitter(_ field: String, to text: String?) {
    submitter.set(field, to: text)
  }
}

extension FormContent.Task {
  fileprivate mutating func set(_ field: String, to text: String?) {
    fields.set(field, to: text)
  }
}

extension [FormContent.Entry] {
  fileprivate mutating func set(_ field: String, to text: String?) {
    guard let position = firstIndex(where: { $0.field == field }) else { return }
    if let text { self[position].text = text } else { remove(at: position) }
  }
}

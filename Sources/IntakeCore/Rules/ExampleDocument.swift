/// The sound documents that the rules' examples start from, made up for the manual: the
/// submitter, its tasks and its telephone number exist nowhere.
public enum ExampleDocument {
  /// A filled-in form without any fault: a list of two tasks, or the outline of its first task.
  /// Only fields that the call's form has are filled.
  public static func sound(_ form: FormKind, call: Call) -> FormContent {
    switch form {
    case .appendix1: document(form, call: call, tasks: [firstTask, secondTask].map(task))
    case .appendix2: outlines(call: call)[0]
    }
  }

  /// The sound outlines of both tasks of the sound list.
  public static func outlines(call: Call) -> [FormContent] {
    [(firstTask, firstActivities), (secondTask, secondActivities)].map { fields, activities in
      var outline = task(fields + outlineFields)
      outline.activities = activities.map(entries)
      if let target = call.targets.first {
        outline.contributions = [entries([("target", target.id), ("amount", "1")])]
      }
      return document(.appendix2, call: call, tasks: [outline])
    }
  }

  private static func document(
    _ form: FormKind, call: Call, tasks: [FormContent.Task]
  ) -> FormContent {
    let content = FormContent(
      form: form, call: call.id, unit: MoneyUnit.million.rawValue, submitter: entries(submitter),
      tasks: tasks)
    return call.form(form).map(content.only) ?? content
  }

  private static func task(_ fields: [(String, String)]) -> FormContent.Task {
    FormContent.Task(fields: entries(fields))
  }

  private static func entries(_ fields: [(String, String)]) -> [FormContent.Entry] {
    fields.map(FormContent.Entry.init)
  }

  private static let submitter = [
    ("name", "Sở Công Thương tỉnh Ví Dụ"), ("kind", "state"), ("code", "000.00.15.H99"),
    ("province", "19"), ("address", "Số 1 đường Mẫu, thành phố Ví Dụ"),
    ("dispatchNumber", "215/SCT-KTATMT"), ("dispatchDate", "2023-04-10"),
    ("contactName", "Nguyễn Văn Mẫu"), ("phone", "0000 000 000"), ("email", "sct@vidu.example"),
  ]

  private static let firstTask = [
    ("number", "1"),
    ("title", "Xây dựng định mức tiêu hao nguyên vật liệu ngành dệt may: khâu kéo sợi và dệt"),
    ("orientation", "3"), ("sector", "textile"),
    ("objective", "Có định mức tiêu hao bông, xơ, điện và nước cho khâu kéo sợi và dệt"),
    ("content", "Khảo sát 12 nhà máy; cân bằng vật chất; xây dựng và lấy ý kiến dự thảo định mức"),
    ("product", "Bộ định mức tiêu hao nguyên vật liệu và sổ tay hướng dẫn áp dụng"),
    ("lead", "Sở Công Thương tỉnh Ví Dụ"), ("partners", "Hiệp hội Dệt may tỉnh Ví Dụ"),
    ("location", "Các khu công nghiệp tỉnh Ví Dụ"), ("start", "2024-01"), ("end", "2024-12"),
    ("total", "1500"), ("state", "1000"), ("other", "500"), ("otherSource", "enterprise"),
    ("status", "new"), ("note", "Ưu tiên nhà máy có thiết bị trước năm 2010"),
  ]

  private static let secondTask = [
    ("number", "2"),
    ("title", "Tập huấn sản xuất và tiêu dùng bền vững cho các làng nghề gốm của tỉnh"),
    ("orientation", "1"),
    ("objective", "300 cơ sở làng nghề hiểu và áp dụng các giải pháp tiết kiệm nguyên liệu"),
    ("content", "Biên soạn tài liệu; mở 6 lớp tập huấn; phát sóng 4 chuyên đề"),
    ("product", "Tài liệu tập huấn, 6 lớp học, 4 chuyên đề truyền hình"),
    ("lead", "Trung tâm Khuyến công tỉnh Ví Dụ"), ("location", "Huyện Gốm, tỉnh Ví Dụ"),
    ("start", "2024-03"), ("end", "2024-12"), ("total", "800"), ("state", "800"), ("other", "0"),
    ("status", "new"),
  ]

  private static let outlineFields = [
    ("legalBasis", "Quyết định số 889/QĐ-TTg ngày 24 tháng 6 năm 2020"),
    ("necessity", "Chưa có định mức, các nhà máy không biết mình hao phí hơn mức chung bao nhiêu"),
    ("application", "Các nhà máy sợi, dệt trong tỉnh; Sở dùng để thẩm định dự án đầu tư"),
    ("impact", "Giảm 5% nguyên liệu trên một đơn vị sản phẩm sau hai năm áp dụng"),
  ]

  private static let firstActivities = [
    [
      ("content", "Khảo sát và cân bằng vật chất tại 12 nhà máy"),
      ("product", "Báo cáo khảo sát"), ("start", "2024-01"), ("end", "2024-06"),
      ("state", "600"), ("other", "300"),
    ],
    [
      ("content", "Xây dựng, lấy ý kiến và hoàn thiện bộ định mức"),
      ("product", "Bộ định mức và sổ tay"), ("start", "2024-07"), ("end", "2024-12"),
      ("state", "400"), ("other", "200"),
    ],
  ]

  private static let secondActivities = [
    [
      ("content", "Biên soạn tài liệu, mở 6 lớp tập huấn, phát sóng 4 chuyên đề"),
      ("product", "Tài liệu, lớp học, chuyên đề"), ("start", "2024-03"), ("end", "2024-12"),
      ("state", "800"), ("other", "0"),
    ]
  ]
}

extension FormContent {
  /// The content without fields and records that a form does not have.
  fileprivate func only(_ form: Form) -> FormContent {
    func kept(_ entries: [Entry], _ kind: TableKind) -> [Entry] {
      entries.filter { entry in
        form.table(kind)?.fields.contains { $0.id == entry.field } ?? false
      }
    }
    var content = self
    content.submitter = kept(submitter, .submitter)
    content.tasks = tasks.map { task in
      Task(
        fields: kept(task.fields, .task),
        activities: form.table(.activity) == nil
          ? [] : task.activities.map { kept($0, .activity) },
        contributions: form.table(.contribution) == nil
          ? [] : task.contributions.map { kept($0, .contribution) })
    }
    return content
  }
}

extension ExampleDocument {
  /// A sound list as XML with some pieces exchanged, for what only that format can show.
  static func xml(_ exchanges: String...) -> Example.Content {
    .xml(exchanged(exchanges, in: soundXML))
  }

  /// A sound list as an office fills in a sheet, with some pieces exchanged.
  static func csv(_ exchanges: String...) -> Example.Content {
    .csv(exchanged(exchanges, in: soundCSV))
  }

  private static func exchanged(_ exchanges: [String], in text: String) -> String {
    var text = text
    for position in stride(from: 0, to: exchanges.count - 1, by: 2) {
      precondition(text.contains(exchanges[position]), "an example changes what is not there")
      text = text.replacing(exchanges[position], with: exchanges[position + 1])
    }
    return text
  }

  static let soundXML = """
    <?xml version="1.0" encoding="UTF-8"?>
    <appendix1 xmlns="urn:dexuat:forms:1" call="889-2024" unit="million">
      <submitter>
        <name>Sở Công Thương tỉnh Ví Dụ</name>
        <kind>state</kind>
        <province>19</province>
        <dispatchNumber>215/SCT-KTATMT</dispatchNumber>
        <dispatchDate>2023-04-10</dispatchDate>
        <email>sct@vidu.example</email>
      </submitter>
      <task>
        <number>1</number>
        <title>Xây dựng định mức tiêu hao nguyên vật liệu: khâu kéo sợi và dệt</title>
        <orientation>3</orientation>
        <sector>textile</sector>
        <objective>Có định mức tiêu hao bông, xơ, điện và nước</objective>
        <content>Khảo sát 12 nhà máy; xây dựng định mức</content>
        <product>Bộ định mức và sổ tay</product>
        <lead>Sở Công Thương tỉnh Ví Dụ</lead>
        <start>2024-01</start>
        <end>2024-12</end>
        <total>1500</total>
        <state>1000</state>
        <other>500</other>
        <otherSource>enterprise</otherSource>
      </task>
    </appendix1>

    """

  static let soundCSV = """
    Đơn vị đề xuất,Sở Công Thương tỉnh Ví Dụ
    Loại đơn vị,Cơ quan nhà nước
    Tỉnh/thành phố,19
    Số văn bản,215/SCT-KTATMT
    Ngày văn bản,10/04/2023
    Thư điện tử,sct@vidu.example
    ,
    Đơn vị tính: triệu đồng
    \(csvHeadings.joined(separator: ","))
    1,Định mức tiêu hao khâu kéo sợi,3,Dệt may,Có định mức,Khảo sát,Bộ định mức,\
    Sở Công Thương tỉnh Ví Dụ,01/2024,12/2024,1500,1000,500,Doanh nghiệp
    2,Tập huấn cho làng nghề gốm,1,,300 cơ sở áp dụng,Mở 6 lớp,6 lớp,\
    Trung tâm Khuyến công tỉnh Ví Dụ,03/2024,12/2024,800,800,0,

    """

  private static let csvHeadings = [
    "STT", "Tên nhiệm vụ", "Định hướng", "Ngành", "Mục tiêu", "Nội dung chính",
    "Dự kiến sản phẩm", "Đơn vị chủ trì", "Bắt đầu", "Kết thúc", "Tổng kinh phí",
    "Ngân sách nhà nước", "Nguồn khác", "Loại nguồn khác",
  ]
}

extension FormContent {
  /// The content with some fields set otherwise. Beside fields (`task[1].total`) a key may name
  /// `call`, `unit`, or with a nil text a whole record to take out (`submitter`, `task[2]`,
  /// `task[1].activity[2]`). A record one beyond the last is added.
  public func applying(_ edits: [Example.FieldEdit]) -> FormContent {
    var content = self
    for edit in edits {
      let steps = edit.key.split(separator: ".").map(EditStep.init)
      content.apply(steps[...], text: edit.text)
    }
    return content
  }

  private mutating func apply(_ steps: ArraySlice<EditStep>, text: String?) {
    guard let step = steps.first else { return }
    switch step.name {
    case "call": call = text
    case "unit": unit = text
    case "submitter": submitter.apply(steps.dropFirst(), text: text)
    case "task":
      if steps.count == 1 {
        tasks.remove(at: step.position)
      } else {
        if step.position == tasks.count { tasks.append(Task(fields: [])) }
        tasks[step.position].apply(steps.dropFirst(), text: text)
      }
    default: preconditionFailure("an example's key that names nothing: \(step.name)")
    }
  }
}

extension FormContent.Task {
  fileprivate mutating func apply(_ steps: ArraySlice<EditStep>, text: String?) {
    guard let step = steps.first else { return }
    switch (step.name, step.hasPosition) {
    case ("activity", true): activities.apply(step.position, steps.dropFirst(), text: text)
    case ("contribution", true): contributions.apply(step.position, steps.dropFirst(), text: text)
    default: fields.apply(steps, text: text)
    }
  }
}

extension [[FormContent.Entry]] {
  fileprivate mutating func apply(
    _ position: Int, _ steps: ArraySlice<EditStep>, text: String?
  ) {
    if steps.isEmpty {
      remove(at: position)
      return
    }
    if position == count { append([]) }
    self[position].apply(steps, text: text)
  }
}

extension [FormContent.Entry] {
  /// Sets, adds or (text nil) takes out the field that the one remaining step names; without a
  /// step every field.
  fileprivate mutating func apply(_ steps: ArraySlice<EditStep>, text: String?) {
    guard let field = steps.first?.name else {
      removeAll()
      return
    }
    let position = firstIndex { $0.field == field }
    switch (position, text) {
    case (let position?, let text?): self[position].text = text
    case (let position?, nil): remove(at: position)
    case (nil, let text?): insert(FormContent.Entry(field, text), at: place(for: field))
    case (nil, nil): break
    }
  }

  private func place(for field: String) -> Int {
    func rank(_ id: String) -> Int {
      KnownField.allCases.firstIndex { $0.id == id } ?? KnownField.allCases.count
    }
    return firstIndex { rank($0.field) > rank(field) } ?? count
  }
}

/// One step of an edit's key: `task[1]` is the task at position 0.
private struct EditStep {
  let name: String
  /// From 0.
  let position: Int
  let hasPosition: Bool

  init(_ text: Substring) {
    let parts = text.split(separator: "[")
    name = String(parts[0])
    hasPosition = parts.count > 1
    position = hasPosition ? (Int(parts[1].dropLast()) ?? 1) - 1 : 0
  }
}

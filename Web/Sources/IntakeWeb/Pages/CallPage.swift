import Intake

/// The first page: what the call asks for and until when, the blank forms, and the check.
struct CallPage {
  let frame: PageFrame
  let limits: WebLimits
  let asOf: Instant
  let forms: [(name: String, bytes: Int)]

  private var call: Call { frame.call }

  func page() -> String {
    frame.page(
      frame[call.title],
      """
      \(origin)
      \(CheckForm(frame: frame, limits: limits)
        .markup(heading: "<h2>\(frame[.checkTitle])</h2>\n"))
      \(call.deadline.map { DeadlineSection(frame: frame, asOf: asOf, deadline: $0).markup() } ?? "")
      \(blankForms)
      \(files)
      \(orientations)
      """)
  }

  private var origin: Markup {
    let dispatch = call.dispatch
    let issuer = dispatch.issuer
    let about = dispatch.about.map { Localized(vi: "; \($0.vi)", en: "; \($0.en)") }
    let text = Localized(
      vi: "\(dispatch.name.vi) của \(issuer.vi)\(about?.vi ?? "")",
      en: "\(dispatch.name.en), \(issuer.en)\(about?.en ?? "")")
    let receiver = call.receiver.map { receiver -> Markup in
      let address = receiver.address.map { ", " + frame[$0] } ?? ""
      return "<div><dt>\(frame[.receiver])</dt><dd>\(frame[receiver.name] + address)</dd></div>"
    }
    return """
      <dl class="facts">
      <div><dt>\(frame[.dispatch])</dt><dd>\(frame[text])</dd></div>
      <div><dt>\(frame[.programme])</dt><dd>\(frame[call.programme.title]) \
      (\(call.programme.decision))</dd></div>
      <div><dt>\(frame[.planYear])</dt><dd>\(call.planYear)</dd></div>
      \(receiver ?? "")
      </dl>
      """
  }

  /// What most submitters have, first; other blank forms follow.
  private static let firstEndings = ["xlsx", "docx", "csv", "xsd"]

  private var blankForms: Markup {
    let rows = call.forms.map { form -> Markup in
      let own = forms.map(\.name).filter { $0.hasPrefix(form.kind.rawValue + ".") }
      let endings = own.map { String($0.dropFirst(form.kind.rawValue.count + 1)) }
      let ordered =
        Self.firstEndings.filter(endings.contains)
        + endings.filter { !Self.firstEndings.contains($0) }
      let links = ordered.map { ending -> Markup in
        let name = "\(form.kind.rawValue).\(ending)"
        return "<li><a \(frame.href(.form(name))) download>\(ending.uppercased())</a> "
          + "<span class=\"help\">\(frame[.use(ending)])</span></li>\n"
      }
      return "<h3>\(frame[form.name]): \(frame[form.title])</h3>\n<ul>\n\(links.joined())</ul>\n"
    }
    return """
      <section aria-labelledby="forms"><h2 id="forms">\(frame[.blankForms])</h2>
      \(rows.joined())</section>
      """
  }

  private var files: Markup {
    let sentences = Localized.howFilesMustBe(limits)
    return """
      <section aria-labelledby="files"><h2 id="files">\(frame[.howFiles])</h2>
      <ul>\(sentences.map { "<li>\(frame[$0])</li>\n" as Markup }.joined())</ul></section>
      """
  }

  private var orientations: Markup {
    let items = call.orientations.map { orientation -> Markup in
      let fields = orientation.requires.map { label(of: $0) }.joined(separator: ", ")
      let required: Markup =
        fields.isEmpty ? "" : "<br><span class=\"help\">\(frame[.alsoRequired]): \(fields)</span>"
      return "<li value=\"\(orientation.number)\">\(frame[orientation.title])\(required)</li>\n"
    }
    return """
      <section aria-labelledby="orientations"><h2 id="orientations">\(frame[.orientations])</h2>
      <ol class="orientations">
      \(items.joined())</ol></section>
      """
  }

  /// What a form calls a field, with the values of its list.
  private func label(of id: String) -> String {
    let fields = call.forms.flatMap(\.tables).filter { $0.kind == .task }.flatMap(\.fields)
    guard let field = fields.first(where: { $0.id == id }) else { return id }
    guard case .code(let list) = field.type, let items = call.codeList(list)?.items else {
      return frame[field.label]
    }
    return "\(frame[field.label]) (\(items.map { frame[$0.label] }.joined(separator: "; ")))"
  }
}

extension Localized {
  fileprivate static let dispatch = Localized(vi: "Văn bản", en: "Dispatch")
  fileprivate static let programme = Localized(vi: "Chương trình", en: "Programme")
  fileprivate static let planYear = Localized(vi: "Năm kế hoạch", en: "Plan year")
  fileprivate static let receiver = Localized(vi: "Nơi nhận", en: "Sent to")
  fileprivate static let blankForms = Localized(vi: "Mẫu trống", en: "Blank forms")
  fileprivate static let howFiles = Localized(vi: "Tệp phải thế nào", en: "How files must be")
  fileprivate static let orientations = Localized(vi: "Các định hướng", en: "Orientations")
  fileprivate static let alsoRequired = Localized(vi: "phải ghi thêm", en: "also required")

  fileprivate static func use(_ ending: String) -> Localized {
    switch ending {
    case "xlsx": Localized(vi: "điền bằng Excel", en: "fill it in with Excel")
    case "docx": Localized(vi: "điền bằng Word", en: "fill it in with Word")
    case "csv": Localized(vi: "cho phần mềm bảng tính khác", en: "for other spreadsheets")
    case "xsd": Localized(vi: "lược đồ, cho phần mềm tạo tệp XML", en: "schema, for programs")
    default: Localized(same: "")
    }
  }

  fileprivate static func howFilesMustBe(_ limits: WebLimits) -> [Localized] {
    let formats = Localized.readFormats
    let size = limits.fileBytes >> 20
    return [
      Localized(
        vi: "Phụ lục 1 là danh mục của đơn vị, mỗi nhiệm vụ một dòng, xếp theo thứ tự ưu tiên; Phụ "
          + "lục 2 là thuyết minh của một nhiệm vụ. Gửi cả hai vào một lần kiểm tra thì chúng được "
          + "đối chiếu với nhau.",
        en: "Appendix 1 is the submitter's list, a row for each task in the order of priority; "
          + "appendix 2 is the outline of one task. Sent together they are compared."),
      Localized(
        vi:
          "Dạng tệp: \(formats.vi). Mẫu được nhận ra theo nội dung, tên tệp đặt thế nào cũng được.",
        en: "Formats: \(formats.en). A form is known by its content; files may have any name."),
      Localized(
        vi:
          "Mỗi lần tối đa \(limits.files) tệp và \(size) MB; bản quét và ảnh không cần gửi vào đây.",
        en: "At most \(limits.files) files and \(size) MB at a time; scans and pictures are not "
          + "needed here."),
      Localized(
        vi:
          "Kết quả ở đây giống hệt kết quả mà cơ quan tiếp nhận sẽ thấy khi xét cùng tệp đó. Kiểm "
          + "tra ở đây không phải là nộp hồ sơ.",
        en:
          "The result is the one that the office will see for the same files. To check here is not "
          + "to hand in."),
    ]
  }
}

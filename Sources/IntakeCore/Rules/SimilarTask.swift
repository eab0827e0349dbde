extension Rule {
  static let similarTask: Rule = Rule(
    code: "R003",
    title: Localized(
      vi: "Rất giống nhiệm vụ của đơn vị khác, hoặc của đợt kêu gọi khác",
      en: "Very like a task of another submitter, or of another call"),
    why: Localized(
      vi: """
        Hai đơn vị cùng đề xuất một việc, hoặc một việc được đề xuất lại năm sau, thì người lập \
        danh mục cần biết. So tên nhiệm vụ với những nhiệm vụ đến trước còn hiệu lực trong sổ: từ \
        80 % số chữ trùng nhau trở lên (không kể dấu, thứ tự và chữ lặp) thì nhắc. Giống nhau \
        không phải là sai và không đổi kết luận.
        """,
      en: """
        Whoever draws up the list must know where two submitters propose the same work, or where \
        it is proposed again the next year. A title is compared with those that stood in the \
        register before it: from 80 % of words in common on (accents, order and repetition do not \
        count) it is said. Likeness is no fault and changes no verdict.
        """),
    advice: Localized(
      vi: "Đối chiếu hai nhiệm vụ; nếu trùng nội dung thì trao đổi với các đơn vị để phối hợp.",
      en: "Compare the two; where the work is the same, ask the submitters to join forces."),
    severity: .note, place: Localized(vi: "mục “Tên nhiệm vụ”", en: "the task's title"),
    clause: .file,
    examples: [
      Example(
        kind: .good, form: .appendix1,
        content: .told(
          Localized(
            vi: """
              “Xây dựng định mức tiêu hao ngành giấy” và “Xây dựng mô hình thu hồi chất thải ngành \
              giấy”: quá nửa số chữ khác nhau.
              """,
            en: """
              “Xây dựng định mức tiêu hao ngành giấy” and “Xây dựng mô hình thu hồi chất thải ngành \
              giấy”: more than half of the words differ.
              """))),
      Example(
        kind: .bad, form: .appendix1,
        content: .told(
          Localized(
            vi: """
              Sổ đã có “Tập huấn sản xuất sạch hơn cho các làng nghề gốm”; đơn vị khác đề xuất “Tập \
              huấn về sản xuất sạch hơn cho làng nghề gốm”.
              """,
            en: """
              The register holds “Tập huấn sản xuất sạch hơn cho các làng nghề gốm”; another \
              submitter proposes “Tập huấn về sản xuất sạch hơn cho làng nghề gốm”.
              """))),
    ],
    check: .register)
}

/// A task of the register that another one is very like.
public struct SimilarTask: Sendable {
  public var entry: Int
  public var call: String
  public var submitter: String
  public var document: String
  public var number: String?
  public var title: String
  public var place: Place
  /// The share of words in common, from 0 to 1000.
  public var likeness: Int

  public init(
    entry: Int, call: String, submitter: String, document: String, number: String?,
    title: String, place: Place, likeness: Int
  ) {
    self.entry = entry
    self.call = call
    self.submitter = submitter
    self.document = document
    self.number = number
    self.title = title
    self.place = place
    self.likeness = likeness
  }
}

extension Finding {
  /// R003 on a task whose title is very like that of a task in the register.
  public static func similarTask(
    _ task: JudgedTask, to other: SimilarTask, call: Call
  ) -> Finding {
    let rule = Rule.similarTask
    let position = task.record?.table.position(of: .title)
    let title = task.title ?? ""
    return Finding(
      code: rule.code, severity: rule.severity,
      place: position.flatMap { task.record?.place($0) } ?? task.place,
      path: position.flatMap { task.record?.path($0) } ?? task.record?.path,
      task: task.number, taskIndex: task.index, field: KnownField.title.id,
      found: title.excerpt(), message: .similar(title, other, in: call), advice: rule.advice,
      clause: rule.clause.text(call: call, form: nil, field: nil),
      related: [
        Finding.Related(
          document: other.document, place: other.place, found: other.title.excerpt())
      ])
  }
}

extension Localized {
  fileprivate static func similar(_ title: String, _ other: SimilarTask, in call: Call) -> Self {
    let words = NearDuplicates.agreement(of: title, with: other.title)
    let shared = words.shared.joined(separator: " ").excerpt(200)
    let own = words.own.joined(separator: " ").excerpt(80)
    let number = other.number.map { Localized(vi: "nhiệm vụ \($0)", en: "task \($0)") }
    let task = number ?? Localized(vi: "một nhiệm vụ", en: "a task")
    let ofCall =
      other.call == call.id
      ? Localized(same: "")
      : Localized(vi: ", đợt \(other.call)", en: ", call \(other.call)")
    let percent = other.likeness / 10
    return Localized(
      vi: """
        “\(title.excerpt())” giống \(percent) % \(task.vi) của \(other.submitter.excerpt()) (số đến \
        \(other.entry)\(ofCall.vi)); chữ trùng: “\(shared)”\
        \(own.isEmpty ? "" : "; chữ riêng: “\(own)”").
        """,
      en: """
        “\(title.excerpt())” is \(percent) % like \(task.en) of \(other.submitter.excerpt()) (entry \
        \(other.entry)\(ofCall.en)); words in common: “\(shared)”\
        \(own.isEmpty ? "" : "; its own: “\(own)”").
        """)
  }
}

import IntakeCore

/// The fixed words of every letter.
enum LetterPhrases {
  static let nation = Localized(
    vi: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", en: "SOCIALIST REPUBLIC OF VIET NAM")
  static let motto = Localized(
    vi: "Độc lập - Tự do - Hạnh phúc", en: "Independence - Freedom - Happiness")
  static let number = Localized(vi: "Số: …………/…………", en: "No.: …………/…………")
  static let to = Localized(vi: "Kính gửi:", en: "To:")
  static let recipients = Localized(vi: "Nơi nhận:", en: "Recipients:")
  static let asAbove = Localized(vi: "Như trên;", en: "As above;")
  static let filed = Localized(vi: "Lưu: VT.", en: "Filed: Records.")
  static let signHere = Localized(vi: "(Ký, họ tên)", en: "(signature, full name)")

  static func date(_ seat: Localized) -> Localized {
    Localized(
      vi: "\(seat.vi), ngày …… tháng …… năm ………", en: "\(seat.en), ……/……/………")
  }

  static func about(_ subject: Localized) -> Localized {
    Localized(vi: "V/v \(subject.vi)", en: "Re: \(subject.en)")
  }

  /// What the submissions are for: `đề xuất nhiệm vụ năm 2024`.
  static func proposals(_ call: Call) -> Localized {
    Localized(
      vi: "đề xuất nhiệm vụ năm \(call.planYear)", en: "proposals for \(call.planYear)")
  }

  /// The call that the submission answers, with its dispatch where that has a number.
  static func call(_ call: Call) -> Localized {
    let dispatch = call.dispatch.number.map { number in
      let date = call.dispatch.date.map(OfficialDate.long)
      return Localized(
        vi: " (Công văn số \(number)" + (date.map { " \($0.vi)" } ?? "") + ")",
        en: " (dispatch \(number)" + (date.map { " of \($0.en)" } ?? "") + ")")
    }
    return Localized(
      vi: "đợt kêu gọi đề xuất nhiệm vụ năm \(call.planYear)\(dispatch?.vi ?? "") thực hiện "
        + call.programme.title.vi,
      en: "the call for proposals for \(call.planYear)\(dispatch?.en ?? "") under the "
        + call.programme.title.en)
  }

  /// The submitter's own dispatch: ` (Văn bản số 215/SCT ngày 10/04/2023)`; empty where it names none.
  static func dispatch(_ matter: LetterMatter) -> Localized {
    guard let number = matter.dispatch?.number, !number.isEmpty else { return Localized(same: "") }
    let shown = TerminalText.shortened(number, to: 60).text
    let date = matter.dispatch?.date.map { TerminalText.shortened($0, to: 30).text }
    return Localized(
      vi: " (Văn bản số \(shown)" + (date.map { " ngày \($0)" } ?? "") + ")",
      en: " (dispatch \(shown)" + (date.map { " of \($0)" } ?? "") + ")")
  }

  /// `17 (văn thư: 345)`: the register's number, and the mail room's.
  static func entry(_ file: LetterMatter.File) -> Localized {
    guard let mail = file.mailNumber, mail != String(file.entry) else {
      return Localized(same: String(file.entry))
    }
    let shown = TerminalText.shortened(mail, to: 20).text
    return Localized(
      vi: "\(file.entry) (văn thư: \(shown))", en: "\(file.entry) (mail room: \(shown))")
  }

  /// The tasks that a list handed in again no longer has, told as what they are: no longer counted.
  static func dropped(_ matter: LetterMatter, _ language: Language) -> [Letter.Block] {
    matter.dropped.map { dropped in
      let tasks = dropped.tasks.prefix(20).map { task($0).withinSentence }
      let more = dropped.tasks.count > 20 ? "; …" : ""
      let text = Localized(
        vi:
          "Danh mục số đến \(dropped.list) thay danh mục số đến \(dropped.earlier); các nhiệm vụ sau "
          + "của danh mục trước không còn được tính: "
          + tasks.map(\.vi).joined(separator: "; ") + more + ".",
        en:
          "List entry \(dropped.list) takes the place of list entry \(dropped.earlier); these tasks of "
          + "the earlier one are no longer counted: "
          + tasks.map(\.en).joined(separator: "; ") + more + ".")
      return .paragraph(text[language])
    }
  }

  /// Who receives the documents: the call's receiving unit, else the agency that signs.
  static func receiver(_ call: Call) -> Localized {
    call.receiver?.name ?? call.agency.unit
  }

  static func form(_ document: JudgedDocument, _ call: Call) -> Localized? {
    document.form.flatMap { call.form($0)?.name }
  }

  /// Some entries by their numbers: `số đến 3, 4`.
  static func entries(_ numbers: [Int]) -> Localized {
    let list = numbers.map(String.init).joined(separator: ", ")
    return Localized(
      vi: "số đến \(list)", en: numbers.count == 1 ? "entry \(list)" : "entries \(list)")
  }

  /// A task by its number and title.
  static func task(_ task: JudgedTask) -> Localized {
    let number = task.number.map { TerminalText.shortened($0, to: 20).text } ?? "\(task.index)"
    let title = task.title.map { " “\(TerminalText.shortened($0, to: 200).text)”" } ?? ""
    return Localized(vi: "Nhiệm vụ số \(number)\(title)", en: "Task \(number)\(title)")
  }
}

extension Localized {
  /// With their first letters in lower case.
  fileprivate var withinSentence: Localized {
    Localized(
      vi: vi.prefix(1).lowercased() + vi.dropFirst(), en: en.prefix(1).lowercased() + en.dropFirst()
    )
  }
}

extension String {
  /// With its first letter in upper case.
  var capitalisedSentence: String { prefix(1).uppercased() + dropFirst() }
}

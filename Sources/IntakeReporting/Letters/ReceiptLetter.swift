import IntakeCore

/// Giấy tiếp nhận: what was received of a submission, when, by which evidence, how it stands and
/// what follows.
struct ReceiptLetter {
  let matter: LetterMatter
  let language: Language

  var letter: Letter {
    Letter(
      language: language, call: matter.call, title: Localized.title[language],
      subject: subject[language], addressee: matter.addressee[language],
      body: opening + files + LetterPhrases.dropped(matter, language) + receipts + verdict
        + nextStep,
      recipients: [LetterPhrases.asAbove[language], LetterPhrases.filed[language]],
      signature: .init(role: .receivedBy, hint: LetterPhrases.signHere))
  }

  private var subject: Localized {
    let what = LetterPhrases.proposals(matter.call)
    return Localized(vi: "Hồ sơ \(what.vi)", en: "Documents: \(what.en)")
  }

  private var opening: [Letter.Block] {
    let unit = LetterPhrases.receiver(matter.call)
    let call = LetterPhrases.call(matter.call)
    let dispatch = LetterPhrases.dispatch(matter)
    let text = Localized(
      vi:
        "\(unit.vi) xác nhận đã nhận hồ sơ của \(matter.you.vi)\(dispatch.vi) gửi theo \(call.vi), "
        + "cụ thể như sau:",
      en: "The \(unit.en) confirms that it has received your documents\(dispatch.en) for "
        + "\(call.en), as follows:")
    return [.paragraph(text[language])]
  }

  // MARK: The files

  private var files: [Letter.Block] {
    let table = Letter.Table(
      headings: [
        Localized(vi: "Số đến", en: "Entry")[language],
        Localized(vi: "Tệp", en: "File")[language],
        Localized(vi: "Mã đối chiếu", en: "Check code")[language],
        Localized(vi: "Tình trạng", en: "Standing")[language],
      ],
      widths: [12, 40, 22, 26], rows: matter.files.map(row))
    return [
      .heading(Localized(vi: "1. Tệp đã nhận", en: "1. Files received")[language]),
      .table(table), .paragraph(Localized.checkCode[language]),
    ]
  }

  private func row(_ file: LetterMatter.File) -> [String] {
    let form = LetterPhrases.form(file.document, matter.call)?[language]
    return [
      LetterPhrases.entry(file)[language],
      TerminalText.shortened(file.name, to: 120).text + (form.map { " (\($0))" } ?? ""),
      String(file.document.identity.sha256.prefix(16)),
      file.standing.said[language],
    ]
  }

  private var receipts: [Letter.Block] {
    [.heading(Localized(vi: "2. Thời điểm nhận", en: "2. Time of receipt")[language])]
      + DeadlineSentences(matter: matter).receipts.map { .paragraph($0[language]) }
  }

  // MARK: The verdict

  private var verdict: [Letter.Block] {
    let asOf = OfficialDate(zone: matter.call.zone).text(matter.asOf)
    let said = outcome
    let text = Localized(
      vi: "Xét đến \(asOf.vi): hồ sơ \(said.vi).",
      en: "Judged as of \(asOf.en): the submission \(said.en).")
    var blocks: [Letter.Block] = [
      .heading(Localized(vi: "3. Kết quả xét hồ sơ", en: "3. Verdict")[language]),
      .paragraph(text[language]),
    ]
    if !matter.tasks.isEmpty { blocks.append(.table(tasks)) }
    return blocks + DecisionSentences(matter: matter).blocks(heading: nil, language)
  }

  private var outcome: Localized {
    switch matter.verdict {
    case .eligible where matter.lacksList:
      Localized(
        vi: "chưa được tổng hợp vì chưa có Phụ lục 1",
        en: "is not consolidated yet, for want of Appendix 1")
    case .eligible: Localized(vi: "đủ điều kiện tổng hợp", en: "is eligible for consolidation")
    case .review: Localized(vi: "có điểm đang chờ xem xét", en: "has points to be considered")
    case .ineligible where matter.tasks.contains { $0.verdict == .eligible }:
      Localized(
        vi: "có phần chưa đủ điều kiện tổng hợp", en: "is not eligible yet in all its parts")
    case .ineligible:
      Localized(vi: "chưa đủ điều kiện tổng hợp", en: "is not eligible yet")
    }
  }

  private var tasks: Letter.Table {
    Letter.Table(
      headings: [
        Localized(vi: "Số", en: "No.")[language],
        Localized(vi: "Tên nhiệm vụ", en: "Task")[language],
        Localized(vi: "Kết quả", en: "Verdict")[language],
      ],
      widths: [10, 62, 28],
      rows: matter.tasks.map { task in
        [
          task.number.map { TerminalText.shortened($0, to: 20).text } ?? "\(task.index)",
          task.title.map { TerminalText.shortened($0, to: 300).text } ?? "—",
          said(task.verdict)[language],
        ]
      })
  }

  private func said(_ verdict: Verdict) -> Localized {
    verdict == .eligible && matter.lacksList
      ? Localized(vi: "chờ Phụ lục 1", en: "waits for Appendix 1") : verdict.short
  }

  private var nextStep: [Letter.Block] {
    var texts = [matter.standsNowhere ? Localized.sendAgain : step(matter.verdict)]
    if matter.verdict == .eligible { texts += warnings }
    return [
      .heading(Localized(vi: "4. Việc tiếp theo", en: "4. What follows")[language])
    ] + texts.map { .paragraph($0[language]) }
  }

  private func step(_ verdict: Verdict) -> Localized {
    let you = matter.you.vi
    switch verdict {
    case .eligible where matter.lacksList:
      return Localized(
        vi: """
          Các nhiệm vụ trên chưa được đưa vào danh mục tổng hợp cho đến khi có Phụ lục 1; đề nghị \
          \(you) gửi Phụ lục 1.
          """,
        en: """
          The tasks above do not go into the consolidated list until there is an Appendix 1; please \
          send it.
          """)
    case .eligible:
      return Localized(
        vi: """
          Các nhiệm vụ trên được đưa vào danh mục tổng hợp để thẩm định; \(you) không phải bổ sung \
          gì thêm. Đủ điều kiện tổng hợp chưa phải là được phê duyệt.
          """,
        en: """
          The tasks above go into the consolidated list for appraisal; nothing more is needed from \
          you. Eligible for consolidation does not mean approved.
          """)
    case .review:
      return Localized(
        vi: """
          Một số điểm của hồ sơ đang chờ xem xét; những điểm cần \(you) làm rõ được nêu trong công \
          văn gửi riêng. Nhiệm vụ đã đủ điều kiện vẫn được tổng hợp; đủ điều kiện tổng hợp chưa \
          phải là được phê duyệt.
          """,
        en: """
          Some points of the submission wait to be considered; what you are asked to make clear \
          stands in a separate letter. Tasks that are eligible are consolidated all the same; \
          eligible for consolidation does not mean approved.
          """)
    case .ineligible:
      return Localized(
        vi: """
          Đề nghị \(you) hoàn thiện hồ sơ theo các điểm nêu trong công văn gửi riêng. Nhiệm vụ đã \
          đủ điều kiện vẫn được tổng hợp; đủ điều kiện tổng hợp chưa phải là được phê duyệt.
          """,
        en: """
          Please mend the submission as a separate letter asks. Tasks that are eligible are \
          consolidated all the same; eligible for consolidation does not mean approved.
          """)
    }
  }

  /// What is worth a look though it hinders nothing.
  private var warnings: [Localized] {
    let points = MendingList(matter: matter, from: .warning).sections.flatMap(\.points)
    guard !points.isEmpty else { return [] }
    let lead = Localized(
      vi: "Một vài điểm sau không ảnh hưởng đến kết quả, \(matter.you.vi) có thể kiểm tra lại:",
      en: "The following do not change the verdict; you may wish to check them:")
    return [lead] + points.map { $0.finding.message }
  }
}

extension LetterMatter {
  /// Whether nothing of it could be assigned to a form and a submitter.
  var standsNowhere: Bool { judged.allSatisfy { $0.standing == .unassigned } }
}

extension LetterMatter.Standing {
  /// What became of the file, for its sender.
  fileprivate var said: Localized {
    switch self {
    case .current: Localized(vi: "được xét", en: "considered")
    case .replaced(let entry):
      entry.map {
        Localized(vi: "đã được thay bằng số đến \($0)", en: "replaced by entry \($0)")
      } ?? Localized(vi: "đã được thay", en: "replaced")
    case .repeats(let entry):
      entry.map {
        Localized(vi: "trùng nội dung với số đến \($0)", en: "the same content as entry \($0)")
      } ?? Localized(vi: "trùng nội dung đã nhận", en: "the same content as before")
    case .notCounted:
      Localized(vi: "đã nhận, chưa được tính", en: "received, not counted yet")
    case .withdrawn: Localized(vi: "đã rút", en: "withdrawn")
    case .attached: Localized(vi: "kèm theo", en: "attached")
    case .unassigned:
      Localized(
        vi: "chưa rõ mẫu hoặc đơn vị đề xuất", en: "its form or submitter cannot be told")
    }
  }
}

extension Verdict {
  fileprivate var short: Localized {
    switch self {
    case .eligible: Localized(vi: "đủ điều kiện tổng hợp", en: "eligible")
    case .review: Localized(vi: "chờ xem xét", en: "to be considered")
    case .ineligible: Localized(vi: "chưa đủ điều kiện", en: "not eligible yet")
    }
  }
}

extension Localized {
  fileprivate static let title = Localized(
    vi: "GIẤY TIẾP NHẬN HỒ SƠ", en: "RECEIPT OF DOCUMENTS")
  fileprivate static let receivedBy = Localized(
    vi: "NGƯỜI TIẾP NHẬN HỒ SƠ", en: "RECEIVED BY")
  fileprivate static let checkCode = Localized(
    vi: """
      Mã đối chiếu là 16 ký tự đầu của mã băm SHA-256 của tệp, dùng để biết tệp đang giữ có đúng \
      là tệp đã nhận hay không.
      """,
    en: """
      The check code is the first 16 characters of the file's SHA-256: it tells whether a file at \
      hand is the one received.
      """)
  fileprivate static let sendAgain = Localized(
    vi: """
      Chưa nhận ra mẫu phụ lục hoặc đơn vị đề xuất trong tệp nên hồ sơ chưa được xét. Đề nghị lập \
      lại theo mẫu phụ lục của đợt kêu gọi, ghi rõ tên đơn vị đề xuất, và gửi lại.
      """,
    en: """
      The form or the submitter cannot be told from the file, so it has not been considered. \
      Please fill in the forms of the call, name the submitter, and send them again.
      """)
}

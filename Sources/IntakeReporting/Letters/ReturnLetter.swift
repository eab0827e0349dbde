import IntakeCore

/// Công văn đề nghị hoàn thiện hồ sơ: what has to be mended or made clear, point by point, how to
/// send it again, and what the deadline means for it.
struct ReturnLetter {
  let matter: LetterMatter
  let language: Language

  /// Nil where nothing has to be mended or made clear.
  var letter: Letter? {
    guard matter.verdict != .eligible else { return nil }
    let sections = MendingList(matter: matter, from: .review).sections
    return Letter(
      language: language, call: matter.call, title: nil,
      subject: LetterPhrases.about(subject(sections))[language],
      addressee: matter.addressee[language],
      body: opening + LetterPhrases.dropped(matter, language) + state
        + numbered([decisions, points(sections), deadline(sections), howToSend(sections)])
        + closing,
      recipients: [LetterPhrases.asAbove[language], LetterPhrases.filed[language]],
      signature: matter.call.agency.signatures.last
        ?? .init(role: matter.call.agency.unit, hint: LetterPhrases.signHere))
  }

  /// The parts that there are, their headings numbered.
  private func numbered(_ parts: [[Letter.Block]]) -> [Letter.Block] {
    parts.filter { !$0.isEmpty }.enumerated().flatMap { position, blocks in
      blocks.map { block in
        guard case .heading(let text) = block else { return block }
        return .heading("\(position + 1). \(text)")
      }
    }
  }

  private func subject(_ sections: [MendingList.Section]) -> Localized {
    let what = LetterPhrases.proposals(matter.call)
    let points = sections.flatMap(\.points)
    if points.contains(where: { $0.finding.severity == .error }) {
      return Localized(
        vi: "đề nghị hoàn thiện hồ sơ \(what.vi)", en: "request to mend the \(what.en)")
    }
    if points.isEmpty {
      return Localized(
        vi: "thời hạn nhận hồ sơ \(what.vi)", en: "time of receipt of the \(what.en)")
    }
    return Localized(
      vi: "đề nghị làm rõ hồ sơ \(what.vi)", en: "request to make clear the \(what.en)")
  }

  // MARK: What was considered

  private var opening: [Letter.Block] {
    let unit = LetterPhrases.receiver(matter.call)
    let call = LetterPhrases.call(matter.call)
    let files = received.map { file in
      let form = LetterPhrases.form(file.document, matter.call)
      let name = TerminalText.shortened(file.name, to: 120).text
      let entry = LetterPhrases.entry(file)
      return Localized(
        vi: "\(form.map { $0.vi + ", " } ?? "")tệp \(name), số đến \(entry.vi)",
        en: "\(form.map { $0.en + ", " } ?? "")file \(name), entry \(entry.en)")
    }
    let dispatch = LetterPhrases.dispatch(matter)
    let text = Localized(
      vi: "\(unit.vi) đã nhận hồ sơ của \(matter.you.vi)\(dispatch.vi) gửi theo \(call.vi), gồm: "
        + files.map(\.vi).joined(separator: "; ") + ".",
      en: "The \(unit.en) has received your documents\(dispatch.en) for \(call.en): "
        + files.map(\.en).joined(separator: "; ") + ".")
    return [.paragraph(text[language])]
  }

  /// The files that wait for an answer, lists first.
  private var received: [LetterMatter.File] {
    let files = matter.files.filter {
      [.current, .unassigned, .notCounted].contains($0.standing)
    }
    return files.filter { $0.document.form == .appendix1 }
      + files.filter { $0.document.form != .appendix1 }
  }

  private var state: [Letter.Block] {
    let verdicts = matter.tasks.map(\.verdict)
    guard !verdicts.isEmpty else { return [] }
    let counts = [Verdict.eligible, .review, .ineligible].compactMap { verdict in
      let count = verdicts.count { $0 == verdict }
      return count == 0 ? nil : said(count, verdict)
    }
    let text = Localized(
      vi: "Qua xem xét, hồ sơ có \(verdicts.count) nhiệm vụ đề xuất, trong đó "
        + counts.map(\.vi).joined(separator: ", ") + ".",
      en: "Of the \(verdicts.count) task\(verdicts.count == 1 ? "" : "s") proposed, "
        + counts.map(\.en).joined(separator: ", ") + ".")
    return [.paragraph(text[language])]
  }

  private func said(_ count: Int, _ verdict: Verdict) -> Localized {
    switch verdict {
    case .eligible:
      Localized(
        vi: "\(count) nhiệm vụ đủ điều kiện tổng hợp", en: "\(count) can be consolidated")
    case .review:
      Localized(
        vi: "\(count) nhiệm vụ đang chờ xem xét",
        en: "\(count) wait\(count == 1 ? "s" : "") to be considered")
    case .ineligible:
      Localized(
        vi: "\(count) nhiệm vụ chưa đủ điều kiện", en: "\(count) cannot be consolidated yet")
    }
  }

  private var decisions: [Letter.Block] {
    DecisionSentences(matter: matter).blocks(
      heading: Localized(vi: "Những điều đã được quyết định", en: "What has been decided"),
      language)
  }

  // MARK: What to mend

  private func points(_ sections: [MendingList.Section]) -> [Letter.Block] {
    guard !sections.isEmpty else { return [] }
    var blocks: [Letter.Block] = [
      .heading(
        Localized(
          vi: "Những điểm cần hoàn thiện", en: "What has to be mended")[language]),
      .paragraph(lead[language]),
    ]
    var number = 0
    for section in sections {
      blocks.append(.subheading(section.heading[language]))
      blocks.append(
        .items(
          section.points.map { point in
            number += 1
            return item(point, number)
          }))
    }
    let unlisted = MendingList(matter: matter, from: .review).unlisted
    if unlisted > 0 { blocks.append(.paragraph(Localized.unlisted(unlisted)[language])) }
    return blocks
  }

  private var lead: Localized {
    Localized(
      vi: "Đề nghị \(matter.you.vi) sửa hoặc làm rõ từng điểm dưới đây, tại đúng vị trí đã nêu:",
      en: "Please mend or make clear each of the points below, at the place named:")
  }

  private func item(_ point: MendingList.Point, _ number: Int) -> Letter.Item {
    let finding = point.finding
    var details = [
      Letter.Detail(
        label: Localized(vi: "Vị trí", en: "Where")[language],
        text: places(point).joined(separator: "; "))
    ]
    for related in finding.related.prefix(3) {
      guard let text = compared(related, with: point.places[0].file) else { continue }
      details.append(
        Letter.Detail(
          label: Localized(vi: "Đối chiếu với", en: "Compared with")[language], text: text))
    }
    let isReview = finding.severity == .review
    let todo =
      isReview
      ? Localized(vi: "Cần làm rõ", en: "To make clear") : Localized(vi: "Cách sửa", en: "To mend")
    details.append(Letter.Detail(label: todo[language], text: finding.advice[language]))
    return Letter.Item(number: number, text: finding.message[language], details: details)
  }

  /// The places of one fault, those in the same field of the same file together.
  private func places(_ point: MendingList.Point) -> [String] {
    var groups: [(file: LetterMatter.File, label: String?, spots: [String])] = []
    for (file, finding) in point.places {
      let label = FieldNames(matter.call, file.document.form).label(of: finding, language)
      let spots = spot(finding.place)
      if let last = groups.indices.last, groups[last].file.entry == file.entry,
        groups[last].label == label
      {
        groups[last].spots += spots
      } else {
        groups.append((file, label, spots))
      }
    }
    return groups.map { group in
      let form = LetterPhrases.form(group.file.document, matter.call)?[language]
      let name = (form.map { $0 + ", " } ?? "") + Localized.file(group.file.name)[language]
      let field = group.label.map { Localized(vi: "mục “\($0)”", en: "“\($0)”")[language] }
      return ([name] + group.spots + [field].compactMap { $0 }).joined(separator: ", ")
    }
  }

  private func spot(_ place: Place) -> [String] {
    [place.spot?[language]].compactMap { $0 }
  }

  private func compared(_ related: Finding.Related, with file: LetterMatter.File) -> String? {
    let other = matter.files.first { $0.document.identity.name == related.document } ?? file
    guard matter.judged.contains(where: { $0.entry == other.entry }) else { return nil }
    let form = LetterPhrases.form(other.document, matter.call)?[language]
    let name = (form.map { $0 + ", " } ?? "") + Localized.file(other.name)[language]
    let found = related.found.map { "“\(TerminalText.shortened($0, to: 120).text)”" }
    let place = ([name] + spot(related.place)).joined(separator: ", ")
    return [place, found].compactMap { $0 }.joined(
      separator: Localized(vi: ", ghi ", en: ", which says ")[language])
  }

  // MARK: The deadline

  private func deadline(_ sections: [MendingList.Section]) -> [Letter.Block] {
    let sentences = DeadlineSentences(matter: matter)
    var texts = sentences.receipts
    if sentences.has(.late) { texts.append(.late(sentences.entries(.late), matter.you)) }
    if sentences.has(.contested) { texts.append(.contested(matter.you)) }
    if sentences.has(.undetermined) { texts.append(.undetermined(matter.you)) }
    if MendingList(matter: matter, from: .review).isBeingClarified { texts.append(.clarified) }
    if !sections.isEmpty { texts.append(sentences.resubmission) }
    return [.heading(Localized(vi: "Về thời hạn", en: "The deadline")[language])]
      + texts.map { .paragraph($0[language]) }
  }

  // MARK: How to send it again

  private func howToSend(_ sections: [MendingList.Section]) -> [Letter.Block] {
    guard !sections.isEmpty else { return [] }
    var texts = [Localized.sendWhole]
    if let receiver = matter.call.receiver {
      let address = receiver.address
      texts.append(
        Localized(
          vi: "Nơi nhận hồ sơ: \(receiver.name.vi)" + (address.map { ", \($0.vi)" } ?? "") + ".",
          en: "Send it to: \(receiver.name.en)" + (address.map { ", \($0.en)" } ?? "") + "."))
    }
    return [.heading(Localized(vi: "Cách gửi lại", en: "How to send it again")[language])]
      + texts.map { .paragraph($0[language]) }
  }

  private var closing: [Letter.Block] {
    let unit = LetterPhrases.receiver(matter.call)
    let text = Localized(
      vi: "\(unit.vi) thông báo để \(matter.you.vi) biết, thực hiện./.",
      en: "We thank you for your cooperation.")
    return [.paragraph(text[language])]
  }
}

extension Localized {
  fileprivate static func file(_ name: String) -> Localized {
    let name = TerminalText.shortened(name, to: 120).text
    return Localized(vi: "tệp \(name)", en: "file \(name)")
  }

  fileprivate static func unlisted(_ count: Int) -> Localized {
    Localized(
      vi: """
        Ngoài ra còn \(count) phát hiện không liệt kê hết ở đây, phần lớn cùng loại với các điểm \
        trên; đề nghị rà soát toàn bộ tệp.
        """,
      en: """
        A further \(count) findings are not listed here, most of the same kinds as above; please \
        go through the whole file.
        """)
  }

  fileprivate static func late(_ numbers: [Int], _ you: Localized) -> Localized {
    let entries = LetterPhrases.entries(numbers)
    return Localized(
      vi: """
        Tệp nhận sau hạn (\(entries.vi)) chưa được đưa vào danh mục tổng hợp; việc sửa các điểm \
        khác không làm thay đổi điều này. Nếu có căn cứ cho thấy tệp đã đến trong hạn (dấu đến, \
        dấu bưu điện, biên nhận), đề nghị \(you.vi) gửi cho chúng tôi.
        """,
      en: """
        What was received late (\(entries.en)) is not consolidated, and mending other points does \
        not change that. If you have proof of an arrival in time (an arrival stamp, a postmark, a \
        receipt), please send it.
        """)
  }

  fileprivate static func contested(_ you: Localized) -> Localized {
    Localized(
      vi: """
        Về việc tính hạn, \(you.vi) chưa phải gửi lại gì; nếu có căn cứ về thời điểm gửi và đến \
        (dấu bưu điện, biên nhận), đề nghị gửi kèm để xem xét.
        """,
      en: """
        As to the deadline, nothing has to be sent again yet; if you have proof of when the \
        documents were sent and arrived (a postmark, a receipt), please send it to be considered.
        """)
  }

  /// What concerns others, or the order of versions, is not for a letter to tell.
  fileprivate static let clarified = Localized(
    vi: "Cơ quan tiếp nhận đang làm rõ một số điểm khác của hồ sơ và sẽ liên hệ khi cần.",
    en: "The receiving office is clarifying other points of the submission and will ask if needed.")

  fileprivate static func undetermined(_ you: Localized) -> Localized {
    Localized(
      vi: """
        Đề nghị \(you.vi) gửi căn cứ về thời điểm gửi hoặc đến của hồ sơ (dấu bưu điện, biên nhận, \
        thư điện tử đã gửi).
        """,
      en: """
        Please send proof of when the documents were sent or arrived (a postmark, a receipt, the \
        message sent).
        """)
  }

  fileprivate static let sendWhole = Localized(
    vi: """
      Chỉ gửi lại tệp có sửa; tệp không gửi lại vẫn được giữ nguyên như đã nhận. Phụ lục 1 gửi \
      lại phải ghi đủ mọi nhiệm vụ, kể cả nhiệm vụ không phải sửa, vì bản mới thay toàn bộ bản \
      cũ. Giữ nguyên tên đơn vị và số thứ tự của các nhiệm vụ để đối chiếu được.
      """,
    en: """
      Send only the files that you change; the others stand as received. A list (Appendix 1) sent \
      again must name every task, the unchanged ones too, since it replaces the whole of the \
      earlier one. Keep the submitter's name and the tasks' numbers as they are, so that they can \
      be matched.
      """)
}

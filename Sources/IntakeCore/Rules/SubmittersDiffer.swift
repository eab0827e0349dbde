extension Rule {
  static let submittersDiffer = Rule(
    code: "X007",
    title: Localized(
      vi: "Đơn vị đề xuất khác nhau giữa hai phụ lục",
      en: "The submitters differ between the forms"),
    why: Localized(
      vi: """
        Hai phụ lục của một nhiệm vụ phải do cùng một đơn vị nộp. Nếu cả hai có mã định danh thì \
        so theo mã; nếu không thì so tên, loại đơn vị và tỉnh, thành phố. Tên chỉ khác dấu, thiếu \
        chữ “tỉnh”, viết tắt hoặc gõ nhầm một chữ, hay mã chỉ khác một chữ số, thì cần người xem \
        xét, không tự coi là một. Mức độ không đổi theo đợt.
        """,
      en: """
        Both forms of a task must come from one submitter. Where both give an identification code \
        the codes decide; else the name, the kind and the province. Names that differ in accents, \
        the word “tỉnh”, an abbreviation or one letter only, or codes in one digit, are for a \
        person to look at and never taken as one. A call cannot change the severity.
        """),
    advice: Localized(
      vi: """
        Ghi thông tin đơn vị giống nhau ở cả hai phụ lục; nếu tệp của đơn vị khác bị để nhầm vào \
        đây thì chuyển đi.
        """,
      en: """
        Give the same submitter in both forms; if a file of another submitter was put here by \
        mistake, move it.
        """),
    severity: .error,
    place: Localized(
      vi: "mục của đơn vị trong Phụ lục 2, kèm chỗ ứng với nó trong Phụ lục 1",
      en: "the submitter's field in Appendix 2, with its counterpart in Appendix 1"),
    clause: .form,
    examples: [
      Example(
        kind: .good, form: .appendix2, content: .submission(list: [], outline: [], at: nil)),
      Example(
        kind: .bad, form: .appendix2,
        content: .submission(
          list: [.init("submitter.code", nil)],
          outline: [
            .init("submitter.name", "Hiệp hội Sản xuất sạch Ví Dụ"), .init("submitter.code", nil),
          ], at: "submitter.name")),
      Example(
        kind: .bad, form: .appendix2,
        content: .submission(
          list: [.init("submitter.code", "H99.12")],
          outline: [.init("submitter.code", "H99.21")], at: "submitter.code")),
    ],
    check: .submission(compareSubmitters))
}

private func compareSubmitters(
  _ submission: SubmissionContext, findings: inout SubmissionFindings
) {
  for pair in submission.comparisons {
    guard let listed = submission.documents[pair.list].submitter,
      let outlined = submission.documents[pair.outline].submitter
    else { continue }
    let fields = differences(outlined, listed).filter {
      $0 != .name || !isOneWithItsPlace(outlined, listed, submission.call)
    }
    guard let first = fields.first else { continue }
    let isSpelling =
      Set(fields).isSubset(of: [.name, .code])
      && SubmitterTraits.areLikelyOne(listed, outlined, PlaceNames(submission.call))
    findings.report(
      .submittersDiffer, severity: isSpelling ? .review : .error, document: pair.outline,
      field: first
    ) {
      Findings.Details(
        found: outlined.text(first), expected: listed.text(first),
        message: .submitters(outlined, listed, fields, submission.call, isSpelling: isSpelling),
        related: fields.map { submission.related(pair.list, field: $0) })
    }
  }
}

/// The identifying fields in which two submitters differ; a field that one of them leaves open
/// tells nothing.
private func differences(_ one: Submitter, _ other: Submitter) -> [KnownField] {
  if let code = one.code, let otherCode = other.code { return code == otherCode ? [] : [.code] }
  var fields: [KnownField] = []
  if !one.name.isEmpty, !other.name.isEmpty,
    MatchKey.name(one.name) != MatchKey.name(other.name)
  {
    fields.append(.name)
  }
  if let kind = one.kind, let otherKind = other.kind, kind != otherKind { fields.append(.kind) }
  if let province = one.province, let otherProvince = other.province, province != otherProvince {
    fields.append(.province)
  }
  return fields
}

/// Whether one name is the other with the province of both behind it, as a letterhead leaves it to the
/// line above: `SỞ CÔNG THƯƠNG`, `Sở Công Thương tỉnh Nam Định`.
private func isOneWithItsPlace(_ one: Submitter, _ other: Submitter, _ call: Call) -> Bool {
  guard let code = one.province, code == other.province else { return false }
  let names = [one, other].map { SubmitterName($0.name).words }.sorted { $0.count < $1.count }
  return call.provinces.items.contains {
    $0.code == code && names[1] == names[0] + SubmitterName($0.name).words
  }
}

extension Submitter {
  fileprivate func text(_ field: KnownField) -> String {
    switch field {
    case .code: (code ?? "").excerpt()
    case .kind: kind ?? ""
    case .province: province ?? ""
    default: name.excerpt()
    }
  }

  /// A field as people read it: the kind by its name, the province with its code.
  fileprivate func shown(_ field: KnownField, _ call: Call) -> Localized {
    let text = text(field)
    switch field {
    case .kind:
      return call.codeList("submitterKind")?.item(text)?.label ?? Localized(same: text)
    case .province:
      // One code may have meant several provinces; only the code itself is certain here.
      return Localized(vi: "mã tỉnh \(text)", en: "province code \(text)")
    default: return Localized(same: text)
    }
  }
}

extension Localized {
  fileprivate static func submitters(
    _ outlined: Submitter, _ listed: Submitter, _ fields: [KnownField], _ call: Call,
    isSpelling: Bool
  ) -> Localized {
    let one = Localized.list(fields.map { outlined.shown($0, call) })
    let other = Localized.list(fields.map { listed.shown($0, call) })
    return Localized(
      vi: """
        Đơn vị đề xuất trong Phụ lục 2 là “\(one.vi)”, trong Phụ lục 1 là “\(other.vi)”\
        \(isSpelling ? "; có thể là một đơn vị viết hai cách" : "").
        """,
      en: """
        The submitter in Appendix 2 is “\(one.en)”, in Appendix 1 “\(other.en)”\
        \(isSpelling ? "; they may be one, written in two ways" : "").
        """)
  }
}

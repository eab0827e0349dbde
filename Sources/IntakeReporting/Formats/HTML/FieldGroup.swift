import IntakeCore

/// The parts of a submission under which a report for people gathers its findings.
enum FieldGroup: String, CaseIterable {
  case file, deadline, submitter, orientation, content, period, money, pair, register

  init(_ finding: Finding) {
    self = Self.byCode(finding) ?? Self.byField(finding) ?? Self.byFamily(finding)
  }

  var name: Localized {
    switch self {
    case .file: Localized(vi: "Tệp và mẫu", en: "File and form")
    case .deadline: Localized(vi: "Hạn nộp", en: "Deadline")
    case .submitter: Localized(vi: "Đơn vị đề xuất", en: "Submitter")
    case .orientation: Localized(vi: "Định hướng", en: "Orientation")
    case .content: Localized(vi: "Nội dung nhiệm vụ", en: "Tasks")
    case .period: Localized(vi: "Thời gian thực hiện", en: "Period")
    case .money: Localized(vi: "Kinh phí", en: "Money")
    case .pair: Localized(vi: "Đối chiếu hai phụ lục", en: "Between the two forms")
    case .register: Localized(vi: "Nộp lại và trùng lặp", en: "Resubmissions and duplicates")
    }
  }

  /// What concerns the whole document or several of them, whatever field it names.
  private static func byCode(_ finding: Finding) -> FieldGroup? {
    switch finding.code {
    case "T001", "T002", "T003": return .deadline
    default: break
    }
    switch finding.code.description.first {
    case "X": return .pair
    case "R": return .register
    case "F": return .file
    case "L": return finding.field == nil ? .file : nil
    default: return nil
    }
  }

  private static func byField(_ finding: Finding) -> FieldGroup? {
    switch finding.field.flatMap(KnownField.init(id:)) {
    case .name, .kind, .code, .province, .address, .dispatchNumber, .dispatchDate, .contactName,
      .phone, .email:
      .submitter
    case .orientation, .sector: .orientation
    case .start, .end: .period
    case .total, .state, .other, .otherSource: .money
    case .some: .content
    case nil: nil
    }
  }

  private static func byFamily(_ finding: Finding) -> FieldGroup {
    switch finding.code.description.first {
    case "M": .money
    case "O": .orientation
    case "T": .period
    default: finding.taskIndex == nil ? .submitter : .content
    }
  }
}

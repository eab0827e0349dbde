extension Rule {
  static let noContact: Rule = Rule(
    code: "A005",
    title: Localized(
      vi: "Không có cách liên hệ với đơn vị đề xuất", en: "No way to reach the submitter"),
    why: Localized(
      vi:
        "Khi cần bổ sung hay trả lại hồ sơ, bộ phận tiếp nhận cần số điện thoại hoặc thư điện tử.",
      en: "When something must be added or sent back, the receiving office needs a telephone "
        + "number or a mailbox."),
    advice: Localized(
      vi: "Ghi số điện thoại hoặc địa chỉ thư điện tử của người liên hệ.",
      en: "Give the telephone number or e-mail address of a person to contact."),
    severity: .warning, adjustable: true,
    place: Localized(vi: "phần đơn vị đề xuất", en: "the submitter"),
    clause: .form,
    examples: [
      .good(), .good([("submitter.phone", nil)]),
      .bad([("submitter.phone", ""), ("submitter.email", "")], at: "submitter"),
      .bad([("submitter.phone", nil), ("submitter.email", nil)], at: "submitter"),
    ],
    check: .records([.submitter]) { record, _, findings in
      let contacts = [KnownField.phone, .email].compactMap(record.table.position)
      guard !contacts.isEmpty, contacts.allSatisfy({ Filler(record.bytes($0)) != nil }),
        !record.slots.allSatisfy(\.isAbsent), !namesContact(record)
      else { return }
      findings.report(.noContact, on: record, at: nil) { .noContact }
    })

  /// Whether the contact person stands there with a telephone number or mailbox: `Bà Hà, ĐT 0912
  /// 345 678`.
  private static func namesContact(_ record: Record) -> Bool {
    guard let position = record.table.position(of: KnownField.contactName) else { return false }
    let text = record.bytes(position)
    return text.contains(UInt8(ascii: "@")) || text.count { isDigit($0) } >= 9
  }
}

extension Findings.Details {
  fileprivate static let noContact = Self(
    message: Localized(
      vi: "Không có số điện thoại, cũng không có thư điện tử của đơn vị đề xuất.",
      en: "Neither a telephone number nor an e-mail address of the submitter is given."))
}

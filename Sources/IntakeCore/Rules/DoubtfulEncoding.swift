extension Rule {
  static let doubtfulEncoding: Rule = Rule(
    code: "F004",
    title: Localized(
      vi: "Bảng mã chữ không đọc được, đáng ngờ, hoặc là bảng mã cũ",
      en: "The encoding cannot be read, is doubtful, or is an old one"),
    why: Localized(
      vi: "Văn bản điện tử của cơ quan nhà nước dùng Unicode (TCVN 6909:2001). Đọc sai bảng mã "
        + "thì tên đơn vị, tên nhiệm vụ đều sai. Mức độ: không đọc được là lỗi; đoán được nhưng "
        + "chưa chắc thì cần người xem xét; bảng mã cũ đã nhận ra chắc chắn thì chỉ cảnh báo.",
      en: "State bodies write Unicode (TCVN 6909:2001). A wrong reading spoils the names of "
        + "submitters and tasks. What cannot be read is an error; a likely but unsure reading "
        + "needs a person's review; an old encoding that is recognised for certain is a warning."),
    advice: Localized(
      vi: "Mở tệp bằng phần mềm đã lập nó, lưu lại với bảng mã UTF-8 rồi gửi lại.",
      en: "Open the file in the program that made it, save it as UTF-8 and send it again."),
    severity: .error,
    place: Localized(
      vi: "byte đầu tiên có vấn đề", en: "the first byte concerned"),
    clause: .law(
      Localized(
        vi: "TCVN 6909:2001, theo Nghị định 30/2020/NĐ-CP, Phụ lục I",
        en: "TCVN 6909:2001, by Decree 30/2020/NĐ-CP, Annex I")),
    schema: .part,
    examples: [
      .good(),
      Example(
        kind: .bad, form: .appendix1,
        content: .told(
          Localized(
            vi: "Tệp khai là UTF-8 nhưng chứa byte FF, không thể có trong UTF-8: lỗi.",
            en: "A file that says UTF-8 holds the byte FF, which UTF-8 never has: an error.")),
        caption: nil),
      Example(
        kind: .bad, form: .appendix1,
        content: .told(
          Localized(
            vi: "Bảng tính xuất ra UTF-16 (“Unicode Text”): đọc được, kèm cảnh báo.",
            en: "A sheet exported as UTF-16 (“Unicode Text”): read, with a warning.")),
        caption: nil),
    ],
    check: .reading)
}

/// What can be wrong with how a document's letters are coded.
public enum EncodingFault: Sendable, Hashable {
  /// A byte that the encoding does not allow, from 0.
  case undecodable(byteOffset: Int, byte: UInt8)
  /// The document names an encoding that is not read.
  case unsupported(name: String)
  /// The likely encoding, not certain.
  case doubtful(name: String)
  /// An encoding other than UTF-8, recognised for certain.
  case old(name: String)
}

extension Finding {
  /// F004: the encoding is undecodable (error), doubtful (review) or an old one (warning).
  public static func encoding(_ fault: EncodingFault, at place: Place) -> Finding {
    switch fault {
    case .undecodable(let offset, let byte):
      raised(
        .doubtfulEncoding, at: place,
        Findings.Details(
          found: hexadecimal(byte), expected: "UTF-8", message: .undecodable(offset, byte),
          isStructural: true))
    case .unsupported(let name):
      raised(
        .doubtfulEncoding, at: place,
        Findings.Details(
          found: name.excerpt(200), expected: "UTF-8", message: .unsupported(name.excerpt())))
    case .doubtful(let name):
      raised(
        .doubtfulEncoding, severity: .review, at: place,
        Findings.Details(
          found: name, expected: "UTF-8", message: .doubtful(name), isStructural: false))
    case .old(let name):
      raised(
        .doubtfulEncoding, severity: .warning, at: place,
        Findings.Details(
          found: name, expected: "UTF-8", message: .old(name), isStructural: false))
    }
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return (digits.utf8.count < 2 ? "0" : "") + digits
}

extension Localized {
  fileprivate static func undecodable(_ offset: Int, _ byte: UInt8) -> Localized {
    let hex = hexadecimal(byte)
    let position = grouped(offset + 1)
    return Localized(
      vi: "Không đọc được chữ trong tệp: byte thứ \(position.vi) (\(hex)) không hợp lệ trong bảng "
        + "mã của tệp.",
      en: "The letters of the file cannot be read: byte number \(position.en) (\(hex)) is not "
        + "valid in its encoding.")
  }

  fileprivate static func unsupported(_ name: String) -> Localized {
    Localized(
      vi: "Tệp khai bảng mã “\(name)”, không đọc được bảng mã đó hoặc chữ trong tệp không theo nó.",
      en: "The file says that it is coded in “\(name)”, which is not read or not what its bytes "
        + "are.")
  }

  fileprivate static func doubtful(_ name: String) -> Localized {
    Localized(
      vi: "Chưa chắc tệp dùng bảng mã nào; đã đọc thử theo \(name), cần người xem chữ có đúng "
        + "không.",
      en: "It is not certain how the letters are coded; the file was read as \(name), and a person "
        + "should see whether the text is right.")
  }

  fileprivate static func old(_ name: String) -> Localized {
    Localized(
      vi: "Tệp dùng bảng mã \(name), không phải UTF-8; đã đọc được theo bảng mã đó.",
      en: "The file is coded in \(name), not UTF-8; it was read by that encoding.")
  }
}

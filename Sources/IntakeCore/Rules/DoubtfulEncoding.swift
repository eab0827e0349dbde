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
      vi:
        "Mở tệp bằng phần mềm đã lập nó, lưu lại bằng UTF-8 (trong Excel: Lưu thành, “CSV UTF-8”; "
        + "bản 2010, 2013: “Unicode Text”) rồi kiểm tra lại.",
      en: "Open the file in the program that made it, save it in UTF-8 (in Excel: Save As, “CSV "
        + "UTF-8”; in 2010 and 2013: “Unicode Text”) and check again."),
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
      Example(
        kind: .bad, form: .appendix1,
        content: .told(
          Localized(
            vi: "Bảng tính gõ bằng phông .VnTime (TCVN3), xuất ra thành “C«ng ty”: nhận ra, đọc là "
              + "“Công ty”, kèm cảnh báo.",
            en:
              "A sheet typed in a .VnTime font (TCVN3) and exported as “C«ng ty”: recognised, read "
              + "as “Công ty”, with a warning.")),
        caption: nil),
      Example(
        kind: .bad, form: .appendix1,
        content: .told(
          Localized(
            vi:
              "Nhãn viết bằng Unicode, vài ô trả lời gõ bằng phông VNI (“Coâng ty”): cần người xem "
              + "xét.",
            en: "Labels in Unicode, some answers typed in a VNI font (“Coâng ty”): a person's "
              + "review.")),
        caption: nil),
      Example(
        kind: .bad, form: .appendix1,
        content: .told(
          Localized(
            vi: "Bảng tính xuất ra bảng mã không có chữ Việt, thành “S? Công Th??ng”: chữ đã mất, "
              + "là lỗi.",
            en: "A sheet exported in an encoding without the letters of Vietnamese, as “S? Công "
              + "Th??ng”: they are lost, an error.")),
        caption: nil),
      Example(
        kind: .bad, form: .appendix1,
        content: .told(
          Localized(
            vi: "Phần mềm bỏ các chữ có dấu, “Thời gian thực hiện” thành “Thi gian thc hin”: cần "
              + "người xem xét.",
            en: "A program left out the accented letters, “Thời gian thực hiện” became “Thi gian "
              + "thc hin”: a person's review.")),
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
  /// Words have `?` or U+FFFD where letters stood, all over the document or in a part of it.
  case lost(words: Int, example: String, isPart: Bool)
  /// Words have lost their vowels without a sign.
  case dropped(words: Int, example: String)
  /// Words are typed in ASCII, with signs for their marks (VIQR).
  case typed(words: Int, example: String)
  /// UTF-8 was encoded once more; it was read as it was before.
  case twice
  /// The likely encoding, not certain.
  case doubtful(EncodingReading)
  /// An encoding other than UTF-8, recognised for certain.
  case old(EncodingReading)
}

/// How a document's letters were read, and what that rests on.
public struct EncodingReading: Sendable, Hashable {
  /// `TCVN3`.
  public var name: String
  /// The encoding of Unicode that the document is in, where its letters are those of a font;
  /// nil where its bytes are those of `name`.
  public var carrier: String?
  /// In percent.
  public var confidence: Int
  public var basis: Basis
  /// The first byte that decided, from 0.
  public var byteOffset: Int
  /// What the document calls its encoding, where that is not true.
  public var contradicts: String?
  /// Whether capitals with a tone came out small, as the encoding has none.
  public var losesCase: Bool
  /// Whether only some of the words are so coded.
  public var isPart: Bool

  public enum Basis: Sendable, Hashable {
    /// A byte order mark.
    case mark
    /// The zero bytes of UTF-16.
    case zeroBytes
    /// The document's own declaration.
    case declaration
    /// The syllables that the letters make.
    case letters
  }

  public init(
    name: String, carrier: String? = nil, confidence: Int, basis: Basis, byteOffset: Int,
    contradicts: String? = nil, losesCase: Bool = false, isPart: Bool = false
  ) {
    self.name = name
    self.carrier = carrier
    self.confidence = confidence
    self.basis = basis
    self.byteOffset = byteOffset
    self.contradicts = contradicts
    self.losesCase = losesCase
    self.isPart = isPart
  }

  /// Whether it is UTF-16, as Excel's “Unicode Text”: no letter can have been lost.
  var isUnicode: Bool { carrier == nil && name.utf8.starts(with: "UTF-16".utf8) }

  /// The name as reports show it: `TCVN3`, `UTF-8 (TCVN3)`.
  public var fullName: String { carrier.map { "\($0) (\(name))" } ?? name }
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
    case .lost(let words, let example, let isPart):
      raised(
        .doubtfulEncoding, severity: isPart ? .review : .error, at: place,
        Findings.Details(
          found: example.excerpt(200), expected: "UTF-8",
          message: .lost(words, example.excerpt(), isPart), isStructural: false))
    case .dropped(let words, let example):
      raised(
        .doubtfulEncoding, severity: .review, at: place,
        Findings.Details(
          found: example.excerpt(200), expected: "UTF-8",
          message: .dropped(words, example.excerpt()),
          isStructural: false))
    case .typed(let words, let example):
      raised(
        .doubtfulEncoding, severity: .error, at: place,
        Findings.Details(
          found: example.excerpt(200), expected: "UTF-8",
          message: .typed(words, example.excerpt()),
          advice: Localized(
            vi:
              "Chuyển chữ VIQR sang Unicode bằng bộ gõ hoặc công cụ chuyển mã, lưu lại bằng UTF-8 rồi "
              + "gửi lại.",
            en: "Convert the VIQR text to Unicode, save it as UTF-8 and send it again."),
          isStructural: false))
    case .twice:
      raised(
        .doubtfulEncoding, severity: .warning, at: place,
        Findings.Details(
          found: "UTF-8 (UTF-8)", expected: "UTF-8", message: .twice, isStructural: false))
    case .doubtful(let reading):
      raised(
        .doubtfulEncoding, severity: .review, at: place,
        Findings.Details(
          found: reading.fullName, expected: "UTF-8", message: .doubtful(reading),
          isStructural: false))
    case .old(let reading):
      raised(
        .doubtfulEncoding, severity: .warning, at: place,
        Findings.Details(
          found: reading.fullName, expected: "UTF-8", message: .old(reading),
          advice: reading.isUnicode ? .mayStay : nil, isStructural: false))
    }
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return (digits.utf8.count < 2 ? "0" : "") + digits
}

extension Localized {
  fileprivate static let mayStay = Localized(
    vi: "Chữ trong tệp đọc được đầy đủ, không cần lưu lại. Lần sau nên lưu “CSV UTF-8” hoặc gửi "
      + "thẳng tệp Excel.",
    en: "Every letter of the file was read; there is no need to save it again. Another time "
      + "choose “CSV UTF-8”, or send the Excel file itself.")

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

  fileprivate static func lost(_ words: Int, _ example: String, _ isPart: Bool) -> Localized {
    let count = grouped(words)
    return Localized(
      vi: (isPart ? "Một phần chữ" : "Chữ tiếng Việt") + " trong tệp đã mất trước khi gửi: "
        + "\(count.vi) từ có dấu hỏi ở chỗ của chữ cái, như “\(example)”; không thể đọc lại được.",
      en: (isPart ? "Some letters" : "The Vietnamese letters")
        + " of the file were lost before it was sent: \(count.en) words have question marks in "
        + "place of letters, such as “\(example)”; they cannot be read any more.")
  }

  fileprivate static func dropped(_ words: Int, _ example: String) -> Localized {
    let count = grouped(words)
    return Localized(
      vi:
        "Chữ có dấu trong tệp có lẽ đã bị bỏ mất trước khi gửi: \(count.vi) từ không còn nguyên âm, "
        + "như “\(example)”; cần người xem và lấy lại tệp gốc.",
      en: "The accented letters of the file were probably left out before it was sent: \(count.en) "
        + "words have no vowel, such as “\(example)”; a person should see, and ask for the original."
    )
  }

  fileprivate static func typed(_ words: Int, _ example: String) -> Localized {
    let count = grouped(words)
    return Localized(
      vi:
        "Chữ tiếng Việt trong tệp gõ theo kiểu VIQR, dùng dấu +, ^, ( và dấu câu thay cho dấu chữ: "
        + "\(count.vi) từ, như “\(example)”; chuyển sang Unicode thì đọc lại được.",
      en:
        "The Vietnamese of the file is typed as VIQR, with signs for its marks: \(count.en) words, "
        + "such as “\(example)”; converted to Unicode it can be read.")
  }

  fileprivate static let twice = Localized(
    vi:
      "Chữ trong tệp bị mã hóa UTF-8 hai lần (“Sở” thành “Sá»Ÿ”); đã đọc lại được như trước lần thứ "
      + "hai.",
    en:
      "The file was encoded in UTF-8 twice (“Sở” became “Sá»Ÿ”); it was read as it was before the "
      + "second time.")

  fileprivate static func doubtful(_ reading: EncodingReading) -> Localized {
    let evidence = evidence(of: reading)
    if reading.isPart {
      return Localized(
        vi: "Một số từ trong tệp gõ bằng phông chữ \(reading.name), lẫn với chữ Unicode "
          + "(\(evidence.vi)); những từ đó được đọc thử theo phông ấy, cần người xem chữ có đúng "
          + "không.",
        en:
          "Some words of the file are typed in a font of \(reading.name), among others in Unicode "
          + "(\(evidence.en)); they were read by that font, and a person should see whether the "
          + "text is right.")
    }
    let declared = reading.contradicts.map { name in
      Localized(
        vi: " Tệp tự khai là “\(name.excerpt())”.",
        en: " The file calls itself “\(name.excerpt())”.")
    }
    return Localized(
      vi: "Chưa chắc tệp dùng bảng mã nào; đã đọc thử theo \(reading.name) (\(evidence.vi)), cần "
        + "người xem chữ có đúng không." + (declared?.vi ?? ""),
      en: "It is not certain how the letters are coded; the file was read as \(reading.name) "
        + "(\(evidence.en)), and a person should see whether the text is right."
        + (declared?.en ?? ""))
  }

  fileprivate static func old(_ reading: EncodingReading) -> Localized {
    let evidence = evidence(of: reading)
    let lost = Localized(
      vi: " TCVN3 không có chữ hoa mang dấu thanh, nên các chữ đó được đọc thành chữ thường.",
      en: " TCVN3 has no capitals with a tone: they were read as small letters.")
    if let carrier = reading.carrier {
      return Localized(
        vi:
          "Chữ trong tệp gõ bằng phông \(reading.name) rồi lưu thành \(carrier) (\(evidence.vi)); "
          + "đã đọc được theo phông đó." + (reading.losesCase ? lost.vi : ""),
        en: "The file was typed in a font of \(reading.name) and saved as \(carrier) "
          + "(\(evidence.en)); it was read by that font." + (reading.losesCase ? lost.en : ""))
    }
    return Localized(
      vi: "Tệp dùng bảng mã \(reading.name), không phải UTF-8 (\(evidence.vi)); đã đọc được theo "
        + "bảng mã đó." + (reading.losesCase ? lost.vi : ""),
      en: "The file is coded in \(reading.name), not UTF-8 (\(evidence.en)); it was read by that "
        + "encoding." + (reading.losesCase ? lost.en : ""))
  }

  /// What told the encoding, where, and how sure that is.
  private static func evidence(of reading: EncodingReading) -> Localized {
    let byte = grouped(reading.byteOffset + 1)
    let basis =
      switch reading.basis {
      case .mark: Localized(vi: "dấu ở đầu tệp", en: "by the mark at its start")
      case .zeroBytes: Localized(vi: "theo các byte 00", en: "by its bytes 00")
      case .declaration: Localized(vi: "tệp tự khai", en: "by its own declaration")
      case .letters: Localized(vi: "theo các âm tiết đọc được", en: "by the syllables it makes")
      }
    return Localized(
      vi: "\(basis.vi), từ byte thứ \(byte.vi), độ tin \(reading.confidence) %",
      en: "\(basis.en), from byte number \(byte.en) on, confidence \(reading.confidence) %")
  }
}

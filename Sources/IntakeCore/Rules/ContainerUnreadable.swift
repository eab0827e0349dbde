extension Rule {
  static let containerUnreadable: Rule = Rule(
    code: "F010",
    title: Localized(
      vi: "Không mở được tệp nén, thư điện tử hoặc tệp Office",
      en: "An archive, an e-mail or an Office file cannot be opened"),
    why: Localized(
      vi: "Tệp bị hỏng, bị cắt ngang hoặc đặt mật khẩu thì không ai biết bên trong có mẫu phụ lục "
        + "nào. Chỉ phần không mở được là không xét; các phần khác của tệp và các tệp bên cạnh vẫn "
        + "được xét.",
      en: "Nobody can tell which forms lie in a file that is damaged, cut off or locked with a "
        + "password. Only what cannot be opened is not judged; the other parts of the file and the "
        + "files beside it are."),
    advice: Localized(
      vi:
        "Mở thử tệp trên máy của mình; bỏ mật khẩu, lưu hoặc nén lại (ZIP) rồi gửi lại. Nếu được, "
        + "hãy gửi thẳng tệp mẫu phụ lục, không nén.",
      en: "Try to open the file yourself; take the password off, save it or pack it (ZIP) anew and "
        + "send it again. Where you can, send the form itself, not packed."),
    severity: .error,
    place: Localized(
      vi: "tệp không mở được, nêu tên phần bên trong", en: "the file that cannot be opened"),
    clause: .file,
    examples: [
      .good(),
      Example(
        kind: .bad, form: .appendix1,
        content: .told(
          Localized(
            vi: "Một tệp ZIP đặt mật khẩu; một thư điện tử bị cắt giữa tệp kèm theo; một bảng tính "
              + "Excel bị hỏng.",
            en: "A ZIP archive with a password; an e-mail that is cut off within an attachment; a "
              + "damaged Excel workbook.")),
        caption: nil),
    ],
    check: .reading)
}

/// Why a container, or a part of one, cannot be opened.
public enum ContainerFault: Sendable, Hashable {
  /// Not of its kind after all, cut off, or wrong inside.
  case damaged
  case password
  /// Packed in a way that is not read.
  case method
  /// Its parts lie over each other.
  case overlapping
  /// A part is not as long as the container says, or has another check sum.
  case wrongSize
  /// A part that was judged once is not found any more.
  case missingPart
}

extension Finding {
  /// F010: a container, or a part of one, cannot be opened.
  /// - Parameter parts: the names of the parts concerned; none: the container as a whole.
  public static func container(_ fault: ContainerFault, parts: [String] = []) -> Finding {
    raised(
      .containerUnreadable, at: .document,
      Findings.Details(
        found: parts.isEmpty ? nil : ContainerParts.shown(parts),
        message: ContainerParts.said(fault.said, of: parts)))
  }
}

/// How the parts of a container are named in findings.
enum ContainerParts {
  /// So many are named.
  private static let named = 5

  /// The first names, and how many more there are.
  static func shown(_ parts: [String]) -> String {
    let names = parts.prefix(named).map { $0.excerpt(80) }.joined(separator: ", ")
    return parts.count > named ? "\(names) … (+\(parts.count - named))" : names
  }

  static func said(_ what: Localized, of parts: [String]) -> Localized {
    guard !parts.isEmpty else {
      return Localized(vi: "\(what.vi).", en: "\(what.en).")
    }
    let names = shown(parts)
    return Localized(
      vi: "\(what.vi): “\(names)”. Các phần khác của tệp vẫn được xét.",
      en: "\(what.en): “\(names)”. The other parts of the file are judged.")
  }
}

extension ContainerFault {
  fileprivate var said: Localized {
    switch self {
    case .damaged:
      Localized(vi: "Bị hỏng hoặc bị cắt ngang, không mở được", en: "Damaged or cut off")
    case .password:
      Localized(vi: "Có đặt mật khẩu, không mở được", en: "Locked with a password")
    case .method:
      Localized(
        vi: "Nén theo cách không đọc được (chỉ đọc kiểu nén ZIP thông thường)",
        en: "Packed in a way that is not read (only the usual ways of ZIP are)")
    case .overlapping:
      Localized(
        vi: "Bị hỏng: các phần bên trong chồng lên nhau",
        en: "Damaged: its parts lie over each other")
    case .wrongSize:
      Localized(
        vi: "Bị hỏng: nội dung không khớp độ dài hoặc mã kiểm tra ghi trong tệp",
        en: "Damaged: the content does not have the length or check sum that the file tells")
    case .missingPart:
      Localized(
        vi: "Không còn tìm thấy phần này trong tệp đã lưu",
        en: "This part is not found in the archived file any more")
    }
  }
}

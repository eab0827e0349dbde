extension Rule {
  static let containerLimit: Rule = Rule(
    code: "L004",
    title: Localized(
      vi: "Tệp nén hoặc thư vượt một giới hạn", en: "A container reaches a limit"),
    why: Localized(
      vi: "Hồ sơ thật không bao giờ có nhiều phần, lồng sâu hoặc bung ra lớn đến các giới hạn này; "
        + "tên trùng nhau hoặc dẫn ra ngoài thư mục thì không thể biết phần nào là thật. Giới hạn "
        + "giữ cho một tệp cố ý phá không làm ngừng việc tiếp nhận các tệp khác. Phần vượt giới hạn "
        + "không được xét.",
      en: "No real submission has so many parts, nests them so deeply or becomes so large when "
        + "unpacked; of names that collide or lead outside nobody can tell which is meant. The "
        + "limits keep a hostile file from stopping the intake of the others. What lies beyond a "
        + "limit is not judged."),
    advice: Localized(
      vi: "Chỉ nén các tệp của hồ sơ, mỗi tệp một tên, không nén tệp nén vào trong tệp nén; hồ sơ "
        + "lớn thì chia thành nhiều tệp. Nếu được, hãy gửi thẳng tệp mẫu phụ lục.",
      en: "Pack the files of the submission only, each under its own name, and no archive in an "
        + "archive; split a large one. Where you can, send the forms themselves."),
    severity: .error,
    place: Localized(
      vi: "tệp nén hoặc thư, nêu tên phần bên trong", en: "the container, with the part's name"),
    clause: .file,
    examples: [
      .good(),
      Example(
        kind: .bad, form: .appendix1,
        content: .told(
          Localized(
            vi: "Một tệp nén có hơn 1.000 phần hoặc bung ra hơn 256 MiB; tệp nén lồng sâu hơn 5 "
              + "tầng; hai phần cùng tên; một phần tên “../a.xlsx”.",
            en: "An archive of more than 1,000 parts, or of more than 256 MiB when unpacked; "
              + "archives nested deeper than 5; two parts of one name; a part named “../a.xlsx”.")),
        caption: nil),
    ],
    check: .reading)
}

/// The limits that a container can reach; see `Limits`.
public enum ContainerLimit: Sendable, Hashable {
  /// Bytes of the container itself.
  case bytes(Int)
  /// Bytes that come out of it and of all containers in it.
  case unpacked(Int)
  /// Parts of it and of all containers in it.
  case parts(Int)
  /// Containers in containers.
  case nesting(Int)
  /// Several parts have one name.
  case sameName
  /// A name leads outside the container, or the part is a link.
  case outside
}

extension Finding {
  /// L004: a container reaches a limit.
  /// - Parameter parts: the names of the parts concerned; none: the container as a whole.
  public static func container(_ limit: ContainerLimit, parts: [String] = []) -> Finding {
    raised(
      .containerLimit, at: .document,
      Findings.Details(
        found: parts.isEmpty ? nil : ContainerParts.shown(parts),
        expected: limit.value.map { "≤ \($0)" },
        message: ContainerParts.said(limit.said, of: parts)))
  }
}

extension ContainerLimit {
  fileprivate var value: Int? {
    switch self {
    case .bytes(let value), .unpacked(let value), .parts(let value), .nesting(let value): value
    case .sameName, .outside: nil
    }
  }

  fileprivate var said: Localized {
    switch self {
    case .bytes(let value):
      Localized(
        vi: "Tệp lớn hơn \(Self.size(value)), không mở ra",
        en: "Larger than \(Self.size(value)); not opened")
    case .unpacked(let value):
      Localized(
        vi: "Bung ra lớn hơn \(Self.size(value)), phần còn lại không được xét",
        en: "Larger than \(Self.size(value)) when unpacked; the rest is not judged")
    case .parts(let value):
      Localized(
        vi: "Có hơn \(Localized.grouped(value).vi) phần bên trong, không mở ra",
        en: "More than \(Localized.grouped(value).en) parts in it; not opened")
    case .nesting(let value):
      Localized(
        vi: "Tệp nén hoặc thư lồng nhau sâu hơn \(value) tầng, không mở tiếp",
        en: "Containers nested deeper than \(value); not opened further")
    case .sameName:
      Localized(
        vi: "Nhiều phần cùng tên, không rõ phần nào là thật",
        en: "Several parts of one name; which is meant cannot be told")
    case .outside:
      Localized(
        vi: "Tên dẫn ra ngoài tệp nén hoặc là liên kết, không được mở",
        en: "The name leads outside the container, or is a link; not opened")
    }
  }

  private static func size(_ bytes: Int) -> String {
    bytes % (1 << 20) == 0 ? "\(bytes >> 20) MiB" : "\(bytes) byte"
  }
}

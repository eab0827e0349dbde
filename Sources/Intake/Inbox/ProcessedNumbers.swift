import IntakeCore
import IntakeFiles
import IntakeRegister

/// The entry numbers that the names in an inbox's `processed/` carry. Those that a register does not
/// know come from another one, or from a later state of it: it would give them again.
struct ProcessedNumbers {
  private let names: [(number: Int, rest: [UInt8])]

  init(_ inbox: Inbox) throws {
    do {
      names = try inbox.folder.folder(Inbox.processed).names().compactMap(Self.parts)
    } catch let error as FileError where error.isMissing {
      names = []
    }
  }

  /// The highest number that the register does not know; nil where it knows all of them.
  /// - Parameter register: nil where there is none yet.
  func highestUnknown(to register: Register?) throws -> Int? {
    guard !names.isEmpty else { return nil }
    let leaps = try register?.leaps() ?? []
    let known = try register?.fileNames() ?? [:]
    return names.filter { name in
      !leaps.contains { $0.contains(name.number) }
        && !(known[name.number]?.bytes.reversed().starts(with: name.rest.reversed()) ?? false)
    }.map(\.number).max()
  }

  /// `000012-a.xml`, `000012~2-a.xml`; nil for a name of another kind.
  private static func parts(_ name: FileName) -> (number: Int, rest: [UInt8])? {
    let digits = name.bytes.prefix { (0x30...0x39).contains($0) }
    guard digits.count >= 6, let number = Int(String(decoding: digits, as: UTF8.self)),
      let dash = name.bytes.firstIndex(of: UInt8(ascii: "-")),
      dash == digits.count || name.bytes[digits.count] == UInt8(ascii: "~")
    else { return nil }
    return (number, Array(name.bytes[(dash + 1)...]))
  }
}

extension Failure {
  /// `processed/` speaks of another register.
  static func unknownNumbers(upTo highest: Int, begins: Bool, register: String) -> Failure {
    let what =
      begins
      ? Localized(
        vi: "“\(register)” là sổ mới", en: "“\(register)” would be a new register")
      : Localized(
        vi: "sổ “\(register)” không có các số ấy", en: "the register “\(register)” has none such")
    return Failure(
      .usage,
      Localized(
        vi: "Trong processed/ có tệp đã vào sổ đến số \(highest), còn \(what.vi). Hãy chỉ đúng sổ "
          + "(--register) hoặc khôi phục sổ; nếu chủ ý dùng sổ này, thêm --continue-numbering để đánh "
          + "số tiếp sau \(highest).",
        en:
          "processed/ holds files registered up to number \(highest), and \(what.en). Name the right "
          + "register (--register) or restore it; if this one is meant, add --continue-numbering to go "
          + "on after \(highest)."))
  }
}

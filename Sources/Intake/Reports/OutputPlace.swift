import IntakeCore
import IntakeFiles

/// Where something is written that the user gave a name to. Looked at before any work begins, so
/// that nothing is done in vain and nothing is lost.
public struct OutputPlace: Sendable {
  public let path: String
  /// Whether whatever stands there may be written over.
  public let overwrite: Bool

  public init(_ path: String, overwrite: Bool) {
    self.path = path
    self.overwrite = overwrite
  }

  /// Refuses a place within a register or an inbox, a name whose ending says another format, and
  /// a file that is no former report of the same kind.
  /// - Parameters:
  ///   - isFormer: whether a file with this start and this end is a former one.
  ///   - inbox: the folder of an inbox in which nothing may be written.
  /// - Throws: `Failure` (64).
  func require(
    _ report: ReportName, within inbox: String? = nil,
    isFormer: (_ head: String, _ tail: String) -> Bool
  ) throws {
    try OutputFile.refuse(path, within: inbox)
    try requireEnding(of: report)
    try refuseToLose(isFormer)
  }

  /// Refuses to write over a file with other bytes: it may be a form that somebody filled in.
  func requireSameOrNothing(as bytes: [UInt8]) throws {
    guard !overwrite, try OutputFile.differs(path, from: bytes) else { return }
    throw isTaken
  }

  func requireEnding(of report: ReportName) throws {
    guard try !OutputFile.isSpecial(path), let ending = Self.ending(of: path),
      !report.endings.contains(ending)
    else { return }
    let fitting = report.endings.map { "." + $0 }.joined(separator: ", ")
    throw Failure(
      .usage,
      Localized(
        vi: "“\(path)” có đuôi .\(ending), không hợp với dạng \(report.name) (\(fitting)); "
          + "hãy đổi tên, hoặc chọn dạng khác.",
        en: "“\(path)” ends in .\(ending), which does not fit the format \(report.name) "
          + "(\(fitting)); choose another name or another format."))
  }

  private func refuseToLose(_ isFormer: (String, String) -> Bool) throws {
    guard !overwrite, let (head, tail) = try OutputFile.ends(of: path, Self.looked),
      !isFormer(head, tail)
    else { return }
    throw isTaken
  }

  private var isTaken: Failure {
    Failure(
      .usage,
      Localized(
        vi: "“\(path)” đã có và không phải bản cũ của chính báo cáo này, nên không ghi gì; "
          + "hãy chọn tên khác, hoặc thêm --overwrite để ghi đè.",
        en: "“\(path)” is there and is no former one of this report, so nothing was written; "
          + "choose another name, or add --overwrite to replace it."))
  }

  /// The bytes at the start and at the end that are looked at.
  private static let looked = 2_048

  /// What stands behind the last dot of a name, in small letters; nil where there is no ending.
  static func ending(of path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    let ending = name[name.index(after: dot)...]
    let isEnding = !ending.isEmpty && ending.count <= 8 && ending.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber)
    }
    return isEnding ? ending.lowercased() : nil
  }
}

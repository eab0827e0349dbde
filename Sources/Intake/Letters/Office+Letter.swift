public import IntakeCore
import IntakeRegister
import IntakeReporting

extension Office {
  /// Writes a letter about the whole submission that an entry belongs to, from the register alone.
  /// - Parameters:
  ///   - kind: `receipt` or `return`.
  ///   - report: `text`, `html` or `docx`.
  ///   - output: the file for it; nil for standard output.
  public func letter(
    _ kind: String, on entry: Int, report: String, output: OutputPlace?, language: Language,
    streams: Streams
  ) throws {
    let kind = try Self.kind(kind)
    let name = try ReportName.named(report, among: ReportName.ofLetters)
    if let output {
      try output.require(name) { head, tail in
        name != .docx && LetterMark.isLetter(head: head, tail: tail)
      }
    }
    let register = try open()
    guard let dossier = try register.dossier(entry) else {
      throw try Failure.unknownEntry(entry, in: register)
    }
    let call = try calls.call(dossier.summary.call)
    let desk = try LetterDesk(register: register, checker: checker(call))
    guard let matter = try desk.matter(of: entry) else {
      throw try Failure.unknownEntry(entry, in: register)
    }
    guard let letter = Letter.of(kind, on: matter, language: language) else {
      throw nothingToMend(entry)
    }
    let bytes = try Self.bytes(of: letter, as: name)
    if let output {
      try OutputFile.write(bytes, to: output.path)
    } else {
      try streams.write(bytes)
    }
  }

  /// - Throws: `Failure`, where there is no memory for it.
  static func bytes(of letter: Letter, as report: ReportName) throws(Failure) -> [UInt8] {
    switch report {
    case .html: return letter.html
    case .docx:
      guard let bytes = letter.word else { throw .noMemory }
      return bytes
    default: return letter.text
    }
  }

  /// The kinds of letters by name.
  public static let letterKinds = LetterKind.allCases.map(\.rawValue)

  static func kind(_ name: String) throws -> LetterKind {
    if let kind = LetterKind(rawValue: name) { return kind }
    let near = Suggestion.question(about: name, among: letterKinds)
    let list = letterKinds.joined(separator: ", ")
    throw Failure(
      .usage,
      Localized(
        vi: "Không có loại thư “\(name)”.\(near.vi) Các loại: \(list).",
        en: "There is no letter of kind “\(name)”.\(near.en) The kinds: \(list)."))
  }

  private func nothingToMend(_ entry: Int) -> Failure {
    Failure(
      .usage,
      Localized(
        vi: "Hồ sơ của số đến \(entry) đủ điều kiện, không có gì để đề nghị hoàn thiện; "
          + "dùng --kind receipt để lập giấy tiếp nhận.",
        en: "The submission of entry \(entry) is eligible, there is nothing to ask for; "
          + "use --kind receipt for its receipt."))
  }
}

extension Failure {
  fileprivate static let noMemory = Failure(
    .incomplete,
    Localized(
      vi: "Không tạo được tệp Word: máy hết bộ nhớ.",
      en: "The Word document could not be made: the machine is out of memory."))
}

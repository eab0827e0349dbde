public import IntakeCore
public import IntakeFiles
public import IntakeRegister
import IntakeReporting

/// Why a command could not do its work, in the user's language, with the exit code that tells it.
///
/// Not for the faults of submitted documents: those are findings.
public struct Failure: Error, Sendable {
  public var exit: ExitCode
  public var message: Localized

  public init(_ exit: ExitCode, _ message: Localized) {
    self.exit = exit
    self.message = message
  }
}

/// The exit codes of every command. Never a count.
public enum ExitCode: Int32, Sendable, CaseIterable {
  /// All eligible; done.
  case success = 0
  /// Something is ineligible or needs review.
  case findings = 1
  /// Could not finish: the result is not to be trusted.
  case incomplete = 2
  /// Wrong use; an unknown or invalid call.
  case usage = 64
  /// Another run holds the register.
  case busy = 75

  /// What the code says, for the first help page.
  public var meaning: Localized {
    switch self {
    case .success:
      Localized(vi: "tất cả đủ điều kiện, hoặc đã xong", en: "all eligible, or done")
    case .findings:
      Localized(
        vi: "có điều chưa đủ điều kiện hoặc cần xem xét",
        en: "something is ineligible or needs review")
    case .incomplete:
      Localized(
        vi: "không làm xong, kết quả không đáng tin",
        en: "could not finish, the result is not to be trusted")
    case .usage:
      Localized(
        vi: "dùng sai; đợt kêu gọi không có hoặc hỏng", en: "wrong use; unknown or invalid call")
    case .busy:
      Localized(vi: "lượt chạy khác đang giữ sổ", en: "another run holds the register")
    }
  }

  /// What a verdict says to the shell.
  public init(_ verdict: Verdict) {
    self = verdict == .eligible ? .success : .findings
  }
}

extension Failure {
  public init(_ error: FileError) {
    self.init(.incomplete, error.message.asSentence)
  }

  /// Standard output could not be written, for the system's reason of this number.
  public static func standardOutput(_ number: Int32) -> Failure {
    let vi = Failure(FileError(.write, "đầu ra chuẩn", number))
    let en = Failure(FileError(.write, "standard output", number))
    return Failure(.incomplete, Localized(vi: vi.message.vi, en: en.message.en))
  }

  public init(_ error: RegisterError) {
    switch error {
    case .busy: self.init(.busy, error.message.asSentence)
    case .missing, .notARegister, .callChanged, .notAmended, .callUnused:
      self.init(.usage, error.message.asSentence)
    default: self.init(.incomplete, error.message.asSentence)
    }
  }

  /// What any error of the product's own parts says; nil for an error from elsewhere.
  public init?(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as FileError: self.init(error)
    case let error as RegisterError: self.init(error)
    case let error as MailBookError where error.isAboutNames:
      self.init(.usage, error.message.asSentence)
    case let error as MailBookError: self.init(.incomplete, error.message.asSentence)
    case let error as PlanFiles.Unwritten: self.init(.incomplete, error.message.asSentence)
    case let error as PlanFolder.Refusal: self.init(.usage, error.message.asSentence)
    default: return nil
    }
  }
}

extension Failure {
  /// An error that no part of the product should have.
  public static let internalError = Failure(
    .incomplete,
    Localized(
      vi: "Lỗi bên trong chương trình; kết quả không đáng tin.",
      en: "An error within the program; the result is not to be trusted."))

  /// What cannot be meant so (64).
  static func misuse(vi: String, en: String) -> Failure {
    Failure(.usage, Localized(vi: vi, en: en))
  }

  /// A code that no rule has.
  public static func unknownCode(_ typed: String) -> Failure {
    let near = Suggestion.question(about: typed, among: RuleCatalog.all.map(\.code.description))
    return Failure(
      .usage,
      Localized(
        vi: "Không có mã “\(typed)”.\(near.vi) Xem: dexuat rules",
        en: "There is no code “\(typed)”.\(near.en) See: dexuat rules"))
  }

  /// A place for output that belongs to a register.
  public static func withinRegister(_ path: String, _ register: String) -> Failure {
    Failure(
      .usage,
      Localized(
        vi: "“\(path)” nằm trong sổ tiếp nhận “\(register)”, nơi chỉ có tệp của sổ; "
          + "hãy ghi ra chỗ khác.",
        en: "“\(path)” lies within the register “\(register)”, which holds its own files only; "
          + "write it elsewhere."))
  }

  /// An entry that the register does not have.
  public static func unknownEntry(_ number: Int, in register: Register) throws -> Failure {
    let known = try register.entries().last.map {
      Localized(
        vi: " Sổ có các số đến từ 1 đến \($0.number).",
        en: " It has the entries 1 to \($0.number).")
    }
    return Failure(
      .usage,
      Localized(
        vi: "Sổ không có số đến \(number).\(known?.vi ?? "") Xem: dexuat register list",
        en: "The register has no entry \(number).\(known?.en ?? "") See: dexuat register list"))
  }
}

extension Localized {
  /// With a capital first letter and a full stop.
  var asSentence: Localized {
    Localized(vi: Self.sentence(vi), en: Self.sentence(en))
  }

  private static func sentence(_ text: String) -> String {
    let whole = text.prefix(1).uppercased() + text.dropFirst()
    return whole.hasSuffix(".") ? whole : whole + "."
  }
}

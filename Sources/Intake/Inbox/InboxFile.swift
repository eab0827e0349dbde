public import IntakeCore
import IntakeFiles
import IntakeRegister

/// A file of the inbox that may be taken in.
struct InboxFile: Sendable {
  /// What it is registered as: its path within the inbox; of a Maildir its unique name.
  var path: FileName
  var status: FileStatus
  /// Where it lies within the inbox or the Maildir.
  var place: FileName

  init(path: FileName, status: FileStatus, place: FileName? = nil) {
    self.path = path
    self.status = status
    self.place = place ?? path
  }

  var key: DeliveryKey { DeliveryKey(status, path: path) }
}

/// A name of the inbox that this run did not take in, and why.
public struct LeftAlone: Sendable {
  /// Within the inbox; bytes that are no UTF-8 stand as `\xNN`.
  public var path: String
  public var reason: Reason

  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  public enum Reason: Sendable, Hashable {
    case hidden
    case temporaryName
    case link
    case hardLinks
    case notAFile
    case unsettled
    /// Something else of its packet is not quiet yet.
    case packetUnsettled
    case bookUnsettled
    case openForWriting
    case changedWhileRead
    case gone
    case stopped
    /// It is so far above the limits that it is not even archived: the most that is, in bytes.
    case farTooLarge(mostBytes: Int)
    case failed(Localized)

    /// Whether it, or what takes its place, may come in at a later run.
    public var isPassing: Bool {
      switch self {
      case .temporaryName, .unsettled, .packetUnsettled, .bookUnsettled, .openForWriting,
        .changedWhileRead, .gone,
        .stopped, .farTooLarge, .failed:
        true
      case .hidden, .link, .hardLinks, .notAFile: false
      }
    }

    /// Whether the run could not do its work (exit code 2).
    public var isFailure: Bool { if case .failed = self { true } else { false } }

    /// Whether it stays until a person does something about it (exit code 1).
    public var needsAPerson: Bool { if case .farTooLarge = self { true } else { false } }

    /// Whether a quiet run tells of it, too.
    var isTroubling: Bool { isFailure || needsAPerson }
  }

  public var message: Localized {
    switch reason {
    case .hidden: Localized(vi: "tên ẩn", en: "a hidden name")
    case .temporaryName: Localized(vi: "tên tệp tạm", en: "the name of a temporary file")
    case .link: Localized(vi: "là liên kết", en: "a link")
    case .hardLinks:
      Localized(vi: "có nhiều tên (liên kết cứng)", en: "it has several names (hard links)")
    case .notAFile:
      Localized(vi: "không phải tệp thường", en: "neither a plain file nor a folder")
    case .unsettled:
      Localized(
        vi: "vừa mới thay đổi, để lượt sau nhận",
        en: "it changed a moment ago; the next run takes it")
    case .packetUnsettled:
      Localized(
        vi: "bộ hồ sơ của nó còn đang thay đổi, để lượt sau nhận cả bộ",
        en: "its packet is still changing; the next run takes all of it")
    case .bookUnsettled:
      Localized(
        vi: "chờ sổ công văn đến: so-den.csv đang được mở hoặc vừa mới thay đổi",
        en: "it waits for the mail book: so-den.csv is open or changed a moment ago")
    case .openForWriting:
      Localized(vi: "đang được mở để ghi", en: "somebody has it open for writing")
    case .changedWhileRead:
      Localized(vi: "thay đổi trong khi đọc", en: "it changed while it was read")
    case .gone: Localized(vi: "không còn ở đó", en: "it is no longer there")
    case .stopped:
      Localized(vi: "lượt chạy dừng trước khi đến tệp này", en: "the run was stopped before it")
    case .farTooLarge(let most):
      Localized(
        vi:
          "lớn hơn \(most >> 20) MiB, quá xa giới hạn nên không nhận và để nguyên tại chỗ; hãy đề "
          + "nghị đơn vị gửi lại tệp nhỏ hơn",
        en: "larger than \(most >> 20) MiB, so far above the limits that it is not taken in and "
          + "stays where it is; ask its submitter for a smaller one")
    case .failed(let why): why
    }
  }
}

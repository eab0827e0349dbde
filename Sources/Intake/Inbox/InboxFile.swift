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
    case failed(Localized)

    /// Whether it may come in at a later run without anybody doing anything.
    public var isPassing: Bool {
      switch self {
      case .temporaryName, .unsettled, .packetUnsettled, .bookUnsettled, .openForWriting,
        .changedWhileRead, .gone,
        .stopped, .failed:
        true
      case .hidden, .link, .hardLinks, .notAFile: false
      }
    }

    /// Whether the run could not do its work (exit code 2).
    public var isFailure: Bool { if case .failed = self { true } else { false } }
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
    case .failed(let why): why
    }
  }
}

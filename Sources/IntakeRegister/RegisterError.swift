public import IntakeCore

/// Why the register cannot be used, or cannot go on: never a submitter's fault.
public enum RegisterError: Error, Sendable, Hashable {
  /// Another run holds it.
  case busy(String)
  /// There is no register at this path.
  case missing(String)
  /// The folder or the database is something else.
  case notARegister(String)
  /// It was written by a later version of the product.
  case tooNew(String)
  /// A safety setting of the database did not take: its name and value.
  case setting(String, String)
  case damaged(String)
  /// What a row says is not what the chain of events says of it: which row.
  case altered(Localized)
  /// There are originals, and no database that knows them.
  case databaseLost(String)
  /// The database's file is none any more.
  case databaseDamaged(String)
  case diskFull(String)
  case inputOutput(String)
  case readOnly(String)
  /// The call's definition is not the one that the register was begun with.
  case callChanged(id: String, pinned: String, offered: String)
  /// An amendment gives the version that is in force already.
  case notAmended(String)
  /// The register has nothing of this call.
  case callUnused(String)
  /// An archived original is missing or is not what its name says.
  case originalDamaged(sha256: String)
  /// A run was cut off; the next `intake` finishes its work.
  case unsettled(submissions: Int)
  /// The balances do not hold.
  case unbalanced
  /// A copy does not verify: what is wrong with it.
  case unsoundCopy(Localized)
  /// A promise of the database's own rules would have been broken: a mistake in the product.
  case refused(String)
  case database(Int32)

  /// Whether the run should be tried again later (exit code 75).
  public var isBusy: Bool { if case .busy = self { true } else { false } }

  /// Whether other documents are not touched by it.
  public var isAboutOneOriginal: Bool { if case .originalDamaged = self { true } else { false } }

  /// The whole of it in a sentence, for people.
  public var message: Localized {
    switch self {
    case .busy(let path):
      Localized(
        vi: "sổ tiếp nhận “\(path)” đang do một lượt chạy khác giữ",
        en: "another run holds the register “\(path)”")
    case .missing(let path):
      Localized(
        vi: "không có sổ tiếp nhận ở “\(path)”", en: "there is no register at “\(path)”")
    case .notARegister(let path):
      Localized(
        vi: "“\(path)” không phải là sổ tiếp nhận", en: "“\(path)” is not a register")
    case .tooNew(let path):
      Localized(
        vi: "sổ tiếp nhận “\(path)” do phiên bản mới hơn của chương trình lập",
        en: "the register “\(path)” was written by a later version of this program")
    case .setting(let name, let value):
      Localized(
        vi: "cơ sở dữ liệu không nhận thiết lập an toàn \(name) (đang là \(value))",
        en: "the database did not take the safety setting \(name) (it is \(value))")
    case .damaged(let what):
      Localized(
        vi: "sổ tiếp nhận bị hỏng: \(what)", en: "the register is damaged: \(what)")
    case .altered(let what):
      Localized(
        vi: "sổ tiếp nhận bị hỏng: dòng trong sổ khác với chuỗi sự kiện: \(what.vi); xem: "
          + "dexuat register verify",
        en: "the register is damaged: its rows are not those of the chain of events: "
          + "\(what.en); see: dexuat register verify")
    case .databaseLost(let path):
      Localized(
        vi: "“\(path)” có bản gốc nhưng mất cơ sở dữ liệu; hãy khôi phục register.sqlite",
        en: "“\(path)” holds originals and lacks its database; restore register.sqlite")
    case .databaseDamaged(let path):
      Localized(
        vi: "sổ tiếp nhận “\(path)” bị hỏng: register.sqlite không còn là cơ sở dữ liệu; hãy giữ "
          + "nguyên archive/, khôi phục register.sqlite từ bản sao lưu, rồi chạy register verify",
        en: "the register “\(path)” is damaged: register.sqlite is no database any more; keep "
          + "archive/ as it is, restore register.sqlite from a backup, then run register verify")
    case .diskFull(let path):
      Localized(vi: "ổ đĩa của “\(path)” đã đầy", en: "the disk of “\(path)” is full")
    case .inputOutput(let path):
      Localized(
        vi: "thiết bị báo lỗi khi đọc hoặc ghi “\(path)”",
        en: "the device failed to read or write “\(path)”")
    case .readOnly(let path):
      Localized(vi: "không được ghi vào “\(path)”", en: "“\(path)” cannot be written to")
    case .callChanged(let id, let pinned, let offered):
      Localized(
        vi: "đợt \(id) đã được dùng với bản \(pinned.prefix(12)); bản đưa vào là "
          + "\(offered.prefix(12)) (bản đã sửa đổi nằm nơi khác thì chỉ bằng --call; sửa đổi mới ghi bằng: dexuat register amend)",
        en: "call \(id) was used as version \(pinned.prefix(12)); the one given is "
          + "\(offered.prefix(12)) (name an amended one that lies elsewhere by --call; a new amendment is recorded with: dexuat register amend)"
      )
    case .notAmended(let id):
      Localized(
        vi: "định nghĩa đưa vào là bản đang dùng của đợt \(id): không có gì để sửa đổi",
        en: "the definition given is the one in force for call \(id): there is nothing to amend")
    case .callUnused(let id):
      Localized(
        vi: "sổ tiếp nhận chưa có gì của đợt \(id)",
        en: "the register has nothing of call \(id)")
    case .originalDamaged(let sha256):
      Localized(
        vi: "bản gốc \(sha256.prefix(12)) trong kho lưu bị mất hoặc bị thay đổi",
        en: "the archived original \(sha256.prefix(12)) is missing or changed")
    case .unsettled(let count):
      Localized(
        vi: "một lượt chạy đã bị ngắt: còn \(count) hồ sơ chưa xét xong; hãy chạy lại intake",
        en: "a run was cut off: \(count) submissions are not settled yet; run intake again")
    case .unsoundCopy(let what):
      Localized(
        vi: "bản sao không qua được kiểm tra nên không được giữ: \(what.vi)",
        en: "the copy does not verify and is not kept: \(what.en)")
    case .unbalanced:
      Localized(vi: "sổ sách không khớp", en: "the books do not balance")
    case .refused(let rule):
      Localized(
        vi: "cơ sở dữ liệu từ chối một dòng sai quy tắc (\(rule)); đây là lỗi của chương trình",
        en: "the database refused a row against its rules (\(rule)); this is a fault of the program"
      )
    case .database(let code):
      Localized(
        vi: "cơ sở dữ liệu báo lỗi số \(code)", en: "the database reported error \(code)")
    }
  }
}

import ArgumentParser
import Intake

/// `dexuat register backup DIR`: copies the register, also one in use.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "backup",
    Localized(
      vi: "sao lưu sổ, kể cả khi đang dùng", en: "copy the register, also one that is in use"),
    examples: Localized(
      vi: """
        dexuat register backup sao-luu/so-2023-05-08 --register so

        Bản sao được kiểm tra như register verify rồi mới có tên; không có bản sao dở
        dang. Thư mục chưa được có.
        """,
      en: """
        dexuat register backup backups/reg-2023-05-08 --register reg

        The copy is checked as register verify does before it gets its name: there is
        never half a copy. The folder must not be there.
        """))

  @Argument(
    help: .said(vi: "thư mục mới", en: "the new folder", value: "DIR"), completion: .directory)
  var directory: String

  @OptionGroup var place: RegisterOption
  @OptionGroup(title: .commonOptions) var speech: SpeechOptions

  mutating func run() throws {
    try place.office.backUp(to: directory, look: speech.look(), streams: Output.streams)
  }
}

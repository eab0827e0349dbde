import ArgumentParser
import Intake

/// `dexuat register …`: looks at the register, checks it, writes letters and its reports.
struct RegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "register",
    Localized(vi: "xem sổ, lập thư, kiểm tra", en: "look at the register, write letters, verify"),
    examples: Localized(
      vi: """
        dexuat register list --register so              mỗi số đến một dòng
        dexuat register show 17 --register so           mọi điều về một số đến
        dexuat register letter 17 --register so         giấy tiếp nhận để gửi đi
        dexuat register verify --replay --register so   mọi thứ còn nguyên vẹn?

        Mỗi lệnh có trang riêng: dexuat register list --help
        """,
      en: """
        dexuat register list --register reg             a line for each entry
        dexuat register show 17 --register reg          all about one entry
        dexuat register letter 17 --register reg        a receipt to send
        dexuat register verify --replay --register reg  all of it still sound?

        Each has a page of its own: dexuat register list --help
        """),
    subcommands: [
      ListCommand.self, ShowCommand.self, MissingCommand.self, LetterCommand.self,
      LettersCommand.self, SentCommand.self, VerifyCommand.self, RebuildCommand.self,
      AmendCommand.self, BackupCommand.self,
    ])
}

/// The call of commands that need none.
struct OptionalCallOption: ParsableArguments {
  @Option(
    help: .said(
      vi: "định nghĩa của đợt, khi không nằm cạnh chương trình",
      en: "the call's definition, where it is not beside the program",
      value: Localized(vi: "ID|TỆP", en: "ID|FILE")),
    completion: .calls)
  var call: String?
}

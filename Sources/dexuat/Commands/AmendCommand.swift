import ArgumentParser
import Intake

/// `dexuat register amend`: records a later definition of a call.
struct AmendCommand: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "amend",
    Localized(
      vi: "dùng định nghĩa mới của một đợt, xét lại mọi hồ sơ",
      en: "use a later definition of a call, judge every submission again"),
    examples: Localized(
      vi: """
        dexuat register amend --register so --call moi/call.xml \\
          --by "Lê Thị B" --why "gia hạn" --document 12/TB-TKNL
        """,
      en: """
        dexuat register amend --register reg --call new/call.xml \\
          --by "Lê Thị B" --why "extended" --document 12/TB-TKNL
        """))

  @OptionGroup var place: RegisterOption
  @OptionGroup var authority: AuthorityOptions
  @OptionGroup var judgement: NowOption
  @OptionGroup(title: .commonOptions) var common: CommonOptions

  mutating func run() throws {
    let authority = try authority.read()
    let call = try common.readCall()
    try place.office.amend(
      authority, call: call, asOf: try judgement.instant(in: call.zone),
      look: common.speech.look(), streams: Output.streams)
  }
}

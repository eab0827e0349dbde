import ArgumentParser
import Intake

/// `dexuat register rebuild`: writes all reports again from the register.
struct RebuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "rebuild",
    Localized(vi: "viết lại mọi báo cáo từ sổ", en: "write all reports again from the register"),
    examples: Localized(
      vi: """
        dexuat register rebuild --register so
        dexuat register rebuild --rejudge --register so   sau nâng cấp, nếu muốn

        Nâng cấp chương trình không làm hồ sơ nào đổi kết quả; register verify cho
        biết điều gì sẽ khác, --rejudge xét lại mọi hồ sơ theo phiên bản này.
        """,
      en: """
        dexuat register rebuild --register reg
        dexuat register rebuild --rejudge --register reg  after an upgrade, if wanted

        An upgrade changes no verdict by itself; register verify tells what would be
        otherwise, --rejudge judges everything by this version.
        """))

  @OptionGroup var place: RegisterOption

  @Flag(
    help: .said(
      vi: "xét lại mọi hồ sơ theo quy tắc của phiên bản này",
      en: "judge everything anew by the rules of this version"))
  var rejudge = false

  @OptionGroup var judgement: NowOption
  @OptionGroup var definition: OptionalCallOption
  @OptionGroup(title: .commonOptions) var speech: SpeechOptions

  mutating func run() throws {
    if rejudge {
      try place.office.judgeAnew(
        call: definition.call, asOf: { [judgement] in try judgement.instant(in: $0.zone) },
        look: speech.look(), streams: Output.streams)
    }
    try place.office.rebuild(
      call: definition.call, look: speech.look(), streams: Output.streams)
  }
}

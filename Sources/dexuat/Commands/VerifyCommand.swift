import ArgumentParser
import Intake

/// `dexuat register verify`: checks the register and every original.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "verify",
    Localized(vi: "kiểm tra sổ và mọi bản gốc", en: "check the register and every original"),
    examples: Localized(
      vi: """
        dexuat register verify --register so            mọi thứ còn nguyên vẹn?
        dexuat register verify --replay --register so   và xét lại mọi bản gốc
        """,
      en: """
        dexuat register verify --register reg           all of it still sound?
        dexuat register verify --replay --register reg  and judge every original again
        """))

  @OptionGroup var place: RegisterOption

  @Flag(
    help: .said(
      vi: "xét lại mọi bản gốc trong kho lưu, nêu từng chỗ khác",
      en: "judge every archived original again, and name each difference"))
  var replay = false

  @OptionGroup var definition: OptionalCallOption
  @OptionGroup(title: .commonOptions) var speech: SpeechOptions

  mutating func run() throws {
    throw try place.office.verify(
      replay: replay ? Clock.now : nil, call: definition.call, look: speech.look(),
      streams: Output.streams)
  }
}

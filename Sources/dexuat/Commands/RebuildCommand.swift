import ArgumentParser
import Intake

/// `dexuat register rebuild`: writes all reports again from the register.
struct RebuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "rebuild",
    Localized(vi: "viết lại mọi báo cáo từ sổ", en: "write all reports again from the register"),
    examples: Localized(
      vi: "dexuat register rebuild --register so", en: "dexuat register rebuild --register reg"))

  @OptionGroup var place: RegisterOption
  @OptionGroup var definition: OptionalCallOption
  @OptionGroup(title: .commonOptions) var speech: SpeechOptions

  mutating func run() throws {
    try place.office.rebuild(
      call: definition.call, look: speech.look(), streams: Output.streams)
  }
}

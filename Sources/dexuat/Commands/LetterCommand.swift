import ArgumentParser
import Intake

/// `dexuat register letter ENTRY`: the letters about a submission, made from the register alone.
struct LetterCommand: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "letter",
    Localized(
      vi: "thư về cả hồ sơ mà số đến thuộc về", en: "a letter about the entry's whole submission"),
    examples: Localized(
      vi: """
        dexuat register letter 17 --register so
        dexuat register letter 17 --register so --kind return
        dexuat register letter 17 --register so --report html --output thu.html

        Cùng một sổ luôn cho cùng một thư; số, ngày và chữ ký để trống.
        """,
      en: """
        dexuat register letter 17 --register reg
        dexuat register letter 17 --register reg --kind return
        dexuat register letter 17 --register reg --report html --output letter.html

        The same register always gives the same letter; number, date and signature
        are left blank.
        """))

  @Argument(help: .said(vi: "số đến", en: "the number of the entry", value: "ENTRY"))
  var entry: String

  @OptionGroup var place: RegisterOption

  @Option(
    help: .said(
      vi: "receipt: giấy tiếp nhận; return: đề nghị hoàn thiện, chỉ khi có điều phải sửa hoặc làm "
        + "rõ",
      en: "receipt: what was received; return: what to fix, only where there is something to fix "
        + "or to make clear", value: Localized(vi: "LOẠI", en: "KIND")),
    completion: .list(Office.letterKinds))
  var kind: String = "receipt"

  @Option(
    help: .said(
      vi: "text: để gửi thư điện tử; html: để in trên giấy A4",
      en: "text: to mail, 72 columns wide; html: to print on A4",
      value: Localized(vi: "DẠNG", en: "FORMAT")),
    completion: .list(ReportName.ofLetters.map(\.name)))
  var report: String = ReportName.text.name

  @OptionGroup var target: OutputOptions

  @Option(help: .said(vi: "ngôn ngữ của thư", en: "the letter's language", value: "vi|en"))
  var lang: Language = Words.language

  mutating func run() throws {
    try place.office.letter(
      kind, on: try EntryNumber.read(entry), report: report, output: target.place, language: lang,
      streams: Output.streams)
  }
}

import ArgumentParser
import Intake

/// Which mail hosts are the office's own.
struct MailOptions: ParsableArguments {
  @Option(
    name: .customLong("mail-host"),
    help: .said(
      vi: "máy chủ thư của cơ quan, lúc nó nhận thư là căn cứ (nêu được nhiều lần)",
      en: "a mail host of the office: when it took a mail over is evidence (repeatable)",
      value: "HOST"))
  var mailHosts: [String] = []
}

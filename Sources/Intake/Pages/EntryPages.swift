import IntakeCore
import IntakeFiles
import IntakeRegister
import IntakeReporting

/// The head of one entry's page; its report follows.
enum EntryPage {
  static func text(_ dossier: EntryDossier, call: Call, language: Language) -> String {
    var lines: [(Localized, String)] = [
      (Localized(vi: "Số đến", en: "Entry"), String(dossier.summary.number)),
      (Localized(vi: "Tệp", en: "File"), PathNames.shown(dossier.summary)),
      (Localized(vi: "Trạng thái", en: "Standing"), dossier.summary.standing.state.name[language]),
      (
        Localized(vi: "Vào sổ lúc", en: "Registered"),
        dossier.delivery.takenAt.text(in: call.zone)[language]
      ),
    ]
    if !dossier.beside.isEmpty {
      lines.append((Localized(vi: "Cùng tệp", en: "Same file"), list(dossier.beside)))
    }
    for attached in dossier.attachments {
      lines.append((Localized(vi: "Kèm theo", en: "Attachment"), attached.part))
    }
    if let number = dossier.delivery.mailNumber {
      lines.append((Localized(vi: "Số đến của văn thư", en: "Mail book's number"), number))
    }
    if let channel = dossier.delivery.mailChannel {
      lines.append((Localized(vi: "Hình thức", en: "Channel"), channel))
    }
    if !dossier.duplicates.isEmpty {
      lines.append((Localized(vi: "Nhận trùng", en: "Duplicates"), list(dossier.duplicates)))
    }
    if !dossier.supersedes.isEmpty {
      lines.append((Localized(vi: "Thay thế", en: "Supersedes"), list(dossier.supersedes)))
    }
    lines.append((Localized(vi: "Số lần xét", en: "Judged"), String(dossier.judgements)))
    let head = lines.map { "\($0.0[language]): \(TerminalText($0.1).text)" }
    let words = EntryHistory(zone: call.zone, language: language)
    let history = dossier.history.map { "  " + words.line($0) }
    let title = Localized(vi: "Diễn biến:", en: "History:")
    return (head + [title[language]] + history).joined(separator: "\n") + "\n\n"
  }

  private static func list(_ numbers: [Int]) -> String {
    numbers.map(String.init).joined(separator: ", ")
  }
}

/// What a verification of the register found.
enum VerificationPage {
  static func text(_ found: Verification, _ language: Language) -> String {
    let verdict =
      found.isSound
      ? Localized(vi: "Sổ tiếp nhận nguyên vẹn.", en: "The register is sound.")
      : Localized(
        vi: "Sổ tiếp nhận có \(found.problems.count) chỗ hỏng.",
        en: "The register has \(found.problems.count) faults.")
    let text = Localized(
      vi: """
        Số đến: \(found.entries) · bản gốc: \(found.originals) · sự kiện: \(found.events)
        Mã cuối chuỗi sự kiện: \(found.lastHash)
        \(verdict.vi)

        """,
      en: """
        Entries: \(found.entries) · originals: \(found.originals) · events: \(found.events)
        Last hash of the events: \(found.lastHash)
        \(verdict.en)

        """)
    return text[language]
  }
}

extension VerificationPage {
  /// What judging every original again found.
  static func text(_ replay: Replay, _ language: Language) -> String {
    let faults = replay.differences.count(where: \.isSameBasis)
    let others = replay.differences.count - faults
    let text = Localized(
      vi: """
        Xét lại: \(replay.entries) · khác dù cùng căn cứ: \(faults) · khác vì đổi quy tắc, định \
        nghĩa hoặc phiên bản: \(others)

        """,
      en: """
        Judged again: \(replay.entries) · different on the same basis: \(faults) · different by \
        other rules, definition or version: \(others)

        """)
    return text[language]
  }
}

/// The name of an entry's file in its inbox, and the steps within it.
enum PathNames {
  static func shown(_ entry: EntrySummary) -> String {
    let path = entry.path.description
    return entry.part.map { "\(path)!\($0)" } ?? path
  }
}
